package org.nroagent.collector.ingest;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.nroagent.collector.store.Opening;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.Directory;
import org.nroagent.protocol.Message.EventAck;
import org.nroagent.protocol.Message.EventGap;
import org.nroagent.protocol.Message.Events;
import org.nroagent.protocol.Message.Gap;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Message.Ping;
import org.nroagent.protocol.Message.Pong;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.Message.Welcome;
import org.nroagent.protocol.ProtocolException;

/// The open part of a session: what arrives goes to the store, what is durable is acknowledged. Belongs to its
/// connection's event loop, unless noted.
final class OpenSession {
  private final ReadGate gate;
  private final Keepalive keepalive;
  private final TimeSource time;
  private final Outlet outlet;
  private final PendingCommits commits;
  private final RecordFlow records;
  private final Optional<EventFlow> events;

  /// What it says, and what becomes of it.
  interface Outlet {
    void send(Message message);

    /// Something was not stored: the session ends.
    void fail(Throwable failure);

    void heard(Pong pong);
  }

  /// @param opening what the store says of the agent
  /// @param loop the connection's event loop
  OpenSession(RecordStore store, Opening opening, Executor loop, ReadGate gate, Keepalive keepalive,
      TimeSource time, Outlet outlet) {
    this.gate = gate;
    this.keepalive = keepalive;
    this.time = time;
    this.outlet = outlet;
    this.commits = new PendingCommits(loop, outlet::fail);
    this.records = new RecordFlow(store, opening.stream(), commits, outlet::send);
    this.events = opening.events().map(
        each -> new EventFlow(store, each.stream(), each.settled().through(), commits, outlet::send));
  }

  void receive(Message message) throws ProtocolException {
    switch (message) {
      case Directory directory -> records.take(directory);
      case Records some -> records.take(some);
      case Gap gap -> records.take(plausible(gap));
      case Ping ping -> outlet.send(new Pong(ping.number(), Optional.of(time.wall())));
      case Pong pong -> {
        keepalive.take(pong);
        outlet.heard(pong);
      }
      case Events some -> offered(some).take(some);
      case EventGap gap -> offered(gap).take(gap);
      case Hello _,Welcome _,Ack _,EventAck _,Refusal _ -> throw outOfPlace(message);
    }
  }

  /// Reads no more, and acknowledges what was read.
  ///
  /// @param done told once everything is acknowledged; never, where the store does not come back
  void drain(Runnable done) {
    gate.shut(ReadGate.Reason.STOPPING);
    commits.whenIdle(done);
  }

  /// The session with what has come and been measured so far. Safe for any thread.
  SessionView view(SessionView opened) {
    return opened.with(keepalive.skew(), records.records(), events.map(EventFlow::events).orElse(0L));
  }

  static ProtocolException outOfPlace(Message message) {
    return new ProtocolException(RefusalCode.PROTOCOL_ERROR,
        message.getClass().getSimpleName() + " may not be sent now");
  }

  /// Where events go, if the agent's Hello offered them.
  private EventFlow offered(Message message) throws ProtocolException {
    return events.orElseThrow(() -> outOfPlace(message));
  }

  /// Sequences are counted one by one: no ring reaches this one, and sums of lost ones stay within 64 bits.
  private static Gap plausible(Gap gap) throws ProtocolException {
    if (gap.range().last() > Limits.LAST_SEQUENCE) {
      throw new ProtocolException(RefusalCode.PROTOCOL_ERROR,
          "a gap ends at " + gap.range().last() + ", above " + Limits.LAST_SEQUENCE);
    }
    return gap;
  }
}
