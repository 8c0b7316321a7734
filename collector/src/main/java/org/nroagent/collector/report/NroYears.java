package org.nroagent.collector.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.Ticket;
import org.nroagent.collector.told.DeclaredWindow;
import org.nroagent.collector.told.NroIncident;
import org.nroagent.collector.told.NroOutages;
import org.nroagent.collector.told.NroSight;
import org.nroagent.collector.told.ToldTimes;
import org.nroagent.model.incident.FileWindows;
import org.nroagent.model.availability.AvailabilityLine;
import org.nroagent.model.availability.AvailabilityLine.Reason;
import org.nroagent.model.availability.AvailabilityLine.Verdict;
import org.nroagent.model.availability.NroAvailability;
import org.nroagent.model.availability.Outage;
import org.nroagent.model.availability.Seen;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Puts together what tickets, agents and slots say of the NROs of a period. Not for several threads.
final class NroYears {
  /// The most times that are merely unknown of an NRO that are listed one by one.
  static final int MOST_UNKNOWN_LINES = 50;

  private final Map<String, List<Nro>> byName;
  private final TimeRange period;
  private final ZoneId zone;
  private final Instant asOf;
  private final ToldTimes told;
  private final Optional<BlindTimes> slots;

  /// @param all the NROs of all clients
  /// @param zone in which an NRO's days begin
  /// @param asOf stands in for a restoration while there is none
  /// @param told by agents in the period
  /// @param slots empty where slots are not read
  NroYears(List<Nro> all, TimeRange period, ZoneId zone, Instant asOf, ToldTimes told,
      Optional<BlindTimes> slots) {
    this.byName = all.stream().collect(Collectors.groupingBy(Nro::name));
    this.period = period;
    this.zone = zone;
    this.asOf = asOf;
    this.told = told;
    this.slots = slots;
  }

  /// @param tickets that name the NRO, of its client
  NroYear of(Nro nro, List<Ticket> tickets) {
    List<NroSight> sights = sights(nro);
    NroOutages lost = NroOutages.of(sights);
    List<DeclaredWindow> windows = windows(nro, sights);
    TimeRanges expected = nro.carriedWithin(period, zone);
    TimeRanges unmeasured = slots.map(known -> known.of(nro, expected)).orElse(TimeRanges.NONE);
    TimeRanges blind = Stream.concat(Stream.of(unmeasured, lost.doubtful()),
        sights.stream().flatMap(sight -> Stream.of(sight.unseen(), sight.silent())))
        .reduce(TimeRanges.NONE, TimeRanges::plus).and(expected);
    Seen seen = new Seen(lost.down(), blind);
    List<Outage> outages = tickets.stream().map(ticket -> ticket.outage(asOf)).toList();
    NroAvailability availability = NroAvailability.of(nro.name(), period, outages, seen,
        times(windows));
    List<Reason> reasons = new ArrayList<>();
    tickets.forEach(ticket -> addTicket(reasons, ticket));
    sights.forEach(sight -> addSight(reasons, sight));
    windows.forEach(window -> reasons.add(new Reason(text(window), TimeRanges.of(time(window)))));
    reasons.add(new Reason(nro.interfaces().isEmpty() ? "no metered port" : "slots missing", unmeasured));
    return listed(nro, availability, AvailabilityLine.of(availability, reasons));
  }

  /// When the provider answers for nothing at an NRO, also outside of the period: what is declared there, and the total losses
  /// that its tickets say somebody else answers for.
  TimeRanges excluded(Nro nro, List<Ticket> tickets) {
    return NroAvailability.excludedBy(tickets.stream().map(ticket -> ticket.outage(asOf)).toList())
        .plus(times(windows(nro, sights(nro))));
  }

  private List<NroSight> sights(Nro nro) {
    return told.sights().getOrDefault(nro.name(), List.of()).stream()
        .filter(sight -> concerns(sight.agent(), nro)).toList();
  }

  /// Whether an incident cut the NRO off as a whole, be it together with those of other agents.
  boolean isTotal(Nro nro, NroIncident incident) {
    List<NroSight> sights = sights(nro);
    boolean parts = sights.stream().anyMatch(sight -> sight.agent().equals(incident.id().agent())
        && !sight.part().ranges().isEmpty());
    return (parts || incident.whole().contains(nro.name()))
        && !NroOutages.of(sights).down().and(incident.time(asOf)).ranges().isEmpty();
  }

  private List<DeclaredWindow> windows(Nro nro, List<NroSight> sights) {
    return told.windows().stream().filter(window -> isAbout(window, nro, sights)).toList();
  }

  /// The incidents by which anything of the NRO was lost, and while which none of its tickets ran.
  List<NroIncident> withoutTicket(Nro nro, List<Ticket> tickets) {
    TimeRanges covered = tickets.stream().map(ticket -> time(ticket.outage(asOf))).reduce(TimeRanges.NONE,
        TimeRanges::plus);
    return told.incidents().getOrDefault(nro.name(), List.of()).stream()
        .filter(incident -> concerns(incident.id().agent(), nro))
        .filter(incident -> incident.time(asOf).and(covered).ranges().isEmpty()).toList();
  }

  private static TimeRanges time(Outage outage) {
    return outage.byTicket().plus(outage.byDetection());
  }

  /// Whether what an agent tells of an NRO of this name is about this client's: where it meters the port of another client in
  /// it, it is about that one's alone.
  private boolean concerns(String agent, Nro nro) {
    return isMeteredBy(nro, agent)
        || byName.getOrDefault(nro.name(), List.of()).stream().noneMatch(other -> isMeteredBy(other, agent));
  }

  private static boolean isMeteredBy(Nro nro, String agent) {
    return nro.interfaces().stream().anyMatch(port -> port.agent().equals(agent));
  }

  /// A window without names is about the NROs that its agent meters, and those that it told of.
  private boolean isAbout(DeclaredWindow window, Nro nro, List<NroSight> sights) {
    String agent = window.agent();
    return window.window().nros().isEmpty()
        ? isMeteredBy(nro, agent) || sights.stream().anyMatch(sight -> sight.agent().equals(agent))
        : window.window().nros().contains(nro.name()) && concerns(agent, nro);
  }

  private void addTicket(List<Reason> reasons, Ticket ticket) {
    Outage outage = ticket.outage(asOf);
    String name = "ticket " + ticket.id() + " (" + ticket.cause().name().toLowerCase(Locale.ROOT)
        + (ticket.total() ? ")" : ", partial)");
    reasons.add(new Reason(name, time(outage)));
    reasons.add(new Reason("ticket " + ticket.id() + " frozen", time(outage).and(ticket.frozen())));
  }

  private static void addSight(List<Reason> reasons, NroSight sight) {
    reasons.add(new Reason(sight.agent() + " saw it down", sight.down().minus(sight.part())));
    reasons.add(new Reason(sight.agent() + " saw its share of it down", sight.part()));
    reasons.add(new Reason(sight.agent() + " could not see it", sight.unseen()));
    reasons.add(new Reason("nothing came of " + sight.agent() + ", which had seen it down", sight.silent()));
    reasons.add(new Reason("nothing came of " + sight.agent() + ", which polls a share of it", sight.away()));
  }

  private static TimeRanges times(List<DeclaredWindow> windows) {
    return TimeRanges.of(windows.stream().map(NroYears::time).toList());
  }

  private static TimeRange time(DeclaredWindow window) {
    return new TimeRange(window.window().from(), window.window().to());
  }

  private static String text(DeclaredWindow window) {
    String note = window.window().note();
    String which = FileWindows.isOfFile(window.number())
        ? "window in the files of "
        : "window " + window.number() + " of ";
    return which + window.agent() + " (" + window.window().kind().word() + ")"
        + (note.isEmpty() ? "" : ": " + note);
  }

  private static NroYear listed(Nro nro, NroAvailability availability, List<AvailabilityLine> all) {
    List<AvailabilityLine> lines = new ArrayList<>();
    int unknown = 0;
    Duration unlisted = Duration.ZERO;
    for (AvailabilityLine line : all) {
      boolean merelyUnknown = line.byTicket() == Verdict.AVAILABLE && line.bySight() == Verdict.UNKNOWN;
      unknown += merelyUnknown ? 1 : 0;
      if (merelyUnknown && unknown > MOST_UNKNOWN_LINES) {
        unlisted = unlisted.plus(line.time().duration());
      } else {
        lines.add(line);
      }
    }
    return new NroYear(availability, !nro.interfaces().isEmpty(), lines,
        Math.max(0, unknown - MOST_UNKNOWN_LINES), unlisted);
  }
}
