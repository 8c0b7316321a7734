package org.nroagent.agent.audit.rule;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.config.Olt;
import org.nroagent.agent.config.VlanRange;

/// A4: outer and inner VLANs are within 2…4095 [C STAS 5.1.1]. 4095 is a warning (choice): the contract allows it, but
/// IEEE 802.1Q reserves it, and devices may refuse it.
final class VlanNumbers implements AuditRule {
  private static final String EXPECTED = "within 2…4095";
  private static final int FIRST = 2;
  private static final int RESERVED = 4095;

  @Override
  public RuleName name() {
    return new RuleName("A4-range", "STAS 5.1.1", "SVLAN and CVLAN within 2…4095");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    input.topology().olts().forEach(olt -> check(olt, findings));
  }

  private static void check(Olt olt, FindingList findings) {
    List<String> low = new ArrayList<>();
    List<String> reserved = new ArrayList<>();
    sort("SVLAN ", new VlanRange(olt.svlan(), olt.svlan()), low, reserved);
    olt.standby().filter(standby -> standby.svlan() != olt.svlan()).ifPresent(standby -> sort("SVLAN ",
        new VlanRange(standby.svlan(), standby.svlan()), low, reserved));
    olt.cvlans().forEach(range -> sort("CVLAN ", range, low, reserved));
    if (!low.isEmpty()) {
      findings.finding(olt.name(), EXPECTED, String.join(", ", low));
    }
    if (!reserved.isEmpty()) {
      findings.warning(olt.name(), EXPECTED, String.join(", ", reserved), "IEEE 802.1Q reserves 4095");
    }
    if (low.isEmpty() && reserved.isEmpty()) {
      findings.add(Outcome.CONFORMS, olt.name(), EXPECTED,
          "SVLAN " + olt.svlan() + (olt.cvlans().isEmpty()
              ? ""
              : ", CVLAN "
                  + String.join(", ", olt.cvlans().stream().map(VlanRange::toString).toList())),
          olt.cvlans().isEmpty() ? "its inner VLANs are not configured" : "");
    }
  }

  private static void sort(String kind, VlanRange range, List<String> low, List<String> reserved) {
    if (range.first() < FIRST) {
      low.add(kind + range);
    }
    if (range.contains(RESERVED)) {
      reserved.add(kind + range);
    }
  }
}
