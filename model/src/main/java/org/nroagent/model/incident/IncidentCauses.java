package org.nroagent.model.incident;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;

/// Which outages belong to which incidents, by their causes. An incident comes from the widest cause that any of its services had; it
/// attracts others while what its services are out by now explains them, or is explained.
final class IncidentCauses {
  private final Draft draft;
  private final Map<String, Verdict> verdicts;
  private final Map<String, Optional<OutageCause>> parsed = new HashMap<>();

  /// @param draft what is going to be told, as it changes
  /// @param verdicts how services are judged now, by the names of their places
  IncidentCauses(Draft draft, Map<String, Verdict> verdicts) {
    this.draft = draft;
    this.verdicts = verdicts;
  }

  /// What a service is down by, empty where it is not seen to be down.
  private Optional<OutageCause> of(Service service) {
    return Optional.ofNullable(verdicts.get(service.place())).flatMap(Verdict::cause);
  }

  /// Whether a service is down by what its incident can neither explain nor be explained by. An NRO as a whole is down by what its
  /// attachments are.
  boolean isAnother(Service service, Incident incident) {
    if (service.place().equals(Place.nroOf(service.place()))) {
      boolean isDown = Optional.ofNullable(verdicts.get(service.place()))
          .filter(verdict -> verdict.state() == ServiceState.DOWN).isPresent();
      return isDown && members(incident)
          .noneMatch(other -> isAttachment(other) && Place.nroOf(other.place()).equals(service.place()));
    }
    return of(service)
        .filter(cause -> of(incident).filter(own -> !areOne(own, cause)).isPresent()).isPresent();
  }

  /// Whether an outage by a cause is part of an incident.
  boolean attracts(Incident incident, OutageCause cause) {
    return of(incident).filter(own -> areOne(own, cause)).isPresent()
        && ofMembers(incident).anyMatch(each -> areOne(each, cause));
  }

  /// Incidents that may turn out to be one, in their order; each is in one list. Whoever loses power loses many accesses at once, each
  /// an incident: not every two of them are compared.
  Collection<List<Incident>> related(List<Incident> incidents) {
    return incidents.stream().filter(incident -> of(incident).isPresent()).collect(
        Collectors.groupingBy(incident -> of(incident).orElseThrow().family(), TreeMap::new,
            Collectors.toList()))
        .values();
  }

  /// Whether two incidents turn out to be one. Where neither comes from what explains the other one, none of their services is out by
  /// what would.
  boolean areOne(Incident incident, Incident other) {
    if (of(incident).flatMap(own -> of(other).filter(each -> areOne(own, each))).isEmpty()) {
      return false;
    }
    List<OutageCause> ofOther = ofMembers(other).toList();
    return ofMembers(incident).anyMatch(cause -> attracts(other, cause)
        && ofOther.stream().anyMatch(each -> attracts(incident, each)));
  }

  /// What an incident comes from.
  private Optional<OutageCause> of(Incident incident) {
    return parsed.computeIfAbsent(incident.cause(), OutageCause::parse);
  }

  /// What the services of an incident are out by: where they are not seen to be down now, what it comes from.
  private Stream<OutageCause> ofMembers(Incident incident) {
    Optional<OutageCause> own = of(incident);
    return members(incident).filter(IncidentCauses::isAttachment)
        .flatMap(service -> of(service).or(() -> own).stream());
  }

  private Stream<Service> members(Incident incident) {
    return draft.services()
        .filter(service -> service.incident().equals(OptionalLong.of(incident.number())));
  }

  static boolean isAttachment(Service service) {
    return !service.place().equals(Place.nroOf(service.place()));
  }

  private static boolean areOne(OutageCause one, OutageCause other) {
    return one.explains(other) || other.explains(one);
  }
}
