package org.nroagent.agent.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.agent.notification.NotifiedDevice.START;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.snmp.NotificationTarget;
import org.nroagent.model.state.Subject;

/// Devices that notify over UDP: what is told at once, what the next poll adds, and what is dropped.
@Timeout(20)
class NotificationReceiverTest {
  private static final Instant AT = START.plusSeconds(100);
  private static final String PORT = "xe-1/1/3";
  private static final Subject LINK = new Subject(Subject.Kind.INTERFACE, PORT);
  private static final LabEvent DOWN = new LabEvent.PortDown(AT, PORT);
  private static final String TOLD_DOWN = "OPER_STATUS up->down " + AT + " NOTIFICATION";

  private static void pollThenGoTo(NotifiedDevice lab, Instant then) throws Exception {
    lab.poll();
    lab.events();
    lab.time.advanceTo(then);
  }

  @Test
  void aLinkThatGoesDownIsToldOnceWithItsTimeAndTheNextPollAddsNothing() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(DOWN)) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT.plusSeconds(3));
      lab.device.tellDue();
      lab.takeAccepted(1);
      assertEquals(List.of(TOLD_DOWN), lab.eventsOf(LINK));
      lab.time.advance(Duration.ofMinutes(5));
      lab.poll();
      assertEquals(List.of(), lab.eventsOf(LINK));
    }
  }

  @Test
  void aRepeatedNotificationAddsNothing() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(DOWN,
        new LabEvent.NotificationsRepeated(START, Duration.ofHours(1), 3))) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT);
      lab.device.tellDue();
      lab.takeAccepted(3);
      assertEquals(List.of(TOLD_DOWN), lab.eventsOf(LINK));
    }
  }

  @Test
  void aLostNotificationIsToldByTheNextPoll() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(DOWN,
        new LabEvent.NotificationsLost(START, Duration.ofHours(1)))) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT.plusSeconds(200));
      lab.device.tellDue();
      lab.poll();
      assertEquals(List.of("OPER_STATUS up->down " + AT + " POLL"), lab.eventsOf(LINK));
      assertEquals(0, lab.count(Outcome.ACCEPTED));
    }
  }

  @Test
  void whatComesAfterAReadingThatHasItAlreadyIsNotBelieved() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(DOWN, new LabEvent.PortUp(AT.plusSeconds(10), PORT))) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT.plusSeconds(60));
      lab.poll();
      lab.events();
      lab.device.tellDue();
      lab.takeAccepted(2);
      assertEquals(List.of(), lab.eventsOf(LINK), "the late notifications of the short failure");
    }
  }

  @Test
  void informsAreAcknowledged() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(DOWN)) {
      lab.notifyBy(NotificationTarget.v2c(lab.port.address(), NotifiedDevice.COMMUNITY).asInforms());
      pollThenGoTo(lab, AT);
      assertEquals(new LabDevice.Told(1, 1), lab.device.tellDue());
      lab.takeAccepted(1);
      assertEquals(List.of(TOLD_DOWN), lab.eventsOf(LINK));
    }
  }

  @Test
  void trapsOfVersion3AreTheDevicesOwn() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v3(DOWN)) {
      lab.notifyBy(NotificationTarget.v3(lab.port.address(), NotifiedDevice.USER));
      pollThenGoTo(lab, AT);
      lab.device.tellDue();
      lab.takeAccepted(1);
      assertEquals(List.of(TOLD_DOWN), lab.eventsOf(LINK));
    }
  }

  @Test
  void informsOfVersion3FindTheAgentsEngine() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v3(DOWN)) {
      lab.notifyBy(NotificationTarget.v3(lab.port.address(), NotifiedDevice.USER).asInforms());
      pollThenGoTo(lab, AT);
      assertEquals(new LabDevice.Told(1, 1), lab.device.tellDue());
      lab.takeAccepted(1);
      assertEquals(List.of(TOLD_DOWN), lab.eventsOf(LINK));
      assertTrue(lab.count(Outcome.ENGINE_DISCOVERY) >= 1);
    }
  }

  @Test
  void anotherAuthenticationPasswordIsAWrongDigest() throws Exception {
    assertUnverified(NotifiedDevice.v3Of("other-password", "priv-password", DOWN), Outcome.WRONG_DIGEST);
  }

  @Test
  void anotherPrivacyPasswordCannotBeDecrypted() throws Exception {
    assertUnverified(NotifiedDevice.v3Of("auth-password", "other-password", DOWN), Outcome.NOT_DECRYPTABLE);
  }

  @Test
  void anotherUserIsUnknown() throws Exception {
    LabSnmp.User other = new LabSnmp.User("somebody", LabSnmp.Auth.SHA256, "auth-password",
        LabSnmp.Priv.AES128,
        "priv-password");
    assertDropped(other, Outcome.UNKNOWN_USER);
  }

  @Test
  void lessSecurityThanConfiguredIsNotTaken() throws Exception {
    LabSnmp.User other = new LabSnmp.User("poller", LabSnmp.Auth.SHA256, "auth-password", LabSnmp.Priv.NONE,
        "");
    assertDropped(other, Outcome.WRONG_SECURITY_LEVEL);
  }

  @Test
  void anEngineThatIsNotTheDevicesIsNotTaken() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v3(DOWN)) {
      lab.notifyBy(NotificationTarget.v3(lab.port.address(), NotifiedDevice.USER));
      lab.time.advanceTo(AT);
      lab.device.tellDue();
      lab.await(Outcome.UNKNOWN_ENGINE, 1);
    }
  }

  private static void assertUnverified(NotifiedDevice opened, Outcome outcome) throws Exception {
    try (NotifiedDevice lab = opened) {
      lab.notifyBy(NotificationTarget.v3(lab.port.address(), NotifiedDevice.USER));
      pollThenGoTo(lab, AT);
      lab.device.tellDue();
      lab.await(outcome, 1);
      assertEquals(0, lab.count(Outcome.ACCEPTED));
    }
  }

  private static void assertDropped(LabSnmp.User user, Outcome outcome) throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v3(DOWN)) {
      pollThenGoTo(lab, AT.minusSeconds(1));
      lab.notifyBy(NotificationTarget.v3(lab.port.address(), user));
      lab.time.advanceTo(AT);
      lab.device.tellDue();
      lab.await(outcome, 1);
      assertEquals(0, lab.count(Outcome.ACCEPTED));
    }
  }

  @Test
  void strangersAreDropped() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.elsewhere(DOWN)) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT);
      lab.device.tellDue();
      lab.await(Outcome.UNKNOWN_SENDER, 1);
      assertEquals(0, lab.count(Outcome.ACCEPTED));
    }
  }

  @Test
  void anotherCommunityIsDropped() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.ofCommunity("secret", DOWN)) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT);
      lab.device.tellDue();
      lab.await(Outcome.WRONG_COMMUNITY, 1);
      assertEquals(0, lab.count(Outcome.ACCEPTED));
    }
  }

  @Test
  void version2cIsNotTakenOfADeviceOfVersion3() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v3(DOWN)) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT);
      lab.device.tellDue();
      lab.await(Outcome.WRONG_VERSION, 1);
    }
  }

  @Test
  void aCfmFaultAlarmIsToldOfItsEndPoint() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(new LabEvent.RemoteMepLost(AT, 101))) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT.plusMillis(2_500));
      lab.device.tellDue();
      lab.takeAccepted(1);
      assertEquals(List.of("MEP HIGHEST_DEFECT none->defRemoteCCM " + AT.plusMillis(2_500)),
          lab.events().stream().map(event -> event.subject().kind() + " " + event.aspect() + " "
              + event.before() + "->" + event.after() + " " + event.deviceTime().orElseThrow()).toList());
      lab.poll();
      assertEquals(List.of(), lab.events().stream().filter(event -> event.subject().kind() == Subject.Kind.MEP
          && event.aspect().word().equals("highestDefect")).toList());
    }
  }

  @Test
  void theLossOfABgpSessionAndItsReturnAreTold() throws Exception {
    Subject session = new Subject(Subject.Kind.BGP, "203.0.113.1");
    try (NotifiedDevice lab = NotifiedDevice.v2c(
        new LabEvent.SessionChange(AT, SessionKind.BGP, session.name(), false),
        new LabEvent.SessionChange(AT.plusSeconds(10), SessionKind.BGP, session.name(), true))) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT.plusSeconds(20));
      lab.device.tellDue();
      lab.takeAccepted(2);
      assertEquals(List.of("STATE up->down " + AT + " NOTIFICATION",
          "STATE down->up " + AT.plusSeconds(10) + " NOTIFICATION"), lab.eventsOf(session));
      lab.poll();
      assertEquals(List.of(), lab.eventsOf(session));
    }
  }

  @Test
  void aRestartIsOnlyAReasonToRead() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(new LabEvent.Reboot(AT, Duration.ofSeconds(60)))) {
      lab.notifyByCommunity();
      pollThenGoTo(lab, AT.plusSeconds(60));
      lab.device.tellDue();
      lab.takeAccepted(1);
      assertEquals(List.of(), lab.events());
    }
  }

  @Test
  void whatIsNoMessageIsCounted() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(); DatagramSocket socket = new DatagramSocket()) {
      for (byte[] each : List.of(new byte[]{}, new byte[]{1, 2, 3},
          new byte[]{0x30, (byte) 0x84, 0x7f, 1, 1, 1},
          new byte[]{0x30, 3, 2, 1, 1}, new byte[]{0x30, 3, 2, 1, 3})) {
        socket.send(new DatagramPacket(each, each.length, lab.port.address()));
      }
      lab.await(Outcome.MALFORMED, 5);
      assertEquals(5, lab.count(Outcome.MALFORMED));
    }
  }

  @Test
  void oneSenderHasOnlySoMany() throws Exception {
    try (NotifiedDevice lab = NotifiedDevice.v2c(); DatagramSocket socket = new DatagramSocket()) {
      byte[] nothing = {0};
      while (lab.count(Outcome.TOO_MANY) == 0) {
        socket.send(new DatagramPacket(nothing, nothing.length, lab.port.address()));
      }
      assertTrue(lab.count(Outcome.MALFORMED) >= 200, "so many at once are read");
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
      IOException refused = assertThrows(IOException.class,
          () -> NotificationReceiver.open(address));
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains(":" + address.getPort() + ": "), message);
      assertTrue(message.contains("notifications: listen"), message);
    }
  }
}
