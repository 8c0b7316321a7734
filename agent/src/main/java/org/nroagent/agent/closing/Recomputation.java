package org.nroagent.agent.closing;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RingCheck.Line;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;

/// Compares kept figures with what the ring gives today, for all series of months that the ring still holds as a whole:
/// the metered interfaces, and the derived series by the formula that was kept with them.
public final class Recomputation {
  private static final int MOST_NAMED = 10;

  private final RingReader ring;
  private final Map<CivilMonth, Set<String>> held = new HashMap<>();
  private final Map<CivilMonth, SortedMap<String, ClosedMonth>> wanted = new HashMap<>();
  private final Set<String> different = new TreeSet<>();
  private int compared;
  private int otherReasons;

  private Recomputation(RingReader ring) {
    this.ring = ring;
  }

  /// Compares.
  ///
  /// @return a line per month that could be compared, ascending
  /// @throws IOException if the disk fails
  public static List<Line> of(RingReader ring, ClosedMonths kept) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (YearMonth month : kept.months()) {
      new Recomputation(ring).compare(month, kept, lines);
    }
    return lines;
  }

  private void compare(YearMonth month, ClosedMonths kept, List<Line> lines) throws IOException {
    List<ClosedMonth> all = new ArrayList<>();
    var _ = kept.read(month, all::add);
    for (ClosedMonth each : all) {
      want(each);
    }
    for (Map.Entry<CivilMonth, SortedMap<String, ClosedMonth>> entry : wanted.entrySet()) {
      SortedMap<String, ClosedMonth> before = entry.getValue();
      List<SeriesToClose> series = before.values().stream().map(each -> new SeriesToClose(each.series(),
          each.provenance(), Optional.empty(), false, List.of())).toList();
      new MonthCloser(ring, MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT).close(entry.getKey(), series,
          now -> compare(Objects.requireNonNull(before.get(now.series())), now));
    }
    if (compared > 0) {
      lines.add(new Line("figures of " + month, different.isEmpty(), text()));
    }
  }

  private void want(ClosedMonth closed) throws IOException {
    CivilMonth month = closed.figure().month();
    Set<String> recorded = held.get(month);
    if (recorded == null) {
      recorded = ring.wholeFrom(month.start(), month.end()).isPresent()
          ? Set.of()
          : ring.places(month.start(), month.end()).keySet();
      held.put(month, recorded);
    }
    if (closed.figure().grid().equals(ring.grid())
        && recorded.containsAll(closed.provenance().formula().parts())) {
      wanted.computeIfAbsent(month, _ -> new TreeMap<>()).put(closed.series(), closed);
    }
  }

  private void compare(ClosedMonth before, ClosedMonth now) {
    compared++;
    MonthComparison comparison = MonthComparison.of(before, now);
    if (!comparison.same()) {
      different.add(now.series());
    } else if (!comparison.remarks().isEmpty()) {
      otherReasons++;
    }
  }

  private String text() {
    String same = (compared - different.size()) + " computed again from the ring are the same"
        + (otherReasons == 0 ? "" : "; slots of " + otherReasons + " of them are missing for other reasons");
    if (different.isEmpty()) {
      return same;
    }
    String named = String.join(", ", different.stream().limit(MOST_NAMED).toList());
    return same + "; the ring now gives others for " + different.size() + ": " + named
        + (different.size() > MOST_NAMED ? "…" : "");
  }
}
