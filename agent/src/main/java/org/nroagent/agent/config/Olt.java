package org.nroagent.agent.config;

import java.util.List;
import java.util.Optional;

/// A client's access equipment in an NRO with its layer 2 service [C STAS 5.1].
///
/// @param name unique
/// @param svlan outer VLAN on the nominal gate, and of its validation end point
/// @param cvlans the client's own VLANs, empty where it does not say
/// @param access its link aggregation group on the PE-Spoke, empty where it is not known
/// @param nominalGate name of the gate that its traffic is delivered at
/// @param standby where it is delivered if that gate fails, empty where there is no such gate
public record Olt(String name, int svlan, List<VlanRange> cvlans, Optional<InterfaceRef> access,
    String nominalGate, Optional<Standby> standby) {
  public Olt {
    cvlans = List.copyOf(cvlans);
  }

  /// The VLAN on a gate, empty where the OLT is not delivered there.
  public Optional<Integer> svlanAt(String gate) {
    if (gate.equals(nominalGate)) {
      return Optional.of(svlan);
    }
    return standby.filter(each -> each.gate().equals(gate)).map(Standby::svlan);
  }

  /// The same OLT with another access.
  Olt withAccess(Optional<InterfaceRef> other) {
    return new Olt(name, svlan, cvlans, other, nominalGate, standby);
  }

  /// Where an OLT is delivered if its nominal gate fails.
  ///
  /// @param gate the gate's name
  /// @param svlan outer VLAN there
  public record Standby(String gate, int svlan) {}
}
