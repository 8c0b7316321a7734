package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.SampleEvents.EVENTS;
import static org.nroagent.collector.SampleEvents.hello;
import static org.nroagent.collector.SampleEvents.items;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.row;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.EventAck;
import org.nroagent.protocol.Message.EventGap;
import org.nroagent.protocol.Message.EventGapReason;
import org.nroagent.protocol.Message.Events;
import org.nroagent.protocol.Message.EventsSettled;
import org.nroagent.protocol.Message.Ping;
import org.nroagent.protocol.Message.Pong;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.Message.Welcome;

/// Events on a session: taken from agents that offer them, in their order, acknowledged after the commit.
class EventSessionTest {
  private final SettableTime time = new SettableTime(SLOT.plusSeconds(600));

  @Test
  void eventsAndGapsAreAcknowledgedOnceTheyAreStored(@TempDir Path folder) throws Exception {
    try (SlotStore store = SlotStore.open(folder, time); IngestServer server = start(store)) {
      try (ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
        assertEquals(Optional.of(new EventsSettled(0, 0)), greet(agent, 9).events());
        agent.send(new EventGap(new SequenceRange(1, 3), EventGapReason.OVERWRITTEN));
        assertEquals(new EventAck(3), agent.expect(EventAck.class));
        agent.send(new Events(items(4, 6)));
        assertEquals(new EventAck(6), agent.expect(EventAck.class));
        assertEquals(3, server.sessions().views().values().iterator().next().events());
      }
      try (ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
        assertEquals(Optional.of(new EventsSettled(6, 2_006)), greet(agent, 9).events());
        agent.send(new Events(items(7, 9)));
        assertEquals(new EventAck(9), agent.expect(EventAck.class));
      }
      assertEquals(6, store.counters().events().stored());
    }
  }

  /// An agent of the software that knew no events: it hears of none.
  @Test
  void anAgentThatOffersNoEventsIsWelcomedAsEver(@TempDir Path folder) throws Exception {
    try (SlotStore store = SlotStore.open(folder, time);
        IngestServer server = start(store);
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      Welcome welcome = agent.arrive("a1", EPOCH, 1);
      assertEquals(Optional.empty(), welcome.events());
      agent.sendRows(1, row(SLOT, 10, 20));
      agent.expect(Ack.class);
      agent.send(new Events(items(1, 1)));
      assertRefused(agent, "Events may not be sent now");
    }
  }

  @Test
  void nothingIsAcknowledgedBeforeTheCommit() throws Exception {
    HeldStore store = new HeldStore();
    try (IngestServer server = start(store); ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      greet(agent, 2);
      agent.send(new Events(items(1, 2)));
      var commit = store.nextEvents();
      agent.send(new Ping(7));
      assertEquals(7, agent.expect(Pong.class).number());
      assertTrue(agent.heardNothing());
      commit.complete(2L);
      assertEquals(new EventAck(2), agent.expect(EventAck.class));
    }
  }

  @Test
  void aStoreThatFailsGivesNoAcknowledgement() throws Exception {
    HeldStore store = new HeldStore();
    try (IngestServer server = start(store); ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      greet(agent, 2);
      agent.send(new Events(items(1, 2)));
      store.nextEvents().completeExceptionally(new StoreFailure("the disk is full"));
      assertEquals(RefusalCode.STORE_FAILURE, agent.expect(Refusal.class).code());
    }
  }

  @Test
  void aHoleIsRefused() throws Exception {
    assertRefusedAfter(List.of(new Events(items(1, 2)), new Events(items(4, 5))),
        "event 4 came where 3 must");
    assertRefusedAfter(List.of(new EventGap(new SequenceRange(2, 3), EventGapReason.DAMAGED)),
        "event 2 came where 1 must");
  }

  @Test
  void aRepeatOnOneConnectionIsRefused() throws Exception {
    assertRefusedAfter(List.of(new Events(items(1, 2)), new Events(items(2, 3))),
        "event 2 came where 3 must");
  }

  @Test
  void moreThanTheWindowIsRefused() throws Exception {
    List<Message> frames = List.of(new Events(items(1, 256)), new Events(items(257, 512)),
        new Events(items(513, 768)), new Events(items(769, Limits.UNACKNOWLEDGED_EVENTS)),
        new Events(items(1_025, 1_025)));
    assertRefusedAfter(frames, "more than 1024 events and gaps without an acknowledgement");
  }

  @Test
  void eventsWaitWhileTheStoreIsBehind() throws Exception {
    HeldStore store = new HeldStore();
    try (IngestServer server = start(store); ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      store.busy = true;
      greet(agent, 2);
      agent.send(new Events(items(1, 1)));
      while (server.sessions().counters().pauses() == 0) {
        Thread.onSpinWait();
      }
      assertTrue(store.waitingEvents.isEmpty());
      store.busy = false;
      store.room();
      store.nextEvents().complete(1L);
      agent.expect(EventAck.class);
    }
  }

  private void assertRefusedAfter(List<Message> messages, String text) throws Exception {
    try (IngestServer server = start(new HeldStore());
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      greet(agent, 2_000);
      messages.forEach(agent::send);
      assertRefused(agent, text);
    }
  }

  private static void assertRefused(ScriptedAgent agent, String text) throws InterruptedException {
    Refusal refusal = agent.expect(Refusal.class);
    assertEquals(RefusalCode.PROTOCOL_ERROR, refusal.code());
    assertEquals(text, refusal.text());
    assertTrue(agent.ends());
  }

  private static Welcome greet(ScriptedAgent agent, long head) throws InterruptedException {
    agent.send(hello("a1", EVENTS, 1, head));
    Welcome welcome = agent.expect(Welcome.class);
    agent.send(new Message.Directory(1, Samples.HUB));
    return welcome;
  }

  private IngestServer start(RecordStore store) throws IOException {
    return IngestServer.start(new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Optional.empty(), Set.of("a1"), IngestSettings.Timeouts.PROTOCOL), store, time);
  }
}
