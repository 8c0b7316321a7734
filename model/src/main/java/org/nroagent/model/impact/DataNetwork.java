package org.nroagent.model.impact;

import java.util.Locale;

/// A network whose data users are counted by the traffic that is missing, over a reference speed of its own: that of an operator's
/// fixed network [R 3(5)] and that of his mobile network [R 6(3)].
public enum DataNetwork {
  /// Fixed access lines.
  FIXED(ServiceKind.FIXED_DATA, LineKind.FTTH),
  /// Base stations of whatever technologies.
  MOBILE(ServiceKind.MOBILE_DATA, LineKind.CHANNELS);

  private final ServiceKind service;
  private final LineKind lines;

  DataNetwork(ServiceKind service, LineKind lines) {
    this.service = service;
    this.lines = lines;
  }

  /// The service of those users.
  public ServiceKind service() {
    return service;
  }

  /// What is cut off where this service is, and what is counted where no traffic tells its users.
  public LineKind lines() {
    return lines;
  }

  /// What it is called in files and documents: `fixed`, `mobile`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
