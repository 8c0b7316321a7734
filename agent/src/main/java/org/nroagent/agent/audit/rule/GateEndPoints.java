package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.Topology.Client;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Member;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.TableKind;

/// The maintenance end points on the members of a gate and the names that they should have [C STAS 4.2.3]:
/// domain `FTTH_<Trigramme>_AXN`, association `<Trigramme>_AXN_<X>` with X from 1 to the number of members.
///
/// @param members the gate's members, by ifIndex
/// @param all the end points on them; where the device does not tell interfaces, those of the client's associations
/// @param placed whether the device tells on which member each is
record GateEndPoints(List<Member> members, List<MepReading> all, boolean placed) {
  GateEndPoints {
    members = List.copyOf(members);
    all = List.copyOf(all);
  }

  /// The end points of a gate.
  static Sight<GateEndPoints> of(Gate gate, AuditInput input) {
    return input.lag(gate.at()).then(lag -> input.table(gate.at(), TableKind.CFM)
        .then(reading -> new Sight.Seen<>(of(lag, reading, input.topology().client()))));
  }

  private static GateEndPoints of(LagReading lag, DeviceReading reading, Client client) {
    boolean placed = reading.meps().stream().noneMatch(mep -> mep.local().ifName().isEmpty());
    List<String> names = lag.members().stream().map(Member::name).toList();
    return new GateEndPoints(lag.members(),
        reading.meps().stream().filter(mep -> mep.local().ifName().isEmpty()
            ? number(client, mep).isPresent()
            : names.contains(mep.local().ifName())).toList(),
        placed);
  }

  /// The end points on one member.
  List<MepReading> on(Member member) {
    return all.stream().filter(mep -> mep.local().ifName().equals(member.name())).toList();
  }

  /// The name of the client's domain.
  static String domain(Client client) {
    return "FTTH_" + client.trigramme() + "_AXN";
  }

  /// The name of an association.
  static String association(Client client, Object number) {
    return client.trigramme() + "_AXN_" + number;
  }

  /// The X of an end point's association, empty where the association is called otherwise.
  static Optional<Integer> number(Client client, MepReading mep) {
    Matcher matcher = Pattern.compile(Pattern.quote(association(client, "")) + "([1-9][0-9]{0,1})")
        .matcher(mep.maName());
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /// An end point for people.
  static String words(MepReading mep) {
    return "end point " + mep.mepId() + (mep.local().ifName().isEmpty() ? "" : " on " + mep.local().ifName());
  }
}
