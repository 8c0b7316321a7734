package org.nroagent.agent.audit.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.audit.AuditCase.interconnection;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Gate.Scope;
import org.nroagent.agent.config.InterfaceRef;
import org.nroagent.agent.config.Olt;

class VlanUniqueTest {
  private static AuditCase gates() {
    return new AuditCase().gate().gate(new InterfaceRef("hub2", "lag-1", true), Rank.STANDBY, Scope.LOCAL,
        new AuditCase.Sheet(), Optional.of(interconnection()));
  }

  private static Olt olt(String name, int svlan, int standbySvlan) {
    return new Olt(name, svlan, List.of(), Optional.empty(), "g1",
        Optional.of(new Olt.Standby("g2", standbySvlan)));
  }

  @Test
  void eachOltHasItsOwnOnEachGate() {
    assertEquals(List.of("CONFORMS gate g1 | one SVLAN per OLT and gate | 2 SVLANs",
        "CONFORMS gate g2 | one SVLAN per OLT and gate | 2 SVLANs"),
        gates().olt(olt("a", 10, 11)).olt(olt("b", 11, 10)).check(new VlanUnique()));
  }

  @Test
  void oneUsedTwiceOnAGateIsAFinding() {
    assertEquals(List.of("FINDING gate g2 | one SVLAN per OLT and gate | 20 of a, b",
        "CONFORMS gate g1 | one SVLAN per OLT and gate | 2 SVLANs"),
        gates().olt(olt("a", 10, 20)).olt(olt("b", 11, 20)).check(new VlanUnique()));
  }

  @Test
  void theMulticastVlanIsNobodys() {
    assertEquals(List.of("FINDING gate g2 | one SVLAN per OLT and gate | 4000 of multicast, a",
        "CONFORMS gate g1 | one SVLAN per OLT and gate | 1 SVLAN"),
        gates().olt(olt("a", 10, 4000)).check(new VlanUnique()));
  }

  @Test
  void aGateWithoutOltIsNotAsked() {
    assertEquals(List.of(), gates().check(new VlanUnique()));
  }
}
