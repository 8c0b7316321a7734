package org.nroagent.lab.snmp;

import java.io.IOException;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityParameters;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityStateReference;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// User-based security that reports a refusal without security, as routers do and as there is no common key to
/// report it with. The library does so by a setting of the whole process only, which would change the poller that
/// a test runs beside this device.
final class ReportingUsm extends USM {
  private static final long serialVersionUID = 1;

  ReportingUsm(SecurityProtocols protocols, OctetString engineId, int engineBoots, CounterSupport counters) {
    super(protocols, engineId, engineBoots, counters);
  }

  @Override
  public int processIncomingMsg(int snmpVersion, int maxMessageSize, SecurityParameters parameters,
      SecurityModel securityModel, int securityLevel, BERInputStream message,
      TransportStateReference transport,
      OctetString securityEngineId, OctetString securityName, BEROutputStream scopedPdu,
      Integer32 maxSizeResponseScopedPdu, SecurityStateReference reference, StatusInformation status)
      throws IOException {
    int result = super.processIncomingMsg(snmpVersion, maxMessageSize, parameters, securityModel,
        securityLevel,
        message, transport, securityEngineId, securityName, scopedPdu, maxSizeResponseScopedPdu, reference,
        status);
    if (status != null && isRefusal(result)) {
      status.setSecurityLevel(new Integer32(SecurityLevel.NOAUTH_NOPRIV));
    }
    return result;
  }

  /// Everything but a message outside the time window, whose report must be authenticated (RFC 3414 §3.2.7).
  private static boolean isRefusal(int result) {
    return result == SnmpConstants.SNMPv3_USM_UNKNOWN_SECURITY_NAME
        || result == SnmpConstants.SNMPv3_USM_UNSUPPORTED_SECURITY_LEVEL
        || result == SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE
        || result == SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR;
  }
}
