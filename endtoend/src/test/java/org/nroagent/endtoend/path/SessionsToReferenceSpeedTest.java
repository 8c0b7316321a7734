package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.RingReader;
import org.nroagent.collector.report.ReferenceSpeedView;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.model.record.SlotRecord;

/// Two routers with a gate each say how many sessions they serve, another number in each slot: over real SNMP by a profile of
/// the user's own, through ring, push and store, into the operator's reference speed.
class SessionsToReferenceSpeedTest {
  private static final Instant START = Instant.parse("2026-11-18T18:00:00Z");
  private static final int SLOTS = 6;
  private static final BigDecimal OCTETS_PER_MBPS = new BigDecimal(37_500_000);

  @TempDir
  private Path folder = Path.of("");
  @AutoClose
  private final Replay replay = new Replay(START);

  @BeforeEach
  void start() throws Exception {
    replay.collector(PlainFiles.collector(folder.resolve("home"),
        """
            agents: [{name: pop}]
            clients: [{trigramme: ABC, name: Example ISP}]
            plaques: [{name: north}]
            gates:
              - {name: nominal, operator: Example ISP, client: ABC, collection: regional, capacityMbps: 20000, interfaces: [{agent: pop, interface: hub1.lag-1}]}
              - {name: standby, operator: Example ISP, client: ABC, collection: regional, capacityMbps: 20000, interfaces: [{agent: pop, interface: hub2.lag-1}]}
            """,
        """
            nros:
              - {name: n1, client: ABC, plaque: north, available: 2026-01-01, gates: [nominal, standby],
                 interfaces: [{agent: pop, interface: hub1.lag-1}, {agent: pop, interface: hub2.lag-1}]}
            """));
    StringBuilder devices = new StringBuilder("devices:\n");
    for (int hub = 1; hub <= 2; hub++) {
      LabDevice device = replay.device(Presets.hub("hub" + hub, hub, Replay.upBefore(START)), sessions(hub),
          PlainFiles.COMMUNITY);
      devices.append("""
            - name: hub%d
              snmp: %s
              meter: [{ifName: lag-1, role: gate, ifIn: IN}]
          """.formatted(hub, PlainFiles.snmp(device)));
    }
    PlainFiles.sessionsProfile(folder);
    replay.agent("pop", PlainFiles.agent(folder, "pop", replay.pushPort(), devices.toString()));
  }

  /// Hub 1 serves 1,000 sessions in the first slot and one more in each that follows, hub 2 ten and ten more.
  private static long served(int hub, int slot) {
    return hub == 1 ? 1_000 + slot : 10 * (slot + 1);
  }

  /// The numbers change a minute after a border: the poll at the slot's end still reads that of the slot.
  private static Script sessions(int hub) {
    List<LabEvent> events = new ArrayList<>();
    for (int slot = 0; slot <= SLOTS; slot++) {
      events.add(new LabEvent.ActiveSessions(START.plus(Replay.SLOT.multipliedBy(slot)).plusSeconds(60),
          served(hub, slot)));
    }
    return Script.of(events.toArray(LabEvent[]::new));
  }

  @Test
  void theSpeedIsTheHighestTrafficByTheSessionsThatTheRoutersServedInThatSlot() throws Exception {
    replay.play(SLOTS);
    replay.awaitDelivered();
    assertEquals(expectedInTheRing(), inTheRing());

    int peak = 0;
    long octets = 0;
    try (Http page = replay.page()) {
      JsonNode first = slots(page, "hub1.lag-1");
      JsonNode second = slots(page, "hub2.lag-1");
      for (int slot = 0; slot < SLOTS; slot++) {
        for (String direction : List.of("inOctets", "outOctets")) {
          long sum = first.get(slot).get(direction).asLong() + second.get(slot).get(direction).asLong();
          peak = sum > octets ? slot : peak;
          octets = Math.max(octets, sum);
        }
      }
    }
    long sessions = served(1, peak) + served(2, peak);
    ReferenceSpeedView.Operator operator = CollectorSays.referenceSpeed(replay.config(), replay.now());
    assertEquals(START.plus(Replay.SLOT.multipliedBy(peak)), operator.peakSlot().orElseThrow());
    assertEquals(sessions, operator.sessions().orElseThrow());
    assertEquals("devices", operator.sessionsFrom().orElseThrow());
    assertEquals(List.of(), operator.reasons());
    assertTrue(octets > 0);
    assertEquals(new BigDecimal(octets).divide(OCTETS_PER_MBPS.multiply(new BigDecimal(sessions)), 6,
        RoundingMode.HALF_UP), operator.referenceSpeedMbps().orElseThrow());
  }

  private static Map<String, Long> expectedInTheRing() {
    Map<String, Long> expected = new TreeMap<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      for (int hub = 1; hub <= 2; hub++) {
        expected.put("hub" + hub + " " + START.plus(Replay.SLOT.multipliedBy(slot)), served(hub, slot));
      }
    }
    return expected;
  }

  private Map<String, Long> inTheRing() throws IOException {
    Map<String, Long> found = new TreeMap<>();
    RingReader.openForReading(folder.resolve("data")).scan(START, replay.now(), stored -> {
      if (stored.record() instanceof SlotRecord.Row row) {
        found.put(row.device() + " " + row.slotStart(), row.sessions().orElse(-1));
      }
    });
    return found;
  }

  private static JsonNode slots(Http page, String interfaceId) throws Exception {
    return CollectorSays.slots(page, "pop~" + interfaceId, START,
        START.plus(Replay.SLOT.multipliedBy(SLOTS)));
  }
}
