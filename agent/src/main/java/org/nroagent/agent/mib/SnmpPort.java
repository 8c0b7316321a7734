package org.nroagent.agent.mib;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.TransportStateReference;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.UdpTransportMapping;

/// The server's UDP port. One thread reads it and answers; whatever comes too fast for it, or above the agreed rate, is
/// dropped unread. The library's own port ends for good at the first error of the socket.
final class SnmpPort extends UdpTransportMapping {
  /// The largest message that is taken or sent: fits a jumbo frame.
  static final int MOST_OCTETS = 8192;
  private static final long PAUSE_AFTER_ERROR_NANOS = 1_000_000_000L;
  private static final Logger LOG = LoggerFactory.getLogger(SnmpPort.class);

  private final DatagramSocket socket;
  private final Gate gate;
  private final Thread thread;

  /// Who passes.
  interface Gate {
    /// Whether one more datagram is to be read. Called on the port's thread.
    boolean admits();

    /// A datagram was no message.
    void malformed();
  }

  /// @param fatal what to do when the thread ends by an error of the program
  /// @throws IOException if the address cannot be taken; the message names it
  SnmpPort(InetSocketAddress listen, Gate gate, Thread.UncaughtExceptionHandler fatal) throws IOException {
    super(new UdpAddress(listen.getAddress(), listen.getPort()));
    this.gate = gate;
    try {
      this.socket = new DatagramSocket(listen);
    } catch (IOException e) {
      throw new IOException("the SNMP server cannot listen on udp:" + listen.getHostString() + ":"
          + listen.getPort() + ": " + e.getMessage()
          + "; choose another port under snmpServer: listen, or allow this one", e);
    }
    this.maxInboundMessageSize = MOST_OCTETS;
    this.udpAddress = new UdpAddress(listen.getAddress(), socket.getLocalPort());
    this.thread = Thread.ofPlatform().daemon().name("snmp-server").uncaughtExceptionHandler(fatal)
        .unstarted(this::receive);
  }

  @Override
  public void listen() {
    thread.start();
  }

  @Override
  public boolean isListening() {
    return !socket.isClosed();
  }

  /// Where it listens, with the port that was really taken.
  InetSocketAddress address() {
    return new InetSocketAddress(udpAddress.getInetAddress(), udpAddress.getPort());
  }

  private void receive() {
    byte[] buffer = new byte[MOST_OCTETS];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.warn("The SNMP server could not receive: {}", e.getMessage());
          // What is wrong with the system now will be wrong in the next microsecond too.
          LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
        }
        continue;
      }
      if (gate.admits()) {
        read(packet);
      }
    }
  }

  private void read(DatagramPacket packet) {
    UdpAddress from = new UdpAddress(packet.getAddress(), packet.getPort());
    ByteBuffer message = ByteBuffer.wrap(Arrays.copyOf(packet.getData(), packet.getLength()));
    try {
      fireProcessMessage(from, message, new TransportStateReference(this, udpAddress, null,
          SecurityLevel.undefined, SecurityLevel.undefined, false, socket));
    } catch (RuntimeException e) {
      // The library throws it for malformed input.
      LOG.debug("a datagram from {} could not be read", from, e);
      gate.malformed();
    }
  }

  @Override
  public void sendMessage(UdpAddress to, byte[] message, TransportStateReference reference,
      long timeoutMillis, int maxRetries) throws IOException {
    socket.send(new DatagramPacket(message, message.length, to.getInetAddress(), to.getPort()));
  }

  @Override
  public void close() {
    socket.close();
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
