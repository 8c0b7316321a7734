package org.nroagent.agent.audit.rule;

import java.util.List;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.model.reading.MepReading;

/// A2: in association X the provider's end point is X01 and the client's X00: 101 and 100 in the first
/// [C STAS 4.2.3].
final class EndPointIds extends EndPointRule {
  private static final int PER_ASSOCIATION = 100;

  EndPointIds() {
    super("A2-ids", "STAS 4.2.3", "End point ids X01 and X00");
  }

  @Override
  String expected(Gate gate, AuditInput input) {
    return "X01 here, X00 at the client";
  }

  @Override
  void check(String subject, Gate gate, GateEndPoints points, MepReading mep, AuditInput input,
      FindingList findings) {
    List<Integer> remotes = mep.remotes().stream().map(MepReading.Remote::mepId).toList();
    GateEndPoints.number(input.topology().client(), mep).ifPresentOrElse(number -> {
      int client = number * PER_ASSOCIATION;
      findings.check(mep.mepId() == client + 1 && remotes.equals(List.of(client)), subject,
          client + 1 + " here, " + client + " at the client", mep.mepId() + " here, "
              + (remotes.isEmpty() ? "none" : remotes.toString().replaceAll("[\\[\\]]", ""))
              + " at the client");
    }, () -> findings.cannotTell(subject, expected(gate, input),
        "X is the number of the association, but that is called " + mep.maName()));
  }
}
