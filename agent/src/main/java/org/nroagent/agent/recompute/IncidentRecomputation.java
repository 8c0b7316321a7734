package org.nroagent.agent.recompute;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.recompute.Difference.Reason;
import org.nroagent.agent.recompute.IncidentReport.Entry;
import org.nroagent.agent.store.Disk;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.incident.ToldServices.Incident;

/// Computes incidents and impacted lines anew from the event ring and the inventory, and compares them with what was told
/// and with what the slot ring has [R10]. Reads only, also beside a running agent.
public final class IncidentRecomputation {
  private final ServicesConfig services;
  private final ZoneId zone;
  private final KeptEvents events;
  private final Instant now;
  private final Map<Long, Recomputed> computed = new TreeMap<>();
  private final Map<Long, Incident> told = new TreeMap<>();

  private IncidentRecomputation(ServicesConfig services, ZoneId zone, KeptEvents events, Instant now) {
    this.services = services;
    this.zone = zone;
    this.events = events;
    this.now = now;
    events.history().incidents(now).forEach(each -> computed.put(each.number(), each));
    events.told().forEach(each -> told.put(each.number(), each));
  }

  /// Computes what a folder's rings have of [from, to).
  ///
  /// @param services the places, the lines behind them, and when an incident has ended
  /// @param zone in which a day of the inventory begins
  /// @throws IOException if the rings cannot be read
  public static IncidentReport of(Disk disk, ServicesConfig services, ZoneId zone, Instant from, Instant to)
      throws IOException {
    // Slots before events: beside a running agent the events are then at least as new as what follows from them.
    KeptSlots slots = KeptSlots.read(RingReader.openForReading(disk), from, to);
    KeptEvents events = KeptEvents.read(disk, services.endedAfter());
    Instant afterLast = events.last().map(last -> last.plusMillis(1)).orElse(Instant.EPOCH);
    Instant now = slots.end().filter(afterLast::isBefore).orElse(afterLast);
    IncidentRecomputation recomputation = new IncidentRecomputation(services, zone, events, now);
    SlotComparison compared = SlotComparison.of(slots, events, recomputation.computed,
        services.inventory()::on, zone, from, to);
    return new IncidentReport(recomputation.entries(from, to), compared.differences(), compared.slots(),
        recomputation.remarks(slots, from));
  }

  private List<Entry> entries(Instant from, Instant to) {
    TreeSet<Long> numbers = new TreeSet<>(computed.keySet());
    numbers.addAll(told.keySet());
    return numbers.stream().map(this::entry).filter(each -> isIn(each, from, to)).toList();
  }

  private static boolean isIn(Entry entry, Instant from, Instant to) {
    Instant since = entry.computed().map(Recomputed::since).or(() -> entry.told().map(Incident::since))
        .orElseThrow();
    Optional<Instant> until = entry.computed().map(Recomputed::until)
        .orElseGet(() -> entry.told().flatMap(IncidentRecomputation::until));
    return since.isBefore(to) && until.filter(end -> !end.isAfter(from)).isEmpty();
  }

  private Entry entry(long number) {
    Optional<Recomputed> anew = Optional.ofNullable(computed.get(number));
    Optional<Incident> before = Optional.ofNullable(told.get(number));
    List<OutageSpan> spans = anew.map(Recomputed::spans).orElse(List.of());
    List<AffectedPiece> pieces = AffectedPiece.of(spans, services.inventory()::on, zone, now);
    LineCounts most = AffectedPiece.most(pieces);
    return new Entry(number, anew, before, pieces, most, withUnknownLines(spans),
        before.map(each -> differences(each, anew, most)).orElse(List.of()));
  }

  private List<String> withUnknownLines(List<OutageSpan> spans) {
    return spans.stream().filter(span -> services.inventory()
        .known(span.place(), LocalDate.ofInstant(span.from(), zone)).isEmpty()).map(OutageSpan::place)
        .distinct().sorted().toList();
  }

  private List<Difference> differences(Incident before, Optional<Recomputed> anew, LineCounts most) {
    if (anew.isEmpty()) {
      return List.of(new Difference(lostOr(false), "incident", before.state(), ""));
    }
    Recomputed after = anew.get();
    List<Difference> all = new ArrayList<>();
    Reason reason = lostOr(after.whole());
    compare(all, reason, "state", before.state(), after.state());
    compare(all, reason, "cause", before.cause(), after.cause());
    compare(all, reason, "since", millis(before.since()).toString(), after.since().toString());
    compare(all, reason, "until", text(until(before).map(IncidentRecomputation::millis)),
        text(after.until()));
    Reason lines = all.isEmpty() && reason == Reason.UNEXPLAINED ? Reason.INVENTORY : reason;
    compare(all, lines, "mostLines", before.mostLines().text(), most.text());
    return all;
  }

  /// What the rings lack explains everything; else nothing does.
  private Reason lostOr(boolean whole) {
    if (!whole && events.oldest() > 1) {
      return Reason.EVENTS_OVERWRITTEN;
    }
    return events.lost() > 0 ? Reason.EVENTS_LOST : Reason.UNEXPLAINED;
  }

  private static void compare(List<Difference> all, Reason reason, String what, String told,
      String computed) {
    if (!told.equals(computed)) {
      all.add(new Difference(reason, what, told, computed));
    }
  }

  /// While an incident is open it has an end only for what has left it.
  private static Optional<Instant> until(Incident incident) {
    return incident.until().filter(_ -> !incident.isOpen());
  }

  /// Events have whole milliseconds.
  private static Instant millis(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static String text(Optional<Instant> at) {
    return at.map(Instant::toString).orElse("");
  }

  private List<String> remarks(KeptSlots slots, Instant from) {
    List<String> remarks = new ArrayList<>();
    if (events.oldest() > 1) {
      remarks.add("events before number " + events.oldest() + " are overwritten: incidents that began before"
          + " are not whole");
    }
    if (events.lost() > 0) {
      remarks.add(events.lost() + " events are damaged or newer than this software");
    }
    if (slots.first().isAfter(from) && slots.end().isPresent()) {
      remarks.add("slots before " + slots.first() + " are overwritten and not compared");
    }
    if (slots.damaged()) {
      remarks.add("slots are damaged; verify-store tells which");
    }
    services.inventory().errors().forEach(problem -> remarks.add(problem.render()));
    return remarks;
  }
}
