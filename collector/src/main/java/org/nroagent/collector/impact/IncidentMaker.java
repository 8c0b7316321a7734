package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.store.ImpactReader;
import org.nroagent.collector.store.ImpactReader.Row;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.time.TimeRanges;

/// Makes incidents of the operator of what agents tell: counts each line once, and says what was not seen. Not for several
/// threads.
final class IncidentMaker {
  /// The most places that a message names.
  private static final int NAMED = 5;

  private final ImpactReader impacts;
  private final ToldIncidents told;
  private final WholeNros nros;
  private final Instant from;
  private final Instant now;
  private final JudgeOfLines judge;
  private final StationsOfPlaces stations;
  private final Map<String, NavigableMap<Instant, RowImpact>> rows = new HashMap<>();
  private final Map<String, SlotGrid> grids = new HashMap<>();
  private final Map<String, BitSet> heard = new HashMap<>();

  /// Judges lines by the regulation.
  interface JudgeOfLines {
    /// Judges an incident's lines.
    ///
    /// @param members what agents tell of it, the one that was detected first at the head
    /// @param eventsLost agents that did not tell of all their places, so that there are others
    /// @param unknown why it is not known of all whose lines are cut off
    Judged judge(List<AgentIncident> members, CutOff lines, List<String> eventsLost, List<String> unknown);
  }

  IncidentMaker(ImpactReader impacts, List<Row> all, ToldIncidents told, WholeNros nros, Instant from,
      Instant now, JudgeOfLines judge, StationsOfPlaces stations) {
    this.impacts = impacts;
    this.told = told;
    this.nros = nros;
    this.from = from;
    this.now = now;
    this.judge = judge;
    this.stations = stations;
    for (Row row : all) {
      grids.put(row.agent(), row.grid());
      rows.computeIfAbsent(row.agent(), _ -> new TreeMap<>()).put(row.slotStart(), row.impact());
    }
  }

  /// An agent's share of an incident.
  ///
  /// @param linesUnknown places of which the agent told no number of lines
  private record Share(String agent, Set<String> places, AgentLines lines, Set<String> linesUnknown) {
    /// What its lines are connected to. An NRO of several agents is told by each of them, but its OLTs are not the same.
    Set<String> connected() {
      return places.stream()
          .filter(place -> places.stream().noneMatch(other -> Place.isOltOf(place, other)))
          .collect(Collectors.toSet());
    }
  }

  /// @param members of one cause, the one that was detected first at the head
  OperatorIncident make(List<AgentIncident> members) {
    Map<String, List<AgentIncident>> byAgent = members.stream().filter(each -> each.entered().isEmpty())
        .collect(
            Collectors.groupingBy(member -> member.id().agent(), TreeMap::new, Collectors.toList()));
    Set<String> toldTwice = toldTwice(byAgent);
    List<Share> shares = new ArrayList<>();
    byAgent.forEach((agent, own) -> shares.add(share(agent, own, place -> !toldTwice.contains(place))));
    List<List<Share>> overlapping = Groups.of(shares, Share::connected, (_, _) -> true);
    List<CutOff> parts = new ArrayList<>(overlapping.stream()
        .map(group -> CutOff.most(group.stream().map(share -> share.lines().lines()).toList())).toList());
    toldTwice.forEach(nro -> parts.add(CutOff.most(byAgent.entrySet().stream()
        .map(each -> told(each.getKey(), byEvents(each.getValue()), nro::equals)).filter(AgentLines::whole)
        .map(AgentLines::lines).toList())));
    parts.add(nros.lines(members));
    CutOff lines = CutOff.sum(parts);
    List<AgentIncident> all = members.stream().map(nros::with).toList();
    return new OperatorIncident(all, lines,
        judge.judge(all, lines, eventsLost(shares),
            Stream.concat(unknown(shares).stream(), nros.doubts(members).stream()).toList()),
        coverage(members, lines, shares, overlapping), stations.of(all, lines));
  }

  /// NROs of which several agents tell that they are cut off as a whole: their own lines are the same at each of them.
  private static Set<String> toldTwice(Map<String, List<AgentIncident>> byAgent) {
    Map<String, Integer> tellers = new TreeMap<>();
    byAgent.values().forEach(own -> own.stream().flatMap(each -> each.places().stream())
        .filter(place -> place.equals(Place.nroOf(place))).distinct()
        .forEach(nro -> tellers.merge(nro, 1, Integer::sum)));
    tellers.values().removeIf(count -> count < 2);
    return tellers.keySet();
  }

  private Share share(String agent, List<AgentIncident> own, Predicate<String> counted) {
    Set<String> places = own.stream().flatMap(each -> each.places().stream()).collect(Collectors.toSet());
    AgentLines lines = told(agent, own, counted);
    Set<String> unknown = own.stream().flatMap(each -> each.outage().linesUnknown().stream())
        .collect(Collectors.toCollection(TreeSet::new));
    if (!lines.told()) {
      unknown.addAll(places);
    }
    return new Share(agent, places, lines, unknown);
  }

  private AgentLines told(String agent, List<AgentIncident> own, Predicate<String> counted) {
    SlotGrid grid = grids.getOrDefault(agent, SlotGrid.FIVE_MINUTES);
    // A slot that has just ended may be on its way.
    AgentLines.Told known = new AgentLines.Told(grid, rows.getOrDefault(agent, new TreeMap<>()),
        slot -> heard(agent, grid, slot), grid.startOf(now.minus(grid.length())));
    return AgentLines.sum(own.stream().map(each -> AgentLines.of(known, each, counted)).toList());
  }

  /// Those whose lines are known by place.
  private static List<AgentIncident> byEvents(List<AgentIncident> own) {
    return own.stream().filter(each -> each.outage().lines().isPresent()).toList();
  }

  private static List<String> eventsLost(List<Share> shares) {
    return shares.stream().filter(share -> !share.lines().whole()).map(Share::agent).toList();
  }

  private static List<String> unknown(List<Share> shares) {
    return shares.stream().filter(share -> !share.linesUnknown().isEmpty())
        .map(share -> "lines of " + inShort(share.linesUnknown()) + " are unknown: agent " + share.agent()
            + " has no readable inventory of them, or did not tell of it; run 'nro-agent check-config' there and mend"
            + " its inventory.d")
        .toList();
  }

  private static String inShort(Set<String> places) {
    String first = places.stream().limit(NAMED).collect(Collectors.joining(", "));
    return places.size() > NAMED ? first + " and " + (places.size() - NAMED) + " more" : first;
  }

  private boolean heard(String agent, SlotGrid grid, Instant slot) {
    Instant first = OperatorImpact.firstSlot(from);
    if (slot.isBefore(first)) {
      return true; // not looked at
    }
    BitSet slots = heard.computeIfAbsent(agent, name -> impacts.heard(name, grid, first, now));
    return slots.get(Math.toIntExact(grid.count(first, slot)));
  }

  private Coverage coverage(List<AgentIncident> members, CutOff lines, List<Share> shares,
      List<List<Share>> overlapping) {
    Map<String, Set<String>> unknown = new TreeMap<>();
    shares.stream().filter(share -> !share.linesUnknown().isEmpty())
        .forEach(share -> unknown.put(share.agent(), share.linesUnknown()));
    Map<String, Set<String>> untold = nros.untold(members);
    if (lines.pieces().isEmpty() && unknown.isEmpty() && untold.isEmpty()) {
      return Coverage.WHOLE;
    }
    SlotGrid slots = SlotGrid.FIVE_MINUTES;
    Instant begin = slots.startOf(lines.pieces().isEmpty()
        ? members.getFirst().detected()
        : lines.pieces().getFirst().from());
    Instant end = lines.pieces().isEmpty()
        ? OperatorIncident.ended(members).orElse(now)
        : lines.pieces().getLast().to();
    Map<String, TimeRanges> held = new TreeMap<>();
    shares.stream().filter(share -> !share.lines().held().ranges().isEmpty())
        .forEach(share -> held.put(share.agent(), share.lines().held()));
    Instant through = slots.startOf(now.minus(slots.length()));
    Instant looked = end.isBefore(through)
        ? slots.isBorder(end) ? end : slots.next(slots.startOf(end))
        : through;
    return new Coverage(begin.isBefore(looked) ? impacts.silent(begin, looked) : List.of(),
        blind(begin, end, shares), held,
        overlapping.stream().filter(group -> !oneTellsAll(group)).flatMap(List::stream).map(Share::agent)
            .toList(),
        eventsLost(shares), unknown, untold,
        members.stream().filter(AgentIncident::isConcluded).map(member -> member.id().toString()).toList());
  }

  private Map<String, Integer> blind(Instant begin, Instant end, List<Share> shares) {
    Map<String, Integer> blind = new TreeMap<>();
    told.unseenWithin(begin, end).forEach((agent, places) -> {
      Set<String> others = new HashSet<>(places);
      shares.stream().filter(share -> share.agent().equals(agent))
          .forEach(share -> others.removeAll(share.places()));
      others.removeAll(nros.sharedWithin(agent, begin, end));
      if (!others.isEmpty()) {
        blind.put(agent, others.size());
      }
    });
    return blind;
  }

  /// Whether the places of one agent are those of all of them: then its count is everyone's.
  private static boolean oneTellsAll(List<Share> group) {
    return group.size() == 1 || group.stream()
        .anyMatch(
            share -> group.stream().allMatch(other -> share.connected().containsAll(other.connected())));
  }
}
