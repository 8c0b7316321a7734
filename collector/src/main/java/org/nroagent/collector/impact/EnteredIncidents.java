package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.collector.inventory.EnteredIncident;
import org.nroagent.collector.inventory.EnteredIncident.Loss;
import org.nroagent.model.impact.Part;

/// Incidents that a person entered, beside those that agents tell.
final class EnteredIncidents {
  private final Instant now;
  private final Map<AgentIncident.Id, EnteredIncident> all;

  /// @param now what was detected later is left out
  EnteredIncidents(List<EnteredIncident> all, Instant now) {
    this.now = now;
    this.all = all.stream().filter(each -> each.detected().isBefore(now))
        .collect(Collectors.toMap(EnteredIncidents::id, Function.identity(), (first, _) -> first));
  }

  private static AgentIncident.Id id(EnteredIncident incident) {
    return new AgentIncident.Id(EnteredIncident.AGENT, incident.number());
  }

  /// The incidents, in the form of those that agents tell; they have no place and no lines.
  List<AgentIncident> incidents() {
    return all.values().stream().map(this::incident).toList();
  }

  private AgentIncident incident(EnteredIncident each) {
    return new AgentIncident(id(each), each.detected(), Optional.empty(),
        AgentIncident.End.told(each.ended().filter(end -> !end.isAfter(now))), OptionalLong.empty(), Set.of(),
        ToldOutage.NONE,
        Optional.of(each.what()));
  }

  /// What they take from services. What has no end lasts as long as its incident, and now at least.
  ///
  /// @param members of an incident; those of agents are passed over
  List<Part> parts(List<AgentIncident> members, OperatorServices services) {
    List<Part> parts = new ArrayList<>();
    for (AgentIncident member : members) {
      EnteredIncident entered = all.get(member.id());
      if (entered != null) {
        Instant end = member.ended().orElse(now);
        entered.losses().forEach(loss -> part(loss, end, services).ifPresent(parts::add));
      }
    }
    return parts;
  }

  private static Optional<Part> part(Loss loss, Instant incidentEnd, OperatorServices services) {
    Instant to = loss.to().filter(end -> end.isBefore(incidentEnd)).orElse(incidentEnd);
    return loss.from().isBefore(to)
        ? Optional.of(new Part(Objects.requireNonNull(services.services().get(loss.service())), loss.from(),
            to, loss.lost(), loss.estimatedOn()))
        : Optional.empty();
  }
}
