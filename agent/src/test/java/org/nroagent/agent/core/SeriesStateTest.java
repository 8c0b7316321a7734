package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.SeriesConfig.Derived;
import org.nroagent.agent.config.SeriesConfig.Measured;
import org.nroagent.agent.config.SeriesEntries;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.UpgradeDates;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

class SeriesStateTest {
  /// Long slots: a month is quickly filled.
  private static final SlotGrid GRID = new SlotGrid(21_600);
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  private static final String GATE = "hub1.lag-1";
  private static final String LOOP = "spoke1.east";
  private static final String GATES = "gates";
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new ColumnDirectory.Device("hub1", List.of(new ColumnDirectory.Column(GATE, "lag-1", 0)))));

  /// The evening of 19 November for the contract.
  private static final Instant TODAY = Instant.parse("2026-11-19T22:59:59Z");

  private UpgradeDates dates = UpgradeDates.NONE;

  @Test
  void twoMonthsAtTheThresholdMakeAnUpgradeDue() {
    assertEquals(new CapacityState.NoFigure(), state());
    assertEquals(new CapacityState.Within(YearMonth.of(2026, 9)), state(closed("2026-09", 69)));
    assertEquals(new CapacityState.Warning(YearMonth.of(2026, 10)),
        state(closed("2026-09", 69), closed("2026-10", 70)));
    assertEquals(new CapacityState.UpgradeDue(YearMonth.of(2026, 9), YearMonth.of(2026, 10),
        LocalDate.of(2026, 12, 1), Optional.empty()), state(closed("2026-09", 70), closed("2026-10", 70)));
    dates = new UpgradeDates(new TreeSet<>(), new TreeSet<>(List.of(LocalDate.of(2026, 10, 20))));
    assertEquals(new CapacityState.NoFigure(), state(closed("2026-09", 70), closed("2026-10", 70)));
  }

  @Test
  void aRecordOfConformityCountsFromItsDayOn() {
    dates = new UpgradeDates(new TreeSet<>(), new TreeSet<>(List.of(LocalDate.of(2026, 11, 20))));
    List<SeriesConfig> series = series();
    FigureBook book = book(series);
    book.closed(closed("2026-09", 70));
    book.closed(closed("2026-10", 70));
    SeriesState state = state(series, book);
    assertEquals(CapacityState.UpgradeDue.class,
        state.measured(GATE, Optional.empty()).capacityState().getClass(), "a plan changes nothing");
    state.clock(TODAY.plusSeconds(1));
    assertEquals(new CapacityState.NoFigure(), state.measured(GATE, Optional.empty()).capacityState());
  }

  @Test
  void theRunningMonthCountsOnceItsCoverageIsReached() {
    List<SeriesConfig> series = series();
    FigureBook book = book(series);
    book.closed(closed("2026-10", 70));
    int expected = NOVEMBER.expectedSlots(GRID);
    int enough = Math.ceilDiv(expected * 95, 100);
    for (int slot = 0; slot < enough; slot++) {
      assertEquals(new CapacityState.Warning(YearMonth.of(2026, 10)), gate(series, book).capacityState());
      book.add(new SlotRecord.Row("hub1", GRID.plus(NOVEMBER.firstSlot(GRID), slot), List.of(value(80))),
          DIRECTORY);
    }
    assertTrue(gate(series, book)
        .capacityState() instanceof CapacityState.UpgradeDue(var first, var second, var due, _)
        && first.equals(YearMonth.of(2026, 10)) && second.equals(YearMonth.of(2026, 11))
        && due.equals(LocalDate.of(2027, 1, 1)));
  }

  @Test
  void anAggregateHasTheCapacityOfItsParts() {
    List<SeriesConfig> series = series();
    SeriesState state = state(series, book(series));
    assertEquals(Optional.empty(), state.derived().getFirst().capacityMbps(), "one part is unknown");
    state.capacities(Map.of(LOOP, new BigDecimal("10000")));
    assertEquals(Optional.of(new BigDecimal("10100")), state.derived().getFirst().capacityMbps());
    assertEquals(Optional.of(new BigDecimal("100")), state.measured(GATE, Optional.empty()).capacityMbps());
  }

  @Test
  void aFigureWithMulticastIsNotBillableAndAClosedMonthSaysForItself() {
    List<SeriesConfig> series = series();
    FigureBook book = book(series);
    book.closed(closed("2026-10", 70));
    SeriesSnapshot gate = gate(series, book);
    assertTrue(gate.previous().orElseThrow().figure().billable());
    assertTrue(gate.includesMulticast());
    assertFalse(gate.billable(gate.previous().orElseThrow().figure()));
    assertTrue(gate.previousBillable(), "it was closed when the gate carried none");
  }

  @Test
  void theForecastRestsOnTheClosedMonths() {
    List<SeriesConfig> series = series();
    FigureBook book = book(series);
    book.closed(closed("2026-11", 50));
    book.closed(closed("2026-12", 60));
    assertEquals(Optional.of(YearMonth.of(2027, 1)),
        gate(series, book).forecast(new HalfYear(2027, 1)).thresholdMonth());
  }

  /// A capacity with dates: nothing before the first, today's otherwise, and of a month that is over that of its last day.
  @Test
  void ofCapacitiesWithDatesTheOneInForceCounts() {
    TreeMap<LocalDate, BigDecimal> capacities = new TreeMap<>();
    capacities.put(LocalDate.parse("2026-11-10"), new BigDecimal("100"));
    capacities.put(LocalDate.parse("2026-12-01"), new BigDecimal("1000"));
    SeriesConfig gate = new SeriesConfig(GATE, Role.GATE, new Measured("hub1", "lag-1"), Optional.empty(),
        true,
        Optional.empty(), Optional.of(new CapacityRule(70, 1)), List.of(),
        new SeriesEntries(capacities, new TreeMap<>(),
            new TreeMap<>(), UpgradeDates.NONE, new TreeMap<>()));
    FigureBook book = book(List.of(gate));
    SeriesState state = new SeriesState(List.of(gate), CivilMonth.CONTRACT_ZONE, book, TODAY);
    state.capacities(Map.of(GATE, new BigDecimal("7")));
    state.clock(Instant.parse("2026-11-09T22:59:59Z"));
    assertEquals(Optional.empty(), state.measured(GATE, Optional.empty()).capacityMbps());
    state.clock(Instant.parse("2026-11-09T23:00:00Z"));
    assertEquals(Optional.of(new BigDecimal("100")), state.measured(GATE, Optional.empty()).capacityMbps());
    for (int slot = 0; slot < NOVEMBER.expectedSlots(GRID); slot++) {
      book.add(new SlotRecord.Row("hub1", GRID.plus(NOVEMBER.start(), slot), List.of(value(80))), DIRECTORY);
    }
    book.add(new SlotRecord.Row("hub1", NOVEMBER.end(), List.of(value(80))), DIRECTORY);
    state.clock(NOVEMBER.end());
    SeriesSnapshot december = state.measured(GATE, Optional.empty());
    assertEquals(Optional.of(new BigDecimal("1000")), december.capacityMbps());
    assertEquals(new CapacityState.Warning(YearMonth.of(2026, 11)), december.capacityState());
  }

  private CapacityState state(ClosedMonth... months) {
    List<SeriesConfig> series = series();
    FigureBook book = book(series);
    List.of(months).forEach(book::closed);
    return gate(series, book).capacityState();
  }

  private static SeriesSnapshot gate(List<SeriesConfig> series, FigureBook book) {
    return state(series, book).measured(GATE, Optional.empty());
  }

  private static SeriesState state(List<SeriesConfig> series, FigureBook book) {
    return new SeriesState(series, CivilMonth.CONTRACT_ZONE, book, TODAY);
  }

  private static FigureBook book(List<SeriesConfig> series) {
    return new FigureBook(GRID, NOVEMBER, 95, series);
  }

  private List<SeriesConfig> series() {
    SeriesEntries entries = new SeriesEntries(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), dates,
        new TreeMap<>());
    List<SeriesConfig> series = new ArrayList<>();
    series.add(
        new SeriesConfig(GATE, Role.GATE, new Measured("hub1", "lag-1"), Optional.of(new BigDecimal("100")),
            true, Optional.empty(), Optional.of(new CapacityRule(70, 1)), List.of(), entries));
    series.add(new SeriesConfig(LOOP, Role.LOOP, new Measured("spoke1", "east"), Optional.empty(), false,
        Optional.empty(), Optional.of(new CapacityRule(80, 3)), List.of(), SeriesEntries.NONE));
    series.add(new SeriesConfig(GATES, Role.GATE,
        new Derived(new SlotFormula(List.of(GATE, LOOP), List.of()), List.of(GATE, LOOP)), Optional.empty(),
        true,
        Optional.empty(), Optional.of(new CapacityRule(70, 1)), List.of(), SeriesEntries.NONE));
    return series;
  }

  /// A month with the same rate in every slot.
  private static ClosedMonth closed(String month, int mbps) {
    CivilMonth civil = CivilMonth.parse(month, CivilMonth.CONTRACT_ZONE);
    MonthSlots slots = new MonthSlots(civil, GRID);
    for (int slot = 0; slot < civil.expectedSlots(GRID); slot++) {
      slots.set(GRID.plus(civil.firstSlot(GRID), slot), value(mbps));
    }
    Optional<BigDecimal> capacity = Optional.of(new BigDecimal("100"));
    return new ClosedMonth(GATE, slots.certificate(95), capacity, false,
        slots.discarded(Direction.IN, capacity, List.of()),
        slots.discarded(Direction.OUT, capacity, List.of()));
  }

  private static Slot value(int mbps) {
    return new Slot.Metered(mbps * 125_000L * GRID.seconds(), 0, false);
  }
}
