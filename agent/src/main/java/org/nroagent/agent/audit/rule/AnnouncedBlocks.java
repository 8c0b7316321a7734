package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.stream.Stream;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.model.address.Ipv4Prefix;
import org.nroagent.model.reading.BgpPathReading;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.TableKind;

/// A9: the client announces its declared source blocks, and, where there is MSDP, the addresses of those sessions;
/// nothing else is passed on [C STAS 4.2.3].
final class AnnouncedBlocks extends InterconnectionRule {
  AnnouncedBlocks() {
    super("A9-announced", "STAS 4.2.3", "Only declared source blocks are announced", TableKind.BGP_PATHS);
  }

  @Override
  String expected(Gate gate, MulticastInterconnection multicast, AuditInput input) {
    return "declared blocks only";
  }

  @Override
  void check(String subject, Gate gate, MulticastInterconnection multicast, DeviceReading reading,
      AuditInput input,
      FindingList findings) {
    List<Ipv4Prefix> allowed = Stream.concat(
        input.topology().multicast().map(MulticastPlan::sourceBlocks).orElse(List.of()).stream(),
        multicast.msdpPeers().stream().map(peer -> new Ipv4Prefix(peer, Ipv4Prefix.BITS))).toList();
    List<BgpPathReading> paths = reading.bgpPaths().stream()
        .filter(path -> path.peer().equals(multicast.peer().toString())).toList();
    List<BgpPathReading> others = paths.stream().filter(path -> !isAllowed(path, allowed)).toList();
    String expected = expected(gate, multicast, input);
    others.forEach(path -> findings.finding(subject, expected, path.prefix()));
    if (paths.isEmpty()) {
      findings.cannotTell(subject, expected,
          "no path from the client is shown: it announces nothing, or the session is down");
    } else if (others.isEmpty()) {
      findings.conforms(subject, expected, Counted.of(paths.size(), "path"));
    }
  }

  private static boolean isAllowed(BgpPathReading path, List<Ipv4Prefix> allowed) {
    try {
      Ipv4Prefix announced = Ipv4Prefix.parse(path.prefix());
      return allowed.stream().anyMatch(block -> block.contains(announced));
    } catch (IllegalArgumentException notIpv4) {
      return false;
    }
  }
}
