package org.nroagent.agent.notification;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snmp4j.TransportStateReference;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.AbstractTransportMapping;

/// Keeps what the library wants to send: reports and acknowledgements. Not thread-safe.
final class Replies extends AbstractTransportMapping<UdpAddress> {
  private @Nullable ByteBuffer message;

  /// The last message since this was asked.
  Optional<ByteBuffer> take() {
    Optional<ByteBuffer> taken = Optional.ofNullable(message);
    message = null;
    return taken;
  }

  @Override
  public void sendMessage(UdpAddress address, byte[] bytes, TransportStateReference reference,
      long timeoutMillis, int maxRetries) {
    message = ByteBuffer.wrap(bytes);
  }

  @Override
  public Class<? extends Address> getSupportedAddressClass() {
    return UdpAddress.class;
  }

  @Override
  public UdpAddress getListenAddress() {
    return new UdpAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  public void listen() {
    // The receiver does.
  }

  @Override
  public boolean isListening() {
    return true;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
