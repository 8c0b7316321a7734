package org.nroagent.agent.mib;

import org.nroagent.agent.snapshot.SnmpServerSnapshot.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.StateReference;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.Address;

/// Answers what a known user asks. Everybody who authenticates and encrypts may read everything, in the default
/// context: one view, as of VACM with one group. Nobody may write.
final class Requests implements CommandResponder {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private final ManagedObjects objects;
  private final ServerCounters counters;

  Requests(ManagedObjects objects, ServerCounters counters) {
    this.objects = objects;
    this.counters = counters;
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    PDU request = event.getPDU();
    if (request == null || !request.isConfirmedPdu() || request.getType() == PDU.INFORM) {
      return;
    }
    event.setProcessed(true);
    send(event, answer(request, event));
  }

  private PDU answer(PDU request, CommandResponderEvent<?> event) {
    if (event.getSecurityLevel() != SecurityLevel.AUTH_PRIV || !isDefaultContext(request)) {
      counters.add(Request.NOT_AUTHORIZED);
      return Answer.notAuthorized(request);
    }
    if (request.getType() == PDU.SET) {
      counters.add(Request.SET_REFUSED);
      return Answer.notWritable(request);
    }
    counters.add(Request.ANSWERED);
    return Answer.read(request, objects.view(),
        Math.min(event.getMaxSizeResponsePDU(), SnmpPort.MOST_OCTETS));
  }

  private static boolean isDefaultContext(PDU request) {
    return request instanceof ScopedPDU scoped && scoped.getContextName().length() == 0;
  }

  private static <A extends Address> void send(CommandResponderEvent<A> event, PDU response) {
    StateReference<A> reference = event.getStateReference();
    reference.setTransportMapping(event.getTransportMapping());
    try {
      event.getMessageDispatcher().returnResponsePdu(event.getMessageProcessingModel(),
          event.getSecurityModel(), event.getSecurityName(), event.getSecurityLevel(), response,
          event.getMaxSizeResponsePDU(), reference, new StatusInformation());
    } catch (MessageException e) {
      LOG.warn("The SNMP server could not answer {}: {}", event.getPeerAddress(), e.getMessage());
    }
  }
}
