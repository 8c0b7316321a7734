package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.meter.DeviceMeter;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.WalkAgent.Fault;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.record.SlotRecord;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/// Interfaces of real devices, metered while their counters and clocks go on: what is odd about them, such as times
/// ahead of sysUpTime, loses no octet and adds none.
class RecordedMeteringTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final String IN = "1.3.6.1.2.1.31.1.1.1.6";
  private static final String OUT = "1.3.6.1.2.1.31.1.1.1.10";
  private static final String UP_TIME = "1.3.6.1.2.1.1.3";
  private static final long OCTETS_IN = 70_001;
  private static final long OCTETS_OUT = 7_000_003;
  private static final int POLLS = 4;

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-01T00:00:00Z"));

  @ParameterizedTest
  @ValueSource(strings = {"cisco-ios-xr", "huawei-vrp", "huawei-olt", "h3c"})
  void everySlotHasTheOctetsThatTheCountersAdvanced(String family) throws Exception {
    Walk walk = RecordedWalksTest.walk(family);
    assertEquals(List.of(OCTETS_IN + " " + OCTETS_OUT), metered(walk).stream().distinct().toList());
  }

  /// Of the Nokia ifLastChange and ifCounterDiscontinuityTime are ahead of sysUpTime, as if from before it last wrapped.
  @Test
  void timesAheadOfSysUpTimeLoseNothingAsLongAsTheyStay() throws Exception {
    Walk walk = RecordedWalksTest.walk("nokia-sros");
    long upTime = ticks(walk, "1.3.6.1.2.1.1.3.0");
    assertTrue(ticks(walk, "1.3.6.1.2.1.31.1.1.1.19.1342177281") > upTime);
    assertTrue(ticks(walk, "1.3.6.1.2.1.2.2.1.9.1342177281") > upTime);
    assertEquals(List.of(OCTETS_IN + " " + OCTETS_OUT), metered(walk).stream().distinct().toList());
  }

  private static long ticks(Walk walk, String oid) {
    return Objects.requireNonNull(walk.values().get(new OID(oid))).toLong();
  }

  private List<String> metered(Walk walk) throws Exception {
    List<MeteredConfig> metered = WalksTest.read(walk).interfaces().stream()
        .filter(each -> each.inOctets() != null && each.outOctets() != null).map(InterfaceReading::name)
        .map(name -> new MeteredConfig("router." + name, name, Direction.IN, Role.GATE, Optional.empty()))
        .toList();
    assertTrue(metered.size() > 8, () -> metered.size() + " interfaces");
    List<String> slots = new ArrayList<>();
    try (WalkAgent agent = new WalkAgent(walk)) {
      SnmpSettings settings = new SnmpSettings("127.0.0.1", agent.port(),
          new Credentials.Community(new Secret("public")), Duration.ofSeconds(5), 2, 20);
      DeviceConfig device = new DeviceConfig("router", settings, Duration.ZERO, metered);
      DeviceMeter meter = new DeviceMeter(device, GRID, Optional.empty());
      try (SnmpSource source = new SnmpSource(settings, Profiles.shipped(), time)) {
        for (int poll = 0; poll < POLLS; poll++) {
          long lead = time.wall().toEpochMilli() - time.monotonicNanos() / 1_000_000L;
          for (SlotRecord each : meter.accept(source.read(Duration.ofSeconds(20)), lead, false)) {
            slots.addAll(
                ((SlotRecord.Row) each).columns().stream().map(RecordedMeteringTest::octets).toList());
          }
          goOn(walk);
          // Publishes the walk's change to the thread that answers.
          agent.with(Fault.NONE);
        }
      }
    }
    assertEquals((POLLS - 1) * metered.size(), slots.size());
    return slots;
  }

  private static String octets(Slot slot) {
    return switch (slot) {
      case Slot.Metered(var in, var out, var _) -> in + " " + out;
      case Slot.Missing(var reason) -> reason.name();
    };
  }

  private void goOn(Walk walk) {
    time.advance(GRID.length());
    walk.replacing(IN, value -> advanced(value, OCTETS_IN))
        .replacing(OUT, value -> advanced(value, OCTETS_OUT))
        .replacing(UP_TIME, value -> new TimeTicks(value.toLong() + GRID.length().toMillis() / 10));
  }

  private static Variable advanced(Variable counter, long octets) {
    return new Counter64(counter.toLong() + octets);
  }
}
