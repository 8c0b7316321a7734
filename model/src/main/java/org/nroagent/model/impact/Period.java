package org.nroagent.model.impact;

/// Whether an hour has the traffic of a working day [R 3(4)].
public enum Period {
  /// The hours of most calls.
  PEAK,
  /// All others.
  OFF_PEAK
}
