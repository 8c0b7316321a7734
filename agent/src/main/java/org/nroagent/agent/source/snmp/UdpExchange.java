package org.nroagent.agent.source.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.Deadline;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.snmp.MessageLayer.Incoming;
import org.nroagent.model.MissingReason;
import org.nroagent.model.time.TimeSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.VariableBinding;

/// Requests and answers over a UDP socket of this reading's own.
///
/// The socket is connected, so that the kernel drops what others send and reports an unreachable port, and it
/// lives for one reading, so that a late answer to an earlier reading cannot be taken for one of this. All work
/// happens on the calling thread, which is meant to be a virtual one: no listener, no timer, nothing that one
/// device could hold up for another.
final class UdpExchange implements SnmpExchange, AutoCloseable {
  /// Discovery, time synchronisation and the request itself make three transmissions; a second round of them
  /// happens when the device restarts in between. More is a device that contradicts itself.
  private static final int MAX_HANDSHAKES_PER_ATTEMPT = 6;

  private final String peer;
  private final MessageLayer messages;
  private final Duration timeout;
  private final Deadline budget;
  private final TimeSource clock;
  private final DatagramSocket socket;
  private final byte[] buffer = new byte[MessageLayer.MAX_MESSAGE_OCTETS];
  private int nextRequestId = ThreadLocalRandom.current().nextInt(1, 1 << 30);
  private boolean synchronised;
  private boolean portUnreachable;
  private @Nullable String unverifiable;
  private String lastUnusable = "";

  /// @param peer the device as messages name it
  /// @param address where it answers
  /// @param messages its message layer, which outlives this reading
  /// @param timeout real time to wait for one answer
  /// @param budget when the whole reading ends
  /// @param clock for the times of samples
  UdpExchange(String peer, InetSocketAddress address, MessageLayer messages, Duration timeout,
      Deadline budget, TimeSource clock) throws SourceException {
    this.peer = peer;
    this.messages = messages;
    this.timeout = timeout;
    this.budget = budget;
    this.clock = clock;
    try {
      this.socket = new DatagramSocket();
    } catch (IOException e) {
      throw unsendable(e);
    }
    try {
      socket.connect(address);
    } catch (IOException e) {
      socket.close();
      throw unsendable(e);
    }
  }

  @Override
  public SnmpAnswer exchange(SnmpRequest request, int attempts)
      throws NoAnswerException, SourceException, InterruptedException {
    // Each transmission has an id of its own, so that an answer is timed against the request that caused it.
    Map<Integer, Long> sentNanosById = new HashMap<>();
    synchronised = false;
    for (int attempt = 0; attempt < attempts && !budget.hasPassed(); attempt++) {
      SnmpAnswer answer = attempt(request, sentNanosById);
      if (answer != null) {
        return answer;
      }
      // A device that restarted may drop what it cannot verify without a word.
      messages.resynchronise();
    }
    if (unverifiable != null) {
      throw refused(unverifiable);
    }
    throw new NoAnswerException(explainSilence(attempts), synchronised, budget.hasPassed());
  }

  private @Nullable SnmpAnswer attempt(SnmpRequest request, Map<Integer, Long> sentNanosById)
      throws SourceException, InterruptedException {
    Deadline end = budget.atMost(timeout);
    send(request, sentNanosById);
    int handshakes = 0;
    while (true) {
      ByteBuffer datagram = receive(end);
      if (datagram == null) {
        return null;
      }
      long receivedNanos = clock.monotonicNanos();
      switch (messages.decode(datagram)) {
        case Incoming.Answer(PDU pdu) -> {
          Long sentNanos = sentNanosById.get(pdu.getRequestID().getValue());
          if (sentNanos != null) {
            unverifiable = null;
            return answer(pdu, sentNanos, receivedNanos);
          }
          lastUnusable = "an answer to an earlier request";
        }
        case Incoming.Resend() -> {
          synchronised = true;
          if (++handshakes > MAX_HANDSHAKES_PER_ATTEMPT) {
            lastUnusable = "nothing but demands to synchronise (usmStatsNotInTimeWindows)";
            return null;
          }
          end = budget.atMost(timeout);
          send(request, sentNanosById);
        }
        case Incoming.Refused(String why) -> throw refused(why);
        case Incoming.Unverifiable(String why) -> unverifiable = why;
        case Incoming.Unusable(String what) -> lastUnusable = what;
      }
    }
  }

  private static SnmpAnswer answer(PDU pdu, long sentNanos, long receivedNanos) {
    List<? extends VariableBinding> bindings = pdu.getVariableBindings();
    return new SnmpAnswer(pdu.getErrorStatus(), pdu.getErrorIndex(), List.copyOf(bindings), sentNanos,
        Math.max(sentNanos, receivedNanos));
  }

  private void send(SnmpRequest request, Map<Integer, Long> sentNanosById)
      throws SourceException, InterruptedException {
    int requestId = nextRequestId++;
    try {
      byte[] message = messages.encode(request, requestId);
      sentNanosById.put(requestId, clock.monotonicNanos());
      socket.send(new DatagramPacket(message, message.length));
    } catch (PortUnreachableException e) {
      portUnreachable = true;
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw unsendable(e);
    }
  }

  /// The next datagram, null where none came in time.
  private @Nullable ByteBuffer receive(Deadline end) throws SourceException, InterruptedException {
    while (true) {
      int millis = Math.toIntExact(Duration.ofNanos(end.remainingNanos()).toMillis());
      if (millis == 0) {
        return null;
      }
      try {
        socket.setSoTimeout(millis);
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        return ByteBuffer.wrap(buffer, 0, packet.getLength()).slice();
      } catch (SocketTimeoutException e) {
        return null;
      } catch (PortUnreachableException e) {
        // The device may be starting: its answer to this or the next attempt may still come.
        portUnreachable = true;
      } catch (IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        throw unsendable(e);
      }
    }
  }

  private SourceException refused(String why) {
    return new SourceException(MissingReason.AUTHENTICATION_FAILED,
        peer + " and the agent differ on credentials: " + why);
  }

  private SourceException unsendable(IOException cause) {
    return new SourceException(MissingReason.NO_ANSWER, peer + " cannot be reached: " + cause.getMessage()
        + "; check this machine's addresses and routes");
  }

  private String explainSilence(int attempts) {
    String waited = attempts == 1
        ? timeout.toMillis() + " ms"
        : attempts + " times " + timeout.toMillis() + " ms";
    String silence = peer + (budget.hasPassed()
        ? " did not answer before the reading's budget ended"
        : " gave no answer, waited " + waited + " (" + (attempts - 1) + " retries)");
    if (portUnreachable) {
      return silence + "; it says that nothing listens on that UDP port: check the port and the device's"
          + " SNMP agent";
    }
    if (!lastUnusable.isEmpty()) {
      return silence + "; what came was " + lastUnusable;
    }
    if (synchronised) {
      return silence
          + ", though it told its SNMPv3 engine's id and time; check the privacy password and protocol";
    }
    return silence + "; check that the device is up, and its community or user, its access list and the"
        + " firewalls between";
  }

  @Override
  public void close() {
    socket.close();
  }
}
