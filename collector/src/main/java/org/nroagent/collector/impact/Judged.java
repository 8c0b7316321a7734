package org.nroagent.collector.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.Unit;
import org.nroagent.model.impact.Incident;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.PartFault;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.impact.Service;

/// What the regulation asks for cut-off lines, and for what a person entered.
///
/// @param impact its figures; services that cannot be judged are there without a rate
/// @param problems why they cannot, and what to do
/// @param data how the users of data are counted, by network; one of which no line is cut off is not there
public record Judged(IncidentImpact impact, List<String> problems, Map<DataNetwork, DataCount> data) {
  public Judged {
    problems = List.copyOf(problems);
    data = Map.copyOf(data);
  }

  /// The same, where it is not known of all whose lines are cut off: it may prove significant [R 2(1)].
  ///
  /// @param reasons why it is not known, and what to do; without any nothing changes
  Judged withUnknown(List<String> reasons) {
    if (reasons.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(problems);
    all.addAll(reasons);
    Optional<LocalDate> due = impact.preNotificationDue()
        .or(() -> Optional.of(impact.regulation().preNotificationDue(impact.incident().detected())));
    return new Judged(new IncidentImpact(impact.incident(), impact.regulation(), impact.services(), due,
        impact.finalNotificationDue()), all, data);
  }

  /// Judges what is lost. Where a total is missing or too small there are users and no rate, and where no traffic is missing nobody
  /// is counted, but whose line is cut off is affected all the same.
  static Judged of(String id, Instant detected, List<Part> parts, Map<DataNetwork, DataCount> data,
      Regulation regulation) {
    Incident whole = new Incident(id, detected, parts);
    Set<Service> unfit = new HashSet<>();
    Set<String> problems = new LinkedHashSet<>();
    for (PartFault fault : PartFault.of(whole)) {
      unfit.add(whole.parts().get(fault.part()).service());
      problems.add(fault.message());
    }
    List<Part> countable = whole.parts().stream()
        .map(part -> unfit.contains(part.service()) ? withoutTotal(part) : part).toList();
    IncidentImpact impact = IncidentImpact.of(new Incident(id, detected, countable), regulation);
    if (!whole.parts().isEmpty() && impact.preNotificationDue().isEmpty()) {
      impact = new IncidentImpact(impact.incident(), regulation, impact.services(),
          Optional.of(regulation.preNotificationDue(detected)), impact.finalNotificationDue());
    }
    return new Judged(impact, new ArrayList<>(problems), data);
  }

  /// A traffic gap without a reference speed stands for nobody knows how many.
  private static Part withoutTotal(Part part) {
    Map<Unit, Fraction> lost = new HashMap<>(part.lost().byUnit());
    if (part.service().referenceSpeedMbps().isEmpty()) {
      lost.remove(Unit.TRAFFIC_GAP_MBPS);
    }
    return new Part(Service.WithoutTotal.of(part.service()), part.from(), part.to(), new Amounts(lost),
        part.estimatedOn());
  }
}
