package org.nroagent.agent.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;

/// How a month that was computed again stands towards the one that was kept when it was closed.
///
/// @param differences what makes it another figure: digest, values, number of slots; empty where it is the same
/// @param remarks what is different without a consequence for the figure: the reasons why slots are missing, which a
///     device that answered late may have told after the closing
public record MonthComparison(List<String> differences, List<String> remarks) {
  public MonthComparison {
    differences = List.copyOf(differences);
    remarks = List.copyOf(remarks);
  }

  /// Compares both.
  ///
  /// @param kept what was kept
  /// @param computed what the ring gives now
  public static MonthComparison of(ClosedMonth kept, ClosedMonth computed) {
    List<String> differences = new ArrayList<>();
    Certificate before = kept.certificate();
    Certificate now = computed.certificate();
    add(differences, "digest", before.digest(), now.digest());
    add(differences, "in", Optional.ofNullable(before.figure().in()), Optional.ofNullable(now.figure().in()));
    add(differences, "out", Optional.ofNullable(before.figure().out()),
        Optional.ofNullable(now.figure().out()));
    add(differences, "expected slots", before.figure().expectedSlots(), now.figure().expectedSlots());
    List<String> remarks = new ArrayList<>();
    add(remarks, "missing slots by reason", before.missing(), now.missing());
    add(remarks, "unrecorded slots", before.unrecorded(), now.unrecorded());
    add(remarks, "interpolated slots", before.interpolated(), now.interpolated());
    return new MonthComparison(differences, remarks);
  }

  /// Whether it is the same figure of the same values.
  public boolean same() {
    return differences.isEmpty();
  }

  private static void add(List<String> found, String what, Object kept, Object computed) {
    if (!Objects.equals(kept, computed)) {
      found.add(what + ": kept " + shown(kept) + ", computed " + shown(computed));
    }
  }

  private static String shown(Object value) {
    return value instanceof Optional<?> optional
        ? optional.map(Object::toString).orElse("none")
        : value.toString();
  }
}
