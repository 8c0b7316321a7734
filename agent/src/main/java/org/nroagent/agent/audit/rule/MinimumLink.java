package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.model.reading.LagReading;

/// A1: minimum-link takes the group down with the first lost member, on the primary gate only [C STAS 4.2.2] and never
/// on an access [C STAS 4.1.2]. A minimum of 1 is none. Another minimum on the sheet of the primary gate is taken as it
/// was agreed; one on the sheet of a standby gate is a finding by itself.
final class MinimumLink extends LagRule {
  MinimumLink() {
    super("A1-minimum-link", "STAS 4.1.2, 4.2.2", "Minimum-link on the primary gate only");
  }

  @Override
  String expected(AuditedLag lag) {
    return lag.gate().filter(gate -> gate.rank() == Rank.NOMINAL)
        .map(gate -> gate.sheet().minimumLinks().map(links -> "minimum-link of " + links)
            .orElse("minimum-link of all members"))
        .orElse("no minimum-link");
  }

  @Override
  void check(AuditedLag lag, LagReading reading, AuditInput input, FindingList findings) {
    boolean standby = lag.gate().filter(gate -> gate.rank() == Rank.STANDBY).isPresent();
    lag.gate().filter(_ -> standby).flatMap(gate -> gate.sheet().minimumLinks()).filter(links -> links > 1)
        .ifPresent(
            links -> findings.finding(lag.subject() + ", sheet", expected(lag), "minimum-link of " + links));
    if (reading.aggregator().minimumLinks().isEmpty()) {
      findings.cannotTell(lag.subject(), expected(lag),
          "the device does not tell its minimum of links; look at its configuration");
      return;
    }
    int minimum = Math.max(1, reading.aggregator().minimumLinks().getAsInt());
    int members = reading.members().size();
    int wanted = lag.gate().map(gate -> wanted(gate, members)).orElse(1);
    findings.check(minimum == wanted, lag.subject(), expected(lag),
        (minimum == 1 ? "none" : "minimum of " + minimum) + " with " + Counted.of(members, "member"));
  }

  private static int wanted(Gate gate, int members) {
    return gate.rank() == Rank.NOMINAL ? gate.sheet().minimumLinks().orElse(Math.max(1, members)) : 1;
  }
}
