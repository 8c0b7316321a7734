package org.nroagent.collector.ingest;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.nroagent.collector.store.EventOpening;
import org.nroagent.collector.store.EventsOutOfOrder;
import org.nroagent.collector.store.Opening;
import org.nroagent.collector.store.SessionSuperseded;
import org.nroagent.collector.store.SlotLengthChanged;
import org.nroagent.collector.version.Version;
import org.nroagent.protocol.Compression;
import org.nroagent.protocol.FrameAdmission;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Message.Ping;
import org.nroagent.protocol.Message.Pong;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.Message.Welcome;
import org.nroagent.protocol.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One agent's conversation: Hello, Welcome, then records in and acknowledgements out. An acknowledgement is written
/// only when the store has said that the records are durable. Belongs to its connection's event loop, unless noted, and
/// never waits.
@SuppressWarnings("FutureReturnValueIgnored") // failed writes reach broke(), failed closing needs nothing
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  /// How long a refused peer may take to read why, before it is cut off.
  private static final int FAREWELL_SECONDS = 2;
  /// Number of the Ping that asks for a proof; those of the keepalive are positive.
  private static final long PROOF = -1;

  private final ChannelHandlerContext ctx;
  private final SessionParts parts;
  private final IngestSettings.Timeouts timeouts;
  private final Peer peer;
  private final Keepalive keepalive;
  private final Intake intake;
  private final ReadGate gate;
  private volatile Phase phase = new Phase.Connected();
  /// Whether the agent was asked to prove that it is here although it opened a newer session elsewhere.
  private boolean awaitsProof;

  private sealed interface Phase {
    /// Who said Hello, empty before that and after the end.
    default Optional<String> agent() {
      return switch (this) {
        case Greeted(Hello hello) -> Optional.of(hello.agent());
        case Open open -> Optional.of(open.view.agent());
        case Connected() -> Optional.empty();
        case Closing() -> Optional.empty();
      };
    }

    /// Waits for Hello.
    record Connected() implements Phase {}

    /// The Hello is judged, and the store looks up what is settled.
    record Greeted(Hello hello) implements Phase {}

    /// Records flow.
    ///
    /// @param name what the store calls the session
    /// @param records takes them
    /// @param view the session as it was opened
    record Open(String name, OpenSession records, SessionView view) implements Phase {}

    /// Whatever comes is passed over.
    record Closing() implements Phase {}
  }

  Session(ChannelHandlerContext ctx, SessionParts parts, Peer peer) {
    this.ctx = ctx;
    this.parts = parts;
    this.timeouts = parts.timeouts();
    this.peer = peer;
    this.keepalive = new Keepalive(ctx, timeouts, parts.time(), lifeSigns());
    this.intake = new Intake(ctx, parts.lines(), keepalive::heard, parts.sessions().counters()::paused);
    this.gate = intake.gate();
  }

  /// The session for pages, empty unless it is open. Safe for any thread.
  Optional<SessionView> view() {
    return phase instanceof Phase.Open open ? Optional.of(open.records.view(open.view)) : Optional.empty();
  }

  /// Whether anything was heard of the agent lately, in real time. Safe for any thread.
  boolean heardWithin(Duration duration) {
    return ctx.channel().isActive() && keepalive.heardWithin(duration);
  }

  /// Ends the session because a newer one took its place. Safe for any thread.
  void displace() {
    onLoop(() -> refuse(new Refusal(RefusalCode.DUPLICATE_SESSION,
        "a newer session of the same agent took this one's place; if both hosts are yours, give one a new name")));
  }

  /// Notes which session of its agent is the newest, at whichever collector of the store. Where it is another one, the
  /// agent has moved and this connection is what remained, or two agents have one identity: only then does somebody here
  /// answer a ping that is sent from now on. Slots that still come until then are stored, as they do no harm. Safe for any
  /// thread.
  void compare(String newest) {
    onLoop(() -> {
      if (phase instanceof Phase.Open open && !open.name.equals(newest) && !awaitsProof) {
        askForProof();
      }
    });
  }

  private void askForProof() {
    awaitsProof = true;
    send(new Ping(PROOF));
    ctx.executor().schedule(() -> refuse(new Refusal(RefusalCode.DUPLICATE_SESSION,
        "a newer session of the same agent, with another collector, took this one's place")),
        timeouts.comparison().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void hear(Pong pong) {
    if (awaitsProof && pong.number() == PROOF) {
      phase.agent().ifPresent(parts.sessions()::cloneOf);
      displace();
    }
  }

  /// Ends the session because the collector stops: reads no more, and acknowledges what it has read before it says so.
  /// Safe for any thread.
  void stop() {
    onLoop(() -> {
      Refusal goodbye = new Refusal(RefusalCode.STOPPING, "the collector stops; come back later");
      if (phase instanceof Phase.Open open) {
        open.records.drain(() -> refuse(goodbye));
      } else {
        refuse(goodbye);
      }
    });
  }

  /// Ends the session if its certificate has expired or was revoked since it was shown. Safe for any thread.
  void recheck() {
    onLoop(() -> peer.objection(parts.time().wall()).ifPresent(this::refuse));
  }

  /// The connection is made: waits for Hello, but not for ever.
  void begin() {
    parts.sessions().counters().connected();
    ctx.executor().schedule(() -> {
      if (phase instanceof Phase.Connected) {
        refuse(new Refusal(RefusalCode.PROTOCOL_ERROR, "no Hello within " + timeouts.hello()));
      }
    }, timeouts.hello().toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What is asked before a frame is taken in.
  FrameAdmission admission() {
    return intake;
  }

  /// Takes what the agent says.
  ///
  /// @throws ProtocolException if it may not say that now
  void receive(Message message) throws ProtocolException {
    try {
      keepalive.heard();
      hear(message);
    } finally {
      intake.taken();
    }
  }

  private void hear(Message message) throws ProtocolException {
    if (message instanceof Refusal goodbye && !isOver()) {
      part(goodbye);
      return;
    }
    switch (phase) {
      case Phase.Connected() when message instanceof Hello hello -> greet(hello);
      case Phase.Open open -> open.records.receive(message);
      case Phase.Connected(),Phase.Greeted _ -> throw OpenSession.outOfPlace(message);
      case Phase.Closing() -> {
        // What was on its way when the session ended.
      }
    }
  }

  /// An agent may end the conversation at any time, also before it was welcomed.
  private void part(Refusal goodbye) {
    LOG.info("agent {} leaves: {}: {}", whoIs(), goodbye.code(), goodbye.text());
    end();
    ctx.close();
  }

  private void greet(Hello hello) {
    phase = new Phase.Greeted(hello);
    Instant now = parts.time().wall();
    Optional<Refusal> refusal = parts.helloCheck().check(hello, peer.certificateName())
        .or(() -> peer.objection(now));
    if (refusal.isPresent()) {
      refuse(refusal.get());
      return;
    }
    parts.sessions().enter(hello.agent(), this, timeouts.ping().multipliedBy(5).dividedBy(4));
    parts.store().open(hello).whenCompleteAsync((opening, failure) -> {
      if (failure != null) {
        storeFailed(failure);
      } else if (phase instanceof Phase.Greeted) {
        open(hello, opening, now);
      }
    }, ctx.executor());
  }

  private void open(Hello hello, Opening opening, Instant at) {
    Duration skew = Duration.between(at, hello.time());
    phase = new Phase.Open(opening.session(),
        new OpenSession(parts.store(), opening, ctx.executor(), gate, keepalive, parts.time(), outlet()),
        new SessionView(hello.agent(), Peer.remote(ctx), at, skew, opening.missing(), 0, 0));
    intake.begin();
    keepalive.start(skew);
    send(new Welcome(opening.storeId(), parts.time().wall(), opening.settled(),
        opening.events().map(EventOpening::settled), Compression.PLANES,
        Optional.of("nro-collector " + Version.text())));
    LOG.info("agent '{}' came from {}; {} of its records and {} of its events are missing here",
        hello.agent(), Peer.remote(ctx), opening.missing(),
        opening.events().map(EventOpening::missing).orElse(0L));
  }

  /// The connection takes answers again, or no more.
  void writabilityChanged() {
    if (ctx.channel().isWritable()) {
      gate.open(ReadGate.Reason.ANSWERS_UNREAD);
    } else if (!isOver() && gate.shut(ReadGate.Reason.ANSWERS_UNREAD)) {
      parts.sessions().counters().answersUnread();
      keepalive.answersPileUp();
    }
  }

  /// The connection failed, or something came over it that breaks the protocol.
  void broke(Throwable cause) {
    ProtocolException broken = ProtocolException.in(cause);
    if (broken != null && !isOver()) {
      refuse(broken.refusal());
      return;
    }
    if (!isOver()) {
      parts.sessions().counters().broken();
      LOG.info("connection with {} broke: {}", whoIs(), cause.toString());
      end();
    }
    ctx.close();
  }

  /// Says why, and leaves the peer a moment to read it: closing at once would make the peer's system discard it.
  private void refuse(Refusal refusal) {
    if (isOver()) {
      return;
    }
    parts.sessions().counters().refused(refusal.code());
    if (refusal.code() != RefusalCode.STOPPING) {
      parts.sessions().refusedPeers().add(phase.agent().orElseGet(() -> Peer.host(ctx)), refusal);
    }
    end();
    intake.passOver();
    send(shortened(refusal));
    ctx.executor().schedule(() -> ctx.close(), FAREWELL_SECONDS, TimeUnit.SECONDS);
  }

  /// The session is over, whatever becomes of the connection.
  void end() {
    phase.agent().ifPresent(agent -> parts.sessions().leave(agent, this));
    phase = new Phase.Closing();
    keepalive.stop();
    intake.end();
  }

  private boolean isOver() {
    return phase instanceof Phase.Closing;
  }

  private OpenSession.Outlet outlet() {
    return new OpenSession.Outlet() {
      @Override
      public void send(Message message) {
        if (!isOver()) {
          Session.this.send(message);
        }
      }

      @Override
      public void heard(Pong pong) {
        hear(pong);
      }

      @Override
      public void fail(Throwable failure) {
        storeFailed(failure);
      }
    };
  }

  private Keepalive.Outlet lifeSigns() {
    return new Keepalive.Outlet() {
      @Override
      public boolean reads() {
        return gate.isOpen();
      }

      @Override
      public void send(Ping ping) {
        Session.this.send(ping);
      }

      @Override
      public void giveUp(String reason) {
        parts.sessions().counters().broken();
        LOG.info("agent {} {}", whoIs(), reason);
        end();
        ctx.close();
      }
    };
  }

  private void storeFailed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    RefusalCode code = switch (cause) {
      case SlotLengthChanged _ -> RefusalCode.SLOT_LENGTH_CHANGED;
      case EventsOutOfOrder _ -> RefusalCode.PROTOCOL_ERROR;
      case SessionSuperseded _ -> RefusalCode.DUPLICATE_SESSION;
      default -> RefusalCode.STORE_FAILURE;
    };
    refuse(new Refusal(code, String.valueOf(cause.getMessage())));
  }

  private void onLoop(Runnable action) {
    ctx.executor().execute(() -> {
      if (!ctx.isRemoved()) {
        action.run();
      }
    });
  }

  private void send(Message message) {
    ctx.writeAndFlush(message).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  private static Refusal shortened(Refusal refusal) {
    String text = refusal.text();
    return text.length() <= Limits.TEXT_CHARACTERS
        ? refusal
        : new Refusal(refusal.code(), text.substring(0, Limits.TEXT_CHARACTERS));
  }

  private String whoIs() {
    return phase.agent().orElseGet(() -> Peer.remote(ctx));
  }
}
