package org.nroagent.model.impact;

import java.util.Locale;

/// A network whose data users are counted by the traffic that is missing, over a reference speed of its own: that of an operator's
/// fixed network [R 3(5)] and that of his mobile network [R 6(3)].
public enum DataNetwork {
  /// Fixed access lines.
  FIXED(ServiceKind.FIXED_DATA, LineKind.FTTH, "3(5)"),
  /// Base stations of whatever technologies.
  MOBILE(ServiceKind.MOBILE_DATA, LineKind.CHANNELS, "6(3)");

  private final ServiceKind service;
  private final LineKind lines;
  private final String article;

  DataNetwork(ServiceKind service, LineKind lines, String article) {
    this.service = service;
    this.lines = lines;
    this.article = article;
  }

  /// The service of those users.
  public ServiceKind service() {
    return service;
  }

  /// What is cut off where this service is, and what is counted where no traffic tells its users.
  public LineKind lines() {
    return lines;
  }

  /// The article and paragraph of the regulation that asks for its reference speed: `3(5)`.
  public String article() {
    return article;
  }

  /// What it is called in files and documents: `fixed`, `mobile`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
