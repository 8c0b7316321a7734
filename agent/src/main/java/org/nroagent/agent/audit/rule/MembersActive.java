package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.Set;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Member;

/// A1: the ports of a group belong to the same aggregator and are active [C STAS 4.1.2, 4.2.2]: attached,
/// synchronized, collecting and distributing. A group that is not there, or that has no port, breaks it.
final class MembersActive extends LagRule {
  MembersActive() {
    super("A1-active", "STAS 4.1.2, 4.2.2", "All members in the same aggregator, active and synchronized");
  }

  @Override
  String expected(AuditedLag lag) {
    return "every member attached, synchronized, collecting and distributing";
  }

  @Override
  void gone(AuditedLag lag, String what, FindingList findings) {
    findings.finding(lag.subject(), expected(lag), what);
  }

  @Override
  void check(AuditedLag lag, LagReading reading, AuditInput input, FindingList findings) {
    String expected = expected(lag);
    int active = 0;
    for (Member member : reading.members()) {
      String subject = lag.subject() + ", member " + member.name();
      String lacks = lacks(reading, member);
      if (!lacks.isEmpty()) {
        findings.finding(subject, expected, lacks);
      } else if (member.port().statesKnown()) {
        active++;
      } else {
        findings.cannotTell(subject, expected, "it is attached, but the device shows no LACP state of it");
      }
    }
    List<String> absent = absent(reading);
    absent.forEach(port -> findings.finding(lag.subject() + ", member " + port, expected, "missing"));
    if (!absent.isEmpty()) {
      return;
    }
    if (reading.members().isEmpty()) {
      findings.finding(lag.subject(), expected, "no member");
    } else if (active == reading.members().size()) {
      findings.conforms(lag.subject(), expected, Counted.of(active, "active member"));
    }
  }

  /// Members that were agreed and are none.
  private static List<String> absent(LagReading lag) {
    return lag.membership().agreed().stream().flatMap(Set::stream)
        .filter(port -> lag.members().stream().noneMatch(member -> member.name().equals(port))).sorted()
        .toList();
  }

  /// What the member lacks, empty if nothing is known to be wrong.
  private static String lacks(LagReading lag, Member member) {
    int attached = member.port().attachedAggregator();
    if (attached != 0 && attached != lag.ifIndex()) {
      return "attached to the aggregator with ifIndex " + Integer.toUnsignedString(attached)
          + ", the group has " + Integer.toUnsignedString(lag.ifIndex());
    }
    if (!member.attached()) {
      return "not attached"
          + (member.port().operStatus().equals("up") ? "" : ", port " + member.port().operStatus());
    }
    LacpState actor = member.actor();
    if (!member.port().statesKnown()) {
      return "";
    }
    if (!actor.synchronization()) {
      return "out of synchronization";
    }
    return actor.collecting() && actor.distributing()
        ? ""
        : "not collecting and distributing: " + actor.words();
  }
}
