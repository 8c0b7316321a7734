package org.nroagent.agent.audit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Groups;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.address.Ipv4Prefix;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// A5: every group that is seen on a device of the topology is declared and in force today [C STAS 5.2.3]. Groups of
/// 224.0.0.0/24 are between neighbours and not counted.
final class GroupUndeclared implements AuditRule {
  private static final String EXPECTED = "declared and in force";
  private static final Ipv4Prefix LOCAL_CONTROL = Ipv4Prefix.parse("224.0.0.0/24");
  private static final int MOST_PLACES = 3;

  @Override
  public RuleName name() {
    return new RuleName("A5-undeclared", "STAS 5.2.3", "Groups seen are declared");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    input.topology().multicast().ifPresent(plan -> check(plan, input, findings));
  }

  private static void check(MulticastPlan plan, AuditInput input, FindingList findings) {
    Set<Ipv4Address> declared = plan.groups().stream().filter(group -> group.isValidOn(input.today()))
        .map(Group::address).collect(Collectors.toSet());
    Map<Ipv4Address, Set<String>> seen = new TreeMap<>();
    List<String> blind = new ArrayList<>();
    input.concerned().forEach((device, reading) -> collect(device, reading, seen));
    input.spokes().forEach((device, reading) -> {
      if (reading.igmpGroups().isEmpty() && reading.table(TableKind.IGMP) != TableState.COMPLETE) {
        blind.add(device);
      }
    });
    int good = 0;
    for (Map.Entry<Ipv4Address, Set<String>> entry : seen.entrySet()) {
      if (declared.contains(entry.getKey())) {
        good++;
      } else {
        findings.finding("group " + entry.getKey(), EXPECTED, "seen on " + places(entry.getValue()));
      }
    }
    if (good > 0) {
      findings.conforms("groups seen", EXPECTED, good + " of " + seen.size());
    }
    if (!blind.isEmpty()) {
      findings.cannotTell(String.join(", ", blind), EXPECTED, "no multicast group is shown");
    }
  }

  private static void collect(String device, DeviceReading reading, Map<Ipv4Address, Set<String>> seen) {
    for (IgmpGroupReading group : reading.igmpGroups()) {
      Groups.address(group).filter(address -> !LOCAL_CONTROL.contains(address)).ifPresent(
          address -> seen.computeIfAbsent(address, _ -> new TreeSet<>())
              .add(device + " " + group.interfaceName()));
    }
  }

  private static String places(Set<String> all) {
    String first = all.stream().limit(MOST_PLACES).collect(Collectors.joining(", "));
    return all.size() <= MOST_PLACES ? first : first + " and " + (all.size() - MOST_PLACES) + " more";
  }
}
