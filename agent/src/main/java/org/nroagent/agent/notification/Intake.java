package org.nroagent.agent.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nroagent.daemon.net.TokenBucket;
import org.nroagent.agent.notification.NotificationReceiver.Heard;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.StateDiff.Notice;
import org.nroagent.model.time.TimeSource;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Judges one datagram after the other: who sent it, whether that is so, what it says. Owned by the receiver's thread.
final class Intake {
  /// Messages that one address may send at once, and within ten seconds: a hub that loses its uplink has many to send.
  private static final int AT_ONCE = 200;
  private static final long NANOS_PER_BURST = 10_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final SenderTable senders;
  private final Counts counts;
  private final Function<String, Optional<DeviceReading>> lastReading;
  private final TimeSource time;
  private final Predicate<Heard> outlet;
  /// One per address of a configured device that sent something.
  private final Map<InetAddress, TokenBucket> rates = new HashMap<>();

  /// What is made of a datagram.
  ///
  /// @param reply to be sent back
  private record Judged(Outcome outcome, Optional<ByteBuffer> reply) {
    Judged(Outcome outcome) {
      this(outcome, Optional.empty());
    }
  }

  /// A device that may have sent a message.
  private record Candidate<M extends SenderMessages>(Sender sender, M messages) {}

  /// @param outlet takes what is accepted without waiting, or refuses
  Intake(SenderTable senders, Counts counts, Function<String, Optional<DeviceReading>> lastReading,
      TimeSource time, Predicate<Heard> outlet) {
    this.senders = senders;
    this.counts = counts;
    this.lastReading = lastReading;
    this.time = time;
    this.outlet = outlet;
  }

  /// Takes a datagram.
  ///
  /// @param nowNanos the real monotonic clock
  /// @return what is to be sent back
  Optional<ByteBuffer> take(ByteBuffer datagram, UdpAddress from, long nowNanos) {
    Judged judged = judge(datagram, from, nowNanos);
    counts.count(judged.outcome(), from.getInetAddress(), nowNanos);
    return judged.reply();
  }

  private Judged judge(ByteBuffer datagram, UdpAddress from, long nowNanos) {
    InetAddress address = from.getInetAddress();
    List<Sender> known = senders.at(address);
    if (known.isEmpty()) {
      return new Judged(Outcome.UNKNOWN_SENDER);
    }
    if (!rate(address, nowNanos).take(nowNanos)) {
      return new Judged(Outcome.TOO_MANY);
    }
    known.forEach(sender -> sender.polled(lastReading.apply(sender.device()), nowNanos));
    try {
      return switch (MessageHead.read(datagram)) {
        case MessageHead.Community head -> ofCommunity(known, head, datagram, from);
        case MessageHead.User head -> ofUser(known, head, datagram, from, nowNanos);
        case MessageHead.Other() -> new Judged(Outcome.WRONG_VERSION);
      };
    } catch (IOException | RuntimeException malformed) {
      // The library reports malformed input by both kinds.
      return new Judged(Outcome.MALFORMED);
    }
  }

  /// Addresses that a name had once are forgotten.
  private TokenBucket rate(InetAddress address, long nowNanos) {
    if (!rates.containsKey(address)) {
      rates.keySet().removeIf(each -> senders.at(each).isEmpty());
    }
    return rates.computeIfAbsent(address, _ -> new TokenBucket(AT_ONCE, NANOS_PER_BURST, nowNanos));
  }

  private Judged ofCommunity(List<Sender> known, MessageHead.Community head, ByteBuffer datagram,
      UdpAddress from) throws IOException {
    List<Candidate<CommunitySender>> speaking = speaking(known, CommunitySender.class);
    List<Candidate<CommunitySender>> fitting = speaking.stream()
        .filter(each -> each.messages().isCommunity(head)).toList();
    if (fitting.size() != 1) {
      return new Judged(missing(speaking.isEmpty(), fitting.isEmpty(), Outcome.WRONG_COMMUNITY));
    }
    Candidate<CommunitySender> only = fitting.getFirst();
    return judged(only.sender(), only.messages().decode(datagram, from));
  }

  private Judged ofUser(List<Sender> known, MessageHead.User head, ByteBuffer datagram, UdpAddress from,
      long nowNanos) throws IOException {
    List<Candidate<UserSender>> speaking = speaking(known, UserSender.class);
    // Whoever asks who is authoritative gets the same answer of all.
    List<Candidate<UserSender>> fitting = head.asksForEngine()
        ? speaking.stream().limit(1).toList()
        : byEngine(speaking.stream().filter(each -> each.messages().isUser(head)).toList(), head);
    if (fitting.size() != 1) {
      return new Judged(missing(speaking.isEmpty(), fitting.isEmpty(), Outcome.UNKNOWN_USER));
    }
    Candidate<UserSender> only = fitting.getFirst();
    return judged(only.sender(), only.messages().decode(head, datagram, from, nowNanos));
  }

  private static <M extends SenderMessages> List<Candidate<M>> speaking(List<Sender> known,
      Class<M> version) {
    return known.stream().filter(sender -> version.isInstance(sender.messages()))
        .map(sender -> new Candidate<>(sender, version.cast(sender.messages()))).toList();
  }

  /// Of several devices behind one address, a trap names the one by its engine.
  private static List<Candidate<UserSender>> byEngine(List<Candidate<UserSender>> fitting,
      MessageHead.User head) {
    List<Candidate<UserSender>> named = fitting.stream()
        .filter(each -> each.messages().isDeviceEngine(head.engineId())).toList();
    return named.size() == 1 ? named : fitting;
  }

  private static Outcome missing(boolean noneSpeaks, boolean noneFits, Outcome wrong) {
    if (noneSpeaks) {
      return Outcome.WRONG_VERSION;
    }
    return noneFits ? wrong : Outcome.AMBIGUOUS_SENDER;
  }

  private Judged judged(Sender sender, Decoded decoded) {
    return switch (decoded) {
      case Decoded.Other(var outcome, var report) -> new Judged(outcome, report);
      case Decoded.Notification(var pdu, var acknowledgement) -> {
        Outcome outcome = heard(sender, pdu);
        yield new Judged(outcome, outcome.isDrop() ? Optional.empty() : acknowledgement.encode());
      }
    };
  }

  private Outcome heard(Sender sender, PDU pdu) {
    Variable type = pdu.getVariable(SnmpConstants.snmpTrapOID);
    if (!(type instanceof OID oid)
        || !(pdu.getVariable(SnmpConstants.sysUpTime) instanceof TimeTicks upTime)) {
      return Outcome.MALFORMED;
    }
    Optional<NotificationKind> kind = NotificationKind.of(oid);
    if (kind.isEmpty()) {
      return Outcome.UNRECOGNISED;
    }
    Instant wall = time.wall();
    long monotonicNanos = time.monotonicNanos();
    long lead = wall.toEpochMilli() - Math.floorDiv(monotonicNanos, NANOS_PER_MILLI);
    List<? extends VariableBinding> bindings = pdu.getVariableBindings();
    List<Notice> changes = sender.last()
        .flatMap(last -> DeviceTicks.place(upTime.getValue(), last.time(), lead, wall)
            .map(at -> timed(NotifiedChanges.of(kind.get(), bindings, last), at)))
        .map(notices -> sender.withoutOvertaken(notices, upTime.getValue())).orElse(List.of());
    return outlet.test(new Heard(sender.device(), changes, wall, monotonicNanos))
        ? Outcome.ACCEPTED
        : Outcome.TOO_MANY;
  }

  private static List<Notice> timed(List<Notice> notices, Instant at) {
    return notices.stream()
        .map(each -> new Notice(each.subject(), each.aspect(), each.after(), Optional.of(at))).toList();
  }
}
