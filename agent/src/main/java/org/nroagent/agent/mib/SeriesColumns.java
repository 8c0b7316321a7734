package org.nroagent.agent.mib;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig.Derived;
import org.nroagent.agent.config.SeriesConfig.Measured;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.Mbps;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/// nroSeriesTable.
final class SeriesColumns {
  static final int ID = 2;
  static final int CAPACITY_STATE = 8;
  static final int UPGRADE_DUE = 9;

  static final List<Column<SeriesSnapshot>> ALL = List.of(
      column(ID, each -> Syntax.text(each.id())),
      column(3, each -> role(each.role())),
      column(4, each -> ofInterface(each, Measured::device)),
      column(5, each -> ofInterface(each, Measured::ifName)),
      column(6, each -> Syntax.kilobits(each.capacityMbps())),
      column(7, each -> threshold(each).orElse(null)),
      column(CAPACITY_STATE, each -> capacityState(each.capacityState())),
      column(UPGRADE_DUE, each -> upgradeDue(each.capacityState())),
      column(10, each -> Syntax.truth(each.includesMulticast())),
      column(11, each -> each.lastSlot().map(slot -> Syntax.dateAndTime(slot.start())).orElse(null)),
      column(12, each -> Syntax.kilobits(last(each, Direction.IN))),
      column(13, each -> Syntax.kilobits(last(each, Direction.OUT))));

  private SeriesColumns() {}

  private static Column<SeriesSnapshot> column(int id, Function<SeriesSnapshot, @Nullable Variable> value) {
    return new Column<>(id, (each, _) -> value.apply(each));
  }

  private static Integer32 role(Role role) {
    return new Integer32(switch (role) {
      case GATE -> 1;
      case LOOP -> 2;
      case ACCESS -> 3;
    });
  }

  private static @Nullable OctetString ofInterface(SeriesSnapshot each, Function<Measured, String> what) {
    return switch (each.config().content()) {
      case Measured measured -> Syntax.text(what.apply(measured));
      case Derived _ -> null;
    };
  }

  private static Optional<Variable> threshold(SeriesSnapshot each) {
    return each.capacityState() instanceof CapacityState.NotMonitored
        ? Optional.empty()
        : each.config().capacityRule()
            .map(rule -> rule.thresholdPercent(each.current().month().month())).map(Syntax::gauge);
  }

  /// NroCapacityState.
  static Integer32 capacityState(CapacityState state) {
    return new Integer32(switch (state) {
      case CapacityState.NotMonitored _ -> 1;
      case CapacityState.NoFigure _ -> 2;
      case CapacityState.Within _ -> 3;
      case CapacityState.Warning _ -> 4;
      case CapacityState.UpgradeDue _ -> 5;
    });
  }

  static OctetString upgradeDue(CapacityState state) {
    return Syntax.day(state instanceof CapacityState.UpgradeDue due
        ? Optional.of(due.due())
        : Optional.empty());
  }

  private static Optional<BigDecimal> last(SeriesSnapshot each, Direction direction) {
    return each.lastSlot().flatMap(last -> switch (last.slot()) {
      case Slot.Missing _ -> Optional.empty();
      case Slot.Metered slot -> Optional
          .of(Mbps.ofSlot(direction == Direction.IN ? slot.inOctets() : slot.outOctets(),
              each.current().grid()));
    });
  }
}
