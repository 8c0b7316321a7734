package org.nroagent.collector.ingest;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.store.EventOpening;
import org.nroagent.collector.store.EventsOutOfOrder;
import org.nroagent.collector.store.Opening;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.collector.store.SlotLengthChanged;
import org.nroagent.collector.version.Version;
import org.nroagent.daemon.tls.CertificateRefused;
import org.nroagent.daemon.tls.ReloadingTls;
import org.nroagent.model.time.TimeSource;
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

/// One agent's connection: Hello, Welcome, then records in and acknowledgements out. An acknowledgement is written
/// only when the store has said that the records are durable. Runs on its connection's event loop and never waits.
@SuppressWarnings("FutureReturnValueIgnored") // failed writes arrive in exceptionCaught, failed closing needs nothing
final class SessionHandler extends SimpleChannelInboundHandler<Message> {
  private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);
  /// How long a refused peer may take to read why, before it is cut off.
  private static final int FAREWELL_SECONDS = 2;
  /// Number of the Ping that asks for a proof; those of the keepalive are positive.
  private static final long PROOF = -1;

  private final RecordStore store;
  private final HelloCheck helloCheck;
  private final Peer peer;
  private final Sessions sessions;
  private final IngestSettings.Timeouts timeouts;
  private final TimeSource time;
  private Phase phase = Phase.CONNECTED;
  private @Nullable Hello hello;
  private volatile @Nullable OpenSession open;
  private volatile @Nullable SessionView view;
  /// What the store calls this session, null until it is open.
  private volatile @Nullable String name;
  /// Whether the agent was asked to prove that it is here although it opened a newer session elsewhere.
  private boolean awaitsProof;
  /// What is made of the connection as soon as there is one.
  private volatile @Nullable Link link;

  private record Link(ChannelHandlerContext ctx, ReadGate gate, Keepalive keepalive) {}

  private enum Phase {
    /// Waits for Hello.
    CONNECTED,
    /// The store looks up what is settled.
    GREETED,
    /// Records flow.
    OPEN,
    /// Whatever comes is ignored.
    CLOSING
  }

  /// @param tls empty for plain TCP
  SessionHandler(RecordStore store, HelloCheck helloCheck, Optional<ReloadingTls> tls, Sessions sessions,
      IngestSettings.Timeouts timeouts, TimeSource time) {
    this.store = store;
    this.helloCheck = helloCheck;
    this.peer = new Peer(tls);
    this.sessions = sessions;
    this.timeouts = timeouts;
    this.time = time;
  }

  /// The session for pages, empty until it is open.
  Optional<SessionView> view() {
    SessionView opened = view;
    OpenSession current = open;
    return opened == null || current == null ? Optional.empty() : Optional.of(current.view(opened));
  }

  /// Whether anything was heard of the agent lately, in real time.
  boolean heardWithin(Duration duration) {
    Link current = link;
    return current != null && current.ctx().channel().isActive() && current.keepalive().heardWithin(duration);
  }

  /// Ends the session because a newer one took its place.
  void displace() {
    end(new Refusal(RefusalCode.DUPLICATE_SESSION,
        "a newer session of the same agent took this one's place; if both hosts are yours, give one a new name"));
  }

  /// Notes which session of its agent is the newest, at whichever collector of the store. Where it is another one, the
  /// agent has moved and this connection is what remained, or two agents have one identity: only then does somebody here
  /// answer a ping that is sent from now on. Whatever still comes until then is stored, as it does no harm.
  void compare(String newest) {
    String own = name;
    if (own != null && !own.equals(newest)) {
      onLoop(ctx -> {
        if (phase == Phase.OPEN && !awaitsProof) {
          askForProof(ctx);
        }
      });
    }
  }

  private void askForProof(ChannelHandlerContext ctx) {
    awaitsProof = true;
    send(ctx, new Ping(PROOF));
    ctx.executor().schedule(() -> refuse(ctx, new Refusal(RefusalCode.DUPLICATE_SESSION,
        "a newer session of the same agent, with another collector, took this one's place")),
        timeouts.comparison().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void hear(Pong pong) {
    Hello greeting = hello;
    if (awaitsProof && pong.number() == PROOF && greeting != null) {
      sessions.cloneOf(greeting.agent());
      displace();
    }
  }

  /// Ends the session because the collector stops: reads no more, and acknowledges what it has read before it says so.
  void stop() {
    onLoop(ctx -> {
      Refusal goodbye = new Refusal(RefusalCode.STOPPING, "the collector stops; come back later");
      OpenSession current = open;
      if (phase == Phase.OPEN && current != null) {
        current.drain(() -> refuse(ctx, goodbye));
      } else {
        refuse(ctx, goodbye);
      }
    });
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    Keepalive keepalive = new Keepalive(ctx, timeouts, time, lifeSigns(ctx));
    link = new Link(ctx, new ReadGate(ctx.channel().config(), keepalive::heard), keepalive);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    sessions.counters().connected();
    ctx.executor().schedule(() -> {
      if (phase == Phase.CONNECTED) {
        refuse(ctx, new Refusal(RefusalCode.PROTOCOL_ERROR, "no Hello within " + timeouts.hello()));
      }
    }, timeouts.hello().toMillis(), TimeUnit.MILLISECONDS);
    ctx.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    phase = Phase.CLOSING;
    link().keepalive().stop();
    if (hello != null) {
      sessions.leave(hello.agent(), this);
    }
    ctx.fireChannelInactive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Message message) throws ProtocolException {
    link().keepalive().heard();
    OpenSession current = open;
    if (message instanceof Refusal goodbye && phase != Phase.CLOSING) {
      part(ctx, goodbye);
    } else if (phase == Phase.CONNECTED && message instanceof Hello greeting) {
      greet(ctx, greeting);
    } else if (phase == Phase.OPEN && current != null) {
      current.receive(message);
    } else if (phase != Phase.CLOSING) {
      throw OpenSession.outOfPlace(message);
    }
  }

  /// An agent may end the conversation at any time, also before it was welcomed.
  private void part(ChannelHandlerContext ctx, Refusal goodbye) {
    LOG.info("agent {} leaves: {}: {}", whoIs(ctx), goodbye.code(), goodbye.text());
    phase = Phase.CLOSING;
    ctx.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        peer.shookHands(ctx);
      } else {
        handshakeFailed(ctx, handshake.cause());
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  /// Whoever shows a certificate that is not accepted is seen, by the name that it claims.
  private void handshakeFailed(ChannelHandlerContext ctx, Throwable cause) {
    phase = Phase.CLOSING;
    sessions.counters().handshakeFailed();
    LOG.info("no TLS with {}: {}", Peer.remote(ctx), String.valueOf(cause));
    CertificateRefused refused = CertificateRefused.in(cause);
    if (refused != null) {
      String peer = refused.name().isEmpty() ? Peer.host(ctx) : refused.name() + " at " + Peer.host(ctx);
      sessions.counters().refused(RefusalCode.CERTIFICATE_REFUSED);
      sessions.refusedPeers().add(peer,
          new Refusal(RefusalCode.CERTIFICATE_REFUSED, String.valueOf(refused.getMessage())));
    }
  }

  /// Ends the session if its certificate has expired or was revoked since it was shown.
  void recheck() {
    onLoop(ctx -> peer.objection(time.wall()).ifPresent(refusal -> refuse(ctx, refusal)));
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      link().gate().open(ReadGate.Reason.ANSWERS_UNREAD);
    } else if (phase != Phase.CLOSING && link().gate().shut(ReadGate.Reason.ANSWERS_UNREAD)) {
      sessions.counters().answersUnread();
      link().keepalive().answersPileUp();
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (phase == Phase.CLOSING) {
      ctx.close();
      return;
    }
    ProtocolException broken = ProtocolException.in(cause);
    if (broken != null) {
      refuse(ctx, broken.refusal());
      return;
    }
    sessions.counters().broken();
    LOG.info("connection with {} broke: {}", whoIs(ctx), cause.toString());
    phase = Phase.CLOSING;
    ctx.close();
  }

  private void greet(ChannelHandlerContext ctx, Hello greeting) {
    hello = greeting;
    Optional<Refusal> refusal = helloCheck.check(greeting, peer.certificateName())
        .or(() -> peer.objection(time.wall()));
    if (refusal.isPresent()) {
      refuse(ctx, refusal.get());
      return;
    }
    phase = Phase.GREETED;
    Instant now = time.wall();
    sessions.enter(greeting.agent(), this, timeouts.ping().multipliedBy(5).dividedBy(4));
    store.open(greeting).whenCompleteAsync((opening, failure) -> {
      if (failure != null) {
        storeFailed(ctx, failure);
      } else {
        open(ctx, greeting, opening, now);
      }
    }, ctx.executor());
  }

  private void open(ChannelHandlerContext ctx, Hello greeting, Opening opening, Instant at) {
    if (phase != Phase.GREETED) {
      return;
    }
    phase = Phase.OPEN;
    open = new OpenSession(store, opening, ctx.executor(), link().gate(), link().keepalive(), time,
        outlet(ctx));
    name = opening.session();
    Duration skew = Duration.between(at, greeting.time());
    view = new SessionView(greeting.agent(), Peer.remote(ctx), at, skew, opening.missing(), 0, 0);
    link().keepalive().start(skew);
    send(ctx, new Welcome(opening.storeId(), time.wall(), opening.settled(),
        opening.events().map(EventOpening::settled), true, Optional.of("nro-collector " + Version.text())));
    LOG.info("agent '{}' came from {}; {} of its records and {} of its events are missing here",
        greeting.agent(), Peer.remote(ctx), opening.missing(),
        opening.events().map(EventOpening::missing).orElse(0L));
  }

  private OpenSession.Outlet outlet(ChannelHandlerContext ctx) {
    return new OpenSession.Outlet() {
      @Override
      public void send(Message message) {
        if (phase == Phase.OPEN) {
          SessionHandler.send(ctx, message);
        }
      }

      @Override
      public void heard(Pong pong) {
        hear(pong);
      }

      @Override
      public void fail(Throwable failure) {
        storeFailed(ctx, failure);
      }

      @Override
      public void paused() {
        sessions.counters().paused();
      }
    };
  }

  private void storeFailed(ChannelHandlerContext ctx, Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    RefusalCode code = switch (cause) {
      case SlotLengthChanged _ -> RefusalCode.SLOT_LENGTH_CHANGED;
      case EventsOutOfOrder _ -> RefusalCode.PROTOCOL_ERROR;
      default -> RefusalCode.STORE_FAILURE;
    };
    refuse(ctx, new Refusal(code, String.valueOf(cause.getMessage())));
  }

  private Keepalive.Outlet lifeSigns(ChannelHandlerContext ctx) {
    return new Keepalive.Outlet() {
      @Override
      public boolean reads() {
        return link().gate().isOpen();
      }

      @Override
      public void send(Ping ping) {
        SessionHandler.send(ctx, ping);
      }

      @Override
      public void giveUp(String reason) {
        sessions.counters().broken();
        LOG.info("agent {} {}", whoIs(ctx), reason);
        phase = Phase.CLOSING;
        ctx.close();
      }
    };
  }

  private void end(Refusal refusal) {
    onLoop(ctx -> refuse(ctx, refusal));
  }

  /// From any thread.
  private void onLoop(Consumer<ChannelHandlerContext> action) {
    Link current = link;
    if (current != null) {
      current.ctx().executor().execute(() -> {
        if (!current.ctx().isRemoved()) {
          action.accept(current.ctx());
        }
      });
    }
  }

  private Link link() {
    Link current = link;
    if (current == null) {
      throw new IllegalStateException("the session has no connection yet");
    }
    return current;
  }

  /// Says why, and leaves the peer a moment to read it: closing at once would make the peer's system discard it.
  private void refuse(ChannelHandlerContext ctx, Refusal refusal) {
    if (phase == Phase.CLOSING) {
      return;
    }
    phase = Phase.CLOSING;
    sessions.counters().refused(refusal.code());
    if (refusal.code() != RefusalCode.STOPPING) {
      sessions.refusedPeers().add(hello == null ? Peer.host(ctx) : hello.agent(), refusal);
    }
    if (hello != null) {
      sessions.leave(hello.agent(), this);
    }
    view = null;
    link().keepalive().stop();
    link().gate().letPass();
    send(ctx, shortened(refusal));
    ctx.executor().schedule(() -> ctx.close(), FAREWELL_SECONDS, TimeUnit.SECONDS);
  }

  private static void send(ChannelHandlerContext ctx, Message message) {
    ctx.writeAndFlush(message).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  private static Refusal shortened(Refusal refusal) {
    String text = refusal.text();
    return text.length() <= Limits.TEXT_CHARACTERS
        ? refusal
        : new Refusal(refusal.code(), text.substring(0, Limits.TEXT_CHARACTERS));
  }

  private String whoIs(ChannelHandlerContext ctx) {
    return hello == null ? Peer.remote(ctx) : hello.agent();
  }
}
