package org.nroagent.agent.source.snmp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.SourceException;
import org.nroagent.model.MissingReason;
import org.nroagent.model.reading.SampleTime;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Who answers, from the scalars of SNMPv2-MIB and SNMP-FRAMEWORK-MIB.
///
/// @param time sysUpTime, and when it was sampled
/// @param sysName the device's own name, empty where it has none
/// @param sysObjectId the vendor's identification, dotted, empty where it has none
/// @param sysDescr what the device is, in the vendor's words, empty where it does not say
/// @param engineBoots snmpEngineBoots, empty where the device does not show it
/// @param engineId snmpEngineID in hexadecimal, empty where the device does not show it
record SystemGroup(SampleTime time, String sysName, String sysObjectId, String sysDescr,
    OptionalLong engineBoots, String engineId) {
  private static final OID SYS_DESCR = new OID("1.3.6.1.2.1.1.1.0");
  private static final OID SYS_OBJECT_ID = new OID("1.3.6.1.2.1.1.2.0");
  private static final OID SYS_UP_TIME = new OID("1.3.6.1.2.1.1.3.0");
  private static final OID SYS_NAME = new OID("1.3.6.1.2.1.1.5.0");
  private static final OID ENGINE_ID = new OID("1.3.6.1.6.3.10.2.1.1.0");
  private static final OID ENGINE_BOOTS = new OID("1.3.6.1.6.3.10.2.1.2.0");

  /// Reads the scalars: the first request of each reading, and the one that tells whether the device talks to us.
  ///
  /// @param peer the device as messages name it
  static SystemGroup read(String peer, SnmpExchange exchange, int attempts)
      throws SourceException, InterruptedException {
    SnmpAnswer answer;
    try {
      answer = exchange.exchange(
          SnmpRequest.get(List.of(SYS_UP_TIME, SYS_OBJECT_ID, SYS_NAME, SYS_DESCR, ENGINE_ID, ENGINE_BOOTS)),
          attempts);
    } catch (NoAnswerException e) {
      // What a device cannot decrypt, many drop without the report that RFC 3414 §3.2.8 asks for.
      throw new SourceException(
          e.synchronised() && !e.budgetEnded()
              ? MissingReason.AUTHENTICATION_FAILED
              : MissingReason.NO_ANSWER,
          e.explanation());
    }
    if (answer.errorStatus() == PDU.authorizationError || answer.errorStatus() == PDU.noAccess) {
      throw new SourceException(MissingReason.AUTHENTICATION_FAILED, peer + " answers "
          + PDU.toErrorStatusText(answer.errorStatus())
          + "; check which view the community or user may read");
    }
    Map<OID, Variable> values = new HashMap<>();
    for (VariableBinding binding : answer.bindings()) {
      values.put(binding.getOid(), binding.getVariable());
    }
    if (!(values.get(SYS_UP_TIME) instanceof TimeTicks upTime)) {
      throw new SourceException(MissingReason.AUTHENTICATION_FAILED, peer + " answers without sysUpTime ("
          + PDU.toErrorStatusText(answer.errorStatus())
          + "); check that the view of the community or user contains 1.3.6.1.2.1.1");
    }
    SampleTime time = new SampleTime(upTime.getValue(), answer.sentNanos(), answer.receivedNanos());
    return new SystemGroup(time, text(values.get(SYS_NAME)),
        values.get(SYS_OBJECT_ID) instanceof OID oid ? oid.toDottedString() : "", text(values.get(SYS_DESCR)),
        number(values.get(ENGINE_BOOTS)),
        values.get(ENGINE_ID) instanceof OctetString id ? id.toString(16).replace(":", "") : "");
  }

  private static String text(@Nullable Variable value) {
    return value instanceof OctetString string ? SmiValues.text(string.getValue()) : "";
  }

  private static OptionalLong number(@Nullable Variable value) {
    return value == null || value instanceof Null ? OptionalLong.empty() : SmiValues.number(value);
  }
}
