package org.nroagent.benchmarks.ingest;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.Ping;
import org.nroagent.protocol.Message.Pong;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.Welcome;

/// An agent of one hundred interfaces that sends as fast as it is acknowledged, within the protocol's window.
@SuppressWarnings("FutureReturnValueIgnored") // what is not sent is not acknowledged
final class SendingAgent extends SimpleChannelInboundHandler<Message> {
  static final int INTERFACES = 100;
  private static final int DEVICES = 4;
  private static final int COLUMNS = INTERFACES / DEVICES;
  private static final int RECORDS_PER_FRAME = 64;
  private static final int WINDOW = 512;
  private static final int DIFFERENT_ROWS = 256;
  private static final long MOST_OCTETS = 10_000_000_000L / 8 * SlotGrid.FIVE_MINUTES.seconds();
  private static final Instant FIRST_SLOT = Instant.parse("2026-11-01T00:00:00Z");

  private final String name;
  private final List<List<Slot>> rows;
  private final Channel channel;
  /// The rest belongs to the event loop.
  private CompletableFuture<Boolean> done = new CompletableFuture<>();
  private long sent;
  private long acknowledged;
  private long end;

  SendingAgent(String name, EventLoops loops, InetSocketAddress collector) {
    this.name = name;
    SplittableRandom random = new SplittableRandom(name.hashCode());
    this.rows = IntStream.range(0, DIFFERENT_ROWS).mapToObj(_ -> row(random)).toList();
    SendingAgent self = this;
    this.channel = new Bootstrap().group(loops.group()).channel(loops.channel())
        .handler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel child) {
            FramePipeline.install(child.pipeline());
            child.pipeline().addLast(self);
          }
        }).connect(collector).syncUninterruptibly().channel();
  }

  /// Sends so many more slots.
  ///
  /// @return done when all of them are acknowledged
  CompletableFuture<Boolean> send(int slots) {
    CompletableFuture<Boolean> all = new CompletableFuture<>();
    channel.eventLoop().execute(() -> {
      done = all;
      end += (long) slots * DEVICES;
      if (sent == 0) {
        channel.writeAndFlush(new Hello(name, "benchmark", SlotGrid.FIVE_MINUTES.seconds(), FIRST_SLOT,
            new Epoch(1, name.hashCode()), 1, 0));
      } else {
        fill();
      }
    });
    return all;
  }

  void close() {
    channel.close().syncUninterruptibly();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Message message) {
    switch (message) {
      case Welcome _ -> {
        channel.writeAndFlush(new Directory(1, directory()));
        fill();
      }
      case Ack ack -> {
        acknowledged += ack.ranges().stream().mapToLong(range -> range.count()).sum();
        if (acknowledged == end) {
          done.complete(true);
        } else {
          fill();
        }
      }
      case Ping ping -> channel.writeAndFlush(new Pong(ping.number()));
      case Refusal refusal -> done.completeExceptionally(new IllegalStateException(refusal.toString()));
      default -> done.completeExceptionally(new IllegalStateException("unexpected: " + message));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    done.completeExceptionally(cause);
  }

  private void fill() {
    while (sent < end && sent - acknowledged + RECORDS_PER_FRAME <= WINDOW) {
      List<Item> items = new ArrayList<>(RECORDS_PER_FRAME);
      while (items.size() < RECORDS_PER_FRAME && sent < end) {
        items.add(item(++sent));
      }
      channel.writeAndFlush(new Records(Flow.LIVE, items));
    }
  }

  private Item item(long sequence) {
    long index = sequence - 1;
    return new Item(sequence, (int) sequence, 1, new SlotRecord.Row("device-" + index % DEVICES,
        SlotGrid.FIVE_MINUTES.plus(FIRST_SLOT, index / DEVICES),
        rows.get((int) (index % DIFFERENT_ROWS))));
  }

  private static List<Slot> row(SplittableRandom random) {
    return IntStream.range(0, COLUMNS)
        .<Slot>mapToObj(
            _ -> new Slot.Metered(random.nextLong(MOST_OCTETS), random.nextLong(MOST_OCTETS), false))
        .toList();
  }

  private static ColumnDirectory directory() {
    return new ColumnDirectory(IntStream.range(0, DEVICES).mapToObj(device -> new ColumnDirectory.Device(
        "device-" + device, IntStream.range(0, COLUMNS).mapToObj(column -> new ColumnDirectory.Column(
            "device-" + device + ".port-" + column, "port-" + column, 0)).toList()))
        .toList());
  }
}
