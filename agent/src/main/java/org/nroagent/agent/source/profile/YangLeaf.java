package org.nroagent.agent.source.profile;

import java.util.List;
import java.util.Map;

/// Where a value is, and what its text means.
///
/// @param paths where it may be, seen from the list's entry or the root of all data; the first that is there counts
/// @param unit of a time
/// @param bits of a counter
/// @param words of an enumeration, of an identity or of bits, by the module's; those that are not named mean themselves
public record YangLeaf(List<YangPath> paths, Unit unit, int bits, Map<String, String> words) {
  /// The width of a counter where none is given.
  public static final int COUNTER_BITS = 64;

  public YangLeaf {
    paths = List.copyOf(paths);
    words = Map.copyOf(words);
  }

  /// How a time is counted.
  public enum Unit {
    /// A duration in seconds; a point in time as a date.
    BY_TYPE,
    /// A duration in hundredths of a second.
    HUNDREDTHS,
    /// A point in time in nanoseconds since 1970.
    NANOSECONDS
  }
}
