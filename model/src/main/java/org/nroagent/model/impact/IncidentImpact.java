package org.nroagent.model.impact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the regulation asks for an incident [R 1, 2]. Incidents are judged one by one.
///
/// @param incident which
/// @param regulation the version by which it is judged
/// @param services what it means for each service that it concerns, in the order in which they first occur
/// @param preNotificationDue the last day for the pre-notification; empty where nobody is affected
/// @param finalNotificationDue the last day for the final notification; empty where no criterion is met
public record IncidentImpact(Incident incident, Regulation regulation, List<ServiceImpact> services,
    Optional<LocalDate> preNotificationDue, Optional<LocalDate> finalNotificationDue) {
  public IncidentImpact {
    services = List.copyOf(services);
  }

  /// Judges an incident.
  ///
  /// @param incident without a [PartFault]
  /// @param regulation the version in force on the day of its detection, see [RegulationProfile#judging]
  /// @throws IllegalArgumentException if it has one
  public static IncidentImpact of(Incident incident, Regulation regulation) {
    List<PartFault> faults = PartFault.of(incident);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(incident.id() + ": " + faults);
    }
    List<ServiceImpact> services = incident.services().stream()
        .map(service -> ServiceImpact.of(incident, service, regulation)).toList();
    return new IncidentImpact(incident, regulation, services,
        services.stream().anyMatch(ServiceImpact::affectsAnyone)
            ? Optional.of(regulation.preNotificationDue(incident.detected()))
            : Optional.empty(),
        services.stream().anyMatch(ServiceImpact::notifiable)
            ? Optional.of(regulation.finalNotificationDue(incident.detected()))
            : Optional.empty());
  }

  /// Whether it is to be notified.
  public boolean notifiable() {
    return services.stream().anyMatch(ServiceImpact::notifiable);
  }
}
