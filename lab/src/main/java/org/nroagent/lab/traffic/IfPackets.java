package org.nroagent.lab.traffic;

/// The packets that a device counts beside the octets: how many follows from the octets carried.
public enum IfPackets {
  /// ifHCInUcastPkts, ifHCOutUcastPkts
  UNICAST(800),
  /// ifHCInMulticastPkts, ifHCOutMulticastPkts
  MULTICAST(300_000),
  /// ifHCInBroadcastPkts, ifHCOutBroadcastPkts
  BROADCAST(1_000_000_000);

  private final long octetsEach;

  IfPackets(long octetsEach) {
    this.octetsEach = octetsEach;
  }

  /// One packet of this kind is counted per so many octets of the interface.
  public long octetsEach() {
    return octetsEach;
  }
}
