package org.nroagent.agent.mib;

import java.util.List;
import org.snmp4j.mp.SnmpConstants;
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
      counter(1, ServerCounters.Count.ANSWERS), counter(2, ServerCounters.Count.OVER_RATE),
      counter(3, ServerCounters.Count.SETS_REFUSED), counter(4, ServerCounters.Count.NOT_AUTHORIZED),
      counter(5, ServerCounters.Count.NOTIFICATIONS_SENT),
      counter(6, ServerCounters.Count.NOTIFICATIONS_HELD_BACK));

  static final List<Column<ServerState>> ENGINE_OBJECTS = List.of(
      new Column<>(1, (each, _) -> each.engineId),
      new Column<>(2, (each, _) -> new Integer32(each.boots)),
      new Column<>(3, (each, _) -> new Integer32((int) (each.upTimeTicks / TICKS_PER_SECOND))),
      new Column<>(4, (_, _) -> new Integer32(SnmpPort.MOST_OCTETS)));

  static final List<Column<ServerState>> USM_OBJECTS = List.of(
      usm(1, SnmpConstants.usmStatsUnsupportedSecLevels), usm(2, SnmpConstants.usmStatsNotInTimeWindows),
      usm(3, SnmpConstants.usmStatsUnknownUserNames), usm(4, SnmpConstants.usmStatsUnknownEngineIDs),
      usm(5, SnmpConstants.usmStatsWrongDigests), usm(6, SnmpConstants.usmStatsDecryptionErrors));

  private static Column<ServerState> counter(int id, ServerCounters.Count count) {
    return new Column<>(id, (each, _) -> Syntax.counter32(each.counters.get(count)));
  }

  private static Column<ServerState> usm(int id, OID counter) {
    return new Column<>(id, (each, _) -> Syntax.counter32(each.counters.refused(counter)));
  }
}
