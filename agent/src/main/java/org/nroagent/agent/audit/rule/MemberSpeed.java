package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Member;

/// A1: the members of a group have one speed. On a gate they must [C STAS 4.2.2]; on an access mixed speeds are
/// accepted, but to be avoided [C STAS 4.1.2].
final class MemberSpeed extends LagRule {
  MemberSpeed() {
    super("A1-speed", "STAS 4.1.2, 4.2.2", "Members of one speed");
  }

  @Override
  String expected(AuditedLag lag) {
    return "one speed";
  }

  @Override
  void check(AuditedLag lag, LagReading reading, AuditInput input, FindingList findings) {
    SortedSet<Long> speeds = new TreeSet<>();
    reading.members().forEach(member -> speeds.add(member.port().speedMbps()));
    List<String> silent = reading.members().stream().filter(member -> member.port().speedMbps() == 0)
        .map(Member::name)
        .toList();
    speeds.remove(0L);
    String observed = String.join(", ", speeds.stream().map(speed -> speed + " Mbit/s").toList());
    if (speeds.size() > 1) {
      findings.add(lag.gate().isPresent() ? Outcome.FINDING : Outcome.WARNING, lag.subject(), expected(lag),
          observed,
          lag.gate().isPresent() ? "" : "accepted on an access, but to be avoided");
    } else if (!silent.isEmpty()) {
      findings.cannotTell(lag.subject(), expected(lag), "no speed is told of " + String.join(", ", silent));
    } else if (speeds.isEmpty()) {
      findings.cannotTell(lag.subject(), expected(lag), lag.at() + " has no member");
    } else {
      findings.conforms(lag.subject(), expected(lag), observed);
    }
  }
}
