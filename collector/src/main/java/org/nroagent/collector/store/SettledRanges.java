package org.nroagent.collector.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.SettledRange;

/// The sequences of one epoch that need never be sent again, as few ranges as possible, each with the fingerprint
/// of its last record. Not thread-safe: the store's writer owns it.
final class SettledRanges {
  private final TreeMap<Long, End> endByFirst = new TreeMap<>();

  /// How a range ends.
  ///
  /// @param last its last sequence
  /// @param crc32c fingerprint of that record, 0 for a gap
  record End(long last, int crc32c) {}

  /// Adds a range. What was settled before keeps its fingerprint.
  ///
  /// @param crc32c fingerprint of the range's last record, 0 for a gap
  void add(SequenceRange range, int crc32c) {
    long first = range.first();
    End end = new End(range.last(), crc32c);
    Map.Entry<Long, End> left = endByFirst.floorEntry(first);
    if (left != null && left.getValue().last() >= first - 1) {
      first = left.getKey();
      end = later(left.getValue(), end);
    }
    Map.Entry<Long, End> right = endByFirst.ceilingEntry(first);
    while (right != null && right.getKey() - 1 <= end.last()) {
      end = later(right.getValue(), end);
      endByFirst.remove(right.getKey());
      right = endByFirst.ceilingEntry(first);
    }
    endByFirst.put(first, end);
  }

  /// Adds one sequence.
  void add(long sequence, int crc32c) {
    add(new SequenceRange(sequence, sequence), crc32c);
  }

  boolean contains(long sequence) {
    Map.Entry<Long, End> entry = endByFirst.floorEntry(sequence);
    return entry != null && entry.getValue().last() >= sequence;
  }

  /// How many sequences of the range are settled.
  long countWithin(SequenceRange range) {
    long count = 0;
    Long from = endByFirst.floorKey(range.first());
    for (Map.Entry<Long, End> entry : endByFirst.tailMap(from == null ? range.first() : from, true)
        .entrySet()) {
      if (entry.getKey() > range.last()) {
        break;
      }
      long first = Math.max(entry.getKey(), range.first());
      long last = Math.min(entry.getValue().last(), range.last());
      count += Math.max(0, last - first + 1);
    }
    return count;
  }

  /// All ranges, ascending.
  List<SettledRange> all() {
    List<SettledRange> all = new ArrayList<>();
    endByFirst.forEach(
        (first, end) -> all.add(new SettledRange(new SequenceRange(first, end.last()), end.crc32c())));
    return all;
  }

  /// At most `limit` ranges, ascending: the largest ones, so that the least is sent again. Fewer than the truth is
  /// always safe.
  List<SettledRange> largest(int limit) {
    List<SettledRange> all = all();
    if (all.size() <= limit) {
      return all;
    }
    return all.stream()
        .sorted(Comparator.comparingLong((SettledRange range) -> range.range().count()).reversed())
        .limit(limit)
        .sorted(Comparator.comparingLong(range -> range.range().first()))
        .toList();
  }

  /// The ranges by their first sequence, as they are now.
  Map<Long, End> snapshot() {
    return new TreeMap<>(endByFirst);
  }

  /// The end that lies further; of equal ones the first.
  private static End later(End known, End added) {
    return known.last() >= added.last() ? known : added;
  }
}
