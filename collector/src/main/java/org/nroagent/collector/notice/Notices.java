package org.nroagent.collector.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.impact.OperatorImpact.Found;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.store.IncidentVerdict;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.model.impact.Regulation;

/// The incidents of a time with what is due about them.
///
/// @param from they were detected then or later
/// @param now as of
/// @param all the first one first
/// @param together sets of them that lasted at the same time, as if they were one
/// @param verdicts all that people decided of incidents
/// @param regulation which asks for notices
public record Notices(Instant from, Instant now, List<IncidentNotices> all, List<PossibleIncident> together,
    List<IncidentVerdict> verdicts, Regulation regulation) {
  public Notices {
    all = List.copyOf(all);
    together = List.copyOf(together);
    verdicts = List.copyOf(verdicts);
  }

  /// What is due about incidents.
  ///
  /// @param marks what people said was sent
  public static Notices of(Instant from, Instant now, Found found, List<NoticeMark> marks,
      Regulation regulation) {
    List<PossibleIncident> possible = found.together().stream()
        .map(set -> new PossibleIncident(set.incidents(),
            IncidentNotices.of(set.asOne(), false, marks, now, regulation)))
        .toList();
    return new Notices(from, now,
        found.incidents().stream()
            .map(each -> IncidentNotices.of(each, isPart(each, possible), marks, now, regulation)).toList(),
        possible, found.verdicts(), regulation);
  }

  private static boolean isPart(OperatorIncident incident, List<PossibleIncident> possible) {
    return possible.stream().anyMatch(set -> set.notifiable() && set.incidents().contains(incident.id()));
  }

  /// Those that are to be notified, or cannot be judged.
  public List<IncidentNotices> thatMatter() {
    return all.stream().filter(IncidentNotices::matters).toList();
  }

  /// The incident that an agent's incident is part of.
  public Optional<IncidentNotices> find(AgentIncident.Id member) {
    return all.stream().filter(each -> each.incident().has(member)).findFirst();
  }

  /// The incident that an agent's incident is part of.
  ///
  /// @throws IllegalArgumentException if there is none, with the message for people
  IncidentNotices known(AgentIncident.Id member) {
    return find(member).orElseThrow(() -> new IllegalArgumentException("there is no incident '" + member
        + "' that was detected since " + from + "; 'notifications' lists them"));
  }
}
