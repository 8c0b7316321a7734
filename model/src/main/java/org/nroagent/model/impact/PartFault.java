package org.nroagent.model.impact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nroagent.model.Fraction;

/// Why a part of an incident cannot be counted against its service.
///
/// @param part position of the part in the incident
/// @param message what is wrong and what to do, for people; the caller says which part it is
public record PartFault(int part, String message) {
  /// Everything that is wrong with an incident's parts, at most one fault per part and cause.
  public static List<PartFault> of(Incident incident) {
    List<PartFault> faults = new ArrayList<>();
    for (int i = 0; i < incident.parts().size(); i++) {
      for (String message : messages(incident.parts().get(i))) {
        faults.add(new PartFault(i, message));
      }
    }
    for (Service service : incident.services()) {
      service.lines().ifPresent(all -> faults.addAll(excess(incident, service, all)));
    }
    return faults;
  }

  private static List<String> messages(Part part) {
    return Stream.of(zeroTotal(part.service()), unknownSpeed(part)).flatMap(Optional::stream).toList();
  }

  private static Optional<String> zeroTotal(Service service) {
    boolean zero = switch (service) {
      case Service.FixedVoice voice -> voice.allLines().byUnit().isEmpty();
      case Service.FixedData data -> data.subscribers() == 0;
      case Service.MobileVoice voice -> voice.simCards() == 0;
      case Service.MobileData data -> data.simCards() == 0;
      case Service.WithoutTotal _,Service.Emergency _ -> false;
    };
    return zero
        ? Optional.of(
            "the total of service '" + service.id() + "' is 0, so there is no rate; correct the inventory")
        : Optional.empty();
  }

  private static Optional<String> unknownSpeed(Part part) {
    if (part.lost().of(Unit.TRAFFIC_GAP_MBPS).signum() == 0) {
      return Optional.empty();
    }
    return part.service().referenceSpeedMbps()
        .map(speed -> speed.signum() > 0
            ? Optional.<String>empty()
            : Optional.of("referenceSpeedMbps of service '" + part.service().id()
                + "' is 0, so no users follow from a traffic gap; correct the inventory"))
        .orElseGet(() -> Optional.of("service '" + part.service().id()
            + "' has no referenceSpeedMbps in the inventory, which a traffic gap needs"));
  }

  /// More of a unit than there is, at any time. Of parts that are too much together, the last one listed is at fault.
  private static List<PartFault> excess(Incident incident, Service service, Amounts all) {
    List<PartFault> faults = new ArrayList<>();
    Set<List<Object>> told = new HashSet<>();
    for (Stretch stretch : Stretch.of(incident, service)) {
      for (Unit unit : List.of(Unit.PRA, Unit.BRA, Unit.ANALOGUE)) {
        Fraction lost = stretch.lost().of(unit);
        if (lost.compareTo(all.of(unit)) > 0) {
          int part = stretch.parts().stream().mapToInt(Integer::intValue)
              .filter(i -> incident.parts().get(i).lost().of(unit).signum() > 0).max().orElseThrow();
          if (told.add(List.of(part, unit))) {
            faults.add(new PartFault(part,
                unit.key() + " is " + lost + stretch.together() + ", but service '" + service.id() + "' has "
                    + all.of(unit) + " in the inventory"));
          }
        }
      }
    }
    return faults;
  }
}
