package org.nroagent.agent.notification;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snmp4j.smi.OID;

/// Notifications that mean something here. Whatever else comes is counted and has no effect.
enum NotificationKind {
  /// RFC 3418.
  COLD_START("1.3.6.1.6.3.1.1.5.1"),
  /// RFC 3418.
  WARM_START("1.3.6.1.6.3.1.1.5.2"),
  /// IF-MIB, RFC 2863.
  LINK_DOWN("1.3.6.1.6.3.1.1.5.3"),
  /// IF-MIB, RFC 2863.
  LINK_UP("1.3.6.1.6.3.1.1.5.4"),
  /// IEEE8021-CFM-MIB, dot1agCfmFaultAlarm.
  CFM_FAULT_ALARM("1.3.111.2.802.1.1.8.0.1"),
  /// BGP4-MIB, RFC 4273.
  BGP_ESTABLISHED("1.3.6.1.2.1.15.0.1"),
  /// BGP4-MIB, RFC 4273.
  BGP_BACKWARD_TRANSITION("1.3.6.1.2.1.15.0.2"),
  /// BGP4-MIB as of RFC 1657, which routers still send.
  BGP_ESTABLISHED_1657("1.3.6.1.2.1.15.7.1"),
  /// BGP4-MIB as of RFC 1657.
  BGP_BACKWARD_TRANSITION_1657("1.3.6.1.2.1.15.7.2"),
  /// MSDP-MIB, RFC 4624.
  MSDP_ESTABLISHED("1.3.6.1.3.92.1.1.0.1"),
  /// MSDP-MIB, RFC 4624.
  MSDP_BACKWARD_TRANSITION("1.3.6.1.3.92.1.1.0.2"),
  /// PIM-STD-MIB, RFC 5060.
  PIM_NEIGHBOUR_LOSS("1.3.6.1.2.1.157.0.1"),
  /// PW-STD-MIB, RFC 5601.
  PSEUDOWIRE_DOWN("1.3.6.1.2.1.10.246.0.1"),
  /// PW-STD-MIB, RFC 5601.
  PSEUDOWIRE_UP("1.3.6.1.2.1.10.246.0.2"),
  /// TIMETRA-LAG-MIB, tLagStateEvent.
  NOKIA_LAG_STATE("1.3.6.1.4.1.6527.3.1.3.15.0.6"),
  /// TIMETRA-LAG-MIB, tLagMemberStateEvent.
  NOKIA_LAG_MEMBER_STATE("1.3.6.1.4.1.6527.3.1.3.15.0.7"),
  /// Whatever IEEE8023-LAG-MIB notifies: below this.
  IEEE_LAG("1.2.840.10006.300.43.0");

  private static final Map<OID, NotificationKind> BY_OID = Arrays.stream(values())
      .collect(Collectors.toUnmodifiableMap(kind -> new OID(kind.dotted), Function.identity()));
  private static final OID BELOW_IEEE_LAG = new OID(IEEE_LAG.dotted);

  private final String dotted;

  NotificationKind(String dotted) {
    this.dotted = dotted;
  }

  /// The kind of a snmpTrapOID, empty for those that mean nothing here.
  static Optional<NotificationKind> of(OID oid) {
    NotificationKind exact = BY_OID.get(oid);
    return exact == null && oid.startsWith(BELOW_IEEE_LAG)
        ? Optional.of(IEEE_LAG)
        : Optional.ofNullable(exact);
  }
}
