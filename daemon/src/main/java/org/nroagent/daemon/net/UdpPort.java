package org.nroagent.daemon.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A UDP port with an event loop of its own. It is read only while somebody listens; what comes at other times waits in
/// the kernel, as far as there is room.
public final class UdpPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);
  private static final int MOST_OCTETS = 65_507;
  private static final int RECEIVE_BUFFER_OCTETS = 1 << 20;
  private static final long LONGEST_CLOSE_MILLIS = 5_000;
  private static final long NANOS_BETWEEN_LINES = 300_000_000_000L;

  private final EventLoops loops;
  private final Channel channel;

  /// Who hears of datagrams, on the port's thread.
  public interface Listener {
    /// Takes one.
    ///
    /// @return what is to be sent back
    Optional<ByteBuffer> take(ByteBuffer datagram, InetSocketAddress from);
  }

  private UdpPort(EventLoops loops, Channel channel) {
    this.loops = loops;
    this.channel = channel;
  }

  /// Opens a port.
  ///
  /// @param name what its thread is called
  /// @param address where; port 0 takes a free one
  /// @throws IOException if it cannot be opened
  public static UdpPort bind(String name, InetSocketAddress address) throws IOException {
    return open(name, bootstrap -> bootstrap
        .channel(Epoll.isAvailable() ? EpollDatagramChannel.class : NioDatagramChannel.class)
        .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_OCTETS).bind(address));
  }

  /// Takes over a bound UDP socket that this process was given, for as long as it lives.
  ///
  /// @param name what its thread is called
  /// @param descriptor of the socket
  /// @throws IOException if the descriptor is none, or the native epoll library is missing
  public static UdpPort takeOver(String name, int descriptor) throws IOException {
    if (!Epoll.isAvailable()) {
      throw new IOException("the native epoll library is missing, without which no socket can be taken over");
    }
    UdpPort port = open(name,
        bootstrap -> bootstrap.channelFactory(() -> new EpollDatagramChannel(descriptor)).register());
    if (port.channel.localAddress() == null) {
      port.close();
      throw new IOException("descriptor " + descriptor + " is no bound UDP socket");
    }
    return port;
  }

  private static UdpPort open(String name, Function<Bootstrap, ChannelFuture> opening) throws IOException {
    EventLoops loops = EventLoops.start(name, 1);
    Bootstrap bootstrap = new Bootstrap().group(loops.group()).option(ChannelOption.AUTO_READ, false)
        // One a turn: a socket that was passed may be one that blocks when there is nothing more to read.
        .option(ChannelOption.RECVBUF_ALLOCATOR,
            new FixedRecvByteBufAllocator(MOST_OCTETS).maxMessagesPerRead(1))
        .handler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            // Nobody listens yet.
          }
        });
    ChannelFuture opened = opening.apply(bootstrap).awaitUninterruptibly();
    if (!opened.isSuccess()) {
      loops.close();
      throw new IOException(String.valueOf(opened.cause().getMessage()), opened.cause());
    }
    return new UdpPort(loops, opened.channel());
  }

  /// Where it is, with the port that was really taken.
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /// Begins to read.
  ///
  /// @param listener the only one
  /// @param fatal what to do when the listener throws
  public void listen(Listener listener, Thread.UncaughtExceptionHandler fatal) {
    channel.pipeline().addLast(new Reader(listener, fatal));
    channel.config().setAutoRead(true);
  }

  /// Ends reading. When this returns, the listener hears nothing any more.
  public void silence() {
    // On the port's thread: from another one, a read that is wanted already would still take one more datagram, for nobody.
    channel.eventLoop().submit(() -> {
      channel.config().setAutoRead(false);
      if (channel.pipeline().get(Reader.class) != null) {
        channel.pipeline().remove(Reader.class);
      }
    }).awaitUninterruptibly(LONGEST_CLOSE_MILLIS);
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly(LONGEST_CLOSE_MILLIS);
    loops.close();
  }

  private static final class Reader extends SimpleChannelInboundHandler<DatagramPacket> {
    private final Listener listener;
    private final Thread.UncaughtExceptionHandler fatal;
    private final TokenBucket lines = new TokenBucket(1, NANOS_BETWEEN_LINES, System.nanoTime());

    Reader(Listener listener, Thread.UncaughtExceptionHandler fatal) {
      this.listener = listener;
      this.fatal = fatal;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      Optional<ByteBuffer> reply = listener.take(ByteBuffer.wrap(ByteBufUtil.getBytes(packet.content())),
          packet.sender());
      reply.ifPresent(bytes -> context
          .writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), packet.sender()))
          .addListener((ChannelFutureListener) sent -> {
            if (!sent.isSuccess()) {
              warn("answered", sent.cause());
            }
          }));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (cause instanceof IOException) {
        warn("received", cause);
      } else {
        fatal.uncaughtException(Thread.currentThread(), cause);
      }
    }

    private void warn(String what, Throwable cause) {
      if (lines.take(System.nanoTime())) {
        LOG.warn("A datagram could not be {}: {}; said once in 5 min", what, cause.getMessage());
      }
    }
  }
}
