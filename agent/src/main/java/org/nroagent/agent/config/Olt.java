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
/// @param nominalWay what the PE-Spoke shows of the way to the nominal gate
/// @param standbyWay what it shows of the way to the standby gate
public record Olt(String name, int svlan, List<VlanRange> cvlans, Optional<InterfaceRef> access,
    String nominalGate, Optional<Standby> standby, Way nominalWay, Way standbyWay) {
  public Olt {
    cvlans = List.copyOf(cvlans);
  }

  /// An OLT whose ways to its gates the PE-Spoke does not show.
  public Olt(String name, int svlan, List<VlanRange> cvlans, Optional<InterfaceRef> access,
      String nominalGate, Optional<Standby> standby) {
    this(name, svlan, cvlans, access, nominalGate, standby, Way.UNSEEN, Way.UNSEEN);
  }

  /// What the PE-Spoke shows of the way to a gate.
  ///
  /// @param pseudowire its name there, empty where none is named
  /// @param endPoint the remote end point that is heard through it, `MD/MA/101/201`, empty where none is named
  public record Way(Optional<String> pseudowire, Optional<String> endPoint) {
    /// Nothing.
    public static final Way UNSEEN = new Way(Optional.empty(), Optional.empty());
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
    return new Olt(name, svlan, cvlans, other, nominalGate, standby, nominalWay, standbyWay);
  }

  /// Where an OLT is delivered if its nominal gate fails.
  ///
  /// @param gate the gate's name
  /// @param svlan outer VLAN there
  public record Standby(String gate, int svlan) {}
}
