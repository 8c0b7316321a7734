package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.row;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.FramePipeline;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.Directory;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.Message.Welcome;
import org.nroagent.protocol.MessageCodec;
import org.nroagent.protocol.ProtocolException;

/// Many sessions at a store that is behind, without threads: everything happens when the test says so.
class IntakeTest {
  private static final int MANY = 600;
  private static final int TURNS = 2;

  private final SettableTime time = new SettableTime(SLOT);
  private final HeldStore store = new HeldStore();
  private final Sessions sessions = new Sessions(Optional.empty(), time);
  private final List<Agent> agents = new ArrayList<>();

  /// One agent's connection, as the collector has it.
  private final class Agent {
    private final String name;
    private final EmbeddedChannel channel;
    private long sent;

    Agent(String name, SessionParts parts) {
      this.name = name;
      this.channel = new EmbeddedChannel(new ChannelInitializer<Channel>() {
        @Override
        protected void initChannel(Channel child) {
          SessionHandler session = new SessionHandler(parts, Optional.empty());
          FramePipeline.install(child.pipeline(), session);
          child.pipeline().addLast(session);
        }
      });
      agents.add(this);
    }

    Agent arrive() {
      send(Samples.hello(name, EPOCH, 1));
      channel.runPendingTasks();
      assertInstanceOf(Welcome.class, hear().getFirst());
      send(new Directory(1, Samples.HUB));
      return this;
    }

    void send(Message message) {
      receive(octets(message));
    }

    byte[] octets(Message message) {
      return MessageCodec.encode(message, ++sent);
    }

    void receive(byte[] octets) {
      channel.writeInbound(Unpooled.wrappedBuffer(octets));
    }

    boolean isRead() {
      return channel.config().isAutoRead();
    }

    List<Message> hear() {
      List<Message> messages = new ArrayList<>();
      for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
        long sequence = frame.getUnsignedInt(8);
        messages.add(assertDecodes(frame, sequence));
        frame.release();
      }
      return messages;
    }
  }

  @Test
  void everyFrameIsTakenInTheOrderOfAskingAndNoneIsRefused() {
    store.capacity = 30;
    SessionParts parts = parts(Intake.Lines.of(store, TURNS));
    List<Agent> all = IntStream.range(0, MANY).mapToObj(i -> new Agent("a" + i, parts).arrive()).toList();
    all.forEach(agent -> agent.send(frame()));
    assertEquals(30, store.waiting.size());
    assertEquals(MANY - 30, sessions.counters().pauses());
    assertEquals(30, all.stream().filter(Agent::isRead).count());

    for (int i = 0; i < MANY; i++) {
      commitOne();
      assertTrue(store.waiting.size() <= store.capacity + TURNS, "more waits than may");
    }

    assertEquals(all.stream().map(agent -> agent.name).toList(),
        store.delivered.stream().map(AgentStream::agent).toList());
    for (Agent agent : all) {
      assertEquals(List.of(new Ack(List.of(new SequenceRange(1, 1)))), agent.hear());
      assertTrue(agent.isRead());
    }
    for (RefusalCode code : RefusalCode.values()) {
      assertEquals(0, sessions.counters().refusals(code));
    }
  }

  @Test
  void whoOpensWhileTheStoreIsBehindIsWelcomeAndWaits() {
    store.busy = true;
    Agent agent = new Agent("a1", parts(Intake.Lines.of(store, TURNS))).arrive();
    assertFalse(agent.isRead());
    agent.send(frame());
    assertTrue(store.waiting.isEmpty());
    store.busy = false;
    room();
    assertEquals(1, store.waiting.size());
    assertTrue(agent.isRead());
  }

  @Test
  void longFramesComeOnlyAsFarAsThereIsRoomForThem() {
    byte[] octets = new byte[Intake.FREE_OCTETS + 1];
    SessionParts parts = parts(new Intake.Lines(new Line(2L * octets.length - 1, () -> true),
        new Line(TURNS, () -> true)));
    Agent first = new Agent("a1", parts).arrive();
    Agent second = new Agent("a2", parts).arrive();
    Agent third = new Agent("a3", parts).arrive();
    byte[] frame = first.octets(longFrame());
    assertTrue(frame.length > octets.length, "frame of " + frame.length);
    first.receive(Arrays.copyOf(frame, 100));
    second.receive(Arrays.copyOf(frame, 100));
    third.receive(Arrays.copyOf(frame, 100));
    assertTrue(first.isRead());
    assertFalse(second.isRead());
    assertFalse(third.isRead());

    first.receive(Arrays.copyOfRange(frame, 100, frame.length));
    runAll();
    assertEquals(1, store.waiting.size());
    assertTrue(second.isRead());
    assertFalse(third.isRead());

    second.channel.close().syncUninterruptibly();
    runAll();
    assertTrue(third.isRead());
  }

  @Test
  void whoEndsWhileItWaitsHoldsNobodyUp() {
    store.busy = true;
    SessionParts parts = parts(Intake.Lines.of(store, 1));
    Agent gone = new Agent("a1", parts).arrive();
    Agent other = new Agent("a2", parts).arrive();
    gone.channel.close().syncUninterruptibly();
    store.busy = false;
    room();
    other.send(frame());
    assertEquals(List.of("a2"), store.delivered.stream().map(AgentStream::agent).toList());
  }

  /// What it has of its turn would be lost to all others.
  @Test
  void whoMayNotReadWhenItsTurnComesLetsTheNextOnePass() {
    store.busy = true;
    SessionParts parts = parts(Intake.Lines.of(store, 1));
    Agent first = new Agent("a1", parts).arrive();
    Agent second = new Agent("a2", parts).arrive();
    first.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    store.busy = false;
    room();
    second.send(frame());
    assertEquals(1, store.waiting.size());
    assertFalse(first.isRead());
    first.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
    runAll();
    assertTrue(first.isRead());
    first.send(frame());
    assertEquals(2, store.waiting.size());
  }

  @Test
  void aWaitingSessionIsToldThatTheCollectorStopsAndItsFrameIsNotTaken() {
    store.busy = true;
    Agent agent = new Agent("a1", parts(Intake.Lines.of(store, TURNS))).arrive();
    agent.send(frame());
    agent.channel.pipeline().get(SessionHandler.class).session().orElseThrow().stop();
    runAll();
    assertEquals(RefusalCode.STOPPING,
        assertInstanceOf(Refusal.class, agent.hear().getFirst()).code());
    store.busy = false;
    room();
    assertTrue(store.waiting.isEmpty());
  }

  private void commitOne() {
    store.waiting.remove().complete(List.of(new SequenceRange(1, 1)));
    room();
  }

  private void room() {
    store.room();
    runAll();
  }

  /// A turn that is given back lets another connection go on.
  private void runAll() {
    for (int round = 0; round < 3; round++) {
      agents.forEach(agent -> agent.channel.runPendingTasks());
    }
  }

  private SessionParts parts(Intake.Lines lines) {
    Set<String> names = IntStream.range(0, MANY).mapToObj(i -> "a" + i).collect(Collectors.toSet());
    return new SessionParts(store, lines, new HelloCheck(names), sessions, IngestSettings.Timeouts.PROTOCOL,
        time);
  }

  private static Message frame() {
    return new Records(Flow.BACKFILL, List.of(new Item(1, 1, 1, row(SLOT, 10, 20))));
  }

  private static Message longFrame() {
    return new Records(Flow.BACKFILL, IntStream.rangeClosed(1, 256)
        .mapToObj(i -> new Item(i, i, 1, row(SLOT.plusSeconds(300L * i), new long[10]))).toList());
  }

  private static Message assertDecodes(ByteBuf frame, long sequence) {
    try {
      return MessageCodec.decode(frame, sequence).orElseThrow();
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
  }
}
