package org.nroagent.agent.recompute;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nroagent.agent.recompute.Difference.Reason;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.record.RowImpact;

/// Compares the lines that the slot ring has with those that follow from outages and the inventory.
///
/// @param differences neighbours that differ alike are one
/// @param slots how many slots were compared
record SlotComparison(List<Difference> differences, long slots) {
  /// Compares the slots of [from, to) that the ring has.
  static SlotComparison of(KeptSlots kept, KeptEvents events, Map<Long, Recomputed> computed,
      AffectedPiece.LinesOnDay lines, ZoneId zone, Instant from, Instant to) {
    Comparer comparer = new Comparer(kept, events, computed, lines, zone);
    Optional<Instant> first = comparer.firstOutage();
    Optional<Instant> end = kept.end();
    if (first.isEmpty() || end.isEmpty()) {
      return new SlotComparison(List.of(), 0);
    }
    Instant begin = latest(latest(from, kept.first()), first.get());
    long slots = 0;
    for (Instant slot = kept.grid().startOf(begin); slot.isBefore(to)
        && slot.isBefore(end.get()); slot = kept.grid().next(slot)) {
      comparer.compare(slot, kept.grid().next(slot));
      slots++;
    }
    return new SlotComparison(comparer.differences(), slots);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Slots [from, to) that differ alike.
  private record Run(Instant from, Instant to, Reason reason, String told, String computed) {
    Difference difference() {
      return new Difference(reason, from + " to " + to, told, computed);
    }

    boolean isFollowedBy(Run next) {
      return to.equals(next.from) && reason == next.reason && told.equals(next.told)
          && computed.equals(next.computed);
    }
  }

  private static final class Comparer {
    private static final Duration LARGEST_STEP = Duration.ofDays(1);

    private final KeptSlots kept;
    private final KeptEvents events;
    private final Map<Long, Recomputed> computed;
    private final List<OutageSpan> spans;
    private final AffectedPiece.LinesOnDay lines;
    private final ZoneId zone;
    private final List<Run> runs = new ArrayList<>();

    Comparer(KeptSlots kept, KeptEvents events, Map<Long, Recomputed> computed,
        AffectedPiece.LinesOnDay lines,
        ZoneId zone) {
      this.kept = kept;
      this.events = events;
      this.computed = computed;
      this.spans = computed.values().stream().flatMap(each -> each.spans().stream()).toList();
      this.lines = lines;
      this.zone = zone;
    }

    /// The first time of which anything was told or computed.
    Optional<Instant> firstOutage() {
      Optional<Instant> first = spans.stream().map(OutageSpan::from).min(Instant::compareTo);
      return kept.rows().keySet().stream().min(Instant::compareTo)
          .filter(row -> first.filter(row::isAfter).isEmpty()).or(() -> first);
    }

    List<Difference> differences() {
      return runs.stream().map(Run::difference).toList();
    }

    void compare(Instant start, Instant end) {
      RowImpact told = kept.row(start);
      RowImpact all = computed(start, end, _ -> true);
      if (told.equals(all)) {
        return;
      }
      Run run = new Run(start, end, reason(start, end, told, all), text(told), text(all));
      if (!runs.isEmpty() && runs.getLast().isFollowedBy(run)) {
        Run before = runs.removeLast();
        runs.add(new Run(before.from(), end, run.reason(), run.told(), run.computed()));
      } else {
        runs.add(run);
      }
    }

    private RowImpact computed(Instant start, Instant end, Predicate<OutageSpan> which) {
      LocalDate day = LocalDate.ofInstant(start, zone);
      return new RowImpact(AffectedLines.in(spans.stream().filter(which).toList(), start, end,
          span -> lines.apply(span.place(), day)));
    }

    private Reason reason(Instant start, Instant end, RowImpact told, RowImpact all) {
      Set<Long> numbers = new HashSet<>(told.byIncident().keySet());
      numbers.addAll(all.byIncident().keySet());
      if (events.oldest() > 1 && numbers.stream().anyMatch(number -> !isWhole(number))) {
        return Reason.EVENTS_OVERWRITTEN;
      }
      if (events.lost() > 0) {
        return Reason.EVENTS_LOST;
      }
      if (kept.damaged() && told.isNone()) {
        return Reason.SLOTS_DAMAGED;
      }
      if (!kept.watched().contains(start)) {
        return Reason.AGENT_AWAY;
      }
      if (numbers.stream().anyMatch(this::isSteppedOver)) {
        return Reason.CLOCK_STEPPED;
      }
      if (told.equals(computed(start, end, span -> !span.joined().isAfter(end)))) {
        return Reason.NO_INCIDENT_YET;
      }
      if (isLessConfirmed(told, all)) {
        return Reason.NOT_CONFIRMED;
      }
      return told.byIncident().keySet().equals(all.byIncident().keySet())
          ? Reason.INVENTORY
          : Reason.UNEXPLAINED;
    }

    /// Whether the clock was stepped while an incident lasted. A step is as far as a clock may go that is believed at once.
    private boolean isSteppedOver(long number) {
      return Optional.ofNullable(computed.get(number))
          .filter(each -> kept.isSteppedWithin(each.since().minus(LARGEST_STEP),
              each.until().or(kept::end).orElse(each.since()).plus(LARGEST_STEP)))
          .isPresent();
    }

    private static boolean isLessConfirmed(RowImpact told, RowImpact all) {
      return told.byIncident().keySet().equals(all.byIncident().keySet())
          && told.byIncident().entrySet().stream().allMatch(each -> isLessConfirmed(each.getValue(),
              all.byIncident().getOrDefault(each.getKey(), AffectedLines.NONE)));
    }

    private static boolean isLessConfirmed(AffectedLines told, AffectedLines all) {
      return told.all().equals(all.all()) && told.confirmed().most(all.confirmed()).equals(all.confirmed());
    }

    private boolean isWhole(long number) {
      return Optional.ofNullable(computed.get(number)).filter(Recomputed::whole).isPresent();
    }

    private static String text(RowImpact impact) {
      return impact.byIncident().entrySet().stream().map(each -> text(each.getKey(), each.getValue()))
          .collect(Collectors.joining("; "));
    }

    private static String text(long number, AffectedLines lines) {
      String unconfirmed = lines.unconfirmed().isNone()
          ? ""
          : " not confirmed " + lines.unconfirmed().text();
      return number + ": " + lines.confirmed().text() + unconfirmed;
    }
  }
}
