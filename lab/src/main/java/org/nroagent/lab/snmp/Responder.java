package org.nroagent.lab.snmp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.MessageProcessingModel;
import org.snmp4j.mp.StateReference;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.VariableBinding;

/// Answers the read requests of RFC 3416 §4.2 from one moment of the device; refuses to set anything. Whoever is
/// authenticated may read everything, in the default context.
///
/// Written here because the library's agent weighs the whole response after each binding of a GETBULK, takes tens
/// of milliseconds for two hundred of them, and has no place for answers that are cut or withheld.
final class Responder implements CommandResponder {
  private static final Logger LOG = LoggerFactory.getLogger(Responder.class);

  /// Room for what surrounds the variable bindings in a PDU.
  private static final int PDU_OVERHEAD = 64;

  private final byte @Nullable [] community;
  private final Supplier<Answering> answering;

  /// @param community of SNMPv2c, null to refuse it
  /// @param answering what holds for the request that arrived last
  Responder(@Nullable String community, Supplier<Answering> answering) {
    this.community = community == null ? null : community.getBytes(StandardCharsets.UTF_8);
    this.answering = answering;
  }

  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    PDU request = event.getPDU();
    Answering current = answering.get();
    if (request == null || !isAnswered(event, request, current)) {
      return;
    }
    event.setProcessed(true);
    int room = Math.min(event.getMaxSizeResponsePDU(), LabSnmp.MAX_MESSAGE_SIZE) - PDU_OVERHEAD;
    send(event, switch (request.getType()) {
      case PDU.GET -> within(room, current, request, get(request, current));
      case PDU.GETNEXT -> within(room, current, request, next(request.getVariableBindings(), current));
      case PDU.GETBULK -> response(request, bulk(request, room, current));
      default -> refusal(request);
    });
  }

  private boolean isAnswered(CommandResponderEvent<?> event, PDU request, Answering current) {
    boolean known = event.getMessageProcessingModel() != MessageProcessingModel.MPv2c
        || (community != null && !current.communityRefused()
            && MessageDigest.isEqual(community, event.getSecurityName()));
    boolean defaultContext = !(request instanceof ScopedPDU scoped) || scoped.getContextName().length() == 0;
    return known && defaultContext && request.isConfirmedPdu();
  }

  private static List<VariableBinding> get(PDU request, Answering current) {
    List<VariableBinding> bindings = new ArrayList<>();
    for (VariableBinding each : request.getVariableBindings()) {
      bindings.add(new VariableBinding(each.getOid(), current.get(each.getOid())));
    }
    return bindings;
  }

  private static List<VariableBinding> next(List<? extends VariableBinding> requested, Answering current) {
    List<VariableBinding> bindings = new ArrayList<>();
    for (VariableBinding each : requested) {
      bindings.add(next(each, current));
    }
    return bindings;
  }

  private static VariableBinding next(VariableBinding requested, Answering current) {
    VariableBinding found = current.after(requested.getOid());
    return found == null ? new VariableBinding(requested.getOid(), Null.endOfMibView) : found;
  }

  /// As many bindings as fit, at most those asked for; ends with the row in which all columns have ended.
  private static List<VariableBinding> bulk(PDU request, int room, Answering current) {
    List<? extends VariableBinding> requested = request.getVariableBindings();
    int nonRepeaters = Math.clamp(request.getNonRepeaters(), 0, requested.size());
    List<VariableBinding> bindings = new ArrayList<>();
    int left = addFitting(bindings, next(requested.subList(0, nonRepeaters), current), room, current);
    List<? extends VariableBinding> row = requested.subList(nonRepeaters, requested.size());
    for (int i = 0; i < request.getMaxRepetitions() && left > 0 && !row.isEmpty(); i++) {
      List<VariableBinding> following = next(row, current);
      left = addFitting(bindings, following, left, current);
      if (following.stream().allMatch(VariableBinding::isException)) {
        break;
      }
      row = following;
    }
    return bindings;
  }

  /// Returns the room left, 0 once something did not fit.
  private static int addFitting(List<VariableBinding> bindings, List<VariableBinding> more, int room,
      Answering current) {
    int left = room;
    for (VariableBinding each : more) {
      left -= each.getBERLength();
      if (left < 0 || bindings.size() >= current.maxVariableBindings()) {
        return 0;
      }
      bindings.add(each);
    }
    return left;
  }

  private static PDU within(int room, Answering current, PDU request, List<VariableBinding> bindings) {
    int size = bindings.stream().mapToInt(VariableBinding::getBERLength).sum();
    if (size > room || bindings.size() > current.maxVariableBindings()) {
      PDU tooBig = response(request, List.of());
      tooBig.setErrorStatus(PDU.tooBig);
      return tooBig;
    }
    return response(request, bindings);
  }

  private static PDU refusal(PDU request) {
    PDU refusal = response(request, request.getVariableBindings());
    refusal.setErrorStatus(PDU.notWritable);
    refusal.setErrorIndex(1);
    return refusal;
  }

  private static PDU response(PDU request, List<? extends VariableBinding> bindings) {
    PDU response = (PDU) request.clone();
    response.clear();
    response.setType(PDU.RESPONSE);
    response.setRequestID(request.getRequestID());
    response.setErrorStatus(PDU.noError);
    response.setErrorIndex(0);
    response.addAll(bindings);
    return response;
  }

  private static <A extends Address> void send(CommandResponderEvent<A> event, PDU response) {
    StateReference<A> reference = event.getStateReference();
    reference.setTransportMapping(event.getTransportMapping());
    try {
      event.getMessageDispatcher().returnResponsePdu(event.getMessageProcessingModel(),
          event.getSecurityModel(),
          event.getSecurityName(), event.getSecurityLevel(), response, event.getMaxSizeResponsePDU(),
          reference,
          new StatusInformation());
    } catch (MessageException e) {
      LOG.warn("response to {} could not be sent: {}", event.getPeerAddress(), e.getMessage());
    }
  }
}
