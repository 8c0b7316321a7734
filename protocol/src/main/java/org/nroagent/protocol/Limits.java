package org.nroagent.protocol;

/// Bounds of the protocol, checked before anything is allocated for them.
public final class Limits {
  /// The most octets of one frame, header included.
  public static final int FRAME_OCTETS = 1 << 20;
  /// The most settled ranges of a Welcome.
  public static final int SETTLED_RANGES = 64;
  /// The most records of one frame.
  public static final int RECORDS_PER_FRAME = 256;

  private Limits() {}
}
