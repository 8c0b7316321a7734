package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.agent.state.StateJournal;
import org.nroagent.agent.state.StateKeeper;
import org.nroagent.agent.state.StateStart;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.FaultyDisk;
import org.nroagent.agent.store.FaultyDisk.Fault;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.agent.store.UntoldMonths;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.proof.FigureText;
import org.nroagent.model.proof.ToldFigure;
import org.nroagent.model.proof.ToldFigures;
import org.nroagent.model.state.StateEvent;

/// Whatever goes wrong between the closing of a month and the commit of its events: each figure is told, and once.
class FiguresToldOnceTest {
  private static final EventRingSettings RING = new EventRingSettings(3, 1 << 18);
  private static final SlotGrid GRID = new SlotGrid(21_600);
  private static final YearMonth AUGUST = YearMonth.of(2026, 8);
  private static final Instant NOW = Instant.parse("2026-11-01T01:00:00Z");

  /// A run of the program: what it has in memory.
  private static final class Run {
    private final EventRing ring;
    private final StateKeeper keeper;
    private final StateJournal journal;
    private final UntoldMonths untold;
    private final FiguresPart figures;
    private final List<CoreMessage> posted = new ArrayList<>();
    private int searches;

    Run(FaultyDisk disk) {
      ring = EventRing.open(disk, RING, new Random(7));
      StateStart start = StateStart.of(StateFiles.ofTold(disk), ring, Set.of(ToldFigures.DEVICE));
      keeper = new StateKeeper(List.of(ToldFigures.DEVICE), start);
      journal = new StateJournal(ring, StateFiles.ofTold(disk), start, () -> {});
      untold = new UntoldMonths(new ClosedMonths(disk));
      figures = new FiguresPart(keeper, this::find);
    }

    private boolean find(long told) {
      searches++;
      try {
        new FindFigures(untold, told, NOW, posted::add).run();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return true;
    }

    /// A round as the core plays it.
    ///
    /// @return how many figures were told
    int round() {
      int told = 0;
      figures.roundStored();
      for (CoreMessage message : List.copyOf(posted)) {
        if (message instanceof CoreMessage.FiguresFound(var found, var complete, var wall)) {
          figures.found(found, complete, wall);
          told += found.size();
        }
      }
      posted.clear();
      write();
      return told;
    }

    void write() {
      Optional<StateBatch> batch = keeper.handOut();
      if (batch.isPresent()) {
        try {
          journal.write(batch.get());
          keeper.written();
        } catch (IOException _) {
          keeper.refused();
        }
      }
    }

    List<ToldFigure> told() throws IOException {
      List<ToldFigure> told = new ArrayList<>();
      for (EventLog.Stored stored : ring.read(0, 100_000).events()) {
        StateEvent event = stored.event().orElseThrow();
        told.add(
            FigureText.parse(FigureText.Name.parse(event.subject().name()).orElseThrow(), event.after()));
      }
      return told;
    }
  }

  /// What happens to the closed months, in this order: the last of them is closed anew, with a capacity.
  private static final List<ClosedMonth> CLOSINGS = List.of(closed("a", AUGUST, 1), closed("b", AUGUST, 2),
      closed("a", AUGUST.plusMonths(1), 3), closed("late", AUGUST, 4), closed("a", AUGUST.plusMonths(2), 5),
      closed("a", AUGUST.plusMonths(1), 3).withCapacity(BigDecimal.TEN, Optional.empty()));

  @ParameterizedTest
  @EnumSource
  void atEveryOperation(Fault fault) throws IOException {
    FaultyDisk sound = new FaultyDisk();
    List<String> expected = new ArrayList<>(
        CLOSINGS.stream().map(FiguresToldOnceTest::shown).sorted().toList());
    assertEquals(expected, disturbed(sound));
    for (long operation = 0; operation < sound.operations(); operation++) {
      FaultyDisk disk = new FaultyDisk();
      disk.failAt(operation, fault);
      assertEquals(expected, disturbed(disk), fault + " at operation " + operation);
    }
  }

  private static List<String> disturbed(FaultyDisk disk) throws IOException {
    Run run = new Run(disk);
    for (ClosedMonth closing : CLOSINGS) {
      boolean kept = false;
      while (!kept) {
        kept = keep(disk, closing);
        run.figures.closed();
        int _ = run.round();
        run = restarted(disk, run);
      }
      int _ = run.round();
      run = restarted(disk, run);
    }
    disk.heal();
    int _ = run.round();
    int _ = run.round();
    run.write();
    return run.told().stream().map(FiguresToldOnceTest::shown).sorted().toList();
  }

  private static Run restarted(FaultyDisk disk, Run run) {
    if (!disk.isOff()) {
      return run;
    }
    disk.restart(new Random(1), 512);
    return new Run(disk);
  }

  private static boolean keep(FaultyDisk disk, ClosedMonth closing) {
    YearMonth month = closing.figure().month().month();
    ClosedMonths kept = new ClosedMonths(disk);
    try {
      if (kept.of(closing.series(), month).equals(Optional.of(closing))) {
        return true; // what is kept is not closed again
      }
      ClosedMonths.Draft draft = kept.draft(month);
      draft.add(closing);
      return draft.keep() && !disk.isOff();
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void theFirstStartTellsTheNewestMonthsAFewAtATime() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    ClosedMonths kept = new ClosedMonths(disk);
    int series = 200;
    for (int month = 0; month < ClosedMonths.KEPT_MONTHS; month++) {
      ClosedMonths.Draft draft = kept.draft(AUGUST.plusMonths(month));
      for (int i = 0; i < series; i++) {
        draft.add(closed("s" + i, AUGUST.plusMonths(month), i));
      }
      assertTrue(draft.keep());
    }
    Run run = new Run(disk);
    List<Integer> rounds = IntStream.range(0, 5).map(_ -> run.round()).boxed().toList();
    assertEquals(List.of(256, 256, 88, 0, 0), rounds);
    assertEquals(3, run.searches, "what is told is not looked for again");
    assertEquals(UntoldMonths.MONTHS * series, run.told().size());
    assertTrue(run.told().stream().noneMatch(
        each -> each.month().month()
            .isBefore(AUGUST.plusMonths(ClosedMonths.KEPT_MONTHS - UntoldMonths.MONTHS))));
    Run next = new Run(disk);
    assertEquals(0, next.round(), "a start tells nothing anew");
  }

  @Test
  void aStartInTheMiddleGoesOn() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    ClosedMonths.Draft draft = new ClosedMonths(disk).draft(AUGUST);
    IntStream.range(0, 600).forEach(i -> draft.add(closed("s" + i, AUGUST, i)));
    assertTrue(draft.keep());
    Run first = new Run(disk);
    assertEquals(256, first.round());
    Run second = new Run(disk);
    assertEquals(256, second.round());
    second.journal.finish();
    Run third = new Run(disk);
    assertEquals(88, third.round());
    List<ToldFigure> told = third.told();
    assertEquals(600, new HashSet<>(told).size());
    assertEquals(600, told.size());
  }

  @Test
  void aDiskThatRefusesIsAskedAgainWithTheNextRound() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    assertTrue(keep(disk, CLOSINGS.getFirst()));
    Run run = new Run(disk);
    disk.setReadOnly();
    assertEquals(0, run.round());
    assertTrue(run.told().isEmpty());
    disk.heal();
    assertEquals(1, run.round());
    assertFalse(run.told().isEmpty());
  }

  private static String shown(ToldFigure figure) {
    return figure.series() + " " + figure.month() + " " + figure.digest() + " " + figure.capacityMbps();
  }

  private static String shown(ClosedMonth closed) {
    return shown(ToldFigure.of(closed, 1));
  }

  private static ClosedMonth closed(String series, YearMonth month, long octets) {
    MonthSlots slots = new MonthSlots(new CivilMonth(month, ZoneOffset.UTC), GRID);
    slots.set(slots.slots().start(), OptionalLong.of(octets), OptionalLong.of(octets));
    return new ClosedMonth(series, slots.certificate(), Optional.empty(), false,
        slots.discarded(Direction.IN, Optional.empty(), List.of()),
        slots.discarded(Direction.OUT, Optional.empty(), List.of()));
  }
}
