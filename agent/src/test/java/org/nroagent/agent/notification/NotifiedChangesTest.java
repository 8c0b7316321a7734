package org.nroagent.agent.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.SampleTime;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// What notifications say, and where they rather say nothing.
class NotifiedChangesTest {
  private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1.";
  private static final String IF_ADMIN = "1.3.6.1.2.1.2.2.1.7.";
  private static final String IF_OPER = "1.3.6.1.2.1.2.2.1.8.";
  private static final String IF_NAME = "1.3.6.1.2.1.31.1.1.1.1.";
  private static final String DEFECT = "1.3.111.2.802.1.1.8.1.7.1.1.13.";
  private static final String BGP_STATE = "1.3.6.1.2.1.15.3.1.2.";

  private static VariableBinding is(String oid, Variable value) {
    return new VariableBinding(new OID(oid), value);
  }

  private static VariableBinding is(String oid, int value) {
    return is(oid, new Integer32(value));
  }

  private static List<String> say(NotificationKind kind, VariableBinding... bindings) {
    return NotifiedChanges.of(kind, List.of(bindings), reading()).stream()
        .map(each -> each.subject().name() + " " + each.aspect() + " " + each.after()).toList();
  }

  private static DeviceReading reading() {
    return new DeviceReading(new SystemReading("snmp", "r", "", "standard", OptionalLong.empty(), ""),
        new SampleTime(100, 0, 0), List.of(port("ge-1", 7), port("ge-2", 8)), true, List.of(),
        List.of(mep("MA1", 5), mep("MA2", 6), mep("MA3", 6)), List.of(), List.of(), List.of());
  }

  private static InterfaceReading port(String name, int index) {
    return new InterfaceReading(name, index, "", "", "up", "up", 10, null, null, null, null);
  }

  private static MepReading mep(String association, int id) {
    return new MepReading("MD", 3, association, id, 10_000, "none", List.of(), List.of());
  }

  @Test
  void aLinkIsNamedByTodaysIndex() {
    assertEquals(List.of("ge-1 OPER_STATUS lowerLayerDown", "ge-1 ADMIN_STATUS up"),
        say(NotificationKind.LINK_DOWN, is(IF_INDEX + 7, 7), is(IF_ADMIN + 7, 1), is(IF_OPER + 7, 7)));
    assertEquals(List.of("ge-2 OPER_STATUS up"), say(NotificationKind.LINK_UP, is(IF_INDEX + 8, 8)));
    assertEquals(List.of("ge-2 OPER_STATUS dormant"),
        say(NotificationKind.LINK_UP, is(IF_INDEX + 8, 8), is(IF_OPER + 8, 5)));
  }

  @Test
  void whatContradictsItselfSaysNothing() {
    assertEquals(List.of(), say(NotificationKind.LINK_DOWN, is(IF_INDEX + 7, 7), is(IF_OPER + 7, 1)));
    assertEquals(List.of(), say(NotificationKind.LINK_UP, is(IF_INDEX + 7, 7), is(IF_OPER + 7, 2)));
    assertEquals(List.of(), say(NotificationKind.LINK_DOWN, is(IF_INDEX + 7, 7), is(IF_OPER + 7, 99)));
    assertEquals(List.of(), say(NotificationKind.BGP_BACKWARD_TRANSITION, is(BGP_STATE + "192.0.2.1", 6)));
  }

  @Test
  void anInterfaceThatIsNotKnownOrHasAnotherNameSaysNothing() {
    assertEquals(List.of(), say(NotificationKind.LINK_DOWN, is(IF_INDEX + 9, 9)));
    assertEquals(List.of(),
        say(NotificationKind.LINK_DOWN, is(IF_INDEX + 7, 7), is(IF_NAME + 7, new OctetString("ge-2"))));
    assertEquals(List.of("ge-1 OPER_STATUS down"),
        say(NotificationKind.LINK_DOWN, is(IF_INDEX + 7, 7), is(IF_NAME + 7, new OctetString("ge-1"))));
    assertEquals(List.of(), say(NotificationKind.LINK_DOWN));
  }

  @Test
  void anEndPointIsNamedWhereItsNumberIsTheOnlyOne() {
    assertEquals(List.of("MD/MA1/5 HIGHEST_DEFECT defXconCCM"),
        say(NotificationKind.CFM_FAULT_ALARM, is(DEFECT + "1.1.5", 5)));
    assertEquals(List.of(), say(NotificationKind.CFM_FAULT_ALARM, is(DEFECT + "1.2.6", 5)));
    assertEquals(List.of(), say(NotificationKind.CFM_FAULT_ALARM, is(DEFECT + "1.1.5", 17)));
  }

  @Test
  void sessionsAreNamedByTheirPeer() {
    assertEquals(List.of("192.0.2.1 STATE down"),
        say(NotificationKind.BGP_BACKWARD_TRANSITION_1657, is(BGP_STATE + "192.0.2.1", 1)));
    assertEquals(List.of("192.0.2.1 STATE up"),
        say(NotificationKind.BGP_ESTABLISHED, is(BGP_STATE + "192.0.2.1", 6)));
    assertEquals(List.of(), say(NotificationKind.BGP_ESTABLISHED, is(BGP_STATE + "192.0.2.300", 6)));
    assertEquals(List.of(), say(NotificationKind.BGP_ESTABLISHED, is("1.3.6.1.2.1.15.3.1.2", 6)));
  }

  @Test
  void kindsAreTheStandardsAndOneMakers() {
    assertEquals(Optional.of(NotificationKind.IEEE_LAG),
        NotificationKind.of(new OID("1.2.840.10006.300.43.0.1")));
    assertEquals(Optional.empty(), NotificationKind.of(new OID("1.3.6.1.6.3.1.1.5.5")),
        "authenticationFailure");
    for (NotificationKind kind : NotificationKind.values()) {
      assertTrue(say(kind).isEmpty(), kind + " without variables");
    }
  }

  @Test
  void timesArePlacedByTheLastReadingAlsoOverTheWrapOfSysUpTime() {
    Instant wall = Instant.parse("2026-11-05T20:00:00Z");
    SampleTime sample = new SampleTime(0xFFFF_FFF0L, 0, 0);
    long lead = wall.toEpochMilli();
    Instant arrival = wall.plusSeconds(60);
    assertEquals(Optional.of(wall.plusMillis(200)), DeviceTicks.place(4, sample, lead, arrival));
    assertEquals(Optional.empty(), DeviceTicks.place(0xFFFF_FFEFL, sample, lead, arrival),
        "before the reading");
    assertEquals(Optional.of(arrival), DeviceTicks.place(9_000, sample, lead, arrival),
        "never in the future");
  }
}
