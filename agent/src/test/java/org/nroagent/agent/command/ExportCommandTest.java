package org.nroagent.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.csv.CsvFormatException;
import org.nroagent.model.csv.CsvSlot;
import org.nroagent.model.csv.SlotsCsv;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SlotRecord;
import picocli.CommandLine;

/// `export` and `verify-store` on a folder that an agent left.
class ExportCommandTest {
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new ColumnDirectory.Device("hub1",
          List.of(new ColumnDirectory.Column("hub1.lag-1", "lag-1", 0)))));
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir
  private Path folder = Path.of("");

  private record Result(int exit, String out, String err) {}

  private static Result run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .setCaseInsensitiveEnumValuesAllowed(true).execute(arguments);
    return new Result(exit, out.toString(), err.toString());
  }

  private Result export(String from, String to, String... more) {
    List<String> arguments = new ArrayList<>(
        List.of("--data", folder.toString(), "--interface", "hub1.lag-1", "--from", from, "--to", to));
    arguments.addAll(List.of(more));
    return run(new ExportCommand(), arguments.toArray(String[]::new));
  }

  private static SlotRecord row(int slot, Slot value) {
    return new SlotRecord.Row("hub1", START.plusSeconds(300L * slot), List.of(value));
  }

  @BeforeEach
  void recordSomeSlots() throws IOException {
    RingSettings settings = new RingSettings(SlotGrid.FIVE_MINUTES, 2);
    try (RingWriter writer = RingWriter.open(RealDisk.createFolder(folder), settings, DIRECTORY,
        new Random(1))) {
      writer.append(List.of(row(0, new Slot.Metered(1000, 2000, false))));
      writer.append(List.of(row(1, new Slot.Missing(MissingReason.NO_ANSWER))));
      List<Slot> losing = List.of(new Slot.Metered(Slot.MAX_OCTETS, 0, true));
      writer.append(List.of(new SlotRecord.Row("hub1", START.plusSeconds(600), losing,
          RowDrops.of(List.of(new Drops(0L, 70_000L, null, 3L)), losing))));
      writer.append(List.of(row(4, new Slot.Metered(5, 6, false))));
    }
  }

  @Test
  void exportsOneLinePerSlotOfTheKnownRange() {
    Result result = export("2026-11-20T00:00:00Z", "2026-11-21T01:00:00+01:00");
    assertEquals(new Result(0, """
        slot,in_octets,out_octets,quality
        2026-11-20T10:00:00Z,1000,2000,measured
        2026-11-20T10:05:00Z,,,no_answer
        2026-11-20T10:10:00Z,281474976710655,0,interpolated
        2026-11-20T10:15:00Z,,,unknown
        2026-11-20T10:20:00Z,5,6,measured
        """, ""), result);
  }

  @Test
  void percentileReadsWhatIsExported() throws CsvFormatException {
    String csv = export("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z").out();
    List<CsvSlot> slots = SlotsCsv.parse(csv.lines().iterator(), SlotGrid.FIVE_MINUTES);
    assertEquals(5, slots.size());
    assertEquals(new CsvSlot(START.plusSeconds(600), OptionalLong.of(Slot.MAX_OCTETS), OptionalLong.of(0)),
        slots.get(2));
    assertEquals(OptionalLong.empty(), slots.get(3).inOctets());
  }

  @Test
  void exportsTheSpanAskedFor() {
    assertEquals("""
        slot,in_octets,out_octets,quality
        2026-11-20T10:10:00Z,281474976710655,0,interpolated
        """, export("2026-11-20T11:06:00+01:00", "2026-11-20T10:15:00Z").out());
  }

  @Test
  void exportsJson() {
    Result result = export("2026-11-20T10:05:00Z", "2026-11-20T10:15:00Z", "--format", "json");
    assertEquals("{\"interface\":\"hub1.lag-1\",\"slots\":["
        + "{\"slot\":\"2026-11-20T10:05:00Z\",\"inOctets\":null,\"outOctets\":null,\"quality\":\"no_answer\","
        + "\"inDiscards\":null,\"outDiscards\":null,\"inErrors\":null,\"outErrors\":null},"
        + "{\"slot\":\"2026-11-20T10:10:00Z\",\"inOctets\":281474976710655,\"outOctets\":0,"
        + "\"quality\":\"interpolated\",\"inDiscards\":0,\"outDiscards\":70000,\"inErrors\":null,"
        + "\"outErrors\":3}]}" + System.lineSeparator(), result.out());
    assertEquals(0, result.exit());
  }

  @Test
  void saysWhichInterfacesThereAre() {
    Result result = run(new ExportCommand(), "--data", folder.toString(), "--interface", "hub1.lag-9",
        "--from",
        "2026-11-20T10:05:00Z", "--to", "2026-11-20T10:15:00Z");
    assertEquals(1, result.exit());
    assertEquals("", result.out());
    assertTrue(result.err().contains("'hub1.lag-9'; the ring has: hub1.lag-1"), result.err());
  }

  @Test
  void wrongUsageExitsWithTwo() {
    assertEquals(2, export("yesterday", "2026-11-20T10:15:00Z").exit());
    assertEquals(2, export("2026-11-20T10:15:00Z", "2026-11-20T10:15:00Z").exit());
    assertEquals(2, run(new ExportCommand(), "--data", folder.toString()).exit());
    assertEquals(2, run(new VerifyStoreCommand()).exit());
  }

  @Test
  void aMissingFolderExitsWithOne() {
    Result result = run(new VerifyStoreCommand(), "--data", folder.resolve("none").toString());
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("no such directory"), result.err());
  }

  @Test
  void verifyNamesWhatIsDamaged() throws IOException {
    Result sound = run(new VerifyStoreCommand(), "--data", folder.toString());
    assertEquals(
        "sound    slots-0000000001.ring  2026-11-20, 4 records of sequences 1…4" + System.lineSeparator(),
        sound.out());
    assertEquals(0, sound.exit());
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("slots-0000000001.ring").toFile(),
        "rw")) {
      file.seek(4096 * 2 + 48 + 41);
      file.write(0xFF);
    }
    Result damaged = run(new VerifyStoreCommand(), "--data", folder.toString());
    assertEquals(
        "DAMAGED  slots-0000000001.ring  2026-11-20, 3 records of sequences 1…4; damaged or not completely"
            + " written: 2" + System.lineSeparator(),
        damaged.out());
    assertEquals(1, damaged.exit());
    assertTrue(damaged.err().contains("damaged in 1 file"), damaged.err());
  }
}
