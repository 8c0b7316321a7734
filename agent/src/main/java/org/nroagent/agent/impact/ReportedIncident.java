package org.nroagent.agent.impact;

import org.nroagent.model.impact.Incident;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.notice.NoticeFacts;

/// An incident as its file tells it.
///
/// @param incident what was lost when, without a fault
/// @param regulation the version by which it is judged
/// @param facts what notices say beside the figures
public record ReportedIncident(Incident incident, Regulation regulation, NoticeFacts facts) {
  /// What the regulation asks for it.
  IncidentImpact impact() {
    return IncidentImpact.of(incident, regulation);
  }
}
