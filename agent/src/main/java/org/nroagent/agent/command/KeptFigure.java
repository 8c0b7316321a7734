package org.nroagent.agent.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;

/// How a figure that was computed again stands towards the one that was kept when its month was closed.
sealed interface KeptFigure {
  /// Nothing was kept of it.
  ///
  /// @param why what is there instead
  record None(String why) implements KeptFigure {}

  /// The ring has nothing of the month any more: what is explained is what was kept.
  record Alone() implements KeptFigure {}

  /// Digest and figure are the same.
  record Agrees() implements KeptFigure {}

  /// They are not the same.
  ///
  /// @param differences what differs, each with the kept and the computed value
  record Differs(List<String> differences) implements KeptFigure {
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /// Compares both.
  ///
  /// @param kept what was kept
  /// @param computed what the ring gives now
  static KeptFigure compare(ClosedMonth kept, ClosedMonth computed) {
    List<String> differences = new ArrayList<>();
    Certificate before = kept.certificate();
    Certificate now = computed.certificate();
    add(differences, "digest", before.digest(), now.digest());
    add(differences, "in", Optional.ofNullable(before.figure().in()), Optional.ofNullable(now.figure().in()));
    add(differences, "out", Optional.ofNullable(before.figure().out()),
        Optional.ofNullable(now.figure().out()));
    add(differences, "expected slots", before.figure().expectedSlots(), now.figure().expectedSlots());
    return differences.isEmpty() ? new Agrees() : new Differs(differences);
  }

  private static void add(List<String> differences, String what, Object kept, Object computed) {
    if (!Objects.equals(kept, computed)) {
      differences.add(what + ": kept " + shown(kept) + ", computed " + shown(computed));
    }
  }

  private static String shown(Object value) {
    return value instanceof Optional<?> optional
        ? optional.map(Object::toString).orElse("none")
        : value.toString();
  }
}
