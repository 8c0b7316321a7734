package org.nroagent.agent.recompute;

import java.util.List;
import java.util.Optional;
import org.nroagent.agent.recompute.Difference.Reason;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.ToldServices;

/// Incidents as they are computed anew, and where they differ from what was told and written.
///
/// @param incidents the oldest first
/// @param slots where slots differ from what is written in them
/// @param comparedSlots how many slots were compared
/// @param remarks for people: what the rings do not have
public record IncidentReport(List<Entry> incidents, List<Difference> slots, long comparedSlots,
    List<String> remarks) {
  /// An incident.
  ///
  /// @param number of the incident
  /// @param computed as it is computed, empty where no event of it is left
  /// @param told as it was told, empty where that is not kept any more
  /// @param pieces its timeline
  /// @param mostLines the most lines of each kind at once, as far as the inventory tells them
  /// @param unknownLines the names of its places whose lines no readable file of the inventory tells, so that there are more
  /// @param differences of both
  public record Entry(long number, Optional<Recomputed> computed, Optional<ToldServices.Incident> told,
      List<AffectedPiece> pieces, LineCounts mostLines, List<String> unknownLines,
      List<Difference> differences) {
    public Entry {
      pieces = List.copyOf(pieces);
      unknownLines = List.copyOf(unknownLines);
      differences = List.copyOf(differences);
    }
  }

  public IncidentReport {
    incidents = List.copyOf(incidents);
    slots = List.copyOf(slots);
    remarks = List.copyOf(remarks);
  }

  /// Differences that nothing explains.
  public long unexplained() {
    return incidents.stream().flatMap(each -> each.differences().stream())
        .filter(each -> each.reason() == Reason.UNEXPLAINED).count()
        + slots.stream().filter(each -> each.reason() == Reason.UNEXPLAINED).count();
  }
}
