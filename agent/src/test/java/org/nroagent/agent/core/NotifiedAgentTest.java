package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.NotificationPort;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.snmp.NotificationTarget;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Subject;

/// The whole daemon hears a device's notification between two rounds.
@Timeout(60)
class NotifiedAgentTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final String PORT = "xe-1/1/3";

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START);
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();

  @Test
  void aNotifiedLinkIsTold() throws Exception {
    try (LabDevice device = LabDevice.start(Presets.hub("pe-hub-1", 42, START.minus(Duration.ofDays(3))),
        Script.of(), time, LabSnmp.v2c("lab"));
        Agent agent = Agent.start(config(device.address()), environment())) {
      rounds.take();
      assertEquals("up", told(agent));
      device.notifyTo(NotificationTarget.v2c(receiver(agent), "lab").asInforms());
      device.tellDue();
      device.injectNow(now -> new LabEvent.PortDown(now, PORT));
      assertEquals(new LabDevice.Told(1, 1), device.tellDue());
      while (!told(agent).equals("down")) {
        Thread.onSpinWait();
      }
      assertEquals(1, agent.snapshots().notifications().orElseThrow().count(Outcome.ACCEPTED));
    }
    assertEquals(List.of(), List.copyOf(errors));
  }

  private static String told(Agent agent) {
    return agent.snapshots().device("hub1").orElseThrow().told()
        .word(new Subject(Subject.Kind.INTERFACE, PORT), Aspect.OPER_STATUS);
  }

  private static InetSocketAddress receiver(Agent agent) {
    String listen = agent.snapshots().notifications().map(NotificationsSnapshot::listen).orElseThrow();
    return new InetSocketAddress(InetAddress.getLoopbackAddress(),
        Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)));
  }

  private AgentEnvironment environment() {
    return new AgentEnvironment(time, Instant.parse("2026-06-01T00:00:00Z"),
        new DeviceSources(Profiles.shipped(), time), new Random(1), "test", rounds::add,
        (_, error) -> errors.add(error));
  }

  private AgentConfig config(InetSocketAddress device) {
    SnmpSettings snmp = new SnmpSettings("127.0.0.1", device.getPort(),
        new SnmpSettings.Credentials.Community(new Secret("lab")), Duration.ofSeconds(2), 2, 20);
    return new AgentConfig("nro-1", CivilMonth.CONTRACT_ZONE, 95, SlotGrid.FIVE_MINUTES, folder, 70,
        Duration.ofSeconds(10), ListenAddress.loopback(0), null, null,
        List.of(new DeviceConfig("hub1", snmp, Duration.ZERO, List.of())), List.of(), Optional.empty(),
        Profiles.shipped(),
        Optional.of(new NotificationPort.Own(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))));
  }
}
