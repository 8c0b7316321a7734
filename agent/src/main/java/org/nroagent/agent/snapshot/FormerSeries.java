package org.nroagent.agent.snapshot;

import java.util.List;
import java.util.Optional;
import org.nroagent.agent.figure.MonthHistory;
import org.nroagent.model.figure.Provenance;

/// A series that is not configured any more and of which closed months are kept.
///
/// @param id its public id
/// @param provenance what it was and where it came from in its newest month
/// @param history its closed months, at least one
public record FormerSeries(String id, Provenance provenance, MonthHistory history) {
  /// All of them.
  ///
  /// @param series in the order of their ids
  /// @param complete whether there are no more than these
  public record All(List<FormerSeries> series, boolean complete) {
    /// There are none.
    public static final All NONE = new All(List.of(), true);

    public All {
      series = List.copyOf(series);
    }

    /// The one with this public id.
    public Optional<FormerSeries> find(String id) {
      return series.stream().filter(each -> each.id().equals(id)).findFirst();
    }
  }
}
