package org.nroagent.collector.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.OperatorImpact.Found;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.store.IncidentEnd;
import org.nroagent.collector.store.IncidentVerdict;
import org.nroagent.collector.store.PersonsAct;
import org.nroagent.model.impact.RegulationProfile;

/// The incidents with what is due about them.
///
/// @param from those that were detected before are listed only while something of them is not done
/// @param now as of
/// @param all the first one first
/// @param together sets of them that lasted at the same time, as if they were one
/// @param verdicts all that people decided of incidents
/// @param ends all that people said of their ends
/// @param regulation which asks for notices, each by its version of the day of detection
public record Notices(Instant from, Instant now, List<IncidentNotices> all, List<PossibleIncident> together,
    List<IncidentVerdict> verdicts, List<IncidentEnd> ends, RegulationProfile regulation) {
  public Notices {
    all = List.copyOf(all);
    together = List.copyOf(together);
    verdicts = List.copyOf(verdicts);
    ends = List.copyOf(ends);
  }

  /// What is due about incidents.
  ///
  /// @param said what people said was sent, and what they stated
  public static Notices of(Instant from, Instant now, Found found, List<? extends PersonsAct> said,
      RegulationProfile regulation) {
    SaidOfIncidents byIncident = new SaidOfIncidents(said);
    List<PossibleIncident> possible = found.together().stream()
        .map(set -> new PossibleIncident(set.incidents(),
            IncidentNotices.of(set.asOne(), false, byIncident, now)))
        .toList();
    return new Notices(from, now,
        found.incidents().stream()
            .map(each -> IncidentNotices.of(each, isPart(each, possible), byIncident, now))
            .toList(),
        possible.stream().filter(set -> set.isOpen() || !set.asOne().incident().detected().isBefore(from))
            .toList(),
        found.verdicts(), found.ends(), regulation);
  }

  private static boolean isPart(OperatorIncident incident, List<PossibleIncident> possible) {
    return possible.stream().anyMatch(set -> set.notifiable() && set.incidents().contains(incident.id()));
  }

  /// Those that are to be notified, or cannot be judged; what is done only for a while.
  public List<IncidentNotices> thatMatter() {
    return all.stream().filter(IncidentNotices::matters)
        .filter(each -> !each.incident().detected().isBefore(from) || each.isUnfinished()
            || together.stream()
                .anyMatch(set -> set.isOpen() && set.incidents().contains(each.incident().id())))
        .toList();
  }

  /// The incident that an agent's incident is part of.
  public Optional<IncidentNotices> find(AgentIncident.Id member) {
    return all.stream().filter(each -> each.incident().has(member)).findFirst();
  }

  /// The incident that an agent's incident is part of.
  ///
  /// @throws IllegalArgumentException if there is none, with the message for people
  IncidentNotices known(AgentIncident.Id member) {
    return find(member).orElseThrow(() -> new IllegalArgumentException(
        "there is no incident '" + member + "'; 'notifications' lists them"));
  }
}
