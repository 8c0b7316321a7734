package org.nroagent.agent.store;

/// How large the event ring is.
///
/// @param segments how many segments it has, at least 2; one of them is given up at a time
/// @param segmentBytes length of each, a multiple of 4096 and at least 8192
public record EventRingSettings(int segments, int segmentBytes) {
  /// 16 MiB: more than 100,000 events of ordinary length.
  public static final EventRingSettings DEFAULT = new EventRingSettings(16, 1 << 20);

  /// Checks the sizes.
  ///
  /// @throws IllegalArgumentException if they are out of range
  public EventRingSettings {
    if (segments < 2 || segments > 1024 || segmentBytes < 2 * RingFormat.PAGE_BYTES
        || segmentBytes % RingFormat.PAGE_BYTES != 0 || segmentBytes > 1 << 24) {
      throw new IllegalArgumentException(
          "an event ring of " + segments + " segments of " + segmentBytes + " bytes");
    }
  }

  /// What it takes on disk, without copies of damaged segments (at most [EventRingFile#MAX_DAMAGED_FILES]).
  public long bytesOnDisk() {
    return (long) segments * segmentBytes;
  }
}
