package org.nroagent.agent.source.netconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.DeviceAccess;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.meter.DeviceMeter;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.netconf.NetconfSettings.Credentials;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.yang.Dialect;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

/// Slots of a device that is read over NETCONF alone hold what its interface truly carried, to the octet, and none of what it
/// carried around a restart.
class NetconfMeteringTest {
  private static final Instant START = Instant.parse("2026-10-05T12:00:00Z");
  private static final Duration SLOT = SlotGrid.FIVE_MINUTES.length();
  private static final String PASSWORD = "lab-only";
  private static final int POLLS = 8;
  private static final int RESTARTED_IN = 4;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void slotsAreTheTruth(Dialect dialect) throws Exception {
    ManualTime time = new ManualTime(START);
    Script script = Script.of(new LabEvent.Reboot(START.plus(SLOT.multipliedBy(RESTARTED_IN)).plusSeconds(60),
        Duration.ofSeconds(90)));
    List<Slot> slots = new ArrayList<>();
    try (
        LabDevice device = LabDevice.start(Presets.hub("hub", 1, START.minus(Duration.ofDays(3))), script,
            time,
            LabSnmp.v2c(PASSWORD));
        NetconfServer server = NetconfServer.start(device.live(),
            LabNetconf.withPassword("agent", PASSWORD, dialect));
        Source source = new DeviceSources(Profiles.NONE, time).open(metered(server))) {
      DeviceMeter meter = new DeviceMeter(metered(server), SlotGrid.FIVE_MINUTES, Optional.empty());
      for (int poll = 0; poll < POLLS; poll++) {
        long lead = time.wall().toEpochMilli() - time.monotonicNanos() / 1_000_000L;
        for (SlotRecord each : meter.accept(source.read(Duration.ofSeconds(20)), lead, false)) {
          slots.addAll(((SlotRecord.Row) each).columns());
        }
        time.advance(SLOT);
      }
      assertEquals(POLLS - 1, slots.size());
      for (int i = 0; i < slots.size(); i++) {
        Instant from = START.plus(SLOT.multipliedBy(i));
        Slot slot = slots.get(i);
        if (i == RESTARTED_IN) {
          assertEquals(new Slot.Missing(MissingReason.DEVICE_RESTARTED), slot);
        } else {
          assertTrue(slot instanceof Slot.Metered metered
              && metered.inOctets() == device.trueOctets("lag-1", IfDirection.IN, from, from.plus(SLOT))
              && metered.outOctets() == device.trueOctets("lag-1", IfDirection.OUT, from, from.plus(SLOT)),
              () -> from + ": " + slot);
        }
      }
    }
  }

  private DeviceConfig metered(NetconfServer server) throws Exception {
    DeviceAccess access = new DeviceAccess.Netconf(
        new NetconfSettings("127.0.0.1", server.address().getPort(),
            "agent", new Credentials.Password(new Secret(PASSWORD)),
            Files.writeString(folder.resolve("known_hosts"), server.knownHost() + "\n"),
            Duration.ofSeconds(20)),
        YangProfiles.shipped());
    return new DeviceConfig("hub", access, Duration.ZERO,
        List.of(new MeteredConfig("hub.lag-1", "lag-1", Direction.IN, Role.GATE, Optional.empty())),
        Map.of());
  }
}
