package org.nroagent.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// A device with one interface, for the rehearsal: it answers SNMPv2c on a port of this machine (RFC 3416 §4.2), whoever
/// asks, so that a whole round is rehearsed and not only the waiting for an answer.
final class RehearsalDevice implements AutoCloseable {
  /// The name of its interface.
  static final String PORT = "port-1";

  private static final int LARGEST_REQUEST = 65_507;
  private static final int MOST_VARBINDS = 100;
  private static final NavigableMap<OID, Variable> OBJECTS = objects();

  private final DatagramSocket socket;

  private RehearsalDevice(DatagramSocket socket) {
    this.socket = socket;
  }

  /// Starts it on a free port.
  static RehearsalDevice start() throws SocketException {
    RehearsalDevice device = new RehearsalDevice(
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    Thread.ofPlatform().name("rehearsal-device").daemon().start(device::serve);
    return device;
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST_REQUEST], LARGEST_REQUEST);
    try {
      while (true) {
        packet.setLength(LARGEST_REQUEST);
        socket.receive(packet);
        byte[] answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] answer(ByteBuffer request) throws IOException {
    BERInputStream in = new BERInputStream(request);
    BER.decodeHeader(in, new BER.MutableByte());
    new Integer32().decodeBER(in);
    OctetString community = new OctetString();
    community.decodeBER(in);
    PDU asked = new PDU();
    asked.decodeBER(in);
    PDU said = answer(asked);
    Integer32 version = new Integer32(SnmpConstants.version2c);
    int length = version.getBERLength() + community.getBERLength() + said.getBERLength();
    BEROutputStream out = new BEROutputStream(
        ByteBuffer.allocate(length + BER.getBERLengthOfLength(length) + 1));
    BER.encodeHeader(out, BER.SEQUENCE, length);
    version.encodeBER(out);
    community.encodeBER(out);
    said.encodeBER(out);
    return out.getBuffer().array();
  }

  private static PDU answer(PDU asked) {
    PDU said = new PDU();
    said.setType(PDU.RESPONSE);
    said.setRequestID(asked.getRequestID());
    if (asked.getType() == PDU.GET) {
      for (VariableBinding each : asked.getVariableBindings()) {
        Variable value = OBJECTS.get(each.getOid());
        said.add(new VariableBinding(each.getOid(), value == null ? Null.noSuchObject : value));
      }
      return said;
    }
    boolean bulk = asked.getType() == PDU.GETBULK;
    int once = bulk ? asked.getNonRepeaters() : asked.size();
    for (int at = 0; at < once; at++) {
      said.add(next(asked.get(at).getOid()));
    }
    int columns = asked.size() - once;
    for (int row = 0; bulk && columns > 0 && row < asked.getMaxRepetitions()
        && said.size() + columns <= MOST_VARBINDS; row++) {
      for (int column = 0; column < columns; column++) {
        OID before = row == 0 ? asked.get(once + column).getOid() : said.get(said.size() - columns).getOid();
        said.add(next(before));
      }
    }
    return said;
  }

  private static VariableBinding next(OID after) {
    Map.Entry<OID, Variable> next = OBJECTS.higherEntry(after);
    return next == null
        ? new VariableBinding(after, Null.endOfMibView)
        : new VariableBinding(next.getKey(), next.getValue());
  }

  /// SNMPv2-MIB's system group and a row of IF-MIB's ifTable and ifXTable.
  private static NavigableMap<OID, Variable> objects() {
    NavigableMap<OID, Variable> objects = new TreeMap<>();
    String system = "1.3.6.1.2.1.1.";
    objects.put(new OID(system + "1.0"), new OctetString("rehearsal"));
    objects.put(new OID(system + "2.0"), new OID("1.3.6.1.4.1.8072.3.2.10"));
    objects.put(new OID(system + "3.0"), new TimeTicks(360_000));
    objects.put(new OID(system + "5.0"), new OctetString("nobody"));
    String row = "1.3.6.1.2.1.2.2.1.";
    objects.put(new OID(row + "1.1"), new Integer32(1));
    objects.put(new OID(row + "2.1"), new OctetString(PORT));
    objects.put(new OID(row + "3.1"), new Integer32(6));
    objects.put(new OID(row + "7.1"), new Integer32(1));
    objects.put(new OID(row + "8.1"), new Integer32(1));
    objects.put(new OID(row + "9.1"), new TimeTicks(100));
    String more = "1.3.6.1.2.1.31.1.1.1.";
    objects.put(new OID(more + "1.1"), new OctetString(PORT));
    for (int counter = 6; counter <= 13; counter++) {
      objects.put(new OID(more + counter + ".1"), new Counter64(1));
    }
    objects.put(new OID(more + "15.1"), new Gauge32(10_000));
    objects.put(new OID(more + "18.1"), new OctetString("gate"));
    objects.put(new OID(more + "19.1"), new TimeTicks(0));
    return objects;
  }
}
