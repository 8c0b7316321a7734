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

  /// The pieces of outages, cut where a place is lost or comes back, is seen or not any more, and where a day begins.
  /// Times in which nobody is cut off are in none.
  ///
  /// @param zone in which a day of the inventory begins
  /// @param now where outages that go on are cut
  public static List<AffectedPiece> of(Collection<OutageSpan> spans, LinesOnDay lines, ZoneId zone,
      Instant now) {
    NavigableSet<Instant> borders = new TreeSet<>();
    spans.forEach(span -> {
      borders.add(span.from());
      borders.add(span.to().orElse(now));
    });
    if (borders.isEmpty()) {
      return List.of();
    }
    LocalDate day = LocalDate.ofInstant(borders.first(), zone).plusDays(1);
    while (day.atStartOfDay(zone).toInstant().isBefore(borders.last())) {
      borders.add(day.atStartOfDay(zone).toInstant());
      day = day.plusDays(1);
    }
    List<AffectedPiece> pieces = new ArrayList<>();
    Instant from = borders.first();
    for (Instant to : borders.tailSet(from, false)) {
      Instant begin = from;
      LocalDate on = LocalDate.ofInstant(begin, zone);
      AffectedLines cutOff = spans.stream().filter(span -> span.covers(begin))
          .map(span -> AffectedLines.of(span.seen(), lines.apply(span.place(), on)))
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
