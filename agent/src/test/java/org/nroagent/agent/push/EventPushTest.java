package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.EventGapReason;
import org.nroagent.protocol.Message.RefusalCode;

/// Events reach the collector in their order, beside the slots.
class EventPushTest {
  private static final PushSettings FAST = PushClientTest.settings(Duration.ofSeconds(20),
      Duration.ofMinutes(1), Duration.ofMinutes(2));

  private final Watch watch = new Watch();
  private final MemoryLog log = new MemoryLog(new Epoch(1, 2));
  private final MemoryEvents events = new MemoryEvents(new Epoch(5, 6));
  private final List<String> foreign = new CopyOnWriteArrayList<>();
  private final EventLoops loops = EventLoops.start("push-test", 1);
  private final StubCollector collector = new StubCollector(watch, null);
  private @Nullable PushClient client;

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
    }
    collector.close();
    loops.close();
  }

  @Test
  void whatTheRingKeepsComesInOrderAndThenEachNewEvent() throws InterruptedException {
    log.append(10);
    events.append(700);
    start();
    untilSettled(700);
    events.append(3);
    client().headAdvanced();
    untilSettled(703);
    assertStored(1, 703);
    watch.until("slots", () -> collector.settled().count() == 10);
    watch.until("status", () -> client().status().events().pending() == 0);
    assertEquals(new PushStatus.Events(true, 703, 703, 0, 703, 0, 703, null), client().status().events());
    assertEquals(Optional.of(new Message.EventExtent(new Epoch(5, 6), 1, 700)),
        collector.received(Message.Hello.class).getFirst().events());
    assertEquals(List.of(), collector.problems());
  }

  @Test
  void aCollectorThatKnowsNoEventsGetsSlotsAlone() throws InterruptedException {
    collector.takeNoEvents();
    log.append(10);
    events.append(5);
    start();
    watch.until("slots", () -> collector.settled().count() == 10);
    log.append(1);
    client().headAdvanced();
    watch.until("one more", () -> collector.settled().count() == 11);
    assertEquals(List.of(), collector.received(Message.Events.class));
    assertEquals(new PushStatus.Events(false, 5, 0, 5, 0, 0, 0, null), client().status().events());
  }

  @Test
  void onlyWhatWelcomeLacksIsSent() throws InterruptedException {
    events.append(20);
    collector.settleEvents(12, 2_012);
    start();
    untilSettled(20);
    assertStored(13, 20);
  }

  @Test
  void whatTheRingLostComesAsGapsInItsPlace() throws InterruptedException {
    events.append(300);
    events.overwriteBelow(51);
    events.damage(80, 82);
    start();
    untilSettled(300);
    assertEquals(
        List.of(new Message.EventGap(new SequenceRange(1, 50), EventGapReason.OVERWRITTEN),
            new Message.EventGap(new SequenceRange(80, 82), EventGapReason.DAMAGED)),
        collector.received(Message.EventGap.class));
    assertEquals(247, collector.storedEvents().size());
    assertEquals(List.of(), collector.problems());
    watch.until("status", () -> client().status().events().pending() == 0);
    assertEquals(2, client().status().events().sentGaps());
  }

  @Test
  void theRestComesAfterAConnectionThatBreaks() throws InterruptedException {
    events.append(900);
    collector.dropAfterEvents(300);
    start();
    untilSettled(900);
    assertStored(1, 900);
    assertTrue(collector.connections() >= 2);
  }

  @Test
  void noMoreThanAWindowIsUnacknowledged() throws InterruptedException {
    collector.acknowledgeEvents(false);
    events.append(3_000);
    start();
    watch.until("a window", () -> sent() >= Limits.UNACKNOWLEDGED_EVENTS);
    log.append(1);
    client().headAdvanced();
    watch.until("slots go on", () -> collector.settled().count() == 1);
    assertEquals(Limits.UNACKNOWLEDGED_EVENTS, sent());
  }

  @Test
  void aCollectorThatKnowsMoreThanTheRingCallsForANewEpochOfTheEvents() throws InterruptedException {
    events.append(20);
    collector.settleEvents(21, 7);
    start();
    watch.until("foreign epoch", () -> !foreign.isEmpty());
    assertTrue(foreign.getFirst().contains("settled event 21"), foreign.getFirst());
    log.append(1);
    client().headAdvanced();
    watch.until("slots go on", () -> collector.settled().count() == 1);
    assertEquals(List.of(), collector.received(Message.Events.class));
    assertEquals(foreign.getFirst(), client().status().events().problem());
    collector.settleEvents(0, 0);
    events.renew(new Epoch(7, 8));
    client().headAdvanced();
    untilSettled(20);
    assertStored(1, 20);
    assertNull(client().status().events().problem());
  }

  @Test
  void anotherEventUnderItsSequenceCallsForANewEpochOfTheEvents() throws InterruptedException {
    events.append(20);
    collector.settleEvents(9, 77);
    start();
    watch.until("foreign epoch", () -> !foreign.isEmpty());
    assertTrue(foreign.getFirst().contains("event 9 of epoch"), foreign.getFirst());
  }

  @Test
  void aNewEpochInTheMiddleOfASessionConnectsAgain() throws InterruptedException {
    events.append(20);
    start();
    untilSettled(20);
    collector.settleEvents(0, 0);
    events.renew(new Epoch(7, 8));
    client().headAdvanced();
    watch.until("connected", () -> client().status().counters().connections() == 2);
    untilSettled(20);
    assertEquals(0, client().status().counters().failures());
  }

  @Test
  void anAcknowledgementOfWhatWasNeverSentEndsTheConnection() throws InterruptedException {
    events.append(20);
    start();
    untilSettled(20);
    collector.say(new Message.EventAck(21));
    watch.until("refusal", () -> !collector.received(Message.Refusal.class).isEmpty());
    assertEquals(
        new Message.Refusal(RefusalCode.PROTOCOL_ERROR, "event 21 was acknowledged and never sent"),
        collector.received(Message.Refusal.class).getFirst());
  }

  @Test
  void aRingOfEventsThatCannotBeReadHoldsUpNoSlot() throws InterruptedException {
    events.append(20);
    events.unreadable(true);
    log.append(10);
    start();
    watch.until("slots", () -> collector.settled().count() == 10);
    watch.until("problem", () -> client().status().events().problem() != null);
    assertEquals(1, collector.connections());
    assertNull(client().status().lastError());
  }

  @Test
  void whatWasWrittenLastIsDeliveredBeforeTheGoodbye() throws InterruptedException {
    start();
    watch.until("connection", () -> client().status().counters().connections() == 1);
    log.append(3);
    events.append(20);
    client().close();
    watch.until("goodbye", () -> !collector.received(Message.Refusal.class).isEmpty());
    assertEquals(20, collector.eventsThrough());
    assertEquals(3, collector.settled().count());
    assertFalse(collector.received().getLast() instanceof Message.Events);
  }

  @Test
  void soIsASlotAlone() throws InterruptedException {
    start();
    watch.until("connection", () -> client().status().counters().connections() == 1);
    log.append(1);
    client().close();
    watch.until("goodbye", () -> !collector.received(Message.Refusal.class).isEmpty());
    assertEquals(1, collector.settled().count());
  }

  private long sent() {
    return collector.received(Message.Events.class).stream().mapToLong(each -> each.events().size()).sum();
  }

  private void assertStored(long first, long last) {
    assertEquals(LongStream.rangeClosed(first, last).boxed().toList(),
        collector.storedEvents().stream().map(Message.EventItem::sequence).toList());
    for (Message.EventItem item : collector.storedEvents()) {
      assertEquals(2_000 + item.sequence(), item.crc32c());
      assertEquals(item.sequence(), java.nio.ByteBuffer.wrap(item.content().toArray()).getLong());
    }
  }

  private void untilSettled(long through) throws InterruptedException {
    watch.until("events settled through " + through, () -> collector.eventsThrough() == through);
  }

  private void start() {
    client = PushClient.start(new PushConfig("127.0.0.1", collector.port(), null), PushClientTest.identity(),
        FAST, PushClientTest.rings(log, events, _ -> {}, foreign::add), new SystemTime(), loops,
        new Random(1), watch::changed);
  }

  private PushClient client() {
    assertNotNull(client);
    return client;
  }
}
