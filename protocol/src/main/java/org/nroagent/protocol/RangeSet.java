package org.nroagent.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.nroagent.model.record.SequenceRange;

/// An immutable set of sequences, kept as ascending ranges that neither overlap nor touch.
public final class RangeSet {
  /// The set of nothing.
  public static final RangeSet EMPTY = new RangeSet(List.of());

  private final List<SequenceRange> ranges;

  private RangeSet(List<SequenceRange> ranges) {
    this.ranges = ranges;
  }

  /// The union of the given ranges, which may come in any order, overlap and touch.
  public static RangeSet of(Collection<SequenceRange> ranges) {
    List<SequenceRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(SequenceRange::first));
    List<SequenceRange> merged = new ArrayList<>(sorted.size());
    for (SequenceRange range : sorted) {
      if (!merged.isEmpty() && range.first() - 1 <= merged.getLast().last()) {
        SequenceRange previous = merged.removeLast();
        merged.add(new SequenceRange(previous.first(), Math.max(previous.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return merged.isEmpty() ? EMPTY : new RangeSet(List.copyOf(merged));
  }

  /// The given ranges' union.
  public static RangeSet of(SequenceRange... ranges) {
    return of(List.of(ranges));
  }

  /// The ranges, ascending, neither overlapping nor touching.
  public List<SequenceRange> ranges() {
    return ranges;
  }

  /// Whether it holds nothing.
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /// How many sequences it holds.
  public long count() {
    return ranges.stream().mapToLong(SequenceRange::count).sum();
  }

  /// Whether it holds the sequence.
  public boolean contains(long sequence) {
    int i = firstEndingAtOrAfter(sequence);
    return i < ranges.size() && ranges.get(i).first() <= sequence;
  }

  /// This set and the range.
  public RangeSet add(SequenceRange range) {
    int from = range.first() == 1 ? 0 : firstEndingAtOrAfter(range.first() - 1);
    int to = from;
    long first = range.first();
    long last = range.last();
    while (to < ranges.size() && ranges.get(to).first() - 1 <= range.last()) {
      first = Math.min(first, ranges.get(to).first());
      last = Math.max(last, ranges.get(to).last());
      to++;
    }
    List<SequenceRange> result = new ArrayList<>(ranges.size() + 1);
    result.addAll(ranges.subList(0, from));
    result.add(new SequenceRange(first, last));
    result.addAll(ranges.subList(to, ranges.size()));
    return new RangeSet(List.copyOf(result));
  }

  /// This set and the other.
  public RangeSet addAll(RangeSet other) {
    List<SequenceRange> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    return of(all);
  }

  /// This set without the range.
  public RangeSet remove(SequenceRange range) {
    List<SequenceRange> result = new ArrayList<>(ranges.size() + 1);
    for (SequenceRange each : ranges) {
      if (each.last() < range.first() || each.first() > range.last()) {
        result.add(each);
        continue;
      }
      if (each.first() < range.first()) {
        result.add(new SequenceRange(each.first(), range.first() - 1));
      }
      if (each.last() > range.last()) {
        result.add(new SequenceRange(range.last() + 1, each.last()));
      }
    }
    return result.isEmpty() ? EMPTY : new RangeSet(List.copyOf(result));
  }

  /// What it holds of [first, last]; empty where `first` exceeds `last`.
  public RangeSet within(long first, long last) {
    if (first > last) {
      return EMPTY;
    }
    List<SequenceRange> result = new ArrayList<>();
    for (int i = firstEndingAtOrAfter(first); i < ranges.size() && ranges.get(i).first() <= last; i++) {
      result.add(
          new SequenceRange(Math.max(first, ranges.get(i).first()), Math.min(last, ranges.get(i).last())));
    }
    return result.isEmpty() ? EMPTY : new RangeSet(List.copyOf(result));
  }

  /// What it lacks of [first, last], where `first` is at least 1; empty where `first` exceeds `last`.
  public RangeSet complement(long first, long last) {
    if (first > last) {
      return EMPTY;
    }
    List<SequenceRange> result = new ArrayList<>();
    long next = first;
    for (SequenceRange range : within(first, last).ranges) {
      if (range.first() > next) {
        result.add(new SequenceRange(next, range.first() - 1));
      }
      if (range.last() == last) {
        return result.isEmpty() ? EMPTY : new RangeSet(List.copyOf(result));
      }
      next = range.last() + 1;
    }
    if (next <= last) {
      result.add(new SequenceRange(next, last));
    }
    return result.isEmpty() ? EMPTY : new RangeSet(List.copyOf(result));
  }

  /// At most `limit` of its ranges, unchanged: those that hold the most, of equal ones the later. What is left out is
  /// only sent again, so the smallest cost the least.
  public RangeSet largest(int limit) {
    if (ranges.size() <= limit) {
      return this;
    }
    Comparator<SequenceRange> byCount = Comparator.comparingLong(SequenceRange::count);
    List<SequenceRange> bySize = new ArrayList<>(ranges);
    bySize.sort(byCount.thenComparingLong(SequenceRange::first).reversed());
    return of(bySize.subList(0, limit));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RangeSet set && set.ranges.equals(ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  /// For people: `1…4 7…7`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (SequenceRange range : ranges) {
      text.append(text.isEmpty() ? "" : " ").append(range.first()).append('…').append(range.last());
    }
    return text.toString();
  }

  /// Index of the first range that ends at or after the sequence; the number of ranges where none does.
  private int firstEndingAtOrAfter(long sequence) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).last() < sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
