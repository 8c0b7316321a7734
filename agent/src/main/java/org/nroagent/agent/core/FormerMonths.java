package org.nroagent.agent.core;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nroagent.agent.figure.MonthHistory;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.model.figure.ClosedMonth;

/// What is known of series that are not configured any more, from their closed months: the core is told of all of them.
/// Bounded: of more than [#MOST_SERIES] the first that are heard of are kept, which are those of the newest months. Owned
/// by the core thread.
final class FormerMonths {
  static final int MOST_SERIES = 200;

  private final Set<String> configured;
  private final Map<String, FormerSeries> former = new TreeMap<>();
  private boolean complete = true;

  /// @param configured the ids of the series that are configured
  FormerMonths(Collection<String> configured) {
    this.configured = Set.copyOf(configured);
  }

  /// Takes a closed month of any series.
  void closed(ClosedMonth month) {
    String id = month.series();
    if (configured.contains(id)) {
      return;
    }
    FormerSeries before = former.get(id);
    if (before == null && former.size() == MOST_SERIES) {
      complete = false;
      return;
    }
    former.put(id, before == null ? first(month) : with(before, month));
  }

  private static FormerSeries first(ClosedMonth month) {
    MonthHistory none = MonthHistory.empty(month.figure().grid(), month.figure().month().zone());
    return new FormerSeries(month.series(), month.provenance(), none.with(month));
  }

  private static FormerSeries with(FormerSeries before, ClosedMonth month) {
    boolean older = month.figure().month().month().isBefore(newest(before));
    return new FormerSeries(before.id(), older ? before.provenance() : month.provenance(),
        before.history().with(month));
  }

  /// Forgets the series of which no month is kept once a month was closed.
  void closedUpTo(YearMonth newest) {
    YearMonth oldest = newest.minusMonths(MonthHistory.MOST_MONTHS - 1L);
    former.values().removeIf(each -> newest(each).isBefore(oldest));
  }

  FormerSeries.All all() {
    return new FormerSeries.All(former.values().stream().toList(), complete);
  }

  private static YearMonth newest(FormerSeries series) {
    return series.history().months().getLast().month();
  }
}
