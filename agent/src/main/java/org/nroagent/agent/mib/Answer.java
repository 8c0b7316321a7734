package org.nroagent.agent.mib;

import java.util.ArrayList;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// What a request is answered with (RFC 3416 §4.2), within bounds.
final class Answer {
  /// The most variables of one request; more are `tooBig`.
  static final int MOST_REQUESTED = 128;
  /// The most rows of one GETBULK, whatever was asked for (RFC 3416 §4.2.3 lets an agent answer with fewer).
  static final int MOST_REPETITIONS = 100;
  /// The most variables of one answer.
  static final int MOST_ANSWERED = 1000;
  /// Room for what surrounds the variables in a PDU and a scoped PDU.
  private static final int OVERHEAD = 96;

  private Answer() {}

  /// The response to a request to read something.
  ///
  /// @param room the most octets of the response
  static PDU read(PDU request, MibView view, int room) {
    if (request.size() > MOST_REQUESTED) {
      return tooBig(request);
    }
    List<VariableBinding> bindings = new ArrayList<>();
    if (request.getType() == PDU.GETBULK) {
      Bulk.fill(request, view, room - OVERHEAD, bindings);
      return response(request, bindings);
    }
    int size = 0;
    for (VariableBinding each : request.getVariableBindings()) {
      OID oid = each.getOid();
      VariableBinding found = request.getType() == PDU.GET
          ? new VariableBinding(oid, view.get(oid))
          : view.next(oid);
      size += found.getBERLength();
      bindings.add(found);
    }
    return size > room - OVERHEAD ? tooBig(request) : response(request, bindings);
  }

  /// The response to a request to set something.
  static PDU notWritable(PDU request) {
    return refusal(request, PDU.notWritable, 1);
  }

  /// The response to a request that is not sufficiently secured, or is about another context.
  static PDU notAuthorized(PDU request) {
    return refusal(request, PDU.authorizationError, 0);
  }

  private static PDU refusal(PDU request, int error, int errorIndex) {
    PDU refusal = response(request,
        request.size() > MOST_REQUESTED ? List.of() : request.getVariableBindings());
    refusal.setErrorStatus(error);
    refusal.setErrorIndex(refusal.size() == 0 ? 0 : errorIndex);
    return refusal;
  }

  private static PDU tooBig(PDU request) {
    PDU tooBig = response(request, List.of());
    tooBig.setErrorStatus(PDU.tooBig);
    return tooBig;
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

  /// GETBULK: as many variables as fit.
  private static final class Bulk {
    private final MibView view;
    private final List<VariableBinding> bindings;
    private int room;

    private Bulk(MibView view, int room, List<VariableBinding> bindings) {
      this.view = view;
      this.room = room;
      this.bindings = bindings;
    }

    static void fill(PDU request, MibView view, int room, List<VariableBinding> bindings) {
      List<OID> wanted = request.getVariableBindings().stream().map(VariableBinding::getOid).toList();
      int once = Math.clamp(request.getNonRepeaters(), 0, wanted.size());
      Bulk bulk = new Bulk(view, room, bindings);
      if (bulk.addRow(wanted.subList(0, once))) {
        bulk.repeat(wanted.subList(once, wanted.size()),
            Math.clamp(request.getMaxRepetitions(), 0, MOST_REPETITIONS));
      }
    }

    /// Ends early with the row in which every column has ended.
    private void repeat(List<OID> first, int repetitions) {
      List<OID> row = first;
      for (int i = 0; i < repetitions && !row.isEmpty(); i++) {
        int before = bindings.size();
        boolean fitted = addRow(row);
        List<VariableBinding> added = bindings.subList(before, bindings.size());
        if (!fitted || added.stream().allMatch(VariableBinding::isException)) {
          return;
        }
        row = added.stream().map(VariableBinding::getOid).toList();
      }
    }

    /// @return whether all of it fitted
    private boolean addRow(List<OID> after) {
      for (OID each : after) {
        VariableBinding found = view.next(each);
        room -= found.getBERLength();
        if (room < 0 || bindings.size() == MOST_ANSWERED) {
          return false;
        }
        bindings.add(found);
      }
      return true;
    }
  }
}
