package org.nroagent.daemon.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UdpPortTest {
  private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private UdpPort port;
  private DatagramSocket peer;

  @BeforeEach
  void open() throws IOException {
    port = UdpPort.bind("test", ANY);
    peer = new DatagramSocket(ANY);
  }

  @AfterEach
  void close() {
    peer.close();
    port.close();
  }

  private void listen() {
    port.listen((datagram, from) -> {
      assertEquals(peer.getLocalSocketAddress(), from);
      lengths.add(datagram.remaining());
      return datagram.get(0) == 'q' ? Optional.of(ByteBuffer.wrap(new byte[]{'a'})) : Optional.empty();
    }, (_, error) -> errors.add(error));
  }

  private void send(char first, int length) throws IOException {
    byte[] datagram = new byte[length];
    datagram[0] = (byte) first;
    peer.send(new DatagramPacket(datagram, length, port.address()));
  }

  @Test
  void wholeDatagramsArriveAndAreAnswered() throws Exception {
    listen();
    send('x', 65_507);
    send('q', 1);
    assertEquals(List.of(65_507, 1), List.of(lengths.take(), lengths.take()));
    DatagramPacket answer = new DatagramPacket(new byte[10], 10);
    peer.receive(answer);
    assertEquals("a", new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII));
    assertEquals(port.address(), answer.getSocketAddress());
  }

  /// Often, because what was lost once was lost by a race of two threads.
  @RepeatedTest(50)
  void whatComesWhileNobodyListensWaitsForTheNextOne() throws Exception {
    listen();
    send('x', 1);
    assertEquals(1, lengths.take());
    port.silence();
    send('x', 2);
    port.silence();
    assertTrue(lengths.isEmpty());
    listen();
    assertEquals(2, lengths.take());
  }

  @Test
  void anErrorOfTheListenerIsTold() throws Exception {
    port.listen((_, _) -> {
      throw new IllegalStateException("wrong");
    }, (_, error) -> errors.add(error));
    send('x', 1);
    assertEquals("wrong", errors.take().getMessage());
  }

  @Test
  void aTakenPortIsRefused() {
    IOException refused = assertThrows(IOException.class, () -> UdpPort.bind("test", port.address()));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("in use"), message);
  }

  @Test
  void aDescriptorThatIsNoSocketIsRefused() {
    assertThrows(IOException.class, () -> UdpPort.takeOver("test", 1_000_000));
  }
}
