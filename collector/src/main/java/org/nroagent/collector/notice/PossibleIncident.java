package org.nroagent.collector.notice;

import java.util.List;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.model.notice.NoticeKind;

/// Incidents that lasted at the same time, and may be one. Until a person decided that, what would be due is a possibility.
///
/// @param incidents at least two, in the order of their beginnings
/// @param asOne what would be due if they were one, and what was sent of any of them
public record PossibleIncident(List<AgentIncident.Id> incidents, IncidentNotices asOne) {
  public PossibleIncident {
    incidents = List.copyOf(incidents);
  }

  /// Whether they would meet a criterion.
  public boolean notifiable() {
    return asOne.incident().judged().impact().notifiable();
  }

  /// Whether they would, and the final notification was not sent of any of them.
  public boolean isOpen() {
    return notifiable()
        && asOne.plan().open().stream().anyMatch(step -> step.kind() == NoticeKind.FINAL_NOTIFICATION);
  }
}
