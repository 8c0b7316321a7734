package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Map<String, List<Outage>> byPlace = new TreeMap<>();
  private final Map<AgentIncident.Id, Map<String, CutOff>> lines = new HashMap<>();
  private final Map<AgentIncident.Id, Map<String, Set<String>>> untold = new HashMap<>();

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
    Map<String, List<Share>> byNro = told.all().stream()
        .collect(Collectors.groupingBy(share -> share.out().nro(), TreeMap::new, Collectors.toList()));
    byNro.forEach(this::count);
  }

  private void take(AgentIncident incident, OutageSpan span) {
    Instant end = span.to().orElse(now);
    // Of an incident that its agent told no end of, the outages have none either.
    Instant to = incident.ended().filter(end::isAfter).orElse(end);
    if (span.from().isBefore(to)) {
      byPlace.computeIfAbsent(span.place(), _ -> new ArrayList<>())
          .add(new Outage(incident.id(), new TimeRange(span.from(), to)));
    }
  }

  private void count(String nro, List<Share> shares) {
    List<CutOff> each = new ArrayList<>();
    Set<String> olts = new HashSet<>();
    for (Share share : shares) {
      List<Outage> own = own(share);
      TimeRanges out = share.out().time(now).and(times(own));
      Set<String> unseen = new TreeSet<>();
      for (String olt : share.out().elsewhere()) {
        Optional<TimeRanges> others = times(olt);
        others.ifPresentOrElse(_ -> olts.add(olt), () -> unseen.add(olt));
        out = others.map(out::and).orElse(out);
      }
      if (unseen.isEmpty()) {
        each.add(told.lines(share, out, now));
      } else {
        note(share.agent(), unseen, own, out);
      }
    }
    byPlace.keySet().stream().filter(place -> Place.isOltOf(nro, place)).forEach(olts::add);
    // Who takes its own OLTs for all of the NRO has told the lines as cut off by itself.
    TimeRanges claimed = times(byPlace.getOrDefault(nro, List.of()));
    CutOff all = CutOff.most(each);
    assign(nro, all.within(all.times().minus(claimed)), olts);
  }

  private List<Outage> own(Share share) {
    return byPlace.entrySet().stream()
        .filter(place -> Place.isOltOf(share.out().nro(), place.getKey()))
        .flatMap(place -> place.getValue().stream())
        .filter(outage -> outage.incident().agent().equals(share.agent())).toList();
  }

  private static TimeRanges times(Collection<Outage> outages) {
    return TimeRanges.of(outages.stream().map(Outage::time).toList());
  }

  /// When an OLT was out; empty where nobody tells of it.
  private Optional<TimeRanges> times(String olt) {
    Optional<TimeRanges> before = told.outBefore(olt, now);
    List<Outage> outages = byPlace.getOrDefault(olt, List.of());
    return outages.isEmpty() ? before : Optional.of(before.orElse(TimeRanges.NONE).plus(times(outages)));
  }

  private void note(String agent, Set<String> unseen, List<Outage> own, TimeRanges out) {
    own.stream().filter(outage -> !TimeRanges.of(outage.time()).and(out).ranges().isEmpty())
        .forEach(outage -> untold.computeIfAbsent(outage.incident(), _ -> new TreeMap<>())
            .computeIfAbsent(agent, _ -> new TreeSet<>()).addAll(unseen));
  }

  private void assign(String nro, CutOff cutOff, Set<String> olts) {
    List<Outage> outages = olts.stream().flatMap(olt -> byPlace.getOrDefault(olt, List.of()).stream())
        .toList();
    Set<Instant> borders = outages.stream().map(Outage::time)
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
        byIncident.computeIfAbsent(lost(outages, from), _ -> new ArrayList<>())
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

  /// The NROs of which an agent told in [from, to) that its share is out: that it does not know the NRO is known.
  Set<String> sharedWithin(String agent, Instant from, Instant to) {
    return told.all().stream()
        .filter(share -> share.agent().equals(agent) && share.out().from().isBefore(to)
            && share.out().to().filter(end -> !end.isAfter(from)).isEmpty())
        .map(share -> share.out().nro()).collect(Collectors.toSet());
  }
}
