package org.nroagent.collector.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.Unit;

/// Reads the operator's totals of all files.
final class TotalsSections {
  private static final int MOST_ENTRIES = 2_400;
  private static final int MOST = Math.toIntExact(LineCounts.MOST);

  private final References references;
  private final List<OperatorTotals> totals = new ArrayList<>();
  private final Set<LocalDate> days = new HashSet<>();

  TotalsSections(References references) {
    this.references = references;
  }

  void read(List<Section> sections) {
    for (Section section : sections) {
      if (totals.size() >= MOST_ENTRIES) {
        section.error("there are more than " + MOST_ENTRIES + " totals");
        return;
      }
      totals.add(totals(section));
    }
  }

  /// What was read.
  List<OperatorTotals> read() {
    return totals;
  }

  private OperatorTotals totals(Section section) {
    Field<LocalDate> from = section.date("from");
    if (from.optional().isPresent() && !days.add(from.orElse(LocalDate.EPOCH))) {
      from.error("there are totals of this day already; remove one of them");
    }
    Map<Unit, Fraction> lines = new EnumMap<>(Unit.class);
    for (Unit unit : List.of(Unit.PRA, Unit.BRA, Unit.ANALOGUE)) {
      lines.put(unit, Fraction.of(section.integer(unit.key(), 0, MOST).orElse(0)));
    }
    OperatorTotals entry = new OperatorTotals(from.required(LocalDate.EPOCH), new Amounts(lines),
        count(section, "subscribers"), count(section, "simCards"));
    if (entry.subscribers().isPresent() || !entry.voiceLines().byUnit().isEmpty()) {
      references.checkOneOperator(section, DataNetwork.FIXED);
    }
    if (entry.simCards().isPresent()) {
      references.checkOneOperator(section, DataNetwork.MOBILE);
    }
    return entry;
  }

  private static OptionalLong count(Section section, String key) {
    Optional<Integer> count = section.integer(key, 0, MOST).optional();
    return count.isPresent() ? OptionalLong.of(count.get()) : OptionalLong.empty();
  }
}
