package org.nroagent.collector.ingest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.tls.ReloadingTls;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.FramePipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The push port: accepts agents and gives each a session.
public final class IngestServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);
  private static final int SPARE_CONNECTIONS = 16;
  private static final int BACKLOG = 512;
  /// How many octets are read at once, adapted to what comes.
  private static final int LEAST_RECEIVED = 256;
  private static final int FIRST_RECEIVED = 2_048;
  /// For the last commits, and for the agents to read the last answer.
  private static final int DRAIN_MILLIS = 8_000;
  private static final int CUT_MILLIS = 1_000;

  private final EventLoops loops;
  private final ChannelGroup connections;
  private final Channel listener;
  private final Sessions sessions;
  private final Optional<ReloadingTls> tls;

  private IngestServer(EventLoops loops, ChannelGroup connections, Channel listener, Sessions sessions,
      Optional<ReloadingTls> tls) {
    this.tls = tls;
    this.loops = loops;
    this.connections = connections;
    this.listener = listener;
    this.sessions = sessions;
  }

  /// Starts to listen; agents are accepted when this returns.
  ///
  /// @throws IOException if the address cannot be bound or a certificate file not be used; the message says which
  public static IngestServer start(IngestSettings settings, RecordStore store, TimeSource time)
      throws IOException {
    Optional<ReloadingTls> tls = settings.tls().isPresent()
        ? Optional.of(ReloadingTls.server(settings.tls().get()))
        : Optional.empty();
    Sessions sessions = new Sessions(tls, time);
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    SessionParts parts = new SessionParts(store, Intake.Lines.of(store, threads),
        new HelloCheck(settings.agents()), sessions, settings.timeouts(), time);
    EventLoops loops = EventLoops.start("ingest", threads);
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    int mostConnections = 2 * settings.agents().size() + SPARE_CONNECTIONS;
    ChannelFuture bound = new ServerBootstrap().group(loops.group()).channel(loops.serverChannel())
        .option(ChannelOption.SO_BACKLOG, BACKLOG).option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(
            LEAST_RECEIVED, FIRST_RECEIVED, Intake.FREE_OCTETS))
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do if closing fails
          protected void initChannel(SocketChannel channel) throws IOException {
            if (connections.size() >= mostConnections) {
              sessions.counters().tooMany();
              channel.close();
              return;
            }
            connections.add(channel);
            fill(channel, tls, settings.timeouts(),
                new SessionHandler(parts, tls));
          }
        }).bind(settings.listen()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loops.close();
      throw new IOException("cannot listen on " + settings.listen() + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    IngestServer server = new IngestServer(loops, connections, bound.channel(), sessions, tls);
    server.recheckEvery(settings.timeouts().recheck());
    if (store.isShared()) {
      server.compareEvery(settings.timeouts().comparison(), store);
    }
    return server;
  }

  /// An agent that has moved to another collector of the store ends its session here.
  private void compareEvery(Duration interval, RecordStore store) {
    var _ = loops.group().scheduleWithFixedDelay(() -> compare(sessions, store), interval.toMillis(),
        interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Compared on the store's thread, before any newer session can be opened here.
  private static void compare(Sessions sessions, RecordStore store) {
    var _ = store.newestSessions().whenComplete((newest, failure) -> {
      if (failure == null) {
        sessions.compare(newest);
      } else {
        LOG.debug("sessions are not compared now: {}", failure.getMessage());
      }
    });
  }

  /// A certificate that is revoked, or expires, ends its sessions.
  @SuppressWarnings("FutureReturnValueIgnored") // ends with its event loop
  private void recheckEvery(Duration interval) {
    if (tls.isPresent()) {
      loops.group().scheduleWithFixedDelay(() -> live().forEach(Session::recheck),
          interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Stream<Session> live() {
    return connections.stream().flatMap(each -> Stream.ofNullable(each.pipeline().get(SessionHandler.class)))
        .flatMap(handler -> handler.session().stream());
  }

  private static void fill(SocketChannel channel, Optional<ReloadingTls> tls,
      IngestSettings.Timeouts timeouts, SessionHandler session) throws IOException {
    ChannelPipeline pipeline = channel.pipeline();
    if (tls.isPresent()) {
      SslHandler handler = tls.get().context().newHandler(channel.alloc());
      handler.setHandshakeTimeoutMillis(timeouts.hello().toMillis());
      pipeline.addLast("tls", handler);
    }
    FramePipeline.install(pipeline, session);
    pipeline.addLast("session", session);
  }

  /// Where it listens, with the port that was really taken.
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /// The live sessions and the port's counts.
  public Sessions sessions() {
    return sessions;
  }

  /// Stops accepting, reads no more, acknowledges what was read once it is durable, and tells the agents. What takes
  /// longer is cut off, as the agents ask again. The store must still work.
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    live().forEach(Session::stop);
    connections.newCloseFuture().awaitUninterruptibly(DRAIN_MILLIS);
    connections.close().awaitUninterruptibly(CUT_MILLIS);
    loops.close();
  }
}
