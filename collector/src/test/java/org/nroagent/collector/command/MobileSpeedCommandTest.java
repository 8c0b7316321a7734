package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

/// The reference speed of mobile data [R 6(3)]: of the base stations of an operator, beside that of his gates.
class MobileSpeedCommandTest {
  private static final Instant AFTER = Instant.parse("2026-12-31T23:00:00Z");
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final Slot MISSING = new Slot.Missing(MissingReason.COLUMN_LOST);

  private final CollectorFolder collector;

  MobileSpeedCommandTest(@TempDir Path folder) {
    collector = new CollectorFolder(folder);
  }

  /// 40 base stations carry 750 Mbit/s each at the peak, 30,000; by 120,000 sessions that is 0.25. `MobileGapTest` has the users
  /// of an incident by it.
  @Test
  void theWorkedExample() throws IOException {
    List<String> ports = ports(40);
    store(ports, 3, (slot, _) -> mbps(slot == 1 ? 750 : 400), _ -> OptionalLong.empty());
    stations(ports.stream().map(port -> station(port, "{name: 4G, inService: 2026-01-01, interfaces: " + ref(
        port) + "}, {name: 2G, inService: 2026-01-01, interfaces: " + ref(port) + "}")).toList());
    collector.inventory("sessions.yaml",
        "sessions: [{network: mobile, operator: X, at: 2026-09-30T22:05:00Z, count: 120000}]\n");
    JsonNode mobile = json().at("/operators/1");
    assertEquals("X mobile 30000.00 120000 inventory 0.250000", String.join(" ",
        mobile.get("operator").asText(), mobile.get("network").asText(), mobile.get("peakMbps").asText(),
        mobile.get("sessions").asText(), mobile.get("sessionsFrom").asText(),
        mobile.get("referenceSpeedMbps").asText()));
    assertEquals("fixed", json().at("/operators/0/network").asText());
    assertTrue(json().at("/operators/0/reasons/0").asText().contains("no NRO that is delivered at its gates"),
        collector::out);
  }

  @Test
  void theSessionsOfTheGatewaysInThatSlotAreAdded() throws IOException {
    List<String> ports = List.of("hub1.b0", "hub1.b1");
    store(ports, 3, (slot, _) -> mbps(slot == 1 ? 750 : 400), slot -> OptionalLong.of(1_000L + slot));
    stations(ports.stream().map(port -> station(port, "{name: 5G, inService: 2026-01-01, interfaces: " + ref(
        port) + "}")).toList());
    JsonNode mobile = json().at("/operators/1");
    assertEquals("1001 devices 1.498501 counted",
        String.join(" ", mobile.get("sessions").asText(), mobile.get("sessionsFrom").asText(),
            mobile.get("referenceSpeedMbps").asText(),
            mobile.at("/sessionDevices/0/standing").asText()));
    assertEquals(0, execute(), collector.err());
    for (String line : List.of("X, mobile data", "  highest traffic  1500.00 Mbit/s out in the slot from "
        + "2026-09-30T22:05:00Z", "  REFERENCE SPEED  1.498501 Mbit/s per session",
        "NEXT REPORT of 2026-H2, mobile data, due on 2026-12-31: overdue for 1 days")) {
      assertTrue(collector.out().lines().anyMatch(line::equals), collector.out());
    }
  }

  /// A device that carries a gate and is named for the mobile network: nobody knows whose its sessions are.
  @Test
  void ofADeviceThatServesBothNetworksNobodyKnowsWhoseItsSessionsAre() throws IOException {
    store(List.of("hub1.b0", "hub1.g1"), 3, (_, _) -> mbps(750), _ -> OptionalLong.of(1_000));
    stations(List.of(station("hub1.b0", "{name: 5G, inService: 2026-01-01, interfaces: " + ref("hub1.b0")
        + "}")));
    JsonNode mobile = json().at("/operators/1");
    assertTrue(mobile.get("sessions").isNull());
    assertEquals("shared", mobile.at("/sessionDevices/0/standing").asText());
    assertTrue(mobile.at("/reasons/0").asText().contains("with network: mobile and a time in"),
        mobile::toPrettyString);
    assertTrue(mobile.at("/reasons/1").asText().contains("serves another operator or network, too"),
        mobile::toPrettyString);
  }

  @Test
  void whatIsNotKnownIsSaid() throws IOException {
    store(List.of("hub1.b0"), 3, (_, _) -> mbps(750), _ -> OptionalLong.empty());
    stations(List.of());
    assertTrue(reason().contains("no base station of its own"), reason());
    stations(List.of(station("hub1.b0", "{name: 5G, inService: 2026-01-01}")));
    assertTrue(reason().contains("no interfaces of 5G of base station b0"), reason());
    stations(List.of(station("hub1.b0", "{name: 5G, inService: 2026-01-01, interfaces: " + ref("hub1.b9")
        + "}")));
    assertEquals("of no slot are all ports of its base stations known", reason());
  }

  @Test
  void theReportHasBothSpeedsAndOfWhoIsMobileAloneOne() throws IOException {
    store(List.of("hub1.b0"), 3, (_, _) -> mbps(750), _ -> OptionalLong.of(3_000));
    stations(List.of(station("hub1.b0", "{name: 5G, inService: 2026-01-01, interfaces: " + ref("hub1.b0")
        + "}")));
    assertEquals(0, execute("--draft", "fr"), collector.err());
    for (String line : List.of("Règlement 14/181/ILR, version du 2014-08-28, article 3(5), 6(3)",
        "Transmission des données, réseau fixe", "Transmission des données, réseau mobile",
        "Vitesse de référence : [à compléter]", "Vitesse de référence : 0,250000 Mbit/s par session")) {
      assertTrue(collector.out().lines().anyMatch(line::equals), collector.out());
    }
    collector.amend(file -> file.replace("operator: X, capacityMbps", "capacityMbps"));
    JsonNode drafted = json("--draft", "en");
    assertEquals(1, drafted.get("drafts").size());
    String body = drafted.at("/drafts/0/body").asText();
    assertTrue(body.contains("Règlement 14/181/ILR, version of 2014-08-28, Article 6(3)\n")
        && !body.contains("fixed network"), body);
  }

  /// Base stations with technologies that come, go and share ports, and slots of which some are missing, against a plain look at
  /// every slot and port.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void isThatOfAPlainLookAtEverySlot(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> ports = ports(5);
    int slots = 20 * 288;
    Map<String, long[]> octets = new HashMap<>();
    ports.forEach(port -> octets.put(port,
        random.longs(slots, 0, 1_000).map(mbps -> random.nextInt(60) == 0 ? -1 : mbps).toArray()));
    store(ports, slots, (slot, column) -> {
      long mbps = Objects.requireNonNull(octets.get(ports.get(column)))[slot];
      return mbps < 0 ? MISSING : mbps(mbps);
    }, _ -> OptionalLong.empty());
    record Term(String port, LocalDate from, LocalDate to) {}
    List<Term> terms = new ArrayList<>();
    List<String> stations = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> technologies = new ArrayList<>();
      for (int t = 0; t <= random.nextInt(3); t++) {
        LocalDate from = LocalDate.of(2026, 9, 25).plusDays(random.nextInt(12));
        Term term = new Term(ports.get(random.nextInt(ports.size())), from,
            from.plusDays(1 + random.nextInt(20)));
        terms.add(term);
        technologies.add("{name: t" + t + ", inService: " + term.from() + ", givenUp: " + term.to()
            + ", interfaces: " + ref(term.port()) + "}");
      }
      stations.add("{name: s" + i + ", operator: X, nro: n1, technologies: [" + String.join(", ",
          technologies) + "]}");
    }
    stations(stations);
    long peak = -1;
    int valid = 0;
    Instant at = AFTER;
    for (int slot = 0; slot < slots; slot++) {
      Instant start = SlotGrid.FIVE_MINUTES.plus(OCTOBER.start(), slot);
      LocalDate day = LocalDate.ofInstant(start, CivilMonth.CONTRACT_ZONE);
      long sum = 0;
      boolean whole = false;
      for (String port : new TreeSet<>(terms.stream()
          .filter(term -> !day.isBefore(term.from()) && day.isBefore(term.to())).map(Term::port).toList())) {
        long mbps = Objects.requireNonNull(octets.get(port))[slot];
        whole = true;
        sum = mbps < 0 || sum < 0 ? -1 : sum + mbps;
      }
      if (whole && sum >= 0) {
        valid++;
        at = sum > peak ? start : at;
        peak = Math.max(peak, sum);
      }
    }
    JsonNode mobile = json().at("/operators/1");
    assertEquals(at + " " + new BigDecimal(peak).setScale(2, RoundingMode.UNNECESSARY) + " " + valid,
        mobile.get("peakSlot").asText() + " " + mobile.get("peakMbps").asText() + " "
            + mobile.get("validSlots").asText(),
        () -> "seed " + seed + ": " + terms);
  }

  private String reason() throws IOException {
    return json().at("/operators/1/reasons/0").asText();
  }

  private static List<String> ports(int count) {
    return IntStream.range(0, count).mapToObj(i -> "hub1.b" + i).toList();
  }

  private static Slot mbps(long out) {
    return new Slot.Metered(0, StoredMonth.octets(Long.toString(out)), false);
  }

  private static String ref(String port) {
    return "[{agent: a1, interface: " + port + "}]";
  }

  private static String station(String port, String technologies) {
    return "{name: " + port.replace("hub1.", "") + ", operator: X, nro: n1, technologies: [" + technologies
        + "]}";
  }

  private void store(List<String> ports, int slots, StoredMonth.Values values,
      IntFunction<OptionalLong> sessions) throws IOException {
    collector.config("""
        plain: true
        dataDirectory: data
        agents: [{name: a1}]
        gates:
          - {name: g1, operator: X, capacityMbps: 1000, interfaces: [{agent: a1, interface: hub1.g1}]}
        mobileNetworks:
          - {operator: X, sessionDevices: [{agent: a1, device: hub1}]}
        """);
    try (SlotStore store = collector.store(AFTER)) {
      StoredMonth.fill(store, "a1", OCTOBER, slots, ports, values, sessions);
    }
  }

  private void stations(List<String> stations) throws IOException {
    collector.inventory("stations.yaml", "baseStations: [" + String.join(",\n  ", stations) + "]\n");
  }

  private JsonNode json(String... more) throws IOException {
    return collector.json(AFTER, "reference-speed", ofTheHalfYear(more));
  }

  private int execute(String... more) {
    return collector.execute(AFTER, "reference-speed", ofTheHalfYear(more));
  }

  private static String[] ofTheHalfYear(String... more) {
    return Stream.concat(Stream.of("--half-year", "2026-H2"), Stream.of(more)).toArray(String[]::new);
  }
}
