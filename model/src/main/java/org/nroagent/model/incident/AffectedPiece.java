package org.nroagent.model.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.nroagent.model.impact.LineCounts;

/// A time in which the same lines were cut off: a piece of an incident's timeline.
///
/// @param from its first instant
/// @param to the first instant after it
/// @param lines the lines
public record AffectedPiece(Instant from, Instant to, AffectedLines lines) {
  /// How many lines a place has on a day.
  public interface LinesOnDay extends BiFunction<String, LocalDate, LineCounts> {}

  /// How many lines are cut off by an outage.
  interface Lines {
    /// Those of a moment.
    LineCounts of(OutageSpan span, Instant at);

    /// The moments within outages at which lines may change.
    ///
    /// @param now where outages that go on are cut
    Collection<Instant> borders(Collection<OutageSpan> spans, Instant now);
  }

  private record ByDay(LinesOnDay lines, ZoneId zone) implements Lines {
    @Override
    public LineCounts of(OutageSpan span, Instant at) {
      return lines.apply(span.place(), LocalDate.ofInstant(at, zone));
    }

    @Override
    public Collection<Instant> borders(Collection<OutageSpan> spans, Instant now) {
      Instant first = spans.stream().map(OutageSpan::from).min(Instant::compareTo).orElse(now);
      Instant last = spans.stream().map(span -> span.to().orElse(now)).max(Instant::compareTo).orElse(now);
      List<Instant> days = new ArrayList<>();
      LocalDate day = LocalDate.ofInstant(first, zone).plusDays(1);
      while (day.atStartOfDay(zone).toInstant().isBefore(last)) {
        days.add(day.atStartOfDay(zone).toInstant());
        day = day.plusDays(1);
      }
      return days;
    }
  }

  /// The pieces of outages, cut where a place is lost or comes back, is seen or not any more, and where a day begins.
  /// Times in which nobody is cut off are in none.
  ///
  /// @param zone in which a day of the inventory begins
  /// @param now where outages that go on are cut
  public static List<AffectedPiece> of(Collection<OutageSpan> spans, LinesOnDay lines, ZoneId zone,
      Instant now) {
    return of(spans, new ByDay(lines, zone), now);
  }

  /// The pieces of outages with the lines that were told of them, cut where anything changes.
  ///
  /// @param now where outages that go on are cut
  public static List<AffectedPiece> of(Collection<OutageSpan> spans, ToldLines lines, Instant now) {
    return of(spans, (Lines) lines, now);
  }

  private static List<AffectedPiece> of(Collection<OutageSpan> spans, Lines lines, Instant now) {
    NavigableSet<Instant> borders = new TreeSet<>(lines.borders(spans, now));
    spans.forEach(span -> {
      borders.add(span.from());
      borders.add(span.to().orElse(now));
    });
    if (borders.isEmpty()) {
      return List.of();
    }
    List<AffectedPiece> pieces = new ArrayList<>();
    Instant from = borders.first();
    for (Instant to : borders.tailSet(from, false)) {
      Instant begin = from;
      AffectedLines cutOff = spans.stream().filter(span -> span.covers(begin))
          .map(span -> AffectedLines.of(span.seen(), lines.of(span, begin)))
          .reduce(AffectedLines.NONE, AffectedLines::plus);
      add(pieces, new AffectedPiece(begin, to, cutOff));
      from = to;
    }
    return pieces;
  }

  /// Appends a piece, or lengthens the last one where it is the same without a time between them.
  public static void add(List<AffectedPiece> pieces, AffectedPiece next) {
    if (next.lines().isNone()) {
      return;
    }
    if (!pieces.isEmpty() && pieces.getLast().to().equals(next.from())
        && pieces.getLast().lines().equals(next.lines())) {
      pieces.add(new AffectedPiece(pieces.removeLast().from(), next.to(), next.lines()));
    } else {
      pieces.add(next);
    }
  }

  /// The most lines of each kind at once.
  public static LineCounts most(List<AffectedPiece> pieces) {
    return pieces.stream().map(piece -> piece.lines().all()).reduce(LineCounts.NONE, LineCounts::most);
  }
}
