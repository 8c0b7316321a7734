package org.nroagent.agent.mib;

import java.util.List;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Notification;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Request;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// What the SNMP server says of itself: its counters in `NRO-AGENT-MIB`, snmpEngine (RFC 3411) and usmStats (RFC 3414).
///
/// @param counters what it counts
/// @param engineId its engine
/// @param boots starts of the engine
/// @param upTimeTicks hundredths of a second since the start
record ServerState(ServerCounters counters, OctetString engineId, int boots, long upTimeTicks) {
  /// The group snmpEngine.
  static final OID ENGINE = new OID("1.3.6.1.6.3.10.2.1");
  /// The group usmStats.
  static final OID USM_STATS = new OID("1.3.6.1.6.3.15.1.1");
  private static final int TICKS_PER_SECOND = 100;

  static final List<Column<ServerState>> OBJECTS = List.of(
      requests(1, Request.ANSWERED), requests(2, Request.OVER_RATE), requests(3, Request.SET_REFUSED),
      requests(4, Request.NOT_AUTHORIZED), notifications(5, Notification.SENT),
      notifications(6, Notification.HELD_BACK));

  static final List<Column<ServerState>> ENGINE_OBJECTS = List.of(
      new Column<>(1, (each, _) -> each.engineId),
      new Column<>(2, (each, _) -> new Integer32(each.boots)),
      new Column<>(3, (each, _) -> new Integer32((int) (each.upTimeTicks / TICKS_PER_SECOND))),
      new Column<>(4, (_, _) -> new Integer32(SnmpPort.MOST_OCTETS)));

  static final List<Column<ServerState>> USM_OBJECTS = List.of(
      requests(1, Request.UNSUPPORTED_LEVEL), requests(2, Request.OUTSIDE_TIME_WINDOW),
      requests(3, Request.UNKNOWN_USER), requests(4, Request.UNKNOWN_ENGINE),
      requests(5, Request.WRONG_DIGEST), requests(6, Request.DECRYPTION_ERROR));

  private static Column<ServerState> requests(int id, Request outcome) {
    return new Column<>(id, (each, _) -> Syntax.counter32(each.counters.get(outcome)));
  }

  private static Column<ServerState> notifications(int id, Notification outcome) {
    return new Column<>(id, (each, _) -> Syntax.counter32(each.counters.get(outcome)));
  }
}
