package org.nroagent.collector.ingest;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.Samples;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.FramePipeline;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Directory;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.Welcome;

/// A client that says what a test tells it, over a real socket.
public final class ScriptedAgent implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final EventLoops loops = EventLoops.start("scripted-agent", 1);
  private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
  private final Channel channel;

  /// What stands in the queue when the connection has ended.
  private enum End {
    CLOSED
  }

  ScriptedAgent(InetSocketAddress address, Optional<SslContext> tls) {
    this.channel = new Bootstrap().group(loops.group()).channel(loops.channel())
        .handler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel child) {
            tls.ifPresent(context -> child.pipeline()
                .addLast(context.newHandler(child.alloc(), "localhost", address.getPort())));
            FramePipeline.install(child.pipeline());
            child.pipeline().addLast(new Receiver());
          }
        }).connect(address).syncUninterruptibly().channel();
  }

  public static ScriptedAgent plain(InetSocketAddress address) {
    return new ScriptedAgent(address, Optional.empty());
  }

  void send(Message message) {
    channel.writeAndFlush(message).syncUninterruptibly();
  }

  void sendOctets(byte[] octets) {
    // Behind the frame encoder, as the octets are no message.
    channel.pipeline().firstContext().writeAndFlush(Unpooled.wrappedBuffer(octets)).syncUninterruptibly();
  }

  /// Hello and the directory of hub1.
  public Welcome arrive(String name, Epoch epoch, long head) throws InterruptedException {
    send(Samples.hello(name, epoch, head));
    Welcome welcome = expect(Welcome.class);
    send(new Directory(1, Samples.HUB));
    return welcome;
  }

  /// Hello that offers events.
  public Welcome arriveWithEvents(String name, Epoch events, long head) throws InterruptedException {
    send(SampleEvents.hello(name, events, 1, head));
    return expect(Welcome.class);
  }

  /// Sends events as one batch.
  public void sendEvents(List<Message.EventItem> events) {
    send(new Message.Events(events));
  }

  /// Says that events were overwritten.
  public void loseEvents(long first, long last) {
    send(new Message.EventGap(new SequenceRange(first, last), Message.EventGapReason.OVERWRITTEN));
  }

  /// Sends rows as consecutive sequences.
  public void sendRows(long firstSequence, SlotRecord... rows) {
    List<Item> items = new ArrayList<>();
    for (SlotRecord row : rows) {
      long sequence = firstSequence + items.size();
      items.add(new Item(sequence, (int) sequence, 1, row));
    }
    send(new Records(Flow.LIVE, items));
  }

  /// The next message, of the given type.
  public <M extends Message> M expect(Class<M> type) throws InterruptedException {
    Object next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!type.isInstance(next)) {
      throw new AssertionError("expected " + type.getSimpleName() + " but got " + next);
    }
    return type.cast(next);
  }

  /// The next message that is no ping, which are answered; empty once the connection has ended.
  Optional<Message> next() throws InterruptedException {
    while (true) {
      Object next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next instanceof Message.Ping(long number)) {
        send(new Message.Pong(number));
      } else if (next == null) {
        throw new AssertionError("nothing was heard");
      } else {
        return next instanceof Message message ? Optional.of(message) : Optional.empty();
      }
    }
  }

  /// Whether the connection ends without another message.
  public boolean ends() throws InterruptedException {
    return received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == End.CLOSED;
  }

  /// Whether the connection ends with nothing but pings before.
  boolean endsAfterPings() throws InterruptedException {
    Object next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (next instanceof Message.Ping) {
      next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return next == End.CLOSED;
  }

  /// Sends one more octet of a frame that never ends, if the connection is there.
  boolean drip() throws InterruptedException {
    ChannelHandlerContext first = channel.pipeline().firstContext();
    return first != null && first.writeAndFlush(Unpooled.wrappedBuffer(new byte[1])).await().isSuccess();
  }

  /// Takes no more answers from the socket.
  void readNothing() {
    channel.config().setAutoRead(false);
  }

  /// Sends so many at once, unless what was sent before still waits here.
  void flood(Message message, int times) {
    if (channel.isWritable()) {
      channel.eventLoop().submit(() -> {
        for (int i = 0; i < times; i++) {
          var _ = channel.write(message);
        }
        channel.flush();
      }).syncUninterruptibly();
    }
  }

  /// Whether nothing has arrived so far.
  boolean heardNothing() {
    return received.isEmpty();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    loops.close();
  }

  private final class Receiver extends SimpleChannelInboundHandler<Message> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Message message) {
      received.add(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      received.add(End.CLOSED);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the end is what the test waits for
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
