package org.nroagent.agent.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.model.figure.Provenance;

/// `/api/v1/former`: the series that are not configured any more and of which closed months are kept.
///
/// @param series in the order of their ids
/// @param complete whether there are no more than these
record FormerDocument(List<Series> series, boolean complete) {
  /// One of them.
  ///
  /// @param id its public id
  /// @param role what it was in the contract, empty where nobody knows any more
  /// @param device where a metered interface was, empty for a derived series or where nobody knows
  /// @param ifName the device's name of it then
  /// @param parts how it was computed from metered interfaces, null for a metered interface
  /// @param closedMonths the closed months that are kept, ascending
  record Series(String id, Optional<String> role, Optional<String> device, Optional<String> ifName,
      SeriesDocument.@Nullable Parts parts, List<PercentilesDocument.Closed> closedMonths) {
    static Series of(FormerSeries each) {
      Provenance provenance = each.provenance();
      return new Series(each.id(), provenance.role(), provenance.place().map(Provenance.Place::device),
          provenance.place().map(Provenance.Place::ifName),
          provenance.sum(each.id()).map(SeriesDocument.Parts::of).orElse(null),
          each.history().months().stream()
              .map(month -> PercentilesDocument.Closed.of(month, Optional.empty())).toList());
    }
  }

  static FormerDocument of(AgentView view) {
    FormerSeries.All all = view.snapshots().former();
    return new FormerDocument(all.series().stream().map(Series::of).toList(), all.complete());
  }
}
