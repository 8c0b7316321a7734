package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.notice.ConcernedStation;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;

/// An incident of the operator: what several agents tell of one cause.
///
/// @param members as the agents tell it, the one that was detected first at the head; at least one
/// @param lines what is cut off over all agents, each line once
/// @param judged its rates over the operator's totals, and what they ask for
/// @param coverage what was not seen meanwhile
/// @param stations base stations that may be concerned, by their names
public record OperatorIncident(List<AgentIncident> members, CutOff lines, Judged judged, Coverage coverage,
    List<ConcernedStation> stations) {
  public OperatorIncident {
    members = List.copyOf(members);
    stations = List.copyOf(stations);
  }

  /// Its name: that of the member that was detected first. It may change when an earlier one comes late; any member's name
  /// leads to it.
  public AgentIncident.Id id() {
    return members.getFirst().id();
  }

  /// When it was detected.
  public Instant detected() {
    return members.getFirst().detected();
  }

  /// When it ended; empty while it goes on at any agent.
  public Optional<Instant> ended() {
    return ended(members);
  }

  /// Whatever was part of it at any time.
  public Set<String> places() {
    return places(members);
  }

  static Set<String> places(List<AgentIncident> members) {
    return members.stream().flatMap(member -> member.places().stream()).collect(Collectors.toSet());
  }

  /// The NROs in which a kind of lines may be cut off: it was told to be, or nobody told of which kinds lines are there.
  static Set<String> nrosLosing(List<AgentIncident> members, LineKind kind) {
    return members.stream().flatMap(
        member -> member.places().stream().filter(place -> member.outage().mayLose(place, kind)))
        .map(Place::nroOf).collect(Collectors.toSet());
  }

  static Optional<Instant> ended(List<AgentIncident> members) {
    return members.stream().allMatch(member -> member.ended().isPresent())
        ? members.stream().flatMap(member -> member.ended().stream()).max(Instant::compareTo)
        : Optional.empty();
  }

  /// What it comes from, as far as that is known; a loss of gates before ways to them.
  public Optional<OutageCause> cause() {
    return members.stream().flatMap(member -> member.cause().stream())
        .min((one, other) -> one.kind().compareTo(other.kind()));
  }

  /// What failed: the place that it comes from, and what persons entered that no agent tells; empty where none of it is known.
  ///
  /// @param words how a place is written
  public Optional<String> failed(Function<OutageCause, String> words) {
    List<String> all = Stream.concat(cause().map(words).stream(),
        members.stream().flatMap(member -> member.entered().stream()).distinct()).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }

  /// The most lines that were cut off at a time, by the kind of service whose users are not counted by them but by the traffic
  /// that is missing.
  public Map<ServiceKind, Long> linesCountedOtherwise() {
    Map<ServiceKind, Long> most = new EnumMap<>(ServiceKind.class);
    judged.data().forEach((network, count) -> {
      if (count instanceof DataCount.ByTraffic) {
        most.put(network.service(), lines.pieces().stream()
            .mapToLong(piece -> piece.lines().all().of(network.lines())).max().orElse(0));
      }
    });
    return most;
  }

  /// Whether an agent's incident is part of it.
  public boolean has(AgentIncident.Id member) {
    return members.stream().anyMatch(each -> each.id().equals(member));
  }
}
