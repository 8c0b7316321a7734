package org.nroagent.agent.source.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// An SNMPv2c agent on loopback that answers a walk, and can be made to answer as badly as real ones and their networks
/// do.
final class WalkAgent implements AutoCloseable {
  /// What is sent for one request: nothing, the honest answer, or others.
  @FunctionalInterface
  interface Fault {
    /// The honest answer and nothing else.
    Fault NONE = (_, honest) -> List.of(honest);

    List<PDU> answers(PDU request, PDU honest);
  }

  private static final int LARGEST_DATAGRAM = 65_507;

  private final Walk walk;
  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;

  WalkAgent(Walk walk) throws SocketException {
    this.walk = walk;
    Thread.ofPlatform().daemon().name("walk-agent").start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// How many requests arrived.
  int requests() {
    return requests.get();
  }

  /// From now on answers that way.
  WalkAgent with(Fault next) {
    fault = next;
    return this;
  }

  /// An answer like the given one, to be changed.
  static PDU copy(PDU answer) {
    return (PDU) answer.clone();
  }

  private void serve() {
    byte[] buffer = new byte[LARGEST_DATAGRAM];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        requests.incrementAndGet();
        answer(packet);
      } catch (SocketException _) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    BERInputStream in = new BERInputStream(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
    BER.decodeHeader(in, new BER.MutableByte());
    Integer32 version = new Integer32();
    version.decodeBER(in);
    OctetString community = new OctetString();
    community.decodeBER(in);
    PDU request = new PDU();
    request.decodeBER(in);
    for (PDU answer : fault.answers(request, honest(request))) {
      int length = version.getBERLength() + community.getBERLength() + answer.getBERLength();
      ByteBuffer message = ByteBuffer.allocate(length + 10);
      BEROutputStream out = new BEROutputStream(message);
      BER.encodeHeader(out, BER.SEQUENCE, length);
      version.encodeBER(out);
      community.encodeBER(out);
      answer.encodeBER(out);
      byte[] datagram = Arrays.copyOf(message.array(), message.position());
      socket.send(new DatagramPacket(datagram, datagram.length, packet.getSocketAddress()));
    }
  }

  private PDU honest(PDU request) {
    PDU answer = new PDU();
    answer.setType(PDU.RESPONSE);
    answer.setRequestID(request.getRequestID());
    List<OID> names = new ArrayList<>(
        request.getVariableBindings().stream().map(VariableBinding::getOid).toList());
    int once = request.getType() == PDU.GETBULK ? request.getNonRepeaters() : names.size();
    for (int i = 0; i < once; i++) {
      answer.add(request.getType() == PDU.GET ? get(names.get(i)) : next(names.get(i)));
    }
    int repetitions = request.getType() == PDU.GETBULK ? request.getMaxRepetitions() : 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (int i = once; i < names.size(); i++) {
        VariableBinding binding = next(names.get(i));
        answer.add(binding);
        names.set(i, binding.getOid());
      }
    }
    return answer;
  }

  private VariableBinding get(OID name) {
    Variable value = walk.values().get(name);
    return new VariableBinding(name, value == null ? Null.noSuchInstance : value);
  }

  private VariableBinding next(OID name) {
    Map.Entry<OID, Variable> next = walk.values().higherEntry(name);
    return next == null
        ? new VariableBinding(name, Null.endOfMibView)
        : new VariableBinding(next.getKey(), next.getValue());
  }

  @Override
  public void close() {
    socket.close();
  }
}
