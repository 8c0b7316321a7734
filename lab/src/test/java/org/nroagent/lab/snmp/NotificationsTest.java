package org.nroagent.lab.snmp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.MibOffer;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.time.AcceleratedTime;
import org.nroagent.lab.time.ManualTime;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/// What a device tells by itself, received over UDP.
@Timeout(60)
class NotificationsTest {
  private static final Instant BOOT = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant START = Instant.parse("2026-11-05T20:00:00Z");
  private static final Instant AT = START.plusSeconds(100);
  private static final Duration WHILE = Duration.ofSeconds(100);
  private static final LabSnmp.User USER = new LabSnmp.User("traps", LabSnmp.Auth.SHA256, "auth-password",
      LabSnmp.Priv.AES128, "priv-password");

  private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
  private static final String LINK_UP = "1.3.6.1.6.3.1.1.5.4";

  private final ManualTime time = new ManualTime(START);
  private final DeviceModel hub = Presets.hub("pe-hub-1", 42, BOOT);

  /// What a test does with a device and who hears of it.
  private interface Scenario {
    void run(LabDevice device, Receiver receiver) throws Exception;
  }

  private void with(DeviceModel model, Scenario scenario, LabEvent... events) throws Exception {
    try (LabDevice device = LabDevice.start(model, Script.of(events), time, LabSnmp.v2c("lab"));
        Receiver receiver = new Receiver(USER)) {
      scenario.run(device, receiver);
    }
  }

  @Test
  void aPortThatGoesDownAndUpIsToldWithTheTimeAtWhichItHappened() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public"));
      assertEquals(new LabDevice.Told(0, 0), device.tellDue());
      time.advanceTo(AT.plusSeconds(20));
      assertEquals(new LabDevice.Told(2, 2), device.tellDue());
      String at = LINK_DOWN + "@" + ticks(AT);
      String back = LINK_UP + "@" + ticks(AT.plusSeconds(2));
      assertEquals(List.of(at + " 1.3.6.1.2.1.2.2.1.1.3=3 1.3.6.1.2.1.2.2.1.7.3=1 1.3.6.1.2.1.2.2.1.8.3=2",
          back + " 1.3.6.1.2.1.2.2.1.1.3=3 1.3.6.1.2.1.2.2.1.7.3=1 1.3.6.1.2.1.2.2.1.8.3=1"),
          texts(receiver.take(2)).stream().sorted().toList());
      assertEquals(new LabDevice.Told(0, 0), device.tellDue(), "each once");
    }, new LabEvent.PortDown(AT, "xe-1/1/3"), new LabEvent.PortUp(AT.plusSeconds(2), "xe-1/1/3"));
  }

  @Test
  void whatIsAddedForTheMomentOfTheLastTellingIsToldToo() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public"));
      device.tellDue();
      device.injectNow(now -> new LabEvent.PortDown(now, "xe-1/1/3"));
      assertEquals(1, device.tellDue().told());
      device.injectNow(now -> new LabEvent.PortUp(now, "xe-1/1/3"));
      assertEquals(1, device.tellDue().told());
      assertEquals(0, device.tellDue().told());
    });
  }

  @Test
  void aDefectThatLastsIsToldAndOneThatDoesNotIsNot() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public"));
      time.advanceTo(AT.plusMillis(2_499));
      assertEquals(0, device.tellDue().told());
      time.advanceTo(AT.plusMillis(2_500));
      assertEquals(1, device.tellDue().told());
      assertEquals(
          List.of(
              "1.3.111.2.802.1.1.8.0.1@" + (ticks(AT) + 250) + " 1.3.111.2.802.1.1.8.1.7.1.1.13.1.1.101=3"),
          texts(receiver.take(1)));
      time.advanceTo(AT.plusSeconds(300));
      assertEquals(0, device.tellDue().told());
    }, new LabEvent.RemoteMepLost(AT, 101), new LabEvent.RemoteMepRestored(AT.plusSeconds(50), 101),
        new LabEvent.RemoteMepLost(AT.plusSeconds(60), 401),
        new LabEvent.RemoteMepRestored(AT.plusSeconds(62), 401));
  }

  @Test
  void aRestartIsToldOnceItIsOver() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public"));
      time.advanceTo(AT.plusSeconds(50));
      assertEquals(0, device.tellDue().told());
      time.advanceTo(AT.plusSeconds(100));
      assertEquals(1, device.tellDue().told());
      assertEquals(List.of("1.3.6.1.6.3.1.1.5.1@0 "), texts(receiver.take(1)));
    }, new LabEvent.Reboot(AT, WHILE));
  }

  @Test
  void sessionsAndPseudowiresAreTold() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public"));
      time.advanceTo(AT);
      assertEquals(4, device.tellDue().told());
      assertEquals(List.of("1.3.6.1.2.1.10.246.0.1", "1.3.6.1.2.1.15.0.2", "1.3.6.1.2.1.157.0.1",
          "1.3.6.1.3.92.1.1.0.2"), types(receiver.take(4)));
      time.advanceTo(AT.plusSeconds(10));
      assertEquals(2, device.tellDue().told());
      assertEquals(List.of("1.3.6.1.2.1.10.246.0.2", "1.3.6.1.2.1.15.0.1"), types(receiver.take(2)));
    }, new LabEvent.PseudowireFault(AT, "pw-1", true),
        new LabEvent.SessionChange(AT, SessionKind.BGP, "203.0.113.1", false),
        new LabEvent.SessionChange(AT, SessionKind.PIM, "203.0.113.1", false),
        new LabEvent.SessionChange(AT, SessionKind.MSDP, "198.51.100.251", false),
        new LabEvent.PseudowireFault(AT.plusSeconds(10), "pw-1", false),
        new LabEvent.SessionChange(AT.plusSeconds(10), SessionKind.BGP, "203.0.113.1", true));
  }

  @Test
  void oneMakerTellsItsLagsToo() throws Exception {
    with(hub.with(MibOffer.STANDARD.withLagEvents(true)), (device, receiver) -> {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public"));
      time.advanceTo(AT);
      assertEquals(1, device.tellDue().told());
      assertEquals(List.of("1.3.6.1.4.1.6527.3.1.3.15.0.7@" + ticks(AT)
          + " 1.3.6.1.4.1.6527.3.1.2.15.2.1.2.2=1 1.3.6.1.4.1.6527.3.1.2.2.4.2.1.13.1.4=2"
          + " 1.3.6.1.4.1.6527.3.1.2.15.4.3.0=Port xe-1/1/4 is no longer active in LAG"),
          texts(receiver.take(1)));
    }, new LabEvent.LagMemberLost(AT, "xe-1/1/4"));
  }

  @Test
  void lostOnesDoNotArriveAndRepeatedOnesArriveMoreThanOnce() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public"));
      time.advanceTo(AT.plusSeconds(200));
      assertEquals(new LabDevice.Told(3, 1), device.tellDue(), "the alarm is lost, too");
      List<PDU> three = receiver.take(3);
      assertEquals(List.of(LINK_UP, LINK_UP, LINK_UP), types(three));
      assertEquals(1, three.stream().map(PDU::getRequestID).distinct().count(), "the same datagram");
      assertEquals(List.of(), receiver.rest());
    }, new LabEvent.NotificationsLost(AT, WHILE), new LabEvent.PortDown(AT, "xe-1/1/3"),
        new LabEvent.NotificationsRepeated(AT.plus(WHILE), WHILE, 3),
        new LabEvent.PortUp(AT.plus(WHILE), "xe-1/1/3"));
  }

  @Test
  void informsAreAcknowledged() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public").asInforms());
      time.advanceTo(AT);
      assertEquals(new LabDevice.Told(1, 1), device.tellDue());
      assertEquals(PDU.INFORM, receiver.take(1).getFirst().getType());
    }, new LabEvent.PortDown(AT, "xe-1/1/3"));
  }

  @Test
  void version3TrapsComeFromTheDevicesEngineAlsoAfterARestart() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v3(receiver.address(), USER));
      time.advanceTo(AT);
      device.tellDue();
      ScopedPDU down = assertInstanceOf(ScopedPDU.class, receiver.take(1).getFirst());
      assertEquals(SystemMib.engineId(hub), down.getContextEngineID());
      time.advanceTo(AT.plusSeconds(202));
      assertEquals(2, device.tellDue().told());
      assertEquals(List.of("1.3.6.1.6.3.1.1.5.1", LINK_DOWN), types(receiver.take(2)));
    }, new LabEvent.PortDown(AT, "xe-1/1/3"), new LabEvent.PortUp(AT.plusSeconds(1), "xe-1/1/3"),
        new LabEvent.Reboot(AT.plusSeconds(1), WHILE),
        new LabEvent.PortDown(AT.plusSeconds(201), "xe-1/1/4"));
  }

  @Test
  void version3InformsDiscoverTheReceiversEngine() throws Exception {
    with(hub, (device, receiver) -> {
      device.notifyTo(NotificationTarget.v3(receiver.address(), USER).asInforms());
      time.advanceTo(AT);
      assertEquals(new LabDevice.Told(1, 1), device.tellDue());
      assertEquals(List.of(LINK_DOWN), types(receiver.take(1)));
    }, new LabEvent.PortDown(AT, "xe-1/1/3"));
  }

  @Test
  void aDeviceOnARunningClockTellsByItself() throws Exception {
    try (LabDevice device = LabDevice.start(hub, Script.EMPTY, new AcceleratedTime(START, 1_000),
        LabSnmp.v2c("lab")); Receiver receiver = new Receiver()) {
      device.notifyTo(NotificationTarget.v2c(receiver.address(), "public"));
      device.tellByItself();
      device.injectNow(now -> new LabEvent.PortDown(now.plusSeconds(5), "xe-1/1/3"));
      assertEquals(List.of(LINK_DOWN, "1.3.111.2.802.1.1.8.0.1"), types(receiver.take(2)).reversed());
    }
  }

  private static List<String> types(List<PDU> bodies) {
    return bodies.stream().map(each -> each.get(1).getVariable().toString()).sorted().toList();
  }

  /// Type, up time, and the other bindings.
  private static List<String> texts(List<PDU> bodies) {
    return bodies.stream()
        .map(each -> each.get(1).getVariable() + "@" + each.get(0).getVariable().toLong() + " "
            + each.getVariableBindings().stream().skip(2)
                .map(binding -> binding.getOid() + "=" + binding.getVariable())
                .collect(Collectors.joining(" ")))
        .toList();
  }

  private static long ticks(Instant at) {
    return Duration.between(BOOT, at).toMillis() / 10;
  }
}
