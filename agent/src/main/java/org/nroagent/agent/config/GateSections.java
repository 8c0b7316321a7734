package org.nroagent.agent.config;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.daemon.config.Section;

/// Reads the list `topology.gates`.
final class GateSections {
  private static final int MOST_GATES = 200;

  private final InterfaceRefSection interfaces;
  private final FirstUse names = new FirstUse();
  private final FirstUse places = new FirstUse();

  GateSections(InterfaceRefSection interfaces) {
    this.interfaces = interfaces;
  }

  List<Gate> read(Section topology) {
    List<Gate> gates = new ArrayList<>();
    topology.sections("gates")
        .check(list -> list.size() <= MOST_GATES, "has more than " + MOST_GATES + " gates")
        .orElse(List.of()).forEach(section -> gates.add(gate(section)));
    return gates;
  }

  private Gate gate(Section section) {
    String name = TopologySections.unique(section, names, "gate");
    InterfaceRef at = interfaces.read(section);
    places.earlier(at.toString(), section.line()).ifPresent(
        line -> section
            .error("is the interface of the gate in line " + line + " already; a group is one gate"));
    return new Gate(name, at, section.enumeration("rank", Rank.class).required(Rank.NOMINAL),
        section.enumeration("scope", Scope.class).required(Scope.LOCAL),
        section.section("sheet").map(SheetSection::read).orElse(InterconnectionSheet.EMPTY),
        section.section("multicast").optional().map(MulticastSections::interconnection));
  }
}
