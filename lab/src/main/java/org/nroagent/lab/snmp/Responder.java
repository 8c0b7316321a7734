package org.nroagent.lab.snmp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.PDU;
import org.snmp4j.agent.CommandProcessor;
import org.snmp4j.agent.DefaultMOServer;
import org.snmp4j.agent.DuplicateRegistrationException;
import org.snmp4j.agent.mo.snmp.CoexistenceInfo;
import org.snmp4j.agent.security.VACM;
import org.snmp4j.mp.MessageProcessingModel;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// Answers requests from one managed object, within what the script allows: no view-based access control, but
/// wrong communities and cut responses.
final class Responder extends CommandProcessor {
  private static final OctetString VIEW = new OctetString("all");

  private final byte @Nullable [] community;
  private final Limits limits;

  /// What holds for the request being answered.
  interface Limits {
    /// Whether the community is answered at all.
    boolean communityRefused();

    /// The most variable bindings of a response.
    int maxVariableBindings();
  }

  Responder(OctetString engineId, @Nullable String community, ReadOnlyMib mib, Limits limits) {
    super(engineId);
    this.community = community == null ? null : community.getBytes(StandardCharsets.UTF_8);
    this.limits = limits;
    setVacm(new EverythingReadable());
    DefaultMOServer server = new DefaultMOServer();
    try {
      server.register(mib, null);
    } catch (DuplicateRegistrationException e) {
      throw new IllegalStateException("an empty server already held something", e);
    }
    addMOServer(server);
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    if (event.getMessageProcessingModel() == MessageProcessingModel.MPv2c
        && !isKnown(event.getSecurityName())) {
      return;
    }
    event.setMaxSizeResponsePDU(Math.min(event.getMaxSizeResponsePDU(), LabSnmp.MAX_MESSAGE_SIZE));
    super.processPdu(event);
  }

  private boolean isKnown(byte[] name) {
    return community != null && !limits.communityRefused() && MessageDigest.isEqual(community, name);
  }

  @Override
  protected OctetString getViewName(CommandResponderEvent<?> request, @Nullable CoexistenceInfo info,
      int viewType) {
    return VIEW;
  }

  @Override
  protected <A extends Address> void sendResponse(CommandResponderEvent<A> request, PDU response) {
    int most = limits.maxVariableBindings();
    if (response.getType() == PDU.RESPONSE && response.size() > most) {
      if (request.getPDU().getType() == PDU.GETBULK) {
        while (response.size() > most) {
          response.trim();
        }
      } else {
        response.clear();
        response.setErrorStatus(PDU.tooBig);
        response.setErrorIndex(0);
      }
    }
    super.sendResponse(request, response);
  }

  /// Access control that lets everybody who is authenticated read everything.
  private static final class EverythingReadable implements VACM {
    @Override
    public int isAccessAllowed(OctetString context, OctetString securityName, int securityModel,
        int securityLevel,
        int viewType, OID oid) {
      return VACM_OK;
    }

    @Override
    public int isAccessAllowed(OctetString viewName, OID oid) {
      return VACM_OK;
    }

    @Override
    public OctetString getViewName(OctetString context, OctetString securityName, int securityModel,
        int securityLevel,
        int viewType) {
      return VIEW;
    }
  }
}
