package org.nroagent.agent.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// The book against a naive model that looks at the whole list of records at once.
class FigureBookModelTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final List<String> DEVICES = List.of("a", "b", "c");
  private static final int COLUMNS = 2;
  private static final int ROUNDS = 150;
  private static final MissingReason[] REASONS = {MissingReason.COUNTER_RESET, MissingReason.NO_ANSWER,
      MissingReason.INTERFACE_ABSENT};
  private static final Map<String, SlotFormula> FORMULAS = Map.of(
      "unicast", new SlotFormula(List.of("a.0"), List.of("a.1")),
      "gates", new SlotFormula(List.of("a.0", "b.0", "c.1"), List.of()),
      "all", new SlotFormula(List.of("a.0", "b.0", "c.0"), List.of("b.1", "c.1")));
  private static final ColumnDirectory DIRECTORY = directory();
  /// Months of every length, with and without a change to or from daylight saving.
  private static final List<CivilMonth> MONTHS = List.of("2026-02", "2026-03", "2026-10", "2026-12").stream()
      .map(month -> CivilMonth.parse(month, CivilMonth.CONTRACT_ZONE)).toList();

  @Property(tries = 300)
  void figuresEqualThoseOfTheWholeListWhateverTheOrder(@ForAll long seed) {
    Random random = new Random(seed);
    CivilMonth month = MONTHS.get(random.nextInt(MONTHS.size()));
    List<SlotRecord> records = new Feed(random, randomStart(random, month), false).records();
    FigureBook book = book(month);
    records.forEach(record -> book.add(record, DIRECTORY));
    assertSame(month, records, book, true);
  }

  @Property(tries = 500)
  void aRestartInTheMiddleChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    CivilMonth month = MONTHS.get(random.nextInt(MONTHS.size()));
    List<SlotRecord> records = new Feed(random, randomStart(random, month), false).records();
    FigureBook book = restarted(random, month, records);
    assertSame(month, records, book, true);
  }

  @Property(tries = 300)
  void anOutageInTheMiddleChangesNoValue(@ForAll long seed) {
    Random random = new Random(seed);
    CivilMonth month = MONTHS.get(random.nextInt(MONTHS.size()));
    List<SlotRecord> records = new Feed(random, randomStart(random, month), true).records();
    assertSame(month, records, restarted(random, month, records), false);
  }

  @Property(tries = 200)
  void theNewMonthIsThatOfTheWholeListWhereverItBegins(@ForAll long seed) {
    Random random = new Random(seed);
    CivilMonth month = MONTHS.get(random.nextInt(MONTHS.size()));
    Instant start = GRID.plus(month.end(), -random.nextInt(ROUNDS - 10));
    List<SlotRecord> records = new Feed(random, start, false).records();
    FigureBook book = restarted(random, month, records);
    assertSame(month.next(), records, book, true);
  }

  /// The ring has the first records, the running agent the others; at some time after the start both come together.
  private static FigureBook restarted(Random random, CivilMonth month, List<SlotRecord> records) {
    int head = random.nextInt(records.size());
    int merged = Math.min(records.size(), head + random.nextInt(60));
    FigureBook ring = book(month);
    records.subList(0, head).forEach(record -> ring.add(record, DIRECTORY));
    FigureBook live = book(month);
    records.subList(head, merged).forEach(record -> live.add(record, DIRECTORY));
    live.addRebuilt(ring);
    records.subList(merged, records.size()).forEach(record -> live.add(record, DIRECTORY));
    return live;
  }

  private static void assertSame(CivilMonth month, List<SlotRecord> records, FigureBook book,
      boolean tallies) {
    naive(month, records).forEach((id, slots) -> {
      MonthFigure expected = slots.figure();
      MonthFigure actual = book.current(id);
      assertEquals(expected.month(), actual.month(), id);
      assertEquals(expected.in(), actual.in(), id);
      assertEquals(expected.out(), actual.out(), id);
      if (tallies) {
        assertEquals(new SlotTally(slots.slots().interpolated(), slots.slots().missing()), book.tally(id),
            id);
      }
    });
  }

  private static Map<String, MonthSlots> naive(CivilMonth month, List<SlotRecord> records) {
    Map<String, MonthSlots> slots = new LinkedHashMap<>();
    for (SlotRecord record : records) {
      for (int column = 0; column < COLUMNS; column++) {
        MonthSlots of = slots.computeIfAbsent(record.device() + "." + column,
            _ -> new MonthSlots(month, GRID));
        switch (record) {
          case SlotRecord.Row row -> of.set(row.slotStart(), row.columns().get(column));
          case SlotRecord.Amendment amendment -> {
            if (amendment.column() == column) {
              of.set(amendment.slotStart(), amendment.slot());
            }
          }
          case SlotRecord.MissingRange range -> {
            for (Instant at = range.from(); at.isBefore(range.to()); at = GRID.next(at)) {
              of.set(at, new Slot.Missing(range.reason()));
            }
          }
        }
      }
    }
    FORMULAS.forEach((id, formula) -> slots.put(id,
        formula.monthOf(formula.parts().stream().map(slots::get).toList())));
    return slots;
  }

  private static Instant randomStart(Random random, CivilMonth month) {
    return GRID.plus(month.firstSlot(GRID), random.nextInt(month.expectedSlots(GRID) - ROUNDS));
  }

  private static FigureBook book(CivilMonth month) {
    List<SeriesConfig> series = new ArrayList<>();
    for (String device : DEVICES) {
      for (int column = 0; column < COLUMNS; column++) {
        series.add(SampleSeries.measured(device + "." + column, device, "if" + column, Role.ACCESS));
      }
    }
    FORMULAS.forEach((id, formula) -> series.add(SampleSeries.derived(id, Role.ACCESS, formula)));
    return new FigureBook(GRID, month, 95, series);
  }

  private static ColumnDirectory directory() {
    return new ColumnDirectory(DEVICES.stream().map(device -> new ColumnDirectory.Device(device,
        List.of(new ColumnDirectory.Column(device + ".0", "if0", 0),
            new ColumnDirectory.Column(device + ".1", "if1", 0))))
        .toList());
  }

  /// What meters of several devices make final, round by round: devices are up to two slots late, slots are missing,
  /// lost columns are amended with the next row, and once all devices may be silent for long.
  private static final class Feed {
    private final Random random;
    private final Instant start;
    private final int outageFrom;
    private final int outageTo;
    private final List<SlotRecord> records = new ArrayList<>();
    private final Map<String, Integer> next = new HashMap<>();
    private final Map<String, List<Integer>> lost = new HashMap<>();

    Feed(Random random, Instant start, boolean outage) {
      this.random = random;
      this.start = start;
      this.outageFrom = outage ? 5 + random.nextInt(40) : ROUNDS;
      this.outageTo = outageFrom + (outage ? 30 + random.nextInt(60) : 0);
    }

    List<SlotRecord> records() {
      for (int round = 1; round <= ROUNDS; round++) {
        if (round < outageFrom || round >= outageTo) {
          List<String> order = new ArrayList<>(DEVICES);
          Collections.shuffle(order, random);
          for (String device : order) {
            emit(device, round);
          }
        }
      }
      return records;
    }

    private void emit(String device, int round) {
      int from = next.getOrDefault(device, 0);
      boolean afterOutage = from < outageFrom && round >= outageTo;
      int to = Math.max(from, round - (random.nextInt(4) == 0 && !afterOutage ? random.nextInt(3) : 0));
      if (to == from) {
        return;
      }
      if (afterOutage || random.nextInt(20) == 0) {
        lost.remove(device);
        records.add(new SlotRecord.MissingRange(device, slot(from), slot(to),
            afterOutage ? MissingReason.AGENT_RESTARTED : MissingReason.NO_ANSWER));
      } else {
        amend(device, from - 1);
        for (int slot = from; slot < to; slot++) {
          row(device, slot);
        }
      }
      next.put(device, to);
    }

    private void amend(String device, int slot) {
      List<Integer> columns = lost.remove(device);
      if (columns != null) {
        columns.stream().filter(_ -> random.nextBoolean()).forEach(column -> records.add(
            new SlotRecord.Amendment(device, slot(slot), column, metered(column, true))));
      }
    }

    private void row(String device, int slot) {
      List<Slot> slots = new ArrayList<>();
      List<Integer> lostColumns = new ArrayList<>();
      for (int column = 0; column < COLUMNS; column++) {
        int kind = random.nextInt(12);
        if (kind == 0) {
          lostColumns.add(column);
          slots.add(new Slot.Missing(MissingReason.COLUMN_LOST));
        } else if (kind == 1) {
          slots.add(new Slot.Missing(REASONS[random.nextInt(REASONS.length)]));
        } else {
          slots.add(metered(column, random.nextInt(8) == 0));
        }
      }
      lost.put(device, lostColumns);
      records.add(new SlotRecord.Row(device, slot(slot), slots));
    }

    /// The second column is mostly smaller, as a VLAN is than its LAG.
    private Slot.Metered metered(int column, boolean interpolated) {
      int most = column == 0 ? 1000 : 600;
      return new Slot.Metered(random.nextInt(most), random.nextInt(most), interpolated);
    }

    private Instant slot(int index) {
      return GRID.plus(start, index);
    }
  }
}
