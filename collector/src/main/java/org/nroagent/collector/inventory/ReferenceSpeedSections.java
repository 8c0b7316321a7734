package org.nroagent.collector.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.DataNetwork;

/// Reads the reference speeds of all files.
final class ReferenceSpeedSections {
  private static final int MOST_ENTRIES = 200;
  private static final HalfYear PLACEHOLDER = new HalfYear(1, 1);

  private final References references;
  private final List<ReferenceSpeed> speeds = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();

  private record Key(DataNetwork network, HalfYear halfYear) {}

  ReferenceSpeedSections(References references) {
    this.references = references;
  }

  void read(List<Section> sections) {
    for (Section section : sections) {
      if (speeds.size() >= MOST_ENTRIES) {
        section.error("there are more than " + MOST_ENTRIES + " reference speeds");
        return;
      }
      speeds.add(speed(section));
    }
  }

  /// What was read.
  List<ReferenceSpeed> read() {
    return speeds;
  }

  private ReferenceSpeed speed(Section section) {
    DataNetwork network = section.enumeration("network", DataNetwork.class).orElse(DataNetwork.FIXED);
    references.checkOneOperator(section, network);
    Field<HalfYear> halfYear = section.parsed("halfYear", HalfYear::parse);
    if (halfYear.optional().isPresent() && !seen.add(new Key(network, halfYear.orElse(PLACEHOLDER)))) {
      halfYear.error("there is a reference speed of this half-year already; remove one of them");
    }
    BigDecimal mbps = section.decimal("mbps").check(value -> value.signum() > 0, "must be above 0")
        .required(BigDecimal.ONE);
    return new ReferenceSpeed(network, halfYear.required(PLACEHOLDER), Fraction.of(mbps));
  }
}
