package org.nroagent.agent.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// What the figures of a thousand interfaces take.
class FigureBookHeapTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final int INTERFACES = 1000;
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final int MOST_BYTES = 6 << 20;

  @Test
  void aThousandInterfacesInTheLongestMonthTakeAtMostSixMegabytes() {
    List<SeriesConfig> series = IntStream.range(0, INTERFACES)
        .mapToObj(i -> SampleSeries.measured("spoke1.port-" + i, "spoke1", "port-" + i, Role.ACCESS))
        .toList();
    ColumnDirectory directory = new ColumnDirectory(List.of(new ColumnDirectory.Device("spoke1",
        IntStream.range(0, INTERFACES)
            .mapToObj(i -> new ColumnDirectory.Column("spoke1.port-" + i, "port-" + i, 0)).toList())));
    filled(series, directory); // what classes and pools take is not the book's
    long before = usedBytes();
    FigureBook book = filled(series, directory);
    long bytes = usedBytes() - before;
    System.out.println("Figures of " + INTERFACES + " interfaces: " + bytes + " bytes of heap");
    assertTrue(book.current("spoke1.port-999").validSlots() > 0);
    assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
  }

  /// A book in the middle of a month with its previous months closed.
  private static FigureBook filled(List<SeriesConfig> series, ColumnDirectory directory) {
    FigureBook book = new FigureBook(GRID, OCTOBER, 95, series);
    for (int back = MonthHistory.MOST_MONTHS; back >= 1; back--) {
      MonthSlots slots = month(back);
      Certificate certificate = slots.certificate(95);
      for (SeriesConfig each : series) {
        book.closed(new ClosedMonth(each.id(), copy(certificate), Optional.of(new BigDecimal("20000")), false,
            slots.discarded(Direction.IN, Optional.empty(), List.of()),
            slots.discarded(Direction.OUT, Optional.empty(), List.of())));
      }
    }
    Random random = new Random(1);
    for (int slot = 0; slot < 1000; slot++) {
      Instant start = GRID.plus(OCTOBER.start(), slot);
      List<Slot> slots = new ArrayList<>();
      for (int i = 0; i < INTERFACES; i++) {
        slots.add(random.nextInt(100) == 0
            ? new Slot.Missing(MissingReason.NO_ANSWER)
            : new Slot.Metered(random.nextLong(1L << 40), random.nextLong(1L << 40), false));
      }
      book.add(new SlotRecord.Row("spoke1", start, slots), directory);
    }
    series.forEach(each -> book.current(each.id())); // as every snapshot does
    return book;
  }

  private static MonthSlots month(int back) {
    CivilMonth month = new CivilMonth(OCTOBER.month().minusMonths(back), OCTOBER.zone());
    MonthSlots slots = new MonthSlots(month, GRID);
    for (int slot = 0; slot < 3; slot++) {
      slots.set(GRID.plus(month.start(), slot), new Slot.Metered(1_000_000_000L + slot, 7, false));
    }
    return slots;
  }

  /// With values of its own, as one that was read from the disk has them.
  private static Certificate copy(Certificate one) {
    MonthFigure figure = MonthFigure.of(one.figure().month(), GRID, Optional.ofNullable(one.figure().in()),
        Optional.of(new DirectionFigure(3, 0, 3, 7)));
    return new Certificate(figure, 0, one.missing(), one.unrecorded(), one.inRetainedSlot(),
        one.outRetainedSlot(), String.valueOf(one.digest().toCharArray()));
  }

  private static long usedBytes() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
