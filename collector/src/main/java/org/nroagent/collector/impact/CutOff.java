package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.incident.ToldLines;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Lines that are cut off over a time, as pieces that do not overlap. Where there is no piece nobody is.
///
/// @param pieces ascending; equal neighbours are one
public record CutOff(List<Piece> pieces) {
  /// Nobody at any time.
  public static final CutOff NONE = new CutOff(List.of());

  /// The same lines over a time.
  ///
  /// @param from its first instant
  /// @param to the first instant after it
  public record Piece(Instant from, Instant to, AffectedLines lines) {}

  /// Joins equal neighbours, and leaves out times without lines.
  public CutOff {
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.lines().isNone()) {
        continue;
      }
      Piece last = joined.isEmpty() ? piece : joined.getLast();
      if (last.to().equals(piece.from()) && last.lines().equals(piece.lines())) {
        joined.set(joined.size() - 1, new Piece(last.from(), piece.to(), piece.lines()));
      } else {
        joined.add(piece);
      }
    }
    pieces = List.copyOf(joined);
  }

  /// The lines that were told of outages.
  ///
  /// @param now where outages that go on are cut
  static CutOff of(Collection<OutageSpan> spans, ToldLines told, Instant now) {
    return new CutOff(AffectedPiece.of(spans, told, now).stream()
        .map(each -> new Piece(each.from(), each.to(), each.lines())).toList());
  }

  /// When anybody is cut off.
  TimeRanges times() {
    return TimeRanges.of(pieces.stream().map(piece -> new TimeRange(piece.from(), piece.to())).toList());
  }

  /// What is cut off at some times.
  CutOff within(TimeRanges times) {
    return new CutOff(pieces.stream().flatMap(
        piece -> TimeRanges.of(new TimeRange(piece.from(), piece.to())).and(times).ranges().stream()
            .map(part -> new Piece(part.from(), part.to(), piece.lines())))
        .toList());
  }

  /// The same without what lasts at an instant and after it; what begins later stays.
  CutOff withoutWhatLastsAt(Instant end) {
    List<Piece> kept = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!piece.from().isBefore(end) || !piece.to().isAfter(end)) {
        kept.add(piece);
      } else {
        kept.add(new Piece(piece.from(), end, piece.lines()));
      }
    }
    return new CutOff(kept);
  }

  /// The same, but at some times nobody saw it.
  CutOff unconfirmedIn(TimeRanges times) {
    List<Piece> unseen = within(times).pieces().stream().map(piece -> new Piece(piece.from(), piece.to(),
        new AffectedLines(LineCounts.NONE, piece.lines().all()))).toList();
    return sum(List.of(within(times().minus(times)), new CutOff(unseen)));
  }

  /// The lines of several together.
  static CutOff sum(List<CutOff> parts) {
    return combined(parts, AffectedLines::plus);
  }

  /// Of lines that several tell of, each kind once: as many as the one tells who tells most.
  static CutOff most(List<CutOff> parts) {
    return combined(parts, CutOff::most);
  }

  private static AffectedLines most(AffectedLines one, AffectedLines other) {
    LineCounts confirmed = one.confirmed().most(other.confirmed());
    Map<LineKind, Long> unconfirmed = new EnumMap<>(LineKind.class);
    one.all().most(other.all()).byKind()
        .forEach((kind, count) -> unconfirmed.put(kind, count - confirmed.of(kind)));
    return new AffectedLines(confirmed, new LineCounts(unconfirmed));
  }

  private static CutOff combined(List<CutOff> parts, BinaryOperator<AffectedLines> operator) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    SortedSet<Instant> borders = new TreeSet<>();
    parts.forEach(part -> part.pieces().forEach(piece -> {
      borders.add(piece.from());
      borders.add(piece.to());
    }));
    List<Cursor> cursors = parts.stream().map(part -> new Cursor(part.pieces())).toList();
    List<Piece> pieces = new ArrayList<>();
    List<Instant> times = List.copyOf(borders);
    for (int i = 1; i < times.size(); i++) {
      Instant from = times.get(i - 1);
      AffectedLines lines = cursors.stream().map(cursor -> cursor.at(from)).reduce(AffectedLines.NONE,
          operator);
      pieces.add(new Piece(from, times.get(i), lines));
    }
    return new CutOff(pieces);
  }

  /// Goes through pieces with ascending times.
  private static final class Cursor {
    private final List<Piece> pieces;
    private int next;

    Cursor(List<Piece> pieces) {
      this.pieces = pieces;
    }

    AffectedLines at(Instant time) {
      while (next < pieces.size() && !pieces.get(next).to().isAfter(time)) {
        next++;
      }
      return next < pieces.size() && !pieces.get(next).from().isAfter(time)
          ? pieces.get(next).lines()
          : AffectedLines.NONE;
    }
  }
}
