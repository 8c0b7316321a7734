package org.nroagent.daemon.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.nroagent.daemon.net.EventLoops;

/// An HTTP/1.1 server for GET and HEAD, and for POST with a small body and DELETE where a route takes them. One event loop moves bytes, handlers run on virtual threads; connections,
/// requests in flight, sizes and times are bounded.
public final class HttpServer implements AutoCloseable {
  private static final int LONGEST_LINE = 4096;
  private static final int LARGEST_HEADERS = 16_384;
  private static final int LARGEST_BODY = 1024;
  private static final int BACKLOG = 128;

  private final EventLoops loops;
  private final Dispatcher dispatcher;
  private final ChannelGroup connections;
  private final Channel listener;

  private HttpServer(EventLoops loops, Dispatcher dispatcher, ChannelGroup connections, Channel listener) {
    this.loops = loops;
    this.dispatcher = dispatcher;
    this.connections = connections;
    this.listener = listener;
  }

  /// Starts a server; it answers when this returns.
  ///
  /// @param settings address and bounds
  /// @param router which handler answers what
  /// @param registry gets the server's counts
  /// @throws IOException if the address cannot be bound; the message names it
  public static HttpServer start(HttpSettings settings, Router router, MeterRegistry registry)
      throws IOException {
    InetSocketAddress address = settings.listen().address();
    HttpMetrics metrics = new HttpMetrics(registry);
    EventLoops loops = EventLoops.start("http", 1);
    Dispatcher dispatcher = new Dispatcher(metrics, settings.maxInFlight());
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    ConnectionLimit limit = new ConnectionLimit(connections, settings.maxConnections(), metrics);
    HostCheck hostCheck = new HostCheck(address.getAddress().isLoopbackAddress(),
        settings.listen().hostNames());
    ChannelFuture bound = new ServerBootstrap().group(loops.group()).channel(loops.serverChannel()).option(
        ChannelOption.SO_BACKLOG, BACKLOG).childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                fill(channel.pipeline(), limit, settings,
                    new RequestHandler(router, hostCheck, dispatcher, metrics));
              }
            })
        .bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      dispatcher.close();
      loops.close();
      throw new IOException("cannot listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
    }
    return new HttpServer(loops, dispatcher, connections, bound.channel());
  }

  private static void fill(ChannelPipeline pipeline, ConnectionLimit limit, HttpSettings settings,
      RequestHandler handler) {
    pipeline.addLast(limit);
    pipeline.addLast(new HttpServerCodec(
        new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE).setMaxHeaderSize(LARGEST_HEADERS)));
    pipeline.addLast(new HttpServerKeepAliveHandler());
    pipeline.addLast(new HttpObjectAggregator(LARGEST_BODY));
    // Behind the aggregator only whole requests count as activity, so a request that trickles in times out too.
    pipeline.addLast(
        new IdleStateHandler(true, 0, 0, settings.idleTimeout().toMillis(), TimeUnit.MILLISECONDS));
    pipeline.addLast(new FlowControlHandler());
    pipeline.addLast(handler);
  }

  /// Where the server listens, with the port that was really taken.
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /// Stops accepting, interrupts handlers, closes connections and ends the event loop.
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    dispatcher.close();
    connections.close().awaitUninterruptibly();
    loops.close();
  }
}
