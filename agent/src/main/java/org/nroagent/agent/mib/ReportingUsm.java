package org.nroagent.agent.mib;

import java.io.IOException;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.event.CounterEvent;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityParameters;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityStateReference;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/// User-based security that tells whom it refuses why, without security, as there is no common key to tell it with
/// (RFC 3414 §3.2). The library does that by a setting of the whole process only, which would concern the polls too.
final class ReportingUsm extends USM {
  private static final long serialVersionUID = 1;

  ReportingUsm(SecurityProtocols protocols, OctetString engineId, int engineBoots, CounterSupport counters) {
    super(protocols, engineId, engineBoots, counters);
    // Only messages to this engine are taken; the library looks for it among those that it has discovered.
    setEngineDiscoveryEnabled(false);
    getTimeTable().addEntry(new UsmTimeEntry(engineId, engineBoots, 0));
  }

  @Override
  public int processIncomingMsg(int snmpVersion, int maxMessageSize, SecurityParameters parameters,
      SecurityModel securityModel, int securityLevel, BERInputStream message,
      TransportStateReference transport, OctetString securityEngineId, OctetString securityName,
      BEROutputStream scopedPdu, Integer32 maxSizeResponseScopedPdu, SecurityStateReference reference,
      StatusInformation status) throws IOException {
    int result = super.processIncomingMsg(snmpVersion, maxMessageSize, parameters, securityModel,
        securityLevel, message, transport, securityEngineId, securityName, scopedPdu,
        maxSizeResponseScopedPdu, reference, status);
    if (result == SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR && status != null) {
      CounterEvent event = new CounterEvent(this, SnmpConstants.usmStatsDecryptionErrors);
      fireIncrementCounter(event);
      status.setErrorIndication(new VariableBinding(event.getOid(), event.getCurrentValue()));
    }
    if (status != null && isRefusal(result)) {
      status.setSecurityLevel(new Integer32(SecurityLevel.NOAUTH_NOPRIV));
    }
    return result;
  }

  /// Everything but a message outside the time window, whose report is authenticated (RFC 3414 §3.2.7).
  private static boolean isRefusal(int result) {
    return result == SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID
        || result == SnmpConstants.SNMPv3_USM_UNKNOWN_SECURITY_NAME
        || result == SnmpConstants.SNMPv3_USM_UNSUPPORTED_SECURITY_LEVEL
        || result == SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE
        || result == SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR;
  }
}
