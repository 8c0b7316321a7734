package org.nroagent.daemon.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Event loops with the channels that belong to them: epoll where the native library is there, else NIO. The owner
/// closes them after everything that runs on them.
///
/// @param group the loops
/// @param serverChannel class of channels that accept connections
/// @param channel class of channels that connect
public record EventLoops(EventLoopGroup group, Class<? extends ServerChannel> serverChannel,
    Class<? extends SocketChannel> channel) implements AutoCloseable {
  private static final long QUIET_MILLIS = 0;
  private static final long LONGEST_SHUTDOWN_MILLIS = 5_000;

  /// Starts loops.
  ///
  /// @param name what their threads are called
  /// @param threads how many, at least 1
  public static EventLoops start(String name, int threads) {
    ThreadFactory factory = new DefaultThreadFactory(name, true);
    if (Epoll.isAvailable()) {
      return new EventLoops(new MultiThreadIoEventLoopGroup(threads, factory, EpollIoHandler.newFactory()),
          EpollServerSocketChannel.class, EpollSocketChannel.class);
    }
    return new EventLoops(new MultiThreadIoEventLoopGroup(threads, factory, NioIoHandler.newFactory()),
        NioServerSocketChannel.class, NioSocketChannel.class);
  }

  /// Ends the loops and waits for them, at most five seconds.
  @Override
  public void close() {
    group.shutdownGracefully(QUIET_MILLIS, LONGEST_SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(LONGEST_SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
  }
}
