package org.nroagent.benchmarks.fleet;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.FramePipeline;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.Directory;
import org.nroagent.protocol.Message.EventExtent;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.Ping;
import org.nroagent.protocol.Message.Pong;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.Welcome;
import org.nroagent.protocol.Octets;

/// An agent of one device that stays connected and delivers a slot when it is told to.
@SuppressWarnings("FutureReturnValueIgnored") // what is not sent is not acknowledged
public final class LiveAgent extends SimpleChannelInboundHandler<Message> implements AutoCloseable {
  /// Interfaces of its device.
  public static final int INTERFACES = 100;
  private static final long MOST_OCTETS = 10_000_000_000L / 8 * SlotGrid.FIVE_MINUTES.seconds();
  private static final int DIGEST_OCTETS = 32;

  private final String name;
  private final SplittableRandom random;
  private final CompletableFuture<Boolean> welcomed = new CompletableFuture<>();
  private @Nullable Channel channel;
  /// The rest belongs to the event loop.
  private CompletableFuture<Long> acknowledged = new CompletableFuture<>();
  private long sentNanos;
  private long sequence;

  /// @param name as the collector's configuration has it
  public LiveAgent(String name) {
    this.name = name;
    this.random = new SplittableRandom(name.hashCode());
  }

  /// Connects and says Hello.
  ///
  /// @param tls its side of TLS, empty for plain TCP
  /// @return done when it is welcome
  public CompletableFuture<Boolean> connect(EventLoops loops, InetSocketAddress collector,
      Optional<SslContext> tls) {
    LiveAgent self = this;
    channel = new Bootstrap().group(loops.group()).channel(loops.channel())
        .handler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel child) {
            tls.ifPresent(context -> child.pipeline().addLast(
                context.newHandler(child.alloc(), collector.getHostString(), collector.getPort())));
            FramePipeline.install(child.pipeline());
            child.pipeline().addLast(self);
          }
        }).connect(collector).addListener(connecting -> {
          if (!connecting.isSuccess()) {
            fail(connecting.cause());
          }
        }).channel();
    return welcomed;
  }

  /// Delivers the next slot.
  ///
  /// @param start of the slot, later than any before
  /// @return nanoseconds from sending it to its acknowledgement
  public CompletableFuture<Long> deliver(Instant start) {
    CompletableFuture<Long> done = new CompletableFuture<>();
    Channel open = channel;
    if (open == null) {
      throw new IllegalStateException(name + " is not connected");
    }
    open.eventLoop().execute(() -> {
      acknowledged = done;
      sentNanos = System.nanoTime();
      sequence++;
      List<Slot> slots = IntStream.range(0, INTERFACES).<Slot>mapToObj(
          _ -> new Slot.Metered(random.nextLong(MOST_OCTETS), random.nextLong(MOST_OCTETS), false)).toList();
      open.writeAndFlush(new Records(Flow.LIVE,
          List.of(new Item(sequence, (int) sequence, 1, new SlotRecord.Row(device(), start, slots)))));
    });
    return done;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.close().awaitUninterruptibly();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    Epoch epoch = new Epoch(name.hashCode(), 1);
    ctx.writeAndFlush(
        new Hello(name, "benchmark", SlotGrid.FIVE_MINUTES.seconds(), Instant.now(), epoch, 1, 0,
            Optional.of(new EventExtent(epoch, 1, 0)), Optional.of(new Octets(new byte[DIGEST_OCTETS]))));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Message message) {
    switch (message) {
      case Welcome welcome -> {
        FramePipeline.compress(ctx.pipeline(), welcome.compression());
        ctx.writeAndFlush(new Directory(1, directory()));
        welcomed.complete(true);
      }
      case Ack _ -> acknowledged.complete(System.nanoTime() - sentNanos);
      case Ping ping -> ctx.writeAndFlush(new Pong(ping.number(), Optional.of(Instant.now())));
      default -> fail(new IllegalStateException(name + " did not expect " + message));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    fail(new IllegalStateException("the collector closed the connection of " + name));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(cause);
  }

  private void fail(Throwable cause) {
    welcomed.completeExceptionally(cause);
    acknowledged.completeExceptionally(cause);
  }

  private String device() {
    return name + ".hub";
  }

  private ColumnDirectory directory() {
    return new ColumnDirectory(List.of(new ColumnDirectory.Device(device(), IntStream.range(0, INTERFACES)
        .mapToObj(port -> new ColumnDirectory.Column(device() + ".xe-0-0-" + port, "xe-0/0/" + port, 0))
        .toList())));
  }
}
