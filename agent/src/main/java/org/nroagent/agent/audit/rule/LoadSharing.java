package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Member;

/// A1: a group shares its load over all links [C STAS 4.1.2, 4.2.2]. Where the device has no word for it, all active
/// members distributing tells as much; a single active member tells nothing.
final class LoadSharing extends LagRule {
  /// Words of devices that send over one link at a time.
  private static final Set<String> NOT_SHARED = Set.of("none", "off", "disabled", "false", "backup",
      "activestandby",
      "active-standby", "hotstandby");

  LoadSharing() {
    super("A1-load-sharing", "STAS 4.1.2, 4.2.2", "Load shared over all links");
  }

  @Override
  String expected(AuditedLag lag) {
    return "load sharing over all links";
  }

  @Override
  void check(AuditedLag lag, LagReading reading, AuditInput input, FindingList findings) {
    String word = reading.aggregator().loadSharing();
    if (!word.isEmpty()) {
      findings.check(!NOT_SHARED.contains(word.toLowerCase(Locale.ROOT)), lag.subject(), expected(lag), word);
      return;
    }
    List<Member> attached = reading.members().stream()
        .filter(member -> member.attached() && member.port().statesKnown()).toList();
    long distributing = attached.stream().filter(member -> member.actor().distributing()).count();
    if (attached.size() < 2) {
      findings.cannotTell(lag.subject(), expected(lag),
          "the device has no word for it, and fewer than two members are attached");
    } else {
      findings.check(distributing == attached.size(), lag.subject(), expected(lag),
          distributing + " of " + attached.size() + " attached members distribute");
    }
  }
}
