package org.nroagent.agent.impact;

import org.nroagent.model.impact.Incident;
import org.nroagent.model.notice.NoticeFacts;

/// An incident as its file tells it.
///
/// @param incident what was lost when, without a fault
/// @param facts what notices say beside the figures
public record ReportedIncident(Incident incident, NoticeFacts facts) {}
