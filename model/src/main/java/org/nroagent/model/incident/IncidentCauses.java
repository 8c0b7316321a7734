package org.nroagent.model.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
        .filter(cause -> OutageCause.parse(incident.cause()).filter(own -> !areOne(own, cause)).isPresent())
        .isPresent();
  }

  /// Whether an outage by a cause is part of an incident.
  boolean attracts(Incident incident, OutageCause cause) {
    return OutageCause.parse(incident.cause()).filter(own -> areOne(own, cause)).isPresent()
        && of(incident).anyMatch(each -> areOne(each, cause));
  }

  /// Whether two incidents turn out to be one.
  boolean areOne(Incident incident, Incident other) {
    List<OutageCause> ofOther = of(other).toList();
    return of(incident).anyMatch(cause -> attracts(other, cause)
        && ofOther.stream().anyMatch(each -> attracts(incident, each)));
  }

  /// What the services of an incident are out by: where they are not seen to be down now, what it comes from.
  private Stream<OutageCause> of(Incident incident) {
    Optional<OutageCause> own = OutageCause.parse(incident.cause());
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
