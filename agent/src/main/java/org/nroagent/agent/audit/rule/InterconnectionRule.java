package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.TableKind;

/// A rule about the multicast interconnection of each gate that has one, judged by one kind of table of its PE-Hub.
abstract class InterconnectionRule extends NamedRule {
  private final TableKind table;

  InterconnectionRule(String id, String clause, String title, TableKind table) {
    super(id, clause, title);
    this.table = table;
  }

  @Override
  public final void check(AuditInput input, FindingList findings) {
    for (Gate gate : input.gates()) {
      gate.multicast().ifPresent(multicast -> {
        String subject = "gate " + gate.name() + ", " + gate.at().device() + " with " + multicast.peer();
        switch (input.table(gate.at(), table)) {
          case Sight.Seen<DeviceReading>(var reading) ->
            check(subject, gate, multicast, reading, input, findings);
          case Sight.Gone<DeviceReading>(var what) ->
            unknown(subject, gate, multicast, what, input, findings);
          case Sight.Unknown<DeviceReading>(var why) ->
            unknown(subject, gate, multicast, why, input, findings);
        }
      });
    }
  }

  /// What it should be like.
  abstract String expected(Gate gate, MulticastInterconnection multicast, AuditInput input);

  /// Checks an interconnection whose table is there.
  abstract void check(String subject, Gate gate, MulticastInterconnection multicast, DeviceReading reading,
      AuditInput input, FindingList findings);

  /// The table is not there.
  void unknown(String subject, Gate gate, MulticastInterconnection multicast, String why, AuditInput input,
      FindingList findings) {
    findings.cannotTell(subject, expected(gate, multicast, input), why);
  }
}
