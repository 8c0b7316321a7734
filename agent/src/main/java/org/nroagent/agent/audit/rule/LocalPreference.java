package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.OptionalLong;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.model.reading.BgpPathReading;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.TableKind;

/// A9: what the client announces gets the local preference of its kind of delivery, so that nominal gates come first
/// [C STAS 4.2.3, table 2]: local nominal 220, local standby 210, national nominal 200, national standby 100.
final class LocalPreference extends InterconnectionRule {
  LocalPreference() {
    super("A9-preference", "STAS 4.2.3 table 2", "Local preference by kind of delivery", TableKind.BGP_PATHS);
  }

  /// The preference of a gate's paths.
  static int of(Gate gate) {
    return switch (gate.scope()) {
      case LOCAL -> gate.rank() == Rank.NOMINAL ? 220 : 210;
      case NATIONAL -> gate.rank() == Rank.NOMINAL ? 200 : 100;
    };
  }

  @Override
  String expected(Gate gate, MulticastInterconnection multicast, AuditInput input) {
    return "local preference " + of(gate);
  }

  @Override
  void check(String subject, Gate gate, MulticastInterconnection multicast, DeviceReading reading,
      AuditInput input,
      FindingList findings) {
    List<BgpPathReading> paths = reading.bgpPaths().stream()
        .filter(path -> path.peer().equals(multicast.peer().toString())).toList();
    String expected = expected(gate, multicast, input);
    int good = 0;
    for (BgpPathReading path : paths) {
      OptionalLong preference = path.localPreference();
      if (preference.isEmpty()) {
        findings.cannotTell(subject + ", " + path.prefix(), expected,
            "the device does not tell the local preference");
      } else if (preference.getAsLong() == of(gate)) {
        good++;
      } else {
        findings.finding(subject + ", " + path.prefix(), expected, Long.toString(preference.getAsLong()));
      }
    }
    if (good > 0) {
      findings.conforms(subject, expected, good + " of " + Counted.of(paths.size(), "path"));
    } else if (paths.isEmpty()) {
      findings.cannotTell(subject, expected,
          "no path from the client is shown: it announces nothing, or the session is down");
    }
  }
}
