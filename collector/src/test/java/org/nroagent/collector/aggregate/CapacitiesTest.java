package org.nroagent.collector.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityTerms;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.config.DatedCapacity;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Network.LoopConfig;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.UpgradeDates;

/// Two interfaces of two agents, together at exactly 70 Mbit/s in September and October and at 69.99 in August.
class CapacitiesTest {
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  private static final List<InterfaceRef> BOTH = List.of(new InterfaceRef("a1", "hub1.g"),
      new InterfaceRef("a2", "hub1.g"));

  @TempDir
  Path folder;

  @Test
  void twoMonthsAtTheThresholdMakeAnUpgradeOfAGateDueAndNoneOfALoop() {
    SettableTime time = new SettableTime(NOVEMBER.start().plusSeconds(86_400));
    try (SlotStore store = SlotStore.open(folder, time)) {
      fill(store, NOVEMBER.previous(), "35");
      fill(store, NOVEMBER.previous().previous(), "35");
      fill(store, NOVEMBER.previous().previous().previous(), "34.99");
      Figures figures = new Figures(CivilMonth.CONTRACT_ZONE, 95, store.reader(), time);
      assertEquals(Optional.of(new CapacityState.UpgradeDue(YearMonth.of(2026, 9), YearMonth.of(2026, 10),
          LocalDate.of(2026, 12, 1), Optional.empty())),
          state(figures, UpgradeDates.NONE, Aggregate.Kind.GATE));
      assertEquals(Optional.of(new CapacityState.Within(YearMonth.of(2026, 10))),
          state(figures, UpgradeDates.NONE, Aggregate.Kind.LOOP));
      UpgradeDates done = new UpgradeDates(new TreeSet<>(),
          new TreeSet<>(List.of(LocalDate.of(2026, 9, 15))));
      assertEquals(Optional.of(new CapacityState.Warning(YearMonth.of(2026, 10))),
          state(figures, done, Aggregate.Kind.GATE));
      assertEquals(Optional.empty(), state(figures, done, Aggregate.Kind.OPERATOR));
    }
  }

  /// 65 % in September and October; from October on 60 % make an upgrade due within two months.
  @Test
  void eachMonthIsComparedByTheTermsInForceInIt() {
    SettableTime time = new SettableTime(NOVEMBER.start().plusSeconds(86_400));
    CapacityTerms.Version shipped = Terms.shipped().capacity().versions().getFirst();
    CapacityTerms amended = new CapacityTerms(List.of(shipped, new CapacityTerms.Version(
        new TermsVersion("a", "a", LocalDate.of(2026, 10, 1), "terms.d/a.yaml"),
        new CapacityRule.Promise(60, 2),
        shipped.loop(), 3)));
    try (SlotStore store = SlotStore.open(folder, time)) {
      fill(store, NOVEMBER.previous(), "32.5");
      fill(store, NOVEMBER.previous().previous(), "32.5");
      Figures figures = new Figures(CivilMonth.CONTRACT_ZONE, 95, store.reader(), time);
      DatedCapacity capacity = DatedCapacity.always(new BigDecimal(100));
      assertEquals(Optional.of(new CapacityState.Within(YearMonth.of(2026, 10))),
          report(figures, capacity, UpgradeDates.NONE, Aggregate.Kind.GATE).map(CapacityReport::state));
      assertEquals(Optional.of(new CapacityState.Warning(YearMonth.of(2026, 10))),
          report(figures, capacity, UpgradeDates.NONE, Aggregate.Kind.GATE, amended)
              .map(CapacityReport::state));
    }
  }

  @Test
  void eachMonthIsComparedWithTheCapacityAtItsLastSlot() {
    SettableTime time = new SettableTime(NOVEMBER.start().plusSeconds(86_400));
    DatedCapacity raised = new DatedCapacity(
        new TreeMap<>(Map.of(LocalDate.of(2026, 9, 1), new BigDecimal(100), LocalDate.of(2026, 10, 31),
            new BigDecimal(200), LocalDate.of(2026, 11, 2), new BigDecimal(400))));
    try (SlotStore store = SlotStore.open(folder, time)) {
      fill(store, NOVEMBER.previous(), "70");
      fill(store, NOVEMBER.previous().previous(), "35");
      fill(store, NOVEMBER.previous().previous().previous(), "35");
      Figures figures = new Figures(CivilMonth.CONTRACT_ZONE, 95, store.reader(), time);
      CapacityReport report = report(figures, raised, UpgradeDates.NONE, Aggregate.Kind.GATE).orElseThrow();
      assertEquals(new CapacityState.UpgradeDue(YearMonth.of(2026, 9), YearMonth.of(2026, 10),
          LocalDate.of(2026, 12, 1), Optional.empty()), report.state());
      assertEquals(Optional.of(new BigDecimal(400)), report.capacityMbps());
      assertEquals(Optional.empty(), raised.of(NOVEMBER.previous().previous().previous()));
    }
  }

  private static Optional<CapacityState> state(Figures figures, UpgradeDates upgrades, Aggregate.Kind kind) {
    return report(figures, DatedCapacity.always(new BigDecimal(100)), upgrades, kind)
        .map(CapacityReport::state);
  }

  private static Optional<CapacityReport> report(Figures figures, DatedCapacity capacity,
      UpgradeDates upgrades, Aggregate.Kind kind) {
    return report(figures, capacity, upgrades, kind, Terms.shipped().capacity());
  }

  private static Optional<CapacityReport> report(Figures figures, DatedCapacity capacity,
      UpgradeDates upgrades, Aggregate.Kind kind, CapacityTerms terms) {
    GateConfig gate = new GateConfig("x", Optional.empty(), Optional.of("x"), capacity, BOTH,
        Optional.empty(), List.of(), Optional.empty(), upgrades,
        List.of());
    Network network = new Network(List.of(), List.of(), List.of(gate),
        List.of(new LoopConfig("x", capacity, BOTH, upgrades)), List.of(), Inventory.EMPTY);
    Aggregate aggregate = Aggregates.of(network).find(kind, "x").orElseThrow();
    return new Capacities(network, figures, terms).of(aggregate);
  }

  private static void fill(SlotStore store, CivilMonth month, String mbps) {
    for (String agent : List.of("a1", "a2")) {
      StoredMonth.fill(store, agent, month, List.of("hub1.g"),
          (_, _) -> new Slot.Metered(StoredMonth.octets(mbps), 0, false));
    }
  }
}
