package org.nroagent.collector.version;

/// The version in the jar's manifest.
public final class Version {
  private Version() {}

  /// For people; `from a checkout` where there is no jar.
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "from a checkout" : version;
  }
}
