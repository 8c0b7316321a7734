package org.nroagent.agent.interop;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.meter.DeviceMeter;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.record.SlotRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Octets that really crossed an interface, counted by the kernel, told by `snmpd`, read and metered by the agent: every
/// slot has exactly what was sent in it.
class VethInteropIT {
  private static final String COMMUNITY = "interop";
  private static final int PORT = 161;
  /// The clock of the test stands at a border while the device is read and goes one slot on before the next reading, so
  /// that nothing has to be apportioned. It must agree with the device's to within a second or so.
  private static final SlotGrid GRID = new SlotGrid(1);
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  /// For the meter a device that is younger than two slots may have restarted in between.
  private static final BigInteger GROWN_UP_TICKS = BigInteger.valueOf(500);
  private static final int MOST_LOOKS = 2000;

  @TempDir
  private Path folder = Path.of("");
  private @Nullable Namespace namespace;
  private @Nullable ExternalProgram daemon;
  private final ManualTime time = new ManualTime(START);

  /// What is sent in one slot.
  private record Traffic(int framesIn, int lengthIn, int framesOut, int lengthOut) {
    Slot slot() {
      return new Slot.Metered((long) framesIn * lengthIn, (long) framesOut * lengthOut, false);
    }
  }

  private static final List<Traffic> SENT = List.of(new Traffic(1000, 1514, 137, 60),
      new Traffic(1, 60, 0, 60),
      new Traffic(0, 60, 0, 60), new Traffic(333, 999, 2048, 1514), new Traffic(517, 61, 3, 1499));

  @BeforeEach
  void start() throws Exception {
    namespace = Namespace.create(folder);
    Path config = Files.writeString(folder.resolve("snmpd.conf"), """
        agentaddress udp:%s:%d
        rwcommunity %s
        """.formatted(namespace.address(2), PORT, COMMUNITY));
    List<String> command = new ArrayList<>(namespace.prefix());
    command.addAll(List.of("/usr/bin/env", "SNMP_PERSISTENT_DIR=" + folder.resolve("persistent"),
        ExternalProgram.find("snmpd", "snmpd"), "-f", "-Lo", "-C", "-c", config.toString(), "-p",
        folder.resolve("snmpd.pid").toString()));
    daemon = ExternalProgram.start(folder.resolve("snmpd.log"), command);
    try {
      netSnmp().awaitAnswer();
    } catch (AssertionError e) {
      throw new AssertionError(daemon.output(), e);
    }
    // It reads the kernel's counters once a second, not every fifteen.
    netSnmp().setInteger("1.3.6.1.4.1.8072.1.5.3.1.2.1.3.6.1.2.1.2.2", 1);
  }

  @AfterEach
  void stop() throws Exception {
    if (daemon != null) {
      daemon.close();
    }
    if (namespace != null) {
      namespace.remove();
    }
  }

  private Namespace namespace() {
    if (namespace == null) {
      throw new IllegalStateException("not started");
    }
    return namespace;
  }

  private BulkWalk netSnmp() {
    return new BulkWalk(folder, namespace().address(2), PORT, List.of("-v2c", "-c", COMMUNITY));
  }

  private DeviceConfig device() {
    SnmpSettings snmp = new SnmpSettings(namespace().address(2), PORT,
        new SnmpSettings.Credentials.Community(new Secret(COMMUNITY)), Duration.ofSeconds(5), 3, 20);
    return new DeviceConfig("router", snmp, Duration.ZERO, List
        .of(new MeteredConfig("router.meter0", "meter0", Direction.IN, Role.GATE, Optional.empty())));
  }

  @Test
  void everySlotHasTheOctetsThatWereSentInIt() throws Exception {
    List<Slot> slots = new ArrayList<>();
    long inBefore = namespace().statistic("meter0", "rx_bytes");
    long outBefore = namespace().statistic("meter0", "tx_bytes");
    awaitGrownUp();
    try (Source source = new DeviceSources(Profiles.shipped(), time).open(device())) {
      DeviceMeter meter = new DeviceMeter(device(), GRID, Optional.empty());
      poll(source, meter, slots);
      for (Traffic traffic : SENT) {
        namespace().send("far0", traffic.framesIn(), traffic.lengthIn());
        namespace().send("meter0", traffic.framesOut(), traffic.lengthOut());
        awaitCounters();
        time.advance(GRID.length());
        poll(source, meter, slots);
      }
    }
    assertEquals(SENT.stream().map(Traffic::slot).toList(), slots);
    long in = slots.stream().mapToLong(slot -> ((Slot.Metered) slot).inOctets()).sum();
    long out = slots.stream().mapToLong(slot -> ((Slot.Metered) slot).outOctets()).sum();
    assertEquals(namespace().statistic("meter0", "rx_bytes") - inBefore, in);
    assertEquals(namespace().statistic("meter0", "tx_bytes") - outBefore, out);
  }

  private void poll(Source source, DeviceMeter meter, List<Slot> slots) throws Exception {
    long lead = time.wall().toEpochMilli() - time.monotonicNanos() / 1_000_000L;
    DeviceReading reading = source.read(Duration.ofSeconds(20));
    for (SlotRecord record : meter.accept(reading, lead, false)) {
      slots.addAll(((SlotRecord.Row) record).columns());
    }
  }

  private void awaitGrownUp() throws IOException, InterruptedException {
    for (int look = 0; look < MOST_LOOKS; look++) {
      if (netSnmp().ticks("1.3.6.1.2.1.1.3.0").compareTo(GROWN_UP_TICKS) > 0) {
        return;
      }
    }
    throw new AssertionError("snmpd's sysUpTime does not advance");
  }

  /// Waits until snmpd tells what the kernel counts.
  private void awaitCounters() throws IOException, InterruptedException {
    long in = namespace().statistic("meter0", "rx_bytes");
    long out = namespace().statistic("meter0", "tx_bytes");
    int ifIndex = netSnmp().ifIndex("meter0");
    Map<Integer, BigInteger> told = Map.of();
    for (int look = 0; look < MOST_LOOKS; look++) {
      told = netSnmp().column(BulkWalk.IF_HC_OUT_OCTETS);
      if (BigInteger.valueOf(out).equals(told.get(ifIndex))
          && BigInteger.valueOf(in).equals(netSnmp().column(BulkWalk.IF_HC_IN_OCTETS).get(ifIndex))) {
        return;
      }
    }
    throw new AssertionError("the kernel has sent " + out + " octets, snmpd says " + told);
  }
}
