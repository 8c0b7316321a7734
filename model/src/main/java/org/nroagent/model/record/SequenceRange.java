package org.nroagent.model.record;

/// A run of sequences.
///
/// @param first the first one, at least 1
/// @param last the last one, inclusive
public record SequenceRange(long first, long last) {
  /// @throws IllegalArgumentException if the range is empty or starts before 1
  public SequenceRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("not a range of sequences: " + first + "…" + last);
    }
  }

  /// How many sequences it holds.
  public long count() {
    return last - first + 1;
  }
}
