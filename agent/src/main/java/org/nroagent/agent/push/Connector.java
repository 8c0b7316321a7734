package org.nroagent.agent.push;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.tls.ReloadingTls;
import org.nroagent.protocol.FramePipeline;

/// Makes connections to one collector. Blocks the caller, never an event loop.
final class Connector {
  /// Bounds what lies unsent in memory to little more than one frame.
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 << 10, 256 << 10);

  private final HostAndPort collector;
  private final Optional<ReloadingTls> tls;
  private final PushSettings settings;
  private final EventLoops loops;
  private final AtomicInteger attempts = new AtomicInteger();

  /// @param tls empty for plain TCP
  Connector(HostAndPort collector, Optional<ReloadingTls> tls, PushSettings settings, EventLoops loops) {
    this.collector = collector;
    this.tls = tls;
    this.settings = settings;
    this.loops = loops;
  }

  /// Connects, with TLS up to the end of the handshake. The name is resolved and the certificates are looked at each
  /// time, so that a changed address and a renewed certificate need no restart; of several addresses each try takes the
  /// next. Safe for any thread.
  ///
  /// @throws IOException if it fails; the message says why
  Connection connect() throws IOException, InterruptedException {
    @Nullable
    SslContext context = tls.isPresent() ? tls.get().context() : null;
    InetSocketAddress address = resolve();
    Inbox inbox = new Inbox();
    ChannelFuture connecting = bootstrap(context, inbox).connect(address);
    Channel channel = connecting.channel();
    boolean complete = false;
    try {
      await(connecting);
      SslHandler handler = channel.pipeline().get(SslHandler.class);
      if (handler != null) {
        await(handler.handshakeFuture());
      }
      complete = true;
      return new Connection(channel, inbox, context != null);
    } finally {
      if (!complete) {
        var _ = channel.close();
      }
    }
  }

  private static void await(Future<?> future) throws IOException, InterruptedException {
    if (!future.await().isSuccess()) {
      throw new IOException(ConnectionProblem.describe(future.cause()), future.cause());
    }
  }

  private InetSocketAddress resolve() throws IOException {
    try {
      InetAddress[] addresses = InetAddress.getAllByName(collector.host());
      int turn = Math.floorMod(attempts.getAndIncrement(), addresses.length);
      return new InetSocketAddress(addresses[turn], collector.port());
    } catch (IOException e) {
      throw new IOException(ConnectionProblem.describe(e), e);
    }
  }

  private Bootstrap bootstrap(@Nullable SslContext context, Inbox inbox) {
    return new Bootstrap().group(loops.group()).channel(loops.channel())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis())
        .option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
        .handler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            if (context != null) {
              SslHandler handler = context.newHandler(channel.alloc(), collector.host(), collector.port());
              handler.setHandshakeTimeoutMillis(settings.connectTimeout().toMillis());
              channel.pipeline().addLast("tls", handler);
            }
            FramePipeline.install(channel.pipeline());
            channel.pipeline().addLast("inbox", new InboxHandler(inbox));
          }
        });
  }

  /// The collector's address.
  @Override
  public String toString() {
    return collector.toString();
  }
}
