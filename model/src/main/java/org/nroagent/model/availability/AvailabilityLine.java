package org.nroagent.model.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// A line of what explains an NRO's availability: a time that is not simply available, and why. Lines do not overlap, and
/// those of a verdict add up to its total.
///
/// @param time when
/// @param byTicket what the contract's figure makes of it
/// @param bySight what the measured figure makes of it
/// @param reasons what covers the time
public record AvailabilityLine(TimeRange time, Verdict byTicket, Verdict bySight, List<String> reasons) {
  public AvailabilityLine {
    reasons = List.copyOf(reasons);
  }

  /// What a figure makes of a time.
  public enum Verdict {
    /// It counts as available.
    AVAILABLE,
    /// It counts as unavailable.
    UNAVAILABLE,
    /// The provider does not answer for it: it counts as available.
    EXCLUDED,
    /// Nobody measured; only the measured figure knows that.
    UNKNOWN
  }

  /// Something that an availability was made of.
  ///
  /// @param text what it is, for people
  /// @param times when
  public record Reason(String text, TimeRanges times) {}

  /// The lines of an NRO in ascending order, cut wherever a verdict or a reason changes.
  ///
  /// @param reasons all that the availability was made of; they may overlap
  public static List<AvailabilityLine> of(NroAvailability nro, Collection<Reason> reasons) {
    List<TimeRanges> verdicts = List.of(nro.unavailable(), nro.excluded(), nro.measured(),
        nro.measuredExcluded(), nro.unknown());
    NavigableSet<Instant> borders = new TreeSet<>();
    Stream.concat(verdicts.stream(), reasons.stream().map(Reason::times))
        .flatMap(times -> times.ranges().stream()).forEach(range -> {
          borders.add(range.from());
          borders.add(range.to());
        });
    Standing standing = new Standing(reasons);
    List<AvailabilityLine> lines = new ArrayList<>();
    for (TimeRange range : verdicts.stream().reduce(TimeRanges.NONE, TimeRanges::plus).ranges()) {
      Instant from = range.from();
      for (Instant to : borders.subSet(from, false, range.to(), true)) {
        add(lines, new AvailabilityLine(new TimeRange(from, to), byTicket(nro, from), bySight(nro, from),
            standing.at(from)));
        from = to;
      }
    }
    return lines;
  }

  private static Verdict byTicket(NroAvailability nro, Instant at) {
    if (nro.unavailable().contains(at)) {
      return Verdict.UNAVAILABLE;
    }
    return nro.excluded().contains(at) ? Verdict.EXCLUDED : Verdict.AVAILABLE;
  }

  private static Verdict bySight(NroAvailability nro, Instant at) {
    if (nro.measured().contains(at)) {
      return Verdict.UNAVAILABLE;
    }
    if (nro.measuredExcluded().contains(at)) {
      return Verdict.EXCLUDED;
    }
    return nro.unknown().contains(at) ? Verdict.UNKNOWN : Verdict.AVAILABLE;
  }

  /// Neighbours that say the same are one line.
  private static void add(List<AvailabilityLine> lines, AvailabilityLine next) {
    if (lines.isEmpty() || !lines.getLast().goesOnAs(next)) {
      lines.add(next);
    } else {
      TimeRange both = new TimeRange(lines.removeLast().time().from(), next.time().to());
      lines.add(new AvailabilityLine(both, next.byTicket(), next.bySight(), next.reasons()));
    }
  }

  private boolean goesOnAs(AvailabilityLine next) {
    return time.to().equals(next.time().from()) && byTicket == next.byTicket() && bySight == next.bySight()
        && reasons.equals(next.reasons());
  }

  /// Goes through reasons with ascending times.
  private static final class Standing {
    private final List<Piece> pieces;
    private final List<Piece> now = new ArrayList<>();
    private int next;

    private record Piece(TimeRange time, String text) {}

    Standing(Collection<Reason> reasons) {
      pieces = reasons.stream()
          .flatMap(reason -> reason.times().ranges().stream().map(time -> new Piece(time, reason.text())))
          .sorted(Comparator.comparing(piece -> piece.time().from())).toList();
    }

    /// The reasons at a time, in the order in which they began.
    List<String> at(Instant time) {
      while (next < pieces.size() && !pieces.get(next).time().from().isAfter(time)) {
        now.add(pieces.get(next));
        next++;
      }
      now.removeIf(piece -> !piece.time().to().isAfter(time));
      return now.stream().map(Piece::text).distinct().toList();
    }
  }
}
