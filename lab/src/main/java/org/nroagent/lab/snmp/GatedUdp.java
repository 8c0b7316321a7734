package org.nroagent.lab.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.snmp4j.TransportStateReference;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// A UDP port whose datagrams must pass a gate first: a silent device does not even take part in the discovery of
/// engine ids.
final class GatedUdp extends DefaultUdpTransportMapping {
  private final Gate gate;

  /// Decides on a datagram.
  interface Gate {
    /// Called on the port's own thread before a datagram is looked at; may wait.
    ///
    /// @return whether it is to be answered
    boolean admit();
  }

  GatedUdp(UdpAddress address, Gate gate) throws IOException {
    super(address);
    this.gate = gate;
  }

  @Override
  protected void fireProcessMessage(UdpAddress peer, ByteBuffer message, TransportStateReference reference) {
    if (gate.admit()) {
      super.fireProcessMessage(peer, message, reference);
    }
  }
}
