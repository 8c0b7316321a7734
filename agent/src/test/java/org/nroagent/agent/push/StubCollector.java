package org.nroagent.agent.push;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Compression;
import org.nroagent.protocol.FramePipeline;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.RangeSet;

/// A collector in memory that speaks the protocol and misbehaves on demand.
final class StubCollector implements AutoCloseable {
  private final Watch watch;
  private final EventLoops loops = EventLoops.start("stub-collector", 1);
  private final Channel listener;
  private final Map<Long, Message.Item> stored = new TreeMap<>();
  private final List<Message> received = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<String> software = Optional.of("stub 1");
  private Supplier<Optional<Instant>> time = Optional::empty;
  private RangeSet settled = RangeSet.EMPTY;
  private int connections;
  private int dropAfterRecords = Integer.MAX_VALUE;
  private boolean acknowledges = true;
  private boolean answers = true;
  private int foreignCrc;
  private Message.@Nullable Refusal refusal;
  private @Nullable Channel current;
  private final List<Message.EventItem> storedEvents = new ArrayList<>();
  private boolean takesEvents = true;
  private boolean acknowledgesEvents = true;
  private long eventsThrough;
  private int eventsCrc;
  private int dropAfterEvents = Integer.MAX_VALUE;

  StubCollector(Watch watch, @Nullable SslContext tls) {
    this(watch, tls, 0);
  }

  /// @param port where it listens, 0 for any
  StubCollector(Watch watch, @Nullable SslContext tls, int port) {
    this.watch = watch;
    ServerBootstrap bootstrap = new ServerBootstrap().group(loops.group()).channel(loops.serverChannel())
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            if (tls != null) {
              channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
            FramePipeline.install(channel.pipeline());
            channel.pipeline().addLast(new Session());
          }
        });
    listener = bootstrap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .syncUninterruptibly()
        .channel();
  }

  int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /// Closes the next connection once it has brought this many records, without acknowledging those of the frame.
  synchronized void dropAfter(int records) {
    dropAfterRecords = records;
  }

  synchronized void refuseWith(Message.@Nullable Refusal newRefusal) {
    refusal = newRefusal;
  }

  synchronized void acknowledge(boolean whether) {
    acknowledges = whether;
  }

  /// Says nothing after Welcome, as a peer behind a dead link does.
  synchronized void fallSilentAfterWelcome() {
    answers = false;
  }

  synchronized void settle(long first, long last, int lastCrc32c) {
    settled = settled.add(new SequenceRange(first, last));
    foreignCrc = lastCrc32c;
  }

  /// Answers like a collector that knows no events.
  synchronized void takeNoEvents() {
    takesEvents = false;
  }

  /// Answers like a collector of the protocol's first release: no events, no software, no time in its Pongs.
  synchronized void speakTheFirstRelease() {
    takesEvents = false;
    software = Optional.empty();
  }

  /// Its Pongs tell this time from now on.
  synchronized void tellTime(Supplier<Instant> clock) {
    time = () -> Optional.of(clock.get());
  }

  synchronized void acknowledgeEvents(boolean whether) {
    acknowledgesEvents = whether;
  }

  synchronized void settleEvents(long through, int crc32c) {
    eventsThrough = through;
    eventsCrc = crc32c;
  }

  /// Closes the next connection once it has brought this many events, without acknowledging those of the frame.
  synchronized void dropAfterEvents(int count) {
    dropAfterEvents = count;
  }

  synchronized long eventsThrough() {
    return eventsThrough;
  }

  synchronized List<Message.EventItem> storedEvents() {
    return List.copyOf(storedEvents);
  }

  synchronized RangeSet settled() {
    return settled;
  }

  synchronized List<Message> received() {
    return List.copyOf(received);
  }

  synchronized <T extends Message> List<T> received(Class<T> type) {
    return received.stream().filter(type::isInstance).map(type::cast).toList();
  }

  synchronized Map<Long, Message.Item> stored() {
    return new TreeMap<>(stored);
  }

  synchronized int connections() {
    return connections;
  }

  synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  /// Says something that was not asked for. Waits for the event loop, which may be waiting for this object's lock:
  /// so not under it.
  void say(Message message) {
    Channel channel;
    synchronized (this) {
      channel = current;
    }
    if (channel != null) {
      channel.writeAndFlush(message).syncUninterruptibly();
    }
  }

  @Override
  public void close() {
    if (!listener.isOpen()) {
      return;
    }
    listener.close().syncUninterruptibly();
    loops.close();
  }

  private synchronized @Nullable Message answer(Message message) {
    received.add(message);
    return switch (message) {
      case Message.Hello _ -> refusal != null ? refusal : welcome();
      case Message.Records records -> store(records);
      case Message.Gap gap -> acknowledge(List.of(gap.range()));
      case Message.Ping(long number) -> new Message.Pong(number, time.get());
      case Message.Directory(int id, ColumnDirectory directory) -> {
        if (id < 1 || directory.devices().size() != 1) {
          problems.add("directory " + id + " of " + directory.devices().size() + " devices");
        }
        yield null;
      }
      case Message.Events events -> store(events);
      case Message.EventGap gap -> settleEvents(gap.range(), 0);
      case Message.Ack _,Message.Welcome _,Message.Pong _,Message.Refusal _,Message.EventAck _ -> null;
    };
  }

  private Message welcome() {
    return new Message.Welcome("store-1", Instant.EPOCH, settled.largest(64).ranges().stream()
        .map(range -> new Message.SettledRange(range, fingerprint(range.last()))).toList(),
        takesEvents ? Optional.of(new Message.EventsSettled(eventsThrough, eventsCrc)) : Optional.empty(),
        software.isPresent() ? Compression.PLANES : Compression.NONE, software);
  }

  private @Nullable Message store(Message.Events events) {
    dropAfterEvents -= events.events().size();
    if (dropAfterEvents <= 0) {
      return null;
    }
    storedEvents.addAll(events.events());
    Message.EventItem last = events.events().getLast();
    return settleEvents(new SequenceRange(events.events().getFirst().sequence(), last.sequence()),
        last.crc32c());
  }

  private @Nullable Message settleEvents(SequenceRange range, int crc32c) {
    if (!acknowledgesEvents) {
      return null;
    }
    if (range.first() != eventsThrough + 1) {
      problems.add("events " + range + " after " + eventsThrough);
    }
    settleEvents(range.last(), crc32c);
    return new Message.EventAck(range.last());
  }

  private int fingerprint(long sequence) {
    Message.Item item = stored.get(sequence);
    return item == null ? foreignCrc : item.crc32c();
  }

  private @Nullable Message store(Message.Records records) {
    dropAfterRecords -= records.records().size();
    if (dropAfterRecords <= 0) {
      return null;
    }
    records.records().forEach(item -> stored.put(item.sequence(), item));
    return acknowledge(records.records().stream()
        .map(item -> new SequenceRange(item.sequence(), item.sequence())).toList());
  }

  private @Nullable Message acknowledge(List<SequenceRange> ranges) {
    if (!acknowledges) {
      return null;
    }
    RangeSet now = RangeSet.of(ranges);
    settled = settled.addAll(now);
    return new Message.Ack(now.ranges());
  }

  private final class Session extends SimpleChannelInboundHandler<Message> {
    /// What was read together with the frame at which it broke did not arrive.
    private boolean broken;

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      synchronized (StubCollector.this) {
        connections++;
        current = ctx.channel();
      }
      watch.changed();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Message message) {
      if (broken) {
        return;
      }
      Message answer = answer(message);
      boolean drop;
      synchronized (StubCollector.this) {
        drop = dropAfterRecords <= 0 || dropAfterEvents <= 0;
        if (drop) {
          dropAfterRecords = Integer.MAX_VALUE;
          dropAfterEvents = Integer.MAX_VALUE;
        }
        answer = answers || answer instanceof Message.Welcome ? answer : null;
      }
      if (drop) {
        broken = true;
        var _ = ctx.close();
      } else if (answer != null) {
        var _ = ctx.writeAndFlush(answer);
      }
      watch.changed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      synchronized (StubCollector.this) {
        problems.add(String.valueOf(cause));
      }
      watch.changed();
      var _ = ctx.close();
    }
  }
}
