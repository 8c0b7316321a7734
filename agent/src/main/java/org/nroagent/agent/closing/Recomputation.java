package org.nroagent.agent.closing;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RingCheck.Line;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;

/// Compares kept figures with what the ring gives today, for metered interfaces and months that the ring still holds as
/// a whole. Derived series are left out: what they come from is in the configuration, not in the store.
public final class Recomputation {
  private static final int MOST_NAMED = 10;

  private final RingReader ring;
  private final Instant ringStart;
  private final Map<CivilMonth, Set<String>> recorded = new HashMap<>();
  private final Map<CivilMonth, Map<String, Certificate>> wanted = new HashMap<>();
  private final Set<String> different = new TreeSet<>();
  private int compared;

  private Recomputation(RingReader ring, Instant ringStart) {
    this.ring = ring;
    this.ringStart = ringStart;
  }

  /// Compares.
  ///
  /// @return a line per month that could be compared, ascending
  /// @throws IOException if the disk fails
  public static List<Line> of(RingReader ring, ClosedMonths kept) throws IOException {
    List<Line> lines = new ArrayList<>();
    Optional<Instant> first = ring.firstSlot();
    if (first.isPresent()) {
      Instant ringStart = ring.extent().oldest() > 1 ? first.get() : Instant.MIN;
      for (YearMonth month : kept.months()) {
        new Recomputation(ring, ringStart).compare(month, kept, lines);
      }
    }
    return lines;
  }

  private void compare(YearMonth month, ClosedMonths kept, List<Line> lines) throws IOException {
    var _ = kept.read(month, this::want);
    for (Map.Entry<CivilMonth, Map<String, Certificate>> entry : wanted.entrySet()) {
      Map<String, Certificate> certificates = entry.getValue();
      List<SeriesToClose> series = certificates.keySet().stream().sorted()
          .map(id -> SeriesToClose.ofInterface(id, Optional.empty(), false, List.of())).toList();
      new MonthCloser(ring, MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT).close(entry.getKey(), series,
          now -> compare(now, certificates));
    }
    if (compared > 0) {
      lines.add(new Line("figures of " + month, different.isEmpty(), text()));
    }
  }

  private void want(ClosedMonth closed) {
    CivilMonth month = closed.figure().month();
    boolean held = !month.start().isBefore(ringStart) && closed.figure().grid().equals(ring.grid())
        && recorded.computeIfAbsent(month, _ -> ring.interfaceIds(month.start(), month.end()))
            .contains(closed.series());
    if (held) {
      wanted.computeIfAbsent(month, _ -> new HashMap<>()).put(closed.series(), closed.certificate());
    }
  }

  private void compare(ClosedMonth now, Map<String, Certificate> certificates) {
    compared++;
    Certificate before = certificates.get(now.series());
    Certificate again = now.certificate();
    if (before == null || !before.equals(new Certificate(
        again.figure().withBillableCoverage(before.figure().billableCoveragePercent()), again.interpolated(),
        again.missing(), again.unrecorded(), again.inRetainedSlot(), again.outRetainedSlot(),
        again.digest()))) {
      different.add(now.series());
    }
  }

  private String text() {
    String same = (compared - different.size()) + " computed again from the ring are the same";
    if (different.isEmpty()) {
      return same;
    }
    String named = String.join(", ", different.stream().limit(MOST_NAMED).toList());
    return same + "; the ring now gives others for " + different.size() + ": " + named
        + (different.size() > MOST_NAMED ? "…" : "");
  }
}
