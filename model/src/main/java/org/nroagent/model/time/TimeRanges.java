package org.nroagent.model.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A set of instants, as times that neither overlap nor touch, so that nothing in it is counted twice.
///
/// @param ranges ascending
public record TimeRanges(List<TimeRange> ranges) {
  /// No time at all.
  public static final TimeRanges NONE = new TimeRanges(List.of());

  /// @throws IllegalArgumentException if times overlap, touch or are out of order; [#of(Collection)] takes any
  public TimeRanges {
    ranges = List.copyOf(ranges);
    for (int i = 1; i < ranges.size(); i++) {
      if (!ranges.get(i - 1).to().isBefore(ranges.get(i).from())) {
        throw new IllegalArgumentException("times are not apart: " + ranges);
      }
    }
  }

  /// All instants of any of the times, which may overlap and stand in any order.
  public static TimeRanges of(Collection<TimeRange> times) {
    List<TimeRange> merged = new ArrayList<>();
    for (TimeRange next : times.stream().sorted(Comparator.comparing(TimeRange::from)).toList()) {
      TimeRange last = merged.isEmpty() ? next : merged.getLast();
      if (merged.isEmpty() || last.to().isBefore(next.from())) {
        merged.add(next);
      } else if (last.to().isBefore(next.to())) {
        merged.set(merged.size() - 1, new TimeRange(last.from(), next.to()));
      }
    }
    return new TimeRanges(merged);
  }

  /// All instants of one time.
  public static TimeRanges of(TimeRange time) {
    return new TimeRanges(List.of(time));
  }

  /// The instants of either.
  public TimeRanges plus(TimeRanges other) {
    List<TimeRange> both = new ArrayList<>(ranges);
    both.addAll(other.ranges);
    return of(both);
  }

  /// The instants of both.
  public TimeRanges and(TimeRanges other) {
    List<TimeRange> common = new ArrayList<>();
    int mine = 0;
    int others = 0;
    while (mine < ranges.size() && others < other.ranges.size()) {
      TimeRange left = ranges.get(mine);
      TimeRange right = other.ranges.get(others);
      Instant from = left.from().isAfter(right.from()) ? left.from() : right.from();
      boolean leftEndsFirst = left.to().isBefore(right.to());
      Instant to = leftEndsFirst ? left.to() : right.to();
      if (from.isBefore(to)) {
        common.add(new TimeRange(from, to));
      }
      mine += leftEndsFirst ? 1 : 0;
      others += leftEndsFirst ? 0 : 1;
    }
    return new TimeRanges(common);
  }

  /// The instants of this that are not of the other.
  public TimeRanges minus(TimeRanges other) {
    List<TimeRange> left = new ArrayList<>();
    int next = 0;
    for (TimeRange range : ranges) {
      Instant from = range.from();
      while (next < other.ranges.size() && !other.ranges.get(next).to().isAfter(from)) {
        next++;
      }
      for (int i = next; i < other.ranges.size() && other.ranges.get(i).from().isBefore(range.to()); i++) {
        if (from.isBefore(other.ranges.get(i).from())) {
          left.add(new TimeRange(from, other.ranges.get(i).from()));
        }
        from = other.ranges.get(i).to();
      }
      if (from.isBefore(range.to())) {
        left.add(new TimeRange(from, range.to()));
      }
    }
    return new TimeRanges(left);
  }

  /// Whether an instant is in it.
  public boolean contains(Instant at) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).from().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low > 0 && at.isBefore(ranges.get(low - 1).to());
  }

  /// How long all of it lasts, in elapsed time.
  public Duration duration() {
    return ranges.stream().map(TimeRange::duration).reduce(Duration.ZERO, Duration::plus);
  }
}
