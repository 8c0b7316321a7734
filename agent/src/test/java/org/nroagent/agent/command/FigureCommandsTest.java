package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.Provenance;
import picocli.CommandLine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// `report` and `forecast` from closed months. The loop is the example of docs/figures.md.
class FigureCommandsTest {
  private static final SlotGrid HOURLY = new SlotGrid(3600);
  private static final BigDecimal OCTETS_PER_MEGABIT = new BigDecimal("450000000");
  private static final String CONFIG = """
      name: hub1-agent
      devices:
        - name: hub1
          snmp: {address: 192.0.2.1, version: 2c, communityFile: community}
          meter:
            - ifName: lag-1
              ifIn: OUT
              role: gate
              unicast: {minus: [hub1.lag-1.4000]}
              subscribers: [{from: 2026-01-01, count: 1000}, {from: 2026-12-31, count: 1000}, {from: 2027-04-20, count: 2100}]
              mbpsPerSubscriber: [{from: 2027-12-01, mbps: 4.5}]
            - {ifName: lag-1.4000, ifIn: OUT}
            - ifName: east
              ifIn: OUT
              role: loop
              upgrade: {informed: [2026-12-03], conformity: [2027-01-20]}
            - {ifName: west, ifIn: OUT, role: loop, upgrade: {urgentRequest: [2026-10-31, 2026-11-02], conformity: 2026-12-15}}
      """;

  @TempDir
  private Path folder = Path.of("");
  private Path config = Path.of("");

  private record Result(int exit, String out, String err) {}

  @BeforeEach
  void closeSomeMonths() throws IOException {
    Files.setPosixFilePermissions(Files.writeString(folder.resolve("community"), "public\n"),
        PosixFilePermissions.fromString("rw-r-----"));
    config = Files.writeString(folder.resolve("agent.yaml"), CONFIG);
    keep("2026-08", east("2026-08", "15990.12", 744));
    keep("2026-09", east("2026-09", "16204.50", 720));
    keep("2026-10", east("2026-10", "17020", 596), gate("2026-10", "2000"), unicast("2026-10", "1800"));
    keep("2026-11", east("2026-11", "16000", 720), gate("2026-11", "9000"), unicast("2026-11", "8800"));
    keep("2026-12", east("2026-12", "14500", 744), gate("2026-12", "2200"), unicast("2026-12", "2000"));
  }

  @Test
  void theStatesOfTheDocumentedExample() throws IOException {
    assertEquals("within", line("2026-08", "hub1.east").get("capacityState").textValue());
    assertEquals("warning", line("2026-09", "hub1.east").get("capacityState").textValue());
    JsonNode october = line("2026-10", "hub1.east");
    assertEquals("warning", october.get("capacityState").textValue());
    assertEquals("2026-09", october.get("firstMonth").textValue());
    assertEquals(false, october.get("coverageReached").booleanValue());
    JsonNode november = line("2026-11", "hub1.east");
    assertEquals("upgrade_due", november.get("capacityState").textValue());
    assertEquals("2026-11", november.get("secondMonth").textValue());
    assertEquals("2027-03-01", november.get("upgradeDue").textValue());
    assertEquals("2026-12-03", november.get("clientInformed").textValue());
    assertEquals("2027-01-20", november.get("conformity").textValue());
    assertEquals("2027-03-01", line("2026-12", "hub1.east").get("upgradeDue").textValue());
  }

  @Test
  void aGateIsBilledByItsUnicastSeriesAndWatchedByAllOctets() throws IOException {
    JsonNode gate = line("2026-11", "hub1.lag-1");
    assertEquals("9000.00", gate.get("referenceMbps").textValue());
    assertEquals("warning", gate.get("capacityState").textValue());
    assertEquals("90.00", gate.get("utilisationPercent").textValue());
    assertEquals(70, gate.get("thresholdPercent").intValue());
    assertEquals("hub1.lag-1.unicast", gate.get("billedAs").textValue());
    assertEquals(false, gate.get("billable").booleanValue());
    JsonNode unicast = line("2026-11", "hub1.lag-1.unicast");
    assertEquals("8800.00", unicast.get("referenceMbps").textValue());
    assertEquals(true, unicast.get("billable").booleanValue());
    assertEquals("not_monitored", unicast.get("capacityState").textValue());
  }

  @Test
  void aSeriesWithoutAClosedMonthStandsInTheReportWithoutValues() throws IOException {
    JsonNode west = line("2026-11", "hub1.west");
    assertEquals("no_figure", west.get("capacityState").textValue());
    assertTrue(west.get("referenceMbps").isNull());
    assertTrue(west.get("billable").isNull());
  }

  @Test
  void anUrgentUpgradeIsReportedFromItsRequestToTheMonthOfItsConformity() throws IOException {
    assertTrue(line("2026-09", "hub1.west").get("urgentDue").isNull());
    JsonNode october = line("2026-10", "hub1.west");
    assertEquals("2026-10-31", october.get("urgentReceived").textValue());
    assertEquals("2027-01-31", october.get("urgentDue").textValue());
    assertEquals("2026-12-15", october.get("urgentConformity").textValue());
    assertEquals("2026-10-31", line("2026-12", "hub1.west").get("urgentReceived").textValue());
    keep("2027-01", east("2027-01", "14500", 744));
    assertTrue(line("2027-01", "hub1.west").get("urgentReceived").isNull());
  }

  @Test
  void reportsForPeople() {
    Result result = report("2026-11", "text");
    assertEquals(
        """
            95th percentile of 2026-11 (Europe/Paris), the larger direction [C STAS 6.1]

            interface                    role         Mbit/s       coverage     capacity   used %  state
            hub1.lag-1                   gate        9000.00 in      1.0000        10000    90.00  WARNING: threshold reached in \
            2026-11; billed as hub1.lag-1.unicast
            hub1.east                    loop       16000.00 in      1.0000        20000    80.00  UPGRADE DUE by 2027-03-01: \
            threshold reached in 2026-09 and 2026-11, client informed on 2026-12-03, conformity recorded on 2027-01-20; \
            coverage reached
            hub1.west                    loop              -              -            -        -  no month that counts; \
            URGENT UPGRADE DUE by 2027-01-31: requested on 2026-10-31, conformity recorded on 2026-12-15; no closed month
            hub1.lag-1.unicast           gate        8800.00 in      1.0000            -        -  coverage reached
            """,
        result.out().replace(System.lineSeparator(), "\n"));
    assertEquals("", result.err());
  }

  @Test
  void reportsForSpreadsheets() {
    List<String> lines = report("2026-10", "csv").out().lines().toList();
    assertEquals(
        "interface,role,configured,device,if_name,month,zone,in_mbps,out_mbps,reference_direction,reference_mbps,expected_slots,"
            + "valid_slots,coverage,coverage_reached,whole_from,includes_multicast,billable,billed_as,capacity_mbps,"
            + "utilisation_percent,threshold_percent,threshold_reached,capacity_state,first_month,second_month,"
            + "upgrade_due,client_informed,conformity,digest,urgent_received,urgent_due,urgent_conformity,capacity_origin,capacity_as_of",
        lines.getFirst());
    assertTrue(lines.get(2)
        .startsWith("hub1.east,loop,true,,,2026-10,Europe/Paris,17020.00,0.00,in,17020.00,745,596,0.8000,"
            + "false,,false,false,,20000,85.10,80,true,warning,2026-09,,,,,"),
        lines.get(2));
    assertEquals(5, lines.size());
  }

  /// Renamed or removed gates and loops, with what was kept of them; access interfaces have no line.
  @Test
  void whatIsNotConfiguredAnyMoreStandsAtTheEnd() throws IOException {
    keep("2026-11", former("old.gate", Optional.of("gate"), Optional.empty()),
        former("old.unknown", Optional.empty(), Optional.of(Instant.parse("2026-11-02T10:00:00Z"))),
        former("old.olt", Optional.of("access"), Optional.empty()));
    List<String> lines = report("2026-11", "text").out().lines().toList();
    assertEquals(List.of(
        "old.gate                     gate         700.00 in      1.0000            -        -  coverage reached;"
            + " not configured any more, was lag-7 of hub7",
        "old.unknown                  -            700.00 in      1.0000            -        -  not billable: the"
            + " ring begins at 2026-11-02T10:00:00Z; not configured any more, was lag-7 of hub7"),
        lines.subList(lines.size() - 2, lines.size()));
    JsonNode gate = line("2026-11", "old.gate");
    assertEquals("gate", gate.get("role").textValue());
    assertEquals(false, gate.get("configured").booleanValue());
    assertEquals("lag-7", gate.get("ifName").textValue());
    assertEquals(true, gate.get("billable").booleanValue());
    JsonNode unknown = line("2026-11", "old.unknown");
    assertTrue(unknown.get("role").isNull());
    assertEquals("2026-11-02T10:00:00Z", unknown.get("wholeFrom").textValue());
    assertEquals(false, unknown.get("billable").booleanValue());
    assertEquals(true, unknown.get("coverageReached").booleanValue());
    assertEquals(true, line("2026-11", "hub1.east").get("configured").booleanValue());
  }

  @Test
  void aCapacityThatWasTakenLongAfterTheMonthIsToldAsSuch() throws IOException {
    ClosedMonth east = closed("hub1.east", "2026-11", "16000", 720, Optional.empty(), false);
    for (String asOf : List.of("2026-12-01T22:59:59Z", "2026-12-24T18:00:00Z")) {
      keep("2026-11", east.withCapacity(new BigDecimal("20000"),
          Optional.of(new CapacityOrigin(CapacityOrigin.Kind.READ, Instant.parse(asOf)))));
      boolean late = asOf.startsWith("2026-12-24");
      assertEquals(late, report("2026-11", "text").out().contains(
          "coverage reached; capacity read from the device, as it was known on 2026-12-24T18:00:00Z"), asOf);
      JsonNode line = line("2026-11", "hub1.east");
      assertEquals("read", line.get("capacityOrigin").textValue());
      assertEquals(asOf, line.get("capacityAsOf").textValue());
    }
    keep("2026-11", east.withCapacity(new BigDecimal("20000"), Optional.of(
        new CapacityOrigin(CapacityOrigin.Kind.DATED, Instant.parse("2026-12-24T18:00:00Z")))));
    assertFalse(report("2026-11", "text").out().contains("2026-12-24"), "its date says that it was in force");
  }

  @Test
  void aMonthThatIsNotClosedHasNoReport() {
    Result result = report("2027-01", "text");
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("2027-01 is not closed; there are: 2026-08, 2026-09, 2026-10"),
        result::err);
    assertEquals("", result.out());
  }

  @Test
  void forecastsTheHalfYearAfterTheNewestClosedMonth() throws IOException {
    JsonNode json = json(forecast("--format", "json"));
    assertEquals("2027-H1", json.get("halfYear").textValue());
    JsonNode gate = find(json.get("forecasts"), "hub1.lag-1");
    assertEquals("per_subscriber", gate.get("basis").textValue());
    assertEquals("0.1000", gate.get("monthlyChangeMbps").textValue());
    assertEquals(3, gate.get("monthsUsed").intValue());
    assertEquals("3013.00", gate.at("/months/0/mbps").textValue());
    assertEquals("1310.00", gate.at("/months/0/subscribers").textValue());
    assertEquals("2.3000", gate.at("/months/0/mbpsPerSubscriber").textValue());
    assertEquals("30.13", gate.at("/months/0/utilisationPercent").textValue());
    assertEquals("client", gate.at("/months/11/source").textValue());
    assertEquals("9450.00", gate.at("/months/11/mbps").textValue());
    // 2100 × 3.4 = 7140 of 10 000 in December by the trend, but the client says more; November has 6930.
    assertEquals("2027-12", gate.get("thresholdMonth").textValue());
  }

  @Test
  void leavesOutMonthsWithoutCoverageAndTheUnicastPartOfAGate() throws IOException {
    JsonNode json = json(forecast("--format", "json"));
    JsonNode east = find(json.get("forecasts"), "hub1.east");
    assertEquals("total", east.get("basis").textValue());
    assertEquals(List.of("2026-08", "2026-09", "2026-11", "2026-12"),
        StreamSupport.stream(east.get("past").spliterator(), false)
            .map(month -> month.get("month").textValue())
            .toList());
    assertEquals(List.of("hub1.lag-1", "hub1.lag-1.4000", "hub1.east", "hub1.west"),
        StreamSupport.stream(json.get("forecasts").spliterator(), false)
            .map(each -> each.get("interface").textValue()).toList());
  }

  @Test
  void forecastsTheGivenHalfYearFromWhatWasBeforeIt() {
    Result result = forecast("--half-year", "2026-H2");
    assertTrue(result.out().contains("Forecast issued with 2026-H2"), result::out);
    assertTrue(result.out().contains("hub1.east (loop), no closed month to go on from"), result::out);
  }

  @Test
  void forecastsForPeopleAndSpreadsheets() {
    String text = forecast().out();
    assertTrue(text
        .contains("hub1.lag-1 (gate), traffic per subscriber changes by 0.1000 Mbit/s a month, from 3 closed"
            + " months; 70 % of 10000 Mbit/s reached in 2027-12"),
        text);
    assertTrue(text.contains("  2027-01  trend        1310.00         2.3000        3013.00    30.13"), text);
    assertTrue(text.contains("  2026-12  closed                                     2200.00"), text);
    List<String> csv = forecast("--format", "csv").out().lines().toList();
    assertEquals(
        "interface,role,half_year,month,source,subscribers,mbps_per_subscriber,mbps,utilisation_percent,"
            + "capacity_mbps",
        csv.getFirst());
    assertEquals("hub1.lag-1,gate,2027-H1,2027-01,trend,1310.00,2.3000,3013.00,30.13,10000", csv.get(1));
    assertEquals(1 + 4 * 12, csv.size());
  }

  @Test
  void wrongUsageExitsWithTwo() {
    assertEquals(2, forecast("--half-year", "2027").exit());
    assertEquals(2, report("November", "text").exit());
    assertEquals(2, run(new ReportCommand(_ -> null), "--data", folder.toString(), "--config",
        folder.resolve("none.yaml").toString(), "--month", "2026-11").exit());
  }

  @Test
  void withoutAnyClosedMonthAHalfYearHasToBeNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Result result = run(new ForecastCommand(_ -> null), "--data", empty.toString(), "--config",
        config.toString());
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("no month is closed yet"), result::err);
    assertEquals(0, run(new ForecastCommand(_ -> null), "--data", empty.toString(), "--config",
        config.toString(), "--half-year", "2027-H1").exit());
  }

  private void keep(String month, ClosedMonth... closed) throws IOException {
    ClosedMonths.Draft draft = new ClosedMonths(RealDisk.existingFolder(folder))
        .draft(YearMonth.parse(month));
    List.of(closed).forEach(draft::add);
    assertTrue(draft.keep());
  }

  private static ClosedMonth east(String month, String mbps, int slots) {
    return closed("hub1.east", month, mbps, slots, Optional.of(new BigDecimal("20000")), false);
  }

  private static ClosedMonth gate(String month, String mbps) {
    return closed("hub1.lag-1", month, mbps, 745, Optional.of(new BigDecimal("10000")), true);
  }

  private static ClosedMonth unicast(String month, String mbps) {
    return closed("hub1.lag-1.unicast", month, mbps, 745, Optional.empty(), false);
  }

  private static ClosedMonth former(String series, Optional<String> role, Optional<Instant> wholeFrom) {
    ClosedMonth closed = closed(series, "2026-11", "700", 720, Optional.empty(), false);
    return new ClosedMonth(series, new Provenance(role, Optional.of(new Provenance.Place("hub7", "lag-7")),
        Provenance.itself(series), wholeFrom), closed.certificate(), Optional.empty(), false, closed.in(),
        closed.out());
  }

  private static ClosedMonth closed(String series, String month, String mbps, int slots,
      Optional<BigDecimal> capacity, boolean includesMulticast) {
    MonthSlots filled = new MonthSlots(CivilMonth.parse(month, CivilMonth.CONTRACT_ZONE), HOURLY);
    long octets = new BigDecimal(mbps).multiply(OCTETS_PER_MEGABIT).longValueExact();
    for (int i = 0; i < Math.min(slots, filled.slots().size()); i++) {
      filled.set(filled.slots().slotStart(i), new Slot.Metered(octets, 0, false));
    }
    return new ClosedMonth(series, filled.certificate(), capacity, includesMulticast,
        filled.discarded(Direction.IN, capacity, List.of()),
        filled.discarded(Direction.OUT, capacity, List.of()));
  }

  private JsonNode line(String month, String series) throws IOException {
    return find(json(report(month, "json")).get("interfaces"), series);
  }

  private static JsonNode find(JsonNode list, String series) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(each -> each.get("interface").textValue().equals(series)).findFirst().orElseThrow();
  }

  private Result report(String month, String format) {
    return run(new ReportCommand(_ -> null), "--data", folder.toString(), "--config", config.toString(),
        "--month", month, "--format", format);
  }

  private Result forecast(String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(new String[]{"--data", folder.toString(), "--config", config.toString()}, 0, arguments,
        0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return run(new ForecastCommand(_ -> null), arguments);
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
