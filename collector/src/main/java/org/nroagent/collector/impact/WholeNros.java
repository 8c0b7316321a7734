package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.collector.impact.CutOff.Piece;
import org.nroagent.collector.impact.ToldNroShares.Share;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// The lines of NROs as a whole where several agents poll their OLTs: cut off while every OLT is out that any of them polls, once
/// whoever tells of them. They are part of the incident of the OLT that was lost last, as they are within one agent.
final class WholeNros {
  private final ToldNroShares told;
  private final Instant now;
  private final Map<String, List<Share>> shares;
  /// Outages by NRO and place.
  private final Map<String, Map<String, List<Outage>>> outages = new HashMap<>();
  private final Map<AgentIncident.Id, Map<String, CutOff>> lines = new HashMap<>();
  private final Map<AgentIncident.Id, Map<String, Set<String>>> untold = new HashMap<>();
  private final Map<AgentIncident.Id, Map<String, String>> doubts = new HashMap<>();

  /// An outage of a place by an incident.
  private record Outage(AgentIncident.Id incident, TimeRange time) {
    boolean covers(Instant at) {
      return !at.isBefore(time.from()) && at.isBefore(time.to());
    }
  }

  /// @param known all incidents, with their ends
  /// @param now where outages that go on are cut
  WholeNros(ToldNroShares told, Collection<AgentIncident> known, Instant now) {
    this.told = told;
    this.now = now;
    known.forEach(incident -> incident.outage().spans().forEach(span -> take(incident, span)));
    shares = told.all().stream()
        .collect(Collectors.groupingBy(share -> share.out().nro(), TreeMap::new, Collectors.toList()));
    shares.forEach(this::count);
  }

  private void take(AgentIncident incident, OutageSpan span) {
    Instant end = span.to().orElse(now);
    // Of an incident that its agent told no end of, the outages have none either.
    Instant to = incident.ended().filter(end::isAfter).orElse(end);
    if (span.from().isBefore(to)) {
      outages.computeIfAbsent(Place.nroOf(span.place()), _ -> new TreeMap<>())
          .computeIfAbsent(span.place(), _ -> new ArrayList<>())
          .add(new Outage(incident.id(), new TimeRange(span.from(), to)));
    }
  }

  private void count(String nro, List<Share> ofNro) {
    List<CutOff> each = new ArrayList<>();
    for (Share share : ofNro) {
      List<Outage> own = own(share);
      TimeRanges out = share.out().time(now).and(times(own));
      Set<String> unseen = new TreeSet<>();
      for (String olt : share.out().elsewhere()) {
        Optional<TimeRanges> others = times(olt);
        out = others.map(out::and).orElse(out);
        if (others.isEmpty()) {
          unseen.add(olt);
        }
      }
      if (unseen.isEmpty()) {
        each.add(told.lines(share, out, now));
        each.add(told.linesBefore(share, out));
      } else {
        note(share, unseen, own, out);
      }
    }
    // Who takes its own OLTs for all of the NRO has told the lines as cut off by itself.
    TimeRanges claimed = times(of(nro));
    CutOff all = CutOff.most(each);
    assign(nro, all.within(all.times().minus(claimed)));
  }

  private List<Outage> own(Share share) {
    return ofOlts(share.out().nro()).stream()
        .filter(outage -> outage.incident().agent().equals(share.agent())).toList();
  }

  private List<Outage> ofOlts(String nro) {
    return outages.getOrDefault(nro, Map.of()).entrySet().stream()
        .filter(place -> Place.isOltOf(nro, place.getKey())).flatMap(place -> place.getValue().stream())
        .toList();
  }

  private static TimeRanges times(Collection<Outage> outages) {
    return TimeRanges.of(outages.stream().map(Outage::time).toList());
  }

  /// When an OLT was out; empty where nobody tells of it.
  private Optional<TimeRanges> times(String olt) {
    Optional<TimeRanges> before = told.outBefore(olt, now);
    List<Outage> known = of(olt);
    return known.isEmpty() ? before : Optional.of(before.orElse(TimeRanges.NONE).plus(times(known)));
  }

  private List<Outage> of(String place) {
    return outages.getOrDefault(Place.nroOf(place), Map.of()).getOrDefault(place, List.of());
  }

  private void note(Share share, Set<String> unseen, List<Outage> own, TimeRanges out) {
    CutOff possible = told.lines(share, out, now);
    for (Outage outage : own) {
      if (!TimeRanges.of(outage.time()).and(out).ranges().isEmpty()) {
        untold.computeIfAbsent(outage.incident(), _ -> new TreeMap<>())
            .computeIfAbsent(share.agent(), _ -> new TreeSet<>()).addAll(unseen);
        possible.pieces().stream().findFirst().ifPresent(piece -> doubts
            .computeIfAbsent(outage.incident(), _ -> new TreeMap<>())
            .put(share.out().nro(), "whether NRO " + share.out().nro() + " is cut off as a whole ("
                + piece.lines().all().text() + ") is not known: nobody tells of " + String.join(", ", unseen)
                + ", which by the topology of agent " + share.agent() + " another agent polls; look whether"
                + " that agent runs, delivers, and has the OLT under this name"));
      }
    }
  }

  private void assign(String nro, CutOff cutOff) {
    List<Outage> ofOlts = ofOlts(nro);
    Set<Instant> borders = ofOlts.stream().map(Outage::time)
        .flatMap(time -> List.of(time.from(), time.to()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
    Map<AgentIncident.Id, List<Piece>> byIncident = new TreeMap<>();
    for (Piece piece : cutOff.pieces()) {
      Instant from = piece.from();
      TreeSet<Instant> cuts = borders.stream()
          .filter(at -> at.isAfter(piece.from()) && at.isBefore(piece.to()))
          .collect(Collectors.toCollection(TreeSet::new));
      cuts.add(piece.to());
      for (Instant to : cuts) {
        byIncident.computeIfAbsent(lost(ofOlts, from), _ -> new ArrayList<>())
            .add(new Piece(from, to, piece.lines()));
        from = to;
      }
    }
    byIncident.forEach((incident, pieces) -> lines.computeIfAbsent(incident, _ -> new TreeMap<>()).put(nro,
        new CutOff(pieces)));
  }

  /// The incident of what was lost last.
  private static AgentIncident.Id lost(List<Outage> outages, Instant at) {
    return outages.stream().filter(outage -> outage.covers(at))
        .max(Comparator.comparing((Outage outage) -> outage.time().from()).thenComparing(Outage::incident))
        .orElseThrow().incident();
  }

  /// The lines that are part of an incident through NROs as a whole.
  CutOff lines(Collection<AgentIncident> members) {
    return CutOff.sum(members.stream().flatMap(member -> of(member).values().stream()).toList());
  }

  private Map<String, CutOff> of(AgentIncident incident) {
    return lines.getOrDefault(incident.id(), Map.of());
  }

  /// An incident with the NROs that are cut off as a whole with it.
  AgentIncident with(AgentIncident incident) {
    AgentIncident all = incident;
    for (Map.Entry<String, CutOff> nro : of(incident).entrySet()) {
      Set<LineKind> kinds = nro.getValue().pieces().stream()
          .flatMap(piece -> piece.lines().all().byKind().keySet().stream()).collect(Collectors.toSet());
      all = all.with(nro.getKey(), kinds);
    }
    return all;
  }

  /// OLTs of which nobody tells, so that it is not known whether NROs are cut off as a whole with an incident: by the agent whose
  /// topology has them.
  Map<String, Set<String>> untold(Collection<AgentIncident> members) {
    Map<String, Set<String>> all = new TreeMap<>();
    members.forEach(member -> untold.getOrDefault(member.id(), Map.of())
        .forEach((agent, olts) -> all.computeIfAbsent(agent, _ -> new TreeSet<>()).addAll(olts)));
    return all;
  }

  /// Why it is not known whether lines of NROs as a whole are cut off with an incident, and what to do.
  List<String> doubts(Collection<AgentIncident> members) {
    Map<String, String> byNro = new TreeMap<>();
    members.forEach(member -> byNro.putAll(doubts.getOrDefault(member.id(), Map.of())));
    return List.copyOf(byNro.values());
  }

  /// The NROs of which an agent told in [from, to) that its share is out: that it does not know the NRO is known.
  Set<String> sharedWithin(String agent, Instant from, Instant to) {
    return shares.values().stream().flatMap(List::stream)
        .filter(share -> share.agent().equals(agent) && share.out().from().isBefore(to)
            && share.out().to().filter(end -> !end.isAfter(from)).isEmpty())
        .map(share -> share.out().nro()).collect(Collectors.toSet());
  }
}
