package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;

/// Raw slots of October 2026 in a store, an inventory beside it, and the bills that come of them: the month by hand of
/// docs/billing.md, every border of a tier, the ceiling, and a gate that two plaques share.
class BillCommandTest {
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  /// Mbit/s of 100 lines around each border, and the price of the whole traffic.
  private static final Map<String, String> BORDERS = new TreeMap<>(Map.ofEntries(Map.entry("99.99", "1.00"),
      Map.entry("100.00", "0.90"), Map.entry("199.99", "0.90"), Map.entry("200.00", "0.80"),
      Map.entry("299.99", "0.80"), Map.entry("300.00", "0.70"), Map.entry("399.99", "0.70"),
      Map.entry("400.00", "0.60"), Map.entry("499.99", "0.60"), Map.entry("500.00", "0.50"),
      Map.entry("600.00", "0.50"), Map.entry("600.01", "none")));
  /// Mbit/s of a national gate around the ceiling of one NRO, 875.00, with 100 lines at 1.10.
  private static final Map<String, String> CEILINGS = Map.of("509.99", "874.99", "510.00", "875.00", "510.01",
      "875.00");
  private static final int SPLIT_SLOTS = 8_940;

  @TempDir
  static Path folder;
  private static JsonNode bills;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void storeAMonth() throws IOException {
    Network network = new Network();
    Random random = new Random(20_261_001);
    network.gate("bordeaux", "regional", StoredMonth.withPercentile(OCTOBER, "3456.78", random));
    network.gate("paris", "national", StoredMonth.withPercentile(OCTOBER, "500.25", random));
    BORDERS.keySet().forEach(mbps -> network.alone(mbps, "regional", random));
    CEILINGS.keySet().forEach(mbps -> network.alone(mbps, "national", random));
    network.shared();
    try (SlotStore store = SlotStore.open(folder.resolve("data"), new SettableTime(OCTOBER.end()))) {
      StoredMonth.fill(store, "a1", OCTOBER, network.interfaces,
          (slot, column) -> new Slot.Metered(network.octets.get(column)[slot], 0, false));
    }
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/nros.yaml"), network.inventory());
    Files.writeString(folder.resolve("collector.yaml"), network.config());
    StringWriter json = new StringWriter();
    assertEquals(0, execute(json, new StringWriter(), "--format", "json"));
    bills = new ObjectMapper().readTree(json.toString());
  }

  @Test
  void theMonthByHandOfTheDocumentation() {
    JsonNode north = plaque("north");
    assertEquals("6061.48", north.get("totalEuros").asText(), north::toPrettyString);
    assertEquals("6061.477", north.get("sumEuros").asText());
    assertEquals(11, north.get("nrosCounted").asInt());
    assertEquals("9625.00", north.get("ceilingEuros").asText());
    assertFalse(north.get("ceilingReached").asBoolean());
    assertEquals(
        List.of("activatedLines north 2000 line 1.10 2200.00",
            "traffic bordeaux 3456.78 Mbit/s 0.90 3111.102",
            "traffic paris 500.25 Mbit/s 1.50 750.375"),
        lines(north));
    JsonNode bordeaux = north.at("/gates/0");
    assertEquals("1.9204", bordeaux.get("mbpsPerSubscriber").asText());
    assertEquals(1_800, bordeaux.get("lines").asInt());
    assertEquals("1.0000", bordeaux.get("coverage").asText());
    assertEquals(
        "95th percentile in 3456.78 Mbit/s ÷ 1800 lines = 1.9204 Mbit/s per subscriber: from 1, below 2",
        north.at("/lines/1/explanation").asText());
  }

  @Test
  void everyBorderOfATierHasThePriceOfTheHandCalculation() {
    BORDERS.forEach((mbps, price) -> {
      JsonNode plaque = plaque("p" + mbps);
      if (price.equals("none")) {
        assertTrue(plaque.get("totalEuros").isNull());
        assertEquals("toNegotiate", plaque.at("/reservations/0/kind").asText());
        return;
      }
      assertEquals(price, plaque.at("/lines/1/unitPriceEuros").asText(), mbps);
      BigDecimal amount = new BigDecimal(mbps).multiply(new BigDecimal(price));
      assertEquals(0, amount.compareTo(new BigDecimal(plaque.at("/lines/1/amountEuros").asText())));
    });
  }

  @Test
  void theCeilingIsReachedAboveItAndNotAtIt() {
    CEILINGS.forEach((mbps, total) -> {
      JsonNode plaque = plaque("p" + mbps);
      assertEquals(total, plaque.get("totalEuros").asText(), mbps);
      assertEquals(mbps.equals("510.01"), plaque.get("ceilingReached").asBoolean());
    });
    JsonNode taken = plaque("p510.01").at("/lines/2");
    assertEquals("-0.015", taken.get("amountEuros").asText());
  }

  /// West carries 30 Mbit/s all the time, east 10 in the first half and 50 in the second: 40 and 80, of which 80 is billed;
  /// of the octets 30 + 30 are each one's half.
  @Test
  void aGateOfTwoPlaquesIsDividedByTheirOctetsAndNeitherMoreNorLess() {
    for (String name : List.of("west", "east")) {
      JsonNode plaque = plaque(name);
      assertEquals(
          List.of("activatedLines " + name + " 50 line 1.10 55.00", "traffic lyon 40 Mbit/s 1.00 40.00"),
          lines(plaque));
      assertEquals(2 * plaque.at("/gates/0/plaqueOctets").asLong(),
          plaque.at("/gates/0/sharedOctets").asLong());
      assertEquals("80.00", plaque.at("/gates/0/mbps").asText());
      assertEquals(100, plaque.at("/gates/0/lines").asInt());
    }
  }

  @Test
  void whatIsDueOnceStandsBesideTheTrafficComponent() {
    JsonNode fees = bills.at("/clients/0/accessFees");
    assertEquals(2, fees.size(), fees::toString);
    assertEquals("gate paris 2026-10-05 4500.00", text(fees.get(0), "kind", "name", "inService", "euros"));
    assertEquals("nro_port n11 2026-10-16 2500.00", text(fees.get(1), "kind", "name", "inService", "euros"));
  }

  @Test
  void theTextSaysWhatTheJsonSays() {
    assertEquals(0, execute(out, err), err.toString());
    String text = out.toString();
    assertTrue(text.contains("ABC (Example ISP), plaque north"), text);
    assertTrue(text.contains("from 1, below 2 [Annexe 1 §2, composante variable, collecte régionale]"), text);
    assertTrue(text.lines().anyMatch(line -> line.matches(" *TOTAL +6061\\.48")), text);
    assertTrue(text.contains("6.0001 Mbit/s per subscriber are above 6 Mbit/s"), text);
    assertFalse(text.contains("PREVIEW"));
  }

  @Test
  void aRunningMonthIsAPreviewWithoutATotal() throws IOException {
    assertEquals(0, Commands.execute(new PrintWriter(out), new PrintWriter(err),
        new SettableTime(OCTOBER.end().minusSeconds(1)), "bill", "--config", config(), "--month", "2026-10",
        "--format", "json"));
    JsonNode preview = new ObjectMapper().readTree(out.toString());
    assertTrue(preview.get("preview").asBoolean());
    JsonNode north = preview.at("/clients/0/plaques/0");
    assertTrue(north.get("totalEuros").isNull());
    assertEquals("monthRunning", north.at("/reservations/0/kind").asText());
  }

  @Test
  void aMonthWithoutSlotsHasReasonsAndNoTotal() throws IOException {
    assertEquals(0,
        Commands.execute(new PrintWriter(out), new PrintWriter(err), new SettableTime(OCTOBER.end()),
            "bill", "--config", config(), "--month", "2026-09", "--format", "json"),
        err.toString());
    JsonNode north = new ObjectMapper().readTree(out.toString()).at("/clients/0/plaques/0");
    assertTrue(north.get("totalEuros").isNull());
    assertEquals(List.of("figure", "figure"), north.findValuesAsText("kind").stream()
        .filter("figure"::equals).toList());
    assertEquals("a1~hub1.bordeaux", north.at("/gates/0/absentInterfaces/0").asText());
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals(2, execute(out, err, "--client", "XYZ"));
    assertTrue(err.toString().contains("there is no client 'XYZ'; there is: ABC"), err.toString());
    assertEquals(1,
        Commands.execute(new PrintWriter(out), new PrintWriter(err), new SettableTime(OCTOBER.end()),
            "bill", "--config", config(), "--month", "2018-12"));
    assertTrue(err.toString().contains("no prices were in force on the first day of 2018-12"),
        err.toString());
    assertEquals(1,
        Commands.execute(new PrintWriter(out), new PrintWriter(err), new SettableTime(OCTOBER.end()),
            "bill", "--config", config(), "--month", "2019-12"));
    assertTrue(err.toString().contains("the inventory has no NRO of 2019-12"), err.toString());
    assertEquals(2, execute(out, err, "--month", "October"));
    assertEquals("", out.toString());
  }

  private static JsonNode plaque(String name) {
    for (JsonNode plaque : bills.at("/clients/0/plaques")) {
      if (plaque.get("plaque").asText().equals(name)) {
        return plaque;
      }
    }
    throw new AssertionError(name + " is not in " + bills.toPrettyString());
  }

  private static List<String> lines(JsonNode plaque) {
    List<String> lines = new ArrayList<>();
    plaque.get("lines").forEach(
        line -> lines
            .add(text(line, "kind", "subject", "quantity", "unit", "unitPriceEuros", "amountEuros")));
    return lines;
  }

  private static String text(JsonNode node, String... keys) {
    return String.join(" ", List.of(keys).stream().map(key -> node.get(key).asText()).toList());
  }

  private static String config() {
    return folder.resolve("collector.yaml").toString();
  }

  private static int execute(StringWriter out, StringWriter err, String... more) {
    List<String> arguments = new ArrayList<>(List.of("bill", "--config", config()));
    if (!List.of(more).contains("--month")) {
      Collections.addAll(arguments, "--month", "2026-10");
    }
    Collections.addAll(arguments, more);
    return Commands.execute(new PrintWriter(out), new PrintWriter(err), new SettableTime(OCTOBER.end()),
        arguments.toArray(String[]::new));
  }

  /// The files and slots of the test.
  private static final class Network {
    private final List<String> interfaces = new ArrayList<>();
    private final List<long[]> octets = new ArrayList<>();
    private final List<String> plaques = new ArrayList<>(List.of("north"));
    private final StringBuilder gates = new StringBuilder();
    private final StringBuilder nros = new StringBuilder();

    void gate(String name, String collection, long[] slots) {
      column("hub1." + name, slots);
      gates.append("""
            - {name: %s, client: ABC, collection: %s, capacityMbps: 10000, unicast: all,
               interfaces: [{agent: a1, interface: hub1.%s}]%s}
          """.formatted(name, collection, name, name.equals("paris") ? ", inService: 2026-10-05" : ""));
    }

    /// A plaque of one NRO with 100 lines and a gate of its own.
    void alone(String mbps, String collection, Random random) {
      plaques.add("p" + mbps);
      gate("g" + mbps, collection, StoredMonth.withPercentile(OCTOBER, mbps, random));
      nro("n-" + mbps, "p" + mbps, "2026-01-01", 100, "g" + mbps);
    }

    void shared() {
      plaques.addAll(List.of("west", "east"));
      column("hub1.west", constant("30", "30"));
      column("hub1.east", constant("10", "50"));
      gates.append("""
            - {name: lyon, client: ABC, collection: regional, capacityMbps: 10000,
               interfaces: [{agent: a1, interface: hub1.west}, {agent: a1, interface: hub1.east}],
               shares: [{plaque: west, interfaces: [{agent: a1, interface: hub1.west}]},
                        {plaque: east, interfaces: [{agent: a1, interface: hub1.east}]}]}
          """);
      nro("n-west", "west", "2026-01-01", 50, "lyon");
      nro("n-east", "east", "2026-01-01", 50, "lyon");
    }

    private static long[] constant(String first, String second) {
      return IntStream.range(0, SPLIT_SLOTS)
          .mapToLong(slot -> StoredMonth.octets(slot < SPLIT_SLOTS / 2 ? first : second)).toArray();
    }

    private void column(String id, long[] slots) {
      interfaces.add(id);
      octets.add(slots);
    }

    private void nro(String name, String plaque, String available, int lines, String gates) {
      nros.append("""
            - {name: %s, client: ABC, plaque: %s, available: %s, gates: [%s], lines: [{from: %s, count: %d}]}
          """.formatted(name, plaque, available, gates, available, lines));
    }

    /// Of north: 12 NROs, the last available on the 16th; 1,800 lines of nine of them are delivered at Bordeaux, all at
    /// Paris.
    String inventory() {
      for (int i = 0; i < 12; i++) {
        nro("n" + i, "north", i == 11 ? "2026-10-16" : "2026-01-01", i < 9 ? 200 : i == 9 ? 150 : 25,
            i < 9 ? "bordeaux, paris" : "paris");
      }
      return "nros:\n" + nros;
    }

    String config() {
      return """
          plain: true
          dataDirectory: data
          agents: [{name: a1}]
          clients: [{trigramme: ABC, name: Example ISP}]
          plaques: [%s]
          gates:
          %s""".formatted(String.join(", ", plaques.stream().map(name -> "{name: " + name + "}").toList()),
          gates);
    }
  }
}
