package org.nroagent.agent.source.profile;

import java.util.Map;

/// Where a value is, and what its numbers mean.
///
/// @param name under which it is asked for
/// @param oid the column's object identifier, dotted, without an instance
/// @param unit of a time
/// @param plus what is added to a number to give the value asked for
/// @param words of an enumeration by number, or of BITS by bit; empty where the value is none
public record MibColumn(String name, String oid, Unit unit, int plus, Map<Integer, String> words) {
  public MibColumn {
    words = Map.copyOf(words);
  }

  /// How a time is counted.
  public enum Unit {
    /// As its type says: TimeTicks are hundredths of a second, everything else is seconds.
    BY_TYPE,
    /// Hundredths of a second.
    HUNDREDTHS,
    /// A value of sysUpTime: what is asked for is how long ago that was.
    STAMP
  }
}
