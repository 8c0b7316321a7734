package org.nroagent.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.agent.closing.SeriesToClose;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.SlotRecord;
import picocli.CommandLine;

class VerifyStoreCommandTest {
  private static final SlotGrid HOURLY = new SlotGrid(3600);
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);

  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int verify(String... options) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new VerifyStoreCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .execute(Stream.concat(Stream.of("--data", folder.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  /// A ring with October, its closed month, and a small state.
  @BeforeEach
  void fill() throws IOException {
    RealDisk disk = RealDisk.createFolder(folder);
    ColumnDirectory directory = new ColumnDirectory(
        List.of(new Device("hub1", List.of(new Column("hub1.lag-1", "lag-1", 0)))));
    Random random = new Random(2);
    try (RingWriter ring = RingWriter.open(disk, new RingSettings(HOURLY, 70), directory, random)) {
      List<SlotRecord> day = new ArrayList<>();
      for (Instant start = OCTOBER.start(); start.isBefore(OCTOBER.end()); start = HOURLY.next(start)) {
        day.add(new SlotRecord.Row("hub1", start,
            List.of(new Slot.Metered(random.nextLong(1L << 30), random.nextLong(1L << 30), false))));
        if (day.size() == 24 || !HOURLY.next(start).isBefore(OCTOBER.end())) {
          ring.append(day);
          day.clear();
        }
      }
      ClosedMonths.Draft draft = new ClosedMonths(disk).draft(OCTOBER.month());
      new MonthCloser(ring.reader(), 95).close(OCTOBER,
          List.of(SeriesToClose.ofInterface("hub1.lag-1", Optional.empty(), false, List.of())), draft::add);
      assertTrue(draft.keep());
    }
    new StateFiles(disk).write(new byte[10]);
  }

  @Test
  void everythingOfASoundStoreIsSound() {
    assertEquals(0, verify("--recompute"), err::toString);
    assertEquals("", err.toString());
    assertTrue(out.toString().contains("sound    slots-0000000001.ring  2026-10-01, 24 records"),
        out::toString);
    assertTrue(out.toString().contains("sound    state.a, state.b  state 1, 10 bytes\n"), out::toString);
    assertTrue(out.toString().contains("sound    figures-2026-10.month  figures of 1 series\n"),
        out::toString);
    assertTrue(
        out.toString().endsWith("sound    figures of 2026-10  1 computed again from the ring are the same\n"),
        out::toString);
  }

  @Test
  void aDamagedFigureIsNamed() throws IOException {
    Path file = folder.resolve("figures-2026-10.month");
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 1;
    Files.write(file, bytes);
    assertEquals(1, verify());
    assertTrue(out.toString()
        .contains("DAMAGED  figures-2026-10.month  figures of 0 series; damaged: 1 more\n"), out::toString);
    assertEquals(folder + ": the store is damaged in 1 files\n", err.toString());
  }

  @Test
  void aDamagedStateAndADestroyedMonthAreNamed() throws IOException {
    Files.write(folder.resolve("state.a"), new byte[40]);
    Files.write(folder.resolve("figures-2026-09.month"), new byte[1000]);
    assertEquals(1, verify());
    assertTrue(
        out.toString()
            .contains("DAMAGED  state.a, state.b  no state that can be used; state.a is no state file"),
        out::toString);
    assertTrue(out.toString().contains("DAMAGED  figures-2026-09.month  damaged: its header is damaged\n"),
        out::toString);
  }

  /// Damage to the ring that came after the month was closed shows as another figure.
  @Test
  void aFigureThatTheRingGivesDifferentlyIsNamed() throws IOException {
    Path segment = folder.resolve("slots-0000000009.ring");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[4096 + 48 + 45] ^= 1;
    Files.write(segment, bytes);
    assertEquals(1, verify("--recompute"));
    assertTrue(out.toString().contains("DAMAGED  figures of 2026-10  "), out::toString);
    assertTrue(out.toString().contains("the ring now gives others for 1: hub1.lag-1"), out::toString);
  }
}
