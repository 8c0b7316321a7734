package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.agent.closing.SeriesToClose;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import java.math.BigDecimal;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;
import picocli.CommandLine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A month in the ring, with slots of one hour: 720 in November, of which 36 are discarded when all have a value.
class ExplainCommandTest {
  private static final SlotGrid HOURLY = new SlotGrid(3600);
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new ColumnDirectory.Device("hub1",
          List.of(new ColumnDirectory.Column("hub1.lag-1", "lag-1", 0),
              new ColumnDirectory.Column("hub1.lag-1.4000", "lag-1.4000", 0)))));
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  private static final String CONFIG = """
      name: hub1-agent
      devices:
        - name: hub1
          snmp: {address: 192.0.2.1, version: 2c, communityFile: community}
          meter:
            - {ifName: lag-1, ifIn: OUT, role: gate, capacityMbps: 1000, unicast: {minus: [hub1.lag-1.4000]}}
            - {ifName: lag-1.4000, ifIn: OUT}
      declaredWindows:
        - {from: 2026-11-29T12:00:00Z, to: 2026-11-29T14:00:00Z, kind: planned, interfaces: [hub1.lag-1]}
      """;
  /// 1 Mbit/s in an hour.
  private static final long MEGABIT = 450_000_000;

  @TempDir
  private static Path folder = Path.of("");

  private record Result(int exit, String out, String err) {}

  @BeforeAll
  static void recordNovember() throws IOException {
    Instant start = NOVEMBER.start();
    try (RingWriter writer = RingWriter.open(RealDisk.createFolder(folder), new RingSettings(HOURLY, 40),
        DIRECTORY, new Random(1))) {
      List<SlotRecord> day = new ArrayList<>();
      for (int i = 0; i < 720; i++) {
        Instant slotStart = start.plusSeconds(3600L * i);
        if (i >= 10 && i < 14) {
          continue;
        }
        day.add(i == 20
            ? new SlotRecord.MissingRange("hub1", slotStart, slotStart.plusSeconds(3600),
                MissingReason.NO_ANSWER)
            : new SlotRecord.Row("hub1", slotStart,
                List.of(slot(i), new Slot.Metered(5 * MEGABIT, 0, false))));
        if (i % 24 == 0) {
          writer.append(day);
          day.clear();
        }
      }
      writer.append(day);
      writer.append(List.of(new SlotRecord.Amendment("hub1", start.plusSeconds(3600L * 21), 0,
          new Slot.Metered(21 * MEGABIT, 0, true))));
    }
  }

  /// The later the larger; slot 21 is amended.
  private static Slot slot(int index) {
    return index == 21
        ? new Slot.Missing(MissingReason.COLUMN_LOST)
        : new Slot.Metered(index * MEGABIT, 0, false);
  }

  @Test
  void explainsForPeople() {
    // 715 values, 35 discarded: of 0 … 719 without 10 … 13 and 20 the 680th ascending is 684.
    Result result = explain("--capacity-mbps", "1000");
    assertEquals("", result.err());
    assertEquals(
        """
            interface    hub1.lag-1
            month        2026-11 (Europe/Paris), slots that start in [2026-10-31T23:00:00Z, 2026-11-30T23:00:00Z)
            slots        720 of 3600 s: 715 with a value, 1 of them interpolated; 1 missing, 4 unrecorded
            missing      1 no_answer
            in           684.00 Mbit/s: 307800000000 octets of slot 2026-11-29T11:00:00Z, rank 680 of 715, 35 discarded
            out          0.00 Mbit/s: 0 octets of slot 2026-11-29T11:00:00Z, rank 680 of 715, 35 discarded
            reference    684.00 Mbit/s, in
            coverage     0.9930, coverage reached; --config tells whether multicast is included
            capacity     1000 Mbit/s, used by 68.40 %
            """,
        result.out().lines().limit(9).map(line -> line + "\n").reduce("", String::concat));
    assertTrue(
        result.out().contains(
            "above in     35 slots discarded, --config tells which in declared windows; by local hour"),
        result::out);
    assertTrue(result.out().contains("20 at 70 %, 0 at 80 %"), result::out);
    assertEquals(0, result.exit());
  }

  @Test
  void explainsForPrograms() throws IOException {
    JsonNode json = json(explain("--format", "json"));
    assertEquals("hub1.lag-1", json.get("interface").textValue());
    assertEquals(684 * MEGABIT, json.at("/in/octets").longValue());
    assertEquals("2026-11-29T11:00:00Z", json.at("/in/retainedSlot").textValue());
    assertEquals(35, json.at("/in/discardedSlots/count").intValue());
    assertEquals(24, json.at("/in/discardedSlots/byHour").size());
    assertTrue(json.at("/in/discardedSlots/atLeastPercent").isNull());
    assertEquals(1, json.at("/missing/no_answer").intValue());
    assertEquals(1, json.get("interpolated").intValue());
    assertEquals(4, json.get("unrecorded").intValue());
    assertEquals("none", json.at("/kept/state").textValue());
    assertTrue(json.get("includesMulticast").isNull() && json.get("billable").isNull(),
        "nobody tells whether it is unicast");
    assertEquals("without_windows", json.get("evidence").textValue());
  }

  @Test
  void theExportedSlotsHaveTheSameDigestAndFigure() throws IOException {
    Result export = run(new ExportCommand(), "--data", folder.toString(), "--interface", "hub1.lag-1",
        "--from",
        "2026-10-01T00:00:00Z", "--to", "2026-12-31T00:00:00Z");
    Path csv = Files.writeString(folder.resolve("slots.csv"), export.out());
    JsonNode percentile = json(run(new PercentileCommand(), "--samples", csv.toString(), "--month", "2026-11",
        "--slot-seconds", "3600", "--format", "json"));
    JsonNode explained = json(explain("--format", "json"));
    for (String key : List.of("digest", "expectedSlots", "reference", "coverage", "rule")) {
      assertEquals(percentile.get(key), explained.get(key), key);
    }
    for (String key : List.of("valid", "discarded", "rank", "octets", "mbps")) {
      assertEquals(percentile.get("in").get(key), explained.get("in").get(key), key);
    }
  }

  @Test
  void aDerivedSeriesIsExplainedWithTheConfiguration() throws IOException {
    // Multicast is 5 Mbit/s: slots 0 … 4 have less, so their difference is missing.
    JsonNode json = json(run(command(), "--data", folder.toString(), "--interface", "hub1.lag-1.unicast",
        "--month", "2026-11", "--config", config().toString(), "--format", "json"));
    assertEquals(5, json.at("/missing/over_line_rate").intValue());
    assertEquals("679.00", json.at("/in/mbps").textValue());
    assertEquals("2026-11-29T11:00:00Z", json.at("/in/retainedSlot").textValue());
    assertEquals(true, json.get("billable").booleanValue());
  }

  @Test
  void theConfigurationTellsCapacityMulticastAndDeclaredWindows() throws IOException {
    Result result = explain("--config", config().toString());
    assertTrue(result.out().contains("0.9930, not billable: includes multicast"), result::out);
    assertTrue(result.out().contains("1000 Mbit/s, used by 68.40 %"), result::out);
    assertTrue(result.out().contains("35 slots discarded, 2 in declared windows"), result::out);
  }

  @Test
  void saysThatTheKeptFigureAgrees(@TempDir Path copy) throws IOException {
    copyRing(copy);
    keep(copy, closedFromRing(copy));
    assertTrue(explainIn(copy, "2026-11").out().contains("digest and figure agree with the closed month"));
  }

  @Test
  void saysWhatOfTheKeptFigureDiffers(@TempDir Path copy) throws IOException {
    copyRing(copy);
    MonthSlots other = new MonthSlots(NOVEMBER, HOURLY);
    other.set(NOVEMBER.start(), new Slot.Metered(7, 8, false));
    keep(copy, closed(other));
    String out = explainIn(copy, "2026-11").out();
    assertTrue(out.contains("DIFFERS from the closed month"), out);
    assertTrue(out.contains("digest: kept " + other.digest() + ", computed "), out);
    assertTrue(out.contains("in: kept DirectionFigure[valid=1, discarded=0, rank=1, octets=7], computed"),
        out);
  }

  @Test
  void aMonthThatTheRingHasForgottenIsExplainedAsItWasKept(@TempDir Path copy) throws IOException {
    copyRing(copy);
    MonthSlots september = new MonthSlots(CivilMonth.parse("2026-09", CivilMonth.CONTRACT_ZONE), HOURLY);
    september.set(september.slots().start(), new Slot.Metered(MEGABIT, 8, false));
    keep(copy, closed(september));
    String out = explainIn(copy, "2026-09").out();
    assertTrue(out.contains("this is the closed month as it was kept"), out);
    assertTrue(out.contains("reference    1.00 Mbit/s, in"), out);
  }

  @Test
  void aSeriesThatTheRingHasForgottenIsExplainedFromTheClosedMonthAlone(@TempDir Path copy)
      throws IOException {
    copyRing(copy);
    MonthSlots slots = new MonthSlots(CivilMonth.parse("2026-09", CivilMonth.CONTRACT_ZONE), HOURLY);
    slots.set(slots.slots().start(), new Slot.Metered(MEGABIT, 8, false));
    ClosedMonth gone = closed(slots);
    keep(copy, new ClosedMonth("old.gates", new Provenance(Optional.of("gate"), Optional.empty(),
        new SlotFormula(List.of("old.a", "old.b"), List.of("old.c")), Optional.empty()), gone.certificate(),
        Optional.empty(), false, gone.in(), gone.out()));
    Result result = run(command(), "--data", copy.toString(), "--interface", "old.gates", "--month",
        "2026-09");
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("interface    old.gates (gate)"), result::out);
    assertTrue(result.out().contains("sum          old.a + old.b - old.c"), result::out);
    assertTrue(result.out().contains("this is the closed month as it was kept"), result::out);
  }

  /// The formula of the closed month counts, whatever the configuration says today.
  @Test
  void aClosedMonthIsComputedAgainByItsOwnFormula(@TempDir Path copy) throws IOException {
    copyRing(copy);
    List<ClosedMonth> closed = new ArrayList<>();
    new MonthCloser(RingReader.openForReading(copy), 95).close(NOVEMBER,
        List.of(new SeriesToClose("hub1.lag-1.unicast",
            new SlotFormula(List.of("hub1.lag-1", "hub1.lag-1.4000"), List.of()), Optional.empty(), false,
            List.of())),
        closed::add);
    keep(copy, closed.getFirst());
    JsonNode json = json(run(command(), "--data", copy.toString(), "--interface", "hub1.lag-1.unicast",
        "--month", "2026-11", "--config", config().toString(), "--format", "json"));
    assertEquals("agrees", json.at("/kept/state").textValue());
    assertEquals("689.00", json.at("/in/mbps").textValue());
    assertEquals("hub1.lag-1.4000", json.at("/formula/plus/1").textValue());
    assertEquals("hub1.lag-1.4000", json.at("/configuredFormula/minus/0").textValue());
    assertEquals("agrees", json(run(command(), "--data", copy.toString(), "--interface", "hub1.lag-1.unicast",
        "--month", "2026-11", "--format", "json")).at("/kept/state").textValue(), "without configuration");
  }

  /// A window is declared after the month was closed: as long as the ring has the month it counts.
  @Test
  void theEvidenceFollowsTodaysWindowsWhileTheRingHasTheMonth(@TempDir Path copy) throws IOException {
    copyRing(copy);
    DeclaredWindow then = new DeclaredWindow(Instant.parse("2026-11-30T00:00:00Z"),
        Instant.parse("2026-11-30T01:00:00Z"), DeclaredWindow.Kind.INCIDENT, "");
    List<ClosedMonth> closed = new ArrayList<>();
    new MonthCloser(RingReader.openForReading(copy), 95).close(NOVEMBER, List.of(
        SeriesToClose.ofInterface("hub1.lag-1", Optional.empty(), false, List.of(then))), closed::add);
    keep(copy, closed.getFirst());
    assertTrue(explainIn(copy, "2026-11").out()
        .contains("35 slots discarded, 1 in windows that were declared when the month was closed"));
    Result today = run(command(), "--data", copy.toString(), "--interface", "hub1.lag-1", "--month",
        "2026-11",
        "--config", config().toString());
    assertTrue(today.out().contains("35 slots discarded, 2 in declared windows"), today::out);
  }

  @Test
  void aMonthThatTheRingHasInPartIsExplainedAsItWasKept(@TempDir Path part) throws IOException {
    try (RingWriter writer = RingWriter.open(RealDisk.createFolder(part), new RingSettings(HOURLY, 2),
        DIRECTORY,
        new Random(1))) {
      for (int day = 0; day < 30; day++) {
        writer.append(List.of(new SlotRecord.Row("hub1", NOVEMBER.start().plusSeconds(day * 86_400L),
            List.of(slot(1), slot(2)))));
      }
    }
    MonthSlots whole = new MonthSlots(NOVEMBER, HOURLY);
    for (int i = 0; i < 720; i++) {
      whole.set(whole.slots().slotStart(i), new Slot.Metered(9 * MEGABIT, 8, false));
    }
    assertTrue(explainIn(part, "2026-11").out()
        .contains("the ring begins at 2026-11-27T23:00:00Z; what was before"));
    keep(part, closed(whole));
    String out = explainIn(part, "2026-11").out();
    assertTrue(
        out.contains("the ring has this month only from 2026-11-27T23:00:00Z on; this is the closed month"),
        out);
    assertTrue(out.contains("reference    9.00 Mbit/s, in"), out);
  }

  @Test
  void saysWhyAMonthInPartIsNotBilled(@TempDir Path copy) throws IOException {
    MonthSlots september = new MonthSlots(CivilMonth.parse("2026-09", CivilMonth.CONTRACT_ZONE), HOURLY);
    for (int i = 20; i < 720; i++) {
      september.set(september.slots().slotStart(i), new Slot.Metered(9 * MEGABIT, 8, false));
    }
    ClosedMonth closed = closed(september);
    copyRing(copy);
    keep(copy, new ClosedMonth("hub1.lag-1", new Provenance(Optional.of("loop"),
        Optional.of(new Provenance.Place("hub1", "lag-1")), Provenance.itself("hub1.lag-1"),
        Optional.of(september.slots().slotStart(20)),
        Optional.of(new CapacityOrigin(CapacityOrigin.Kind.READ, Instant.parse("2026-12-24T18:00:00Z")))),
        closed.certificate(), Optional.of(new BigDecimal("1000")), false, closed.in(),
        closed.out()));
    String out = explainIn(copy, "2026-09").out();
    assertTrue(out.startsWith("interface    hub1.lag-1 (loop, lag-1 of hub1)"), out);
    assertTrue(out.contains("the ring begins at 2026-09-01T18:00:00Z; what was before is gone"), out);
    assertTrue(out.contains("0.9722, not billable: the ring had not all of the month"), out);
    assertTrue(out.contains("read from the device, as it was known on 2026-12-24T18:00:00Z"), out);
  }

  @Test
  void saysWhereTheRingBegins(@TempDir Path late) throws IOException {
    try (RingWriter writer = RingWriter.open(RealDisk.createFolder(late), new RingSettings(HOURLY, 2),
        DIRECTORY,
        new Random(1))) {
      writer.append(List.of(new SlotRecord.Row("hub1", Instant.parse("2026-11-20T10:00:00Z"),
          List.of(slot(1), slot(2)))));
    }
    assertTrue(explainIn(late, "2026-11").out()
        .contains("the ring begins at 2026-11-20T10:00:00Z; nothing was recorded before"));
  }

  @Test
  void aMonthWithoutASlotIsExplainedAsUnrecorded() {
    Result result = run(command(), "--data", folder.toString(), "--interface",
        "hub1.lag-1",
        "--month", "2026-09");
    assertTrue(result.out().contains("720 of 3600 s: 0 with a value, 0 of them interpolated; 0 missing, 720"),
        result::out);
    assertTrue(result.out().contains("reference    none: no slot has a value"), result::out);
  }

  @Test
  void saysWhichInterfacesThereAre() {
    Result result = run(command(), "--data", folder.toString(), "--interface",
        "hub1.lag-9",
        "--month", "2026-11");
    assertEquals(1, result.exit());
    assertTrue(result.err().contains(
        "'hub1.lag-9'; the ring and the closed months have: hub1.lag-1, hub1.lag-1.4000"), result::err);
  }

  @Test
  void wrongUsageExitsWithTwo() {
    assertEquals(2, explain("--zone", "Paris").exit());
    assertEquals(2, explain("--capacity-mbps", "0").exit());
    assertEquals(2,
        run(command(), "--data", folder.toString(), "--interface", "a", "--month",
            "November").exit());
  }

  private static Path config() throws IOException {
    Files.setPosixFilePermissions(Files.writeString(folder.resolve("community"), "public\n"),
        PosixFilePermissions.fromString("rw-r-----"));
    return Files.writeString(folder.resolve("agent.yaml"), CONFIG);
  }

  private static void copyRing(Path to) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ring")) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static ClosedMonth closedFromRing(Path ring) throws IOException {
    List<ClosedMonth> closed = new ArrayList<>();
    new MonthCloser(RingReader.openForReading(ring), 95).close(NOVEMBER,
        List.of(SeriesToClose.ofInterface("hub1.lag-1", Optional.empty(), false, List.of())), closed::add);
    return closed.getFirst();
  }

  private static ClosedMonth closed(MonthSlots slots) {
    return new ClosedMonth("hub1.lag-1", slots.certificate(), Optional.empty(), false,
        slots.discarded(Direction.IN, Optional.empty(), List.of()),
        slots.discarded(Direction.OUT, Optional.empty(), List.of()));
  }

  private static void keep(Path store, ClosedMonth closed) throws IOException {
    ClosedMonths.Draft draft = new ClosedMonths(RealDisk.existingFolder(store))
        .draft(closed.figure().month().month());
    draft.add(closed);
    assertTrue(draft.keep());
  }

  private static Result explainIn(Path store, String month) {
    return run(command(), "--data", store.toString(), "--interface", "hub1.lag-1", "--month", month);
  }

  private static ExplainCommand command() {
    return new ExplainCommand(_ -> null);
  }

  private Result explain(String... more) {
    List<String> arguments = new ArrayList<>(
        List.of("--data", folder.toString(), "--interface", "hub1.lag-1", "--month", "2026-11"));
    arguments.addAll(List.of(more));
    return run(command(), arguments.toArray(String[]::new));
  }

  private static JsonNode json(Result result) throws IOException {
    assertEquals(0, result.exit(), result::err);
    return JsonMapper.builder().build().readTree(result.out());
  }

  private static Result run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .setCaseInsensitiveEnumValuesAllowed(true).execute(arguments);
    return new Result(exit, out.toString(), err.toString());
  }
}
