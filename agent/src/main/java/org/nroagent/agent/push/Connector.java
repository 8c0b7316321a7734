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
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.tls.TlsContexts;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.protocol.FramePipeline;

/// Makes connections to the collector. Blocks the caller, never an event loop.
final class Connector {
  /// Bounds what lies unsent in memory to little more than one frame.
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 << 10, 256 << 10);

  private final PushConfig config;
  private final PushSettings settings;
  private final EventLoops loops;
  private int attempts;

  Connector(PushConfig config, PushSettings settings, EventLoops loops) {
    this.config = config;
    this.settings = settings;
    this.loops = loops;
  }

  /// Connects, with TLS up to the end of the handshake. The name is resolved and the certificates are read each time,
  /// so that a changed address and a renewed certificate need no restart; of several addresses each try takes the
  /// next.
  ///
  /// @throws IOException if it fails; the message says why
  Connection connect() throws IOException, InterruptedException {
    SslContext tls = tlsContext();
    InetSocketAddress address = resolve();
    Inbox inbox = new Inbox();
    ChannelFuture connecting = bootstrap(tls, inbox).connect(address);
    Channel channel = connecting.channel();
    boolean complete = false;
    try {
      await(connecting);
      SslHandler handler = channel.pipeline().get(SslHandler.class);
      if (handler != null) {
        await(handler.handshakeFuture());
      }
      complete = true;
      return new Connection(channel, inbox, tls != null);
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

  private @Nullable SslContext tlsContext() throws IOException {
    TlsFiles files = config.tls();
    return files == null ? null : TlsContexts.client(files);
  }

  private InetSocketAddress resolve() throws IOException {
    try {
      InetAddress[] addresses = InetAddress.getAllByName(config.host());
      return new InetSocketAddress(addresses[attempts++ % addresses.length], config.port());
    } catch (IOException e) {
      throw new IOException(ConnectionProblem.describe(e), e);
    }
  }

  private Bootstrap bootstrap(@Nullable SslContext tls, Inbox inbox) {
    return new Bootstrap().group(loops.group()).channel(loops.channel())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis())
        .option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
        .handler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            if (tls != null) {
              SslHandler handler = tls.newHandler(channel.alloc(), config.host(), config.port());
              handler.setHandshakeTimeoutMillis(settings.connectTimeout().toMillis());
              channel.pipeline().addLast("tls", handler);
            }
            FramePipeline.install(channel.pipeline());
            channel.pipeline().addLast("inbox", new InboxHandler(inbox));
          }
        });
  }
}
