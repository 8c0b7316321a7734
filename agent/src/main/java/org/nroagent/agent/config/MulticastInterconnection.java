package org.nroagent.agent.config;

import java.util.List;
import java.util.Optional;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.address.Ipv4Prefix;

/// The IP interconnection on the multicast VLAN of a gate [C STAS 4.2.3].
///
/// @param vlan id of the VLAN
/// @param ifName the PE-Hub's interface on it, empty where it is not known
/// @param network the addresses of the session
/// @param peer the client's address, with which the PE-Hub has its BGP session
/// @param bfd whether BFD was agreed
/// @param msdpPeers the client's addresses of the MSDP sessions
/// @param maximumSources the most sources that the client may announce, empty where nothing was agreed
public record MulticastInterconnection(int vlan, Optional<String> ifName, Ipv4Prefix network,
    Ipv4Address peer,
    boolean bfd, List<Ipv4Address> msdpPeers, Optional<Integer> maximumSources) {
  public MulticastInterconnection {
    msdpPeers = List.copyOf(msdpPeers);
  }
}
