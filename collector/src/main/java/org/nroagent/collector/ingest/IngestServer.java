package org.nroagent.collector.ingest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.FramePipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The push port: accepts agents and gives each a session.
public final class IngestServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);
  private static final int SPARE_CONNECTIONS = 16;
  private static final int BACKLOG = 512;
  private static final int FAREWELL_MILLIS = 3_000;

  private final EventLoops loops;
  private final ChannelGroup connections;
  private final Channel listener;
  private final Sessions sessions;

  private IngestServer(EventLoops loops, ChannelGroup connections, Channel listener, Sessions sessions) {
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
    Optional<ServerTls> tls = settings.tls().isPresent()
        ? Optional.of(new ServerTls(settings.tls().get()))
        : Optional.empty();
    Sessions sessions = new Sessions(time);
    HelloCheck helloCheck = new HelloCheck(settings.agents());
    EventLoops loops = EventLoops.start("ingest",
        Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4));
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    int mostConnections = 2 * settings.agents().size() + SPARE_CONNECTIONS;
    ChannelFuture bound = new ServerBootstrap().group(loops.group()).channel(loops.serverChannel())
        .option(ChannelOption.SO_BACKLOG, BACKLOG).option(ChannelOption.SO_REUSEADDR, true)
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do if closing fails
          protected void initChannel(SocketChannel channel) {
            if (connections.size() >= mostConnections) {
              sessions.counters().tooMany();
              channel.close();
              return;
            }
            connections.add(channel);
            fill(channel, tls, settings.timeouts(),
                new SessionHandler(store, helloCheck, sessions, settings.timeouts(), time));
          }
        }).bind(settings.listen()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loops.close();
      throw new IOException("cannot listen on " + settings.listen() + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    if (store.isShared()) {
      long period = settings.timeouts().comparison().toMillis();
      var _ = loops.group().scheduleWithFixedDelay(() -> compare(sessions, store), period, period,
          TimeUnit.MILLISECONDS);
    }
    return new IngestServer(loops, connections, bound.channel(), sessions);
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

  private static void fill(SocketChannel channel, Optional<ServerTls> tls, IngestSettings.Timeouts timeouts,
      SessionHandler session) {
    ChannelPipeline pipeline = channel.pipeline();
    tls.ifPresent(with -> pipeline.addLast("tls", with.context().newHandler(channel.alloc())));
    pipeline.addLast("idle", new IdleStateHandler(timeouts.ping().toMillis(), 0, 0, TimeUnit.MILLISECONDS));
    FramePipeline.install(pipeline);
    pipeline.addLast("flow", new FlowControlHandler());
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

  /// Stops accepting and tells the agents; acknowledgements of what the store still writes are not waited for, as
  /// the agents ask again.
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    sessions.all().forEach(SessionHandler::stop);
    connections.newCloseFuture().awaitUninterruptibly(FAREWELL_MILLIS);
    connections.close().awaitUninterruptibly(FAREWELL_MILLIS);
    loops.close();
  }
}
