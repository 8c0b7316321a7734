package org.nroagent.collector;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.Unit;

/// Inventories in which a person entered nothing but what the operator has in all, since the first day of 2026.
public final class EnteredTotals {
  private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

  private EnteredTotals() {}

  /// Of an operator of fixed data alone.
  public static Inventory subscribers(long count) {
    return inventory(Amounts.NONE, OptionalLong.of(count), OptionalLong.empty());
  }

  /// Of an operator of fixed voice and data.
  public static Inventory fixed(long pra, long bra, long analogue, long subscribers) {
    return inventory(new Amounts(Map.of(Unit.PRA, Fraction.of(pra), Unit.BRA, Fraction.of(bra), Unit.ANALOGUE,
        Fraction.of(analogue))), OptionalLong.of(subscribers), OptionalLong.empty());
  }

  /// Of an operator of a mobile network alone.
  public static Inventory simCards(long active) {
    return inventory(Amounts.NONE, OptionalLong.empty(), OptionalLong.of(active));
  }

  private static Inventory inventory(Amounts lines, OptionalLong subscribers, OptionalLong simCards) {
    return new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(new OperatorTotals(SINCE, lines, subscribers, simCards)), List.of());
  }
}
