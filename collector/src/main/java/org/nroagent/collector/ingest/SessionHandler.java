package org.nroagent.collector.ingest;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.store.EventOpening;
import org.nroagent.collector.store.EventsOutOfOrder;
import org.nroagent.collector.store.Opening;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.collector.store.SlotLengthChanged;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One agent's connection: Hello, Welcome, then records in and acknowledgements out. An acknowledgement is written
/// only when the store has said that the records are durable. Runs on its connection's event loop and never waits.
@SuppressWarnings("FutureReturnValueIgnored") // failed writes arrive in exceptionCaught, failed closing needs nothing
final class SessionHandler extends SimpleChannelInboundHandler<Message> {
  private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);
  /// How long a refused peer may take to read why, before it is cut off.
  private static final int FAREWELL_SECONDS = 2;

  private final RecordStore store;
  private final HelloCheck helloCheck;
  private final Sessions sessions;
  private final IngestSettings.Timeouts timeouts;
  private final TimeSource time;
  private Phase phase = Phase.CONNECTED;
  private long pings;
  private @Nullable Hello hello;
  private volatile @Nullable RecordFlow flow;
  /// Null while the session is not open, and where its agent offers no events.
  private volatile @Nullable EventFlow events;
  private volatile @Nullable Channel channel;
  private volatile @Nullable SessionView view;
  /// What the store calls this session, null until it is open.
  private volatile @Nullable String name;
  /// The ping whose answer would prove that the agent is here although it opened a newer session elsewhere; 0 for none.
  private long proof;
  private volatile long lastHeardNanos = System.nanoTime();

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

  SessionHandler(RecordStore store, HelloCheck helloCheck, Sessions sessions,
      IngestSettings.Timeouts timeouts, TimeSource time) {
    this.store = store;
    this.helloCheck = helloCheck;
    this.sessions = sessions;
    this.timeouts = timeouts;
    this.time = time;
  }

  /// The session for pages, empty until it is open.
  Optional<SessionView> view() {
    SessionView opened = view;
    RecordFlow current = flow;
    EventFlow currentEvents = events;
    return opened == null || current == null
        ? Optional.empty()
        : Optional.of(opened.with(current.records(), currentEvents == null ? 0 : currentEvents.events()));
  }

  /// Whether anything was heard of the agent lately, in real time.
  boolean heardWithin(Duration duration) {
    Channel current = channel;
    return current != null && current.isActive() && System.nanoTime() - lastHeardNanos < duration.toNanos();
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
    Channel current = channel;
    String own = name;
    if (current != null && own != null && !own.equals(newest)) {
      current.eventLoop().execute(() -> {
        ChannelHandlerContext ctx = current.pipeline().context(this);
        if (ctx != null && phase == Phase.OPEN && proof == 0) {
          askForProof(ctx);
        }
      });
    }
  }

  private void askForProof(ChannelHandlerContext ctx) {
    proof = ++pings;
    send(ctx, new Ping(proof));
    ctx.executor().schedule(() -> refuse(ctx, new Refusal(RefusalCode.DUPLICATE_SESSION,
        "a newer session of the same agent, with another collector, took this one's place")),
        timeouts.comparison().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void hear(Pong pong) {
    LOG.trace("pong {}", pong.number());
    Hello greeting = hello;
    if (proof != 0 && pong.number() == proof && greeting != null) {
      sessions.cloneOf(greeting.agent());
      displace();
    }
  }

  /// Ends the session because the collector stops.
  void stop() {
    end(new Refusal(RefusalCode.STOPPING, "the collector stops; come back later"));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
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
    if (hello != null) {
      sessions.leave(hello.agent(), this);
    }
    ctx.fireChannelInactive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Message message) throws ProtocolException {
    lastHeardNanos = System.nanoTime();
    RecordFlow records = flow;
    if (message instanceof Refusal goodbye && phase != Phase.CLOSING) {
      part(ctx, goodbye);
    } else if (phase == Phase.CONNECTED && message instanceof Hello greeting) {
      greet(ctx, greeting);
    } else if (phase == Phase.OPEN && records != null) {
      receive(ctx, records, message);
    } else if (phase != Phase.CLOSING) {
      throw outOfPlace(message);
    }
  }

  /// An agent may end the conversation at any time, also before it was welcomed.
  private void part(ChannelHandlerContext ctx, Refusal goodbye) {
    LOG.info("agent {} leaves: {}: {}", peer(ctx), goodbye.code(), goodbye.text());
    phase = Phase.CLOSING;
    ctx.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof IdleStateEvent idle && idle.state() == IdleState.READER_IDLE) {
      whenSilent(ctx);
    } else if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
      sessions.counters().handshakeFailed();
      LOG.info("no TLS with {}: {}", remote(ctx), String.valueOf(handshake.cause()));
      phase = Phase.CLOSING;
    }
    ctx.fireUserEventTriggered(event);
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
    LOG.info("connection with {} broke: {}", peer(ctx), cause.toString());
    phase = Phase.CLOSING;
    ctx.close();
  }

  private void greet(ChannelHandlerContext ctx, Hello greeting) {
    hello = greeting;
    Optional<String> certificateName = Optional.ofNullable(ctx.pipeline().get(SslHandler.class))
        .map(CertificateName::of);
    Optional<Refusal> refusal = helloCheck.check(greeting, certificateName);
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
    PendingCommits commits = new PendingCommits(ctx, store::busy, watcher(ctx));
    flow = new RecordFlow(store, opening.stream(), commits, ack -> acknowledge(ctx, ack));
    events = opening.events()
        .map(each -> new EventFlow(store, each.stream(), each.settled().through(), commits,
            ack -> acknowledge(ctx, ack)))
        .orElse(null);
    String remote = remote(ctx);
    name = opening.session();
    view = new SessionView(greeting.agent(), remote, at, Duration.between(at, greeting.time()),
        opening.missing(), 0, 0);
    send(ctx, new Welcome(opening.storeId(), time.wall(), opening.settled(),
        opening.events().map(EventOpening::settled), true));
    LOG.info("agent '{}' came from {}; {} of its records and {} of its events are missing here",
        greeting.agent(), remote, opening.missing(), opening.events().map(EventOpening::missing).orElse(0L));
  }

  private void receive(ChannelHandlerContext ctx, RecordFlow records, Message message)
      throws ProtocolException {
    switch (message) {
      case Directory directory -> records.take(directory);
      case Records some -> records.take(some);
      case Gap gap -> records.take(plausible(gap));
      case Ping ping -> answer(ctx, ping);
      case Pong pong -> hear(pong);
      case Events some -> offered(some).take(some);
      case EventGap gap -> offered(gap).take(gap);
      case Hello _,Welcome _,Ack _,EventAck _,Refusal _ -> throw outOfPlace(message);
    }
  }

  /// Where events go, if the agent's Hello offered them.
  private EventFlow offered(Message message) throws ProtocolException {
    EventFlow current = events;
    if (current == null) {
      throw outOfPlace(message);
    }
    return current;
  }

  /// Sequences are counted one by one: no ring reaches this one, and sums of lost ones stay within 64 bits.
  private static Gap plausible(Gap gap) throws ProtocolException {
    if (gap.range().last() > Limits.LAST_SEQUENCE) {
      throw new ProtocolException(RefusalCode.PROTOCOL_ERROR,
          "a gap ends at " + gap.range().last() + ", above " + Limits.LAST_SEQUENCE);
    }
    return gap;
  }

  /// A peer that asks without reading the answers would fill our memory.
  private void answer(ChannelHandlerContext ctx, Ping ping) throws ProtocolException {
    if (!ctx.channel().isWritable()) {
      throw new ProtocolException(RefusalCode.PROTOCOL_ERROR, "answers are not read");
    }
    send(ctx, new Pong(ping.number()));
  }

  private void acknowledge(ChannelHandlerContext ctx, Message ack) {
    if (phase == Phase.OPEN) {
      send(ctx, ack);
    }
  }

  private PendingCommits.Watcher watcher(ChannelHandlerContext ctx) {
    return new PendingCommits.Watcher() {
      @Override
      public void fail(Throwable failure) {
        storeFailed(ctx, failure);
      }

      @Override
      public void paused() {
        sessions.counters().paused();
      }

      @Override
      public void resumed() {
        // The silence was ours.
        lastHeardNanos = System.nanoTime();
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

  /// After a while of silence asks whether the agent is there; after a longer one gives up. A session that is
  /// paused hears nothing by its own doing: it only lets the agent know that the collector lives.
  private void whenSilent(ChannelHandlerContext ctx) {
    if (phase == Phase.CONNECTED || phase == Phase.CLOSING) {
      return;
    }
    boolean paused = !ctx.channel().config().isAutoRead();
    if (!paused && System.nanoTime() - lastHeardNanos >= timeouts.dead().toNanos()) {
      sessions.counters().broken();
      LOG.info("agent {} fell silent", peer(ctx));
      phase = Phase.CLOSING;
      ctx.close();
    } else if (phase == Phase.OPEN) {
      send(ctx, new Ping(++pings));
    }
  }

  private static ProtocolException outOfPlace(Message message) {
    return new ProtocolException(RefusalCode.PROTOCOL_ERROR,
        message.getClass().getSimpleName() + " may not be sent now");
  }

  private void end(Refusal refusal) {
    Channel current = channel;
    if (current != null) {
      current.eventLoop().execute(() -> {
        ChannelHandlerContext ctx = current.pipeline().context(this);
        if (ctx != null) {
          refuse(ctx, refusal);
        }
      });
    }
  }

  /// Says why, and leaves the peer a moment to read it: closing at once would make the peer's system discard it.
  private void refuse(ChannelHandlerContext ctx, Refusal refusal) {
    if (phase == Phase.CLOSING) {
      return;
    }
    phase = Phase.CLOSING;
    sessions.counters().refused(refusal.code());
    sessions.refusedPeers().add(peer(ctx), refusal);
    if (hello != null) {
      sessions.leave(hello.agent(), this);
    }
    view = null;
    ctx.channel().config().setAutoRead(true);
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

  private String peer(ChannelHandlerContext ctx) {
    return hello == null ? remote(ctx) : hello.agent();
  }

  private static String remote(ChannelHandlerContext ctx) {
    return ctx.channel().remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress() + ":" + address.getPort()
        : "unknown";
  }
}
