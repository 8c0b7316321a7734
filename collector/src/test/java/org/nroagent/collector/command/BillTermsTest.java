package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;

/// A gate that carries 100 Mbit/s in December 2026 and January 2027 and 100 lines, and an amendment between both months.
class BillTermsTest {
  private static final CivilMonth DECEMBER = CivilMonth.parse("2026-12", CivilMonth.CONTRACT_ZONE);
  private static final CivilMonth JANUARY = DECEMBER.next();
  private static final String ORDER = """
      kind: tariff
      id: order-17
      title: Bon de commande 17
      validFrom: 2027-01-01
      appliesTo: {client: ABC, %s}
      %s
      """;

  @TempDir
  static Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void storeTwoMonths() throws IOException {
    Slot.Metered slot = new Slot.Metered(StoredMonth.octets("100"), 0, false);
    try (SlotStore store = SlotStore.open(folder.resolve("data"), new SettableTime(JANUARY.end()))) {
      for (CivilMonth month : List.of(DECEMBER, JANUARY)) {
        StoredMonth.fill(store, "a1", month, List.of("hub1.paris"), (_, _) -> slot);
      }
    }
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/nros.yaml"),
        """
            nros:
              - {name: n1, client: ABC, plaque: north, available: 2026-01-01, inService: 2027-01-04, gates: [paris],
                 lines: [{from: 2026-01-01, count: 100}]}
            """);
    Files.writeString(folder.resolve("collector.yaml"), """
        plain: true
        dataDirectory: data
        agents: [{name: a1}]
        clients: [{trigramme: ABC}]
        plaques: [{name: north}]
        gates:
          - {name: paris, client: ABC, collection: national, capacityMbps: 10000, unicast: all,
             interfaces: [{agent: a1, interface: hub1.paris}]}
        """);
    Files.createDirectory(folder.resolve("terms.d"));
  }

  @BeforeEach
  void nothingAgreed() throws IOException {
    try (var files = Files.list(folder.resolve("terms.d"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void theMonthBeforeAnAmendmentHasTheOldPriceAndTheFirstMonthTheNew() throws IOException {
    agreed("2027.yaml", """
        kind: tariff
        id: v27.01
        title: Avenant 1
        validFrom: 2027-01-01
        pricePerActivatedLine: 1.10
        nationalPricePerMbps: 1.40
        regional: [{upToMbps: 6, pricePerMbps: 1.00}]
        ceiling: {perNro: 875, availableByDay: 15}
        accessFees: {gate: 4500, nroPort: 2600}
        """);
    assertEquals(List.of("260.00", "1.10 fr-nro-active-v19.01 shipped", "1.50 fr-nro-active-v19.01 shipped"),
        bill("2026-12"));
    assertEquals(List.of("250.00", "1.10 v27.01 terms.d/2027.yaml", "1.40 v27.01 terms.d/2027.yaml"),
        bill("2027-01"));
    assertEquals("2600.00 v27.01", json("2027-01").at("/clients/0/accessFees/0/euros").asText() + " "
        + json("2027-01").at("/clients/0/accessFees/0/price/tariff").asText());
  }

  @Test
  void anOrdersPricesBeatTheClientsAndTheBillNamesThem() throws IOException {
    agreed("client.yaml", """
        kind: tariff
        id: abc
        title: Avenant ABC
        validFrom: 2026-12-01
        appliesTo: {client: ABC}
        pricePerActivatedLine: 1.30
        nationalPricePerMbps: 1.45
        ceiling: {perNro: 240, availableByDay: 15}
        """);
    agreed("plaque.yaml", ORDER.formatted("plaque: north", "pricePerActivatedLine: 1.50"));
    agreed("gate.yaml",
        ORDER.formatted("gate: paris", "nationalPricePerMbps: 1.20").replace("order-17", "order-18"));
    assertEquals(List.of("240.00", "1.30 abc terms.d/client.yaml", "1.45 abc terms.d/client.yaml",
        "240.00 abc terms.d/client.yaml"), bill("2026-12"));
    assertEquals(List.of("240.00", "1.50 order-17 terms.d/plaque.yaml", "1.20 order-18 terms.d/gate.yaml",
        "240.00 abc terms.d/client.yaml"), bill("2027-01"));
    assertEquals(0, execute("bill", "--config", config(), "--month", "2027-01"));
    assertTrue(out.toString().contains("price: order-17 from 2027-01-01 (terms.d/plaque.yaml)"),
        out.toString());
  }

  @Test
  void aWrongFileIsToldByCheckConfigAndStopsTheBill() throws IOException {
    agreed("plaque.yaml", ORDER.formatted("plaque: nord", "pricePerActivatedLine: 1,50"));
    assertEquals(2, execute("check-config", "--config", config()));
    String told = err.toString();
    assertTrue(
        told.contains("plaque.yaml:5: appliesTo.plaque: there is no plaque 'nord' in the collector's file"),
        told);
    assertTrue(told.contains("plaque.yaml:6: pricePerActivatedLine: '1,50' is not a decimal number"), told);
    assertEquals(2, execute("bill", "--config", config(), "--month", "2027-01"));
    assertEquals("", out.toString());
  }

  /// Total, then price, id and source of each line.
  private List<String> bill(String month) throws IOException {
    JsonNode plaque = json(month).at("/clients/0/plaques/0");
    List<String> told = new ArrayList<>(List.of(plaque.get("totalEuros").asText()));
    plaque.get("lines").forEach(line -> told.add(line.get("unitPriceEuros").asText() + " "
        + line.at("/price/tariff").asText() + " " + line.at("/price/source").asText()));
    return told;
  }

  private JsonNode json(String month) throws IOException {
    out.getBuffer().setLength(0);
    assertEquals(0, execute("bill", "--config", config(), "--month", month, "--format", "json"),
        err::toString);
    JsonNode read = new ObjectMapper().readTree(out.toString());
    out.getBuffer().setLength(0);
    return read;
  }

  private int execute(String... arguments) {
    return Commands.execute(new PrintWriter(out), new PrintWriter(err), new SettableTime(JANUARY.end()),
        arguments);
  }

  private static void agreed(String name, String text) throws IOException {
    Files.writeString(folder.resolve("terms.d").resolve(name), text);
  }

  private static String config() {
    return folder.resolve("collector.yaml").toString();
  }
}
