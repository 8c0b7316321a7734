package org.nroagent.agent.audit.rule;

import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.Topology.Client;
import org.nroagent.model.reading.MepReading;

/// A2: domain and association have the names of the contract, the same at both ends: `FTTH_<Trigramme>_AXN` and
/// `<Trigramme>_AXN_<X>`, X from 1 to the number of members and each once [C STAS 4.2.3]. Which member is which X is
/// not laid down.
final class EndPointNames extends EndPointRule {
  EndPointNames() {
    super("A2-names", "STAS 4.2.3", "Names of domain and association");
  }

  @Override
  String expected(Gate gate, AuditInput input) {
    Client client = input.topology().client();
    return GateEndPoints.domain(client) + " / " + GateEndPoints.association(client, "1…N");
  }

  @Override
  void check(String subject, Gate gate, GateEndPoints points, MepReading mep, AuditInput input,
      FindingList findings) {
    Client client = input.topology().client();
    Optional<Integer> number = GateEndPoints.number(client, mep);
    boolean inRange = number.filter(each -> each <= points.members().size()).isPresent();
    boolean once = points.all().stream().filter(each -> each.maName().equals(mep.maName())).count() == 1;
    String observed = mep.mdName() + " / " + mep.maName();
    findings.check(mep.mdName().equals(GateEndPoints.domain(client)) && inRange && once, subject,
        expected(gate, input),
        observed + (inRange || number.isEmpty() ? "" : " with " + points.members().size() + " members")
            + (once ? "" : ", on several members"));
  }
}
