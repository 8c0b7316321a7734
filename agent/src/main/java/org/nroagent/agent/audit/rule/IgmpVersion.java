package org.nroagent.agent.audit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.IgmpInterfaceReading;

/// A5: set-top boxes speak IGMP version 2 [C STAS 5.2.4], so every interface that listens for members does.
final class IgmpVersion implements AuditRule {
  private static final String EXPECTED = "IGMPv2";
  private static final int VERSION = 2;

  @Override
  public RuleName name() {
    return new RuleName("A5-igmp", "STAS 5.2.4", "IGMP version 2");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    List<String> good = new ArrayList<>();
    input.concerned().forEach((device, reading) -> versions(reading).forEach((ifName, version) -> {
      String place = device + " " + ifName;
      if (version == 0) {
        findings.cannotTell(place, EXPECTED, "the device does not tell the version");
      } else if (version == VERSION) {
        good.add(place);
      } else {
        findings.finding(place, EXPECTED, "IGMPv" + version);
      }
    }));
    if (!good.isEmpty()) {
      findings.conforms(good.size() == 1 ? good.getFirst() : good.size() + " interfaces", EXPECTED,
          "IGMPv" + VERSION);
    }
  }

  /// The version of each interface; where there is no row of it, that of its groups.
  private static Map<String, Integer> versions(DeviceReading reading) {
    Map<String, Integer> versions = new TreeMap<>();
    for (IgmpInterfaceReading each : reading.igmpInterfaces()) {
      versions.put(each.interfaceName(), each.version());
    }
    for (IgmpGroupReading group : reading.igmpGroups()) {
      versions.merge(group.interfaceName(), group.version(), (known, other) -> known == 0 ? other : known);
    }
    return versions;
  }
}
