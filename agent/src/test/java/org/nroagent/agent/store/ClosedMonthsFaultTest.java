package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.agent.store.ClosedMonths.Kept;
import org.nroagent.agent.store.FaultyDisk.Fault;
import org.nroagent.model.figure.ClosedMonth;

/// What closed months survive: a failure or a power cut at every operation, a full and a read-only disk.
class ClosedMonthsFaultTest {
  private static final YearMonth FIRST = YearMonth.of(2026, 1);
  private static final int MONTHS = 28;

  private final List<ClosedMonth> all = samples();

  private static List<ClosedMonth> samples() {
    Random random = new Random(3);
    List<ClosedMonth> all = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      all.add(Samples.closedMonth("a", FIRST.plusMonths(i), random));
    }
    return all;
  }

  /// Three months, the oldest of them over the bound: written, replaced, deleted.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void survivesAFaultAtEveryOperation(Fault fault) throws IOException {
    FaultyDisk prepared = new FaultyDisk();
    for (int i = 0; i < MONTHS - 3; i++) {
      keep(prepared, i);
    }
    boolean reached = true;
    int operations = 0;
    for (int operation = 0; reached; operation++) {
      FaultyDisk disk = prepared.copy();
      disk.failAt(operation, fault);
      run(disk, new Random(operation));
      reached = disk.faultWasReached();
      operations = operation;
    }
    assertTrue(operations > 20, "only " + operations + " operations");
  }

  private void run(FaultyDisk disk, Random random) throws IOException {
    for (int i = MONTHS - 3; i < MONTHS; i++) {
      boolean kept = false;
      while (!kept) {
        kept = tryKeep(disk, i);
        if (disk.isOff()) {
          disk.restart(random, random.nextBoolean() ? 512 : 4096);
          assertEquals(List.of(), new ClosedMonths(disk).open(_ -> {}), "nothing is damaged by a power cut");
        }
        requireKept(disk, kept ? i : i - 1, i);
      }
    }
    disk.setCalm(true);
    assertEquals(ClosedMonths.KEPT_MONTHS, new ClosedMonths(disk).months().size());
    disk.setCalm(false);
  }

  private boolean tryKeep(FaultyDisk disk, int index) {
    try {
      keep(disk, index);
      return !disk.isOff();
    } catch (IOException _) {
      return false;
    }
  }

  private void keep(FaultyDisk disk, int index) throws IOException {
    ClosedMonths months = new ClosedMonths(disk);
    ClosedMonths.Draft draft = months.draft(FIRST.plusMonths(index));
    draft.add(all.get(index));
    assertTrue(draft.keep());
    months.deleteOldest();
  }

  /// Every month up to the last acknowledged one is there, but for those over the bound; of the one being written
  /// nothing or all is.
  private void requireKept(FaultyDisk disk, int lastKept, int attempted) throws IOException {
    disk.setCalm(true);
    ClosedMonths months = new ClosedMonths(disk);
    for (int i = 0; i < MONTHS; i++) {
      List<ClosedMonth> found = new ArrayList<>();
      Kept kept = months.read(FIRST.plusMonths(i), found::add);
      boolean mustBeThere = i <= lastKept && i > lastKept - ClosedMonths.KEPT_MONTHS + 1;
      boolean mayBeThere = i <= attempted;
      if (kept instanceof Kept.Nothing) {
        assertTrue(!mustBeThere, "month " + i + " is lost");
      } else {
        assertTrue(mayBeThere, "month " + i + " is invented");
        assertEquals(new Kept.Figures(0), kept);
        assertEquals(List.of(all.get(i)), found);
      }
    }
    disk.setCalm(false);
  }

  @Test
  void aFullDiskKeepsWhatThereIs() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    keep(disk, 0);
    disk.leaveFree(100);
    IOException refused = assertThrows(IOException.class, () -> keep(disk, 1));
    assertTrue(String.valueOf(refused.getMessage()).contains("No space left on device"),
        refused.getMessage());
    requireKept(disk, 0, 0);
    disk.heal();
    keep(disk, 1);
    requireKept(disk, 1, 1);
  }

  @Test
  void aReadOnlyDiskIsReadable() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    keep(disk, 0);
    disk.flipBit("figures-2026-01.month", 3);
    disk.setReadOnly();
    List<String> notices = new ClosedMonths(disk).open(_ -> {});
    assertEquals(1, notices.size());
    assertTrue(notices.getFirst().contains("Read-only file system"), notices.getFirst());
  }
}
