package org.nroagent.benchmarks.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.Compression;
import org.nroagent.protocol.FramePipeline;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.Directory;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.Welcome;

/// A collector for one agent that keeps nothing, acknowledges everything, and counts the octets that came.
@SuppressWarnings("FutureReturnValueIgnored") // what is not acknowledged is never complete
final class CountingCollector implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final EventLoops loops = EventLoops.start("counting-collector", 1);
  private final Channel listener;
  private Counts counts = new Counts(0, 0, 0);
  private @Nullable Throwable failure;

  /// @param octets of all frames of the agent
  /// @param frames those of them that hold records
  /// @param slots of interfaces
  record Counts(long octets, long frames, long slots) {
    private Counts plus(long moreOctets, long moreFrames, long moreSlots) {
      return new Counts(octets + moreOctets, frames + moreFrames, slots + moreSlots);
    }
  }

  CountingCollector() {
    listener = new ServerBootstrap().group(loops.group()).channel(loops.serverChannel())
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            channel.pipeline().addLast(new Octets());
            FramePipeline.install(channel.pipeline());
            channel.pipeline().addLast(new Session());
          }
        }).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).syncUninterruptibly().channel();
  }

  int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /// Waits until so many slots of interfaces have come in all.
  synchronized Counts await(long slots) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (counts.slots() < slots) {
      if (failure != null || System.nanoTime() > end) {
        throw new IOException("only " + counts + " of " + slots + " slots came", failure);
      }
      TimeUnit.NANOSECONDS.timedWait(this, PATIENCE_NANOS);
    }
    return counts;
  }

  @Override
  public void close() {
    loops.close();
  }

  private synchronized void add(long octets, long frames, long slots) {
    counts = counts.plus(octets, frames, slots);
    notifyAll();
  }

  private synchronized void fail(Throwable cause) {
    failure = cause;
    notifyAll();
  }

  private final class Octets extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof ByteBuf octets) {
        add(octets.readableBytes(), 0, 0);
      }
      ctx.fireChannelRead(message);
    }
  }

  private final class Session extends SimpleChannelInboundHandler<Message> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Message message) {
      switch (message) {
        case Hello _ -> ctx.writeAndFlush(
            new Welcome("counting", Instant.now(), List.of(), Optional.empty(), Compression.PLANES,
                Optional.empty()));
        case Directory _ -> {
          // counted by its octets
        }
        case Records records -> {
          ctx.writeAndFlush(new Ack(List.of(new SequenceRange(records.records().getFirst().sequence(),
              records.records().getLast().sequence()))));
          add(0, 1, records.records().stream().mapToLong(item -> slots(item.record())).sum());
        }
        default -> fail(new IOException("unexpected: " + message));
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      fail(cause);
    }

    private static int slots(SlotRecord record) {
      return record instanceof SlotRecord.Row row ? row.columns().size() : 0;
    }
  }
}
