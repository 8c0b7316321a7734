package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.command.CollectorFolder.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.Samples;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.collector.store.AnnouncedDirectory;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.Incoming;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.Slot;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SlotRecord;

/// `reference-speed` by what devices said. Operator X has a gate on each of two routers, and the port of an NRO beside it; both together have 480 Mbit/s at
/// the peak and less in the slot before, of which the counts are others.
class ServedSessionsTest {
  private static final Instant PEAK = Samples.NEXT_SLOT;
  private static final Instant AFTER = Instant.parse("2026-12-31T23:00:00Z");
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final String G1 = "{name: g1, operator: X, client: ABC, collection: regional, capacityMbps: 1000, interfaces: [{agent: a1, interface: r1.g1}]";
  private static final String G2 = "{name: g2, operator: X, client: ABC, collection: regional, capacityMbps: 1000, interfaces: [{agent: a2, interface: r2.g2}]";

  private final CollectorFolder collector;

  ServedSessionsTest(@TempDir Path folder) {
    collector = new CollectorFolder(folder);
  }

  /// A device of an agent with interfaces of 240 Mbit/s at the peak.
  private record Told(String agent, String device, OptionalLong before, OptionalLong atPeak,
      List<String> interfaces) {}

  private static Told r1(OptionalLong atPeak) {
    return new Told("a1", "r1", OptionalLong.of(7_000), atPeak, List.of("r1.g1"));
  }

  private static Told r2(OptionalLong atPeak) {
    return new Told("a2", "r2", OptionalLong.of(8_000), atPeak, List.of("r2.g2"));
  }

  @Test
  void theCountsOfTheDevicesThatCarryTheGatesAreAdded() throws IOException {
    JsonNode operator = speed(List.of(G1 + "}", G2 + "}"), r1(OptionalLong.of(150)), r2(OptionalLong.of(50)));
    assertEquals(PEAK.toString(), operator.get("peakSlot").asText());
    assertEquals("200 devices 2.400000",
        words(operator, "sessions", "sessionsFrom", "referenceSpeedMbps"));
    assertEquals("a1 r1 150 counted, a2 r2 50 counted", devices(operator));
    assertEquals("[]", operator.get("reasons").toString());
  }

  /// A part of a sum is no sum, and the count of another slot is not that of the peak.
  @Test
  void withoutTheCountOfOneThereIsNoSum() throws IOException {
    JsonNode operator = speed(List.of(G1 + "}", G2 + "}"), r1(OptionalLong.of(150)), r2(NONE));
    assertEquals("null null null",
        words(operator, "sessions", "sessionsFrom", "referenceSpeedMbps"));
    assertEquals("a1 r1 150 counted, a2 r2 null not-told", devices(operator));
    assertTrue(operator.at("/reasons/0").asText().contains(PEAK + "…"), operator::toPrettyString);
    assertTrue(operator.at("/reasons/1").asText().startsWith("device a2~r2 did not say"),
        operator::toPrettyString);
  }

  @Test
  void whatAPersonEnteredForTheSlotWinsAndTheDevicesAreShown() throws IOException {
    collector.inventory("sessions.yaml",
        "sessions: [{operator: X, at: " + PEAK.plusSeconds(60) + ", count: 240}]\n");
    JsonNode operator = speed(List.of(G1 + "}", G2 + "}"), r1(OptionalLong.of(150)), r2(OptionalLong.of(50)));
    assertEquals("240 inventory 2.000000",
        words(operator, "sessions", "sessionsFrom", "referenceSpeedMbps"));
    assertEquals("a1 r1 150 counted, a2 r2 50 counted", devices(operator));
    assertEquals(0, execute());
    for (String line : List.of("  sessions         240, from the inventory",
        "  device           a1~r1 said 150",
        "  REFERENCE SPEED  2.000000 Mbit/s per session")) {
      assertTrue(collector.out().lines().anyMatch(line::equals), collector.out());
    }
  }

  @Test
  void ofADeviceThatServesTwoOperatorsNobodyKnowsWhoseItsSessionsAre() throws IOException {
    String other = "{name: y, operator: Y, capacityMbps: 1000, interfaces: [{agent: a1, interface: r1.y}]}";
    Told shared = new Told("a1", "r1", NONE, OptionalLong.of(150), List.of("r1.g1", "r1.y"));
    JsonNode operator = speed(List.of(G1 + "}", G2 + "}", other), shared, r2(OptionalLong.of(50)));
    assertEquals("null null null",
        words(operator, "sessions", "sessionsFrom", "referenceSpeedMbps"));
    assertEquals("a1 r1 150 shared, a2 r2 50 counted", devices(operator));
  }

  /// The second gate's router carries what another device terminates; named at both gates, it counts once.
  @Test
  void aGateMayNameTheDevicesThatServeItsSessions() throws IOException {
    String served = ", sessionDevices: [{agent: a3, device: bng}]}";
    JsonNode operator = speed(List.of(G1 + served, G2 + served), r1(NONE), r2(OptionalLong.of(9)),
        new Told("a3", "bng", NONE, OptionalLong.of(96), List.of("bng.up")));
    assertEquals("96 devices 5.000000",
        words(operator, "sessions", "sessionsFrom", "referenceSpeedMbps"));
    assertEquals("a3 bng 96 counted", devices(operator));
  }

  @Test
  void aDeviceOfWhichNothingCameIsNoZero() throws IOException {
    String served = ", sessionDevices: [{agent: a1, device: r1}, {agent: a3, device: bng}]}";
    JsonNode operator = speed(List.of(G1 + served), r1(OptionalLong.of(150)));
    assertEquals("null null null",
        words(operator, "sessions", "sessionsFrom", "referenceSpeedMbps"));
    assertEquals("a1 r1 150 counted, a3 bng null absent", devices(operator));
    assertEquals("nothing came from device a3~bng of that slot", operator.at("/reasons/1").asText());
  }

  @Test
  void withoutAnySessionThereIsNoSpeed() throws IOException {
    JsonNode operator = speed(List.of(G1 + "}"), r1(OptionalLong.of(0)));
    assertEquals("0 devices null",
        words(operator, "sessions", "sessionsFrom", "referenceSpeedMbps"));
    assertEquals("no session was active in that slot", operator.at("/reasons/0").asText());
  }

  @Test
  void saysWhatIsWrongWithTheDevices() throws IOException {
    write(List.of(G1 + ", sessionDevices: []}",
        "{name: o, capacityMbps: 1, interfaces: [{agent: a1, interface: r1.o}], sessionDevices: [{agent: a1, device: r1}, {agent: a1, device: r1}]}"));
    assertEquals(2, execute());
    for (String problem : List.of("gates[0].sessionDevices: must name at least one device",
        "gates[1].sessionDevices: is of no use without 'operator'", "device a1~r1 is there twice")) {
      assertTrue(collector.err().contains(problem), collector.err());
    }
  }

  private static String devices(JsonNode operator) {
    List<String> devices = new ArrayList<>();
    operator.get("sessionDevices")
        .forEach(
            device -> devices.add(words(device, "agent", "device", "sessions", "standing")));
    return String.join(", ", devices);
  }

  private JsonNode speed(List<String> gates, Told... told) throws IOException {
    write(gates);
    try (SlotStore store = collector.store(AFTER)) {
      for (Told each : told) {
        AnnouncedDirectory directory = new AnnouncedDirectory(
            Samples.directory(each.device(), each.interfaces().toArray(String[]::new)));
        AgentStream stream = store.open(Samples.hello(each.agent(), new Epoch(1, 2), 0)).join().stream();
        store.deliver(stream, new Delivery(List.of(
            new Incoming(1, 1, directory, row(each, Samples.SLOT, "100", each.before())),
            new Incoming(2, 2, directory, row(each, PEAK, "240", each.atPeak()))), List.of())).join();
      }
    }
    return collector.json(AFTER, "reference-speed", "--half-year", "2026-H2").at("/operators/0");
  }

  private static SlotRecord row(Told told, Instant slot, String mbpsOut, OptionalLong sessions) {
    List<Slot> columns = new ArrayList<>();
    for (String _ : told.interfaces()) {
      columns.add(new Slot.Metered(1, StoredMonth.octets(mbpsOut), false));
    }
    return new SlotRecord.Row(told.device(), slot, columns, RowDrops.UNKNOWN, sessions);
  }

  private void write(List<String> gates) throws IOException {
    collector.config("""
        plain: true
        dataDirectory: data
        agents: [{name: a1}, {name: a2}, {name: a3}]
        clients: [{trigramme: ABC, name: X}]
        plaques: [{name: north}]
        gates: [%s]
        """.formatted(String.join(",\n  ", gates)));
    collector.inventory("nros.yaml",
        """
            nros:
              - {name: n1, client: ABC, plaque: north, available: 2026-01-01, gates: [g1], interfaces: [{agent: a1, interface: r1.g1}]}
            """
            + (gates.stream().anyMatch(gate -> gate.startsWith(G2))
                ? "  - {name: n2, client: ABC, plaque: north, available: 2026-01-01, gates: [g2], interfaces: [{agent: a2, interface: r2.g2}]}\n"
                : ""));
  }

  private int execute() {
    return collector.execute(AFTER, "reference-speed", "--half-year", "2026-H2");
  }
}
