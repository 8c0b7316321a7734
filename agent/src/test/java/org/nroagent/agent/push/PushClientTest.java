package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.push.PushStatus.State;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.RangeSet;

class PushClientTest {
  private static final PushSettings FAST = settings(Duration.ofSeconds(20), Duration.ofMinutes(1),
      Duration.ofMinutes(2));

  private final Watch watch = new Watch();
  private final MemoryLog log = new MemoryLog(new Epoch(1, 2));
  private final List<String> foreign = new CopyOnWriteArrayList<>();
  private final EventLoops loops = EventLoops.start("push-test", 1);
  private final StubCollector collector = new StubCollector(watch, null);
  private @Nullable PushClient client;

  @BeforeEach
  void fillRing() {
    log.append(300);
  }

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
    }
    collector.close();
    loops.close();
  }

  @Test
  void deliversHistoryAndThenEachNewRecord() throws InterruptedException {
    start(FAST);
    untilSettled(300);
    log.append(3);
    client().headAdvanced();
    untilSettled(303);
    watch.until("status", () -> client().status().pending() == 0);
    PushStatus status = client().status();
    assertEquals(State.CONNECTED, status.state());
    assertEquals("127.0.0.1:" + collector.port(), status.collector());
    assertEquals("store-1", status.storeId());
    assertEquals(new PushStatus.Counters(303, 0, 303, 1, 0), status.counters());
    assertEquals(303, status.head());
    assertEquals(303, status.settled());
    assertNotNull(status.lastAck());
    assertNull(status.lastError());
    for (long sequence = 1; sequence <= 303; sequence++) {
      Message.Item item = collector.stored().get(sequence);
      assertNotNull(item);
      assertEquals(MemoryLog.stored(sequence, MemoryLog.DIRECTORY).record(), item.record());
    }
    assertEquals(1, collector.received(Message.Directory.class).size());
    assertEquals(List.of(301L, 302L, 303L), collector.received(Message.Records.class).stream()
        .filter(records -> records.flow() == Flow.LIVE).flatMap(records -> records.records().stream())
        .map(Message.Item::sequence).toList());
    assertEquals(List.of(), collector.problems());
  }

  @Test
  void saysWhoItIs() throws InterruptedException {
    start(FAST);
    untilSettled(300);
    Message.Hello hello = collector.received(Message.Hello.class).getFirst();
    assertEquals("pop-1", hello.agent());
    assertEquals(300, hello.slotSeconds());
    assertEquals(new Epoch(1, 2), hello.epoch());
    assertEquals(1, hello.oldest());
    assertEquals(300, hello.head());
  }

  @Test
  void bringsTheRestAfterConnectionsThatBreakInTheMiddle() throws InterruptedException {
    collector.dropAfter(60);
    start(FAST);
    watch.until("second connection", () -> collector.connections() >= 2);
    collector.dropAfter(100);
    untilSettled(300);
    client().headAdvanced();
    watch.until("status", () -> client().status().pending() == 0);
    assertTrue(client().status().counters().failures() >= 1);
    assertEquals(300, collector.stored().size());
  }

  @Test
  void sendsOnlyWhatWelcomeLacks() throws InterruptedException {
    collector.settle(1, 100, 1_100);
    collector.settle(120, 290, 0);
    start(FAST);
    untilSettled(300);
    RangeSet sent = RangeSet.of(collector.stored().keySet().stream()
        .map(sequence -> new SequenceRange(sequence, sequence)).toList());
    assertEquals(RangeSet.of(new SequenceRange(101, 119), new SequenceRange(291, 300)), sent);
  }

  @Test
  void reportsWhatTheRingLost() throws InterruptedException {
    log.overwriteBelow(51);
    log.damage(80, 82);
    start(FAST);
    untilSettled(300);
    assertEquals(
        List.of(new Message.Gap(new SequenceRange(1, 50), GapReason.OVERWRITTEN),
            new Message.Gap(new SequenceRange(80, 82), GapReason.DAMAGED)),
        collector.received(Message.Gap.class));
    assertEquals(247, collector.stored().size());
    watch.until("status", () -> client().status().pending() == 0);
    assertEquals(250, client().status().settled());
    assertEquals(2, client().status().counters().sentGaps());
  }

  @Test
  void showsARefusalAndComesBack() throws InterruptedException {
    collector.refuseWith(new Message.Refusal(RefusalCode.UNKNOWN_AGENT, "pop-1 is not configured"));
    start(FAST);
    watch.until("refusal",
        () -> "UNKNOWN_AGENT: pop-1 is not configured".equals(client().status().lastError()));
    watch.until("second try", () -> collector.connections() >= 2);
    collector.refuseWith(null);
    untilSettled(300);
    watch.until("error gone", () -> client().status().lastError() == null);
  }

  @Test
  void staysRefusedUntilTheNextTry() throws InterruptedException {
    collector.refuseWith(new Message.Refusal(RefusalCode.NAME_MISMATCH, "no"));
    start(once(FAST));
    watch.until("refused", () -> client().status().state() == State.REFUSED);
    assertEquals(300, client().status().pending());
  }

  @Test
  void noticesACollectorThatKnowsMoreThanTheRing() throws InterruptedException {
    collector.settle(1, 301, 7);
    start(FAST);
    watch.until("foreign epoch", () -> !foreign.isEmpty());
    assertTrue(foreign.getFirst().contains("settled sequence 301"), foreign.getFirst());
    assertEquals(List.of(), collector.received(Message.Records.class));
  }

  @Test
  void noticesAnotherRecordUnderItsSequenceAndGoesOnUnderANewEpoch() throws InterruptedException {
    collector.settle(1, 100, 77);
    start(FAST);
    watch.until("foreign epoch", () -> !foreign.isEmpty());
    assertTrue(foreign.getFirst().contains("sequence 100 "), foreign.getFirst());
    watch.until("error shown", () -> String.valueOf(client().status().lastError()).contains("cloned"));
    collector.settle(1, 100, 1_100);
    log.renew(new Epoch(3, 4));
    client().headAdvanced();
    watch.until("new epoch",
        () -> collector.received(Message.Hello.class).getLast().epoch().equals(new Epoch(3, 4)));
    untilSettled(300);
  }

  @Test
  void takesANewEpochInTheMiddleOfASession() throws InterruptedException {
    start(FAST);
    untilSettled(300);
    log.renew(new Epoch(3, 4));
    client().headAdvanced();
    watch.until("new epoch",
        () -> collector.received(Message.Hello.class).getLast().epoch().equals(new Epoch(3, 4)));
    watch.until("connected", () -> client().status().counters().connections() == 2);
    assertEquals(0, client().status().counters().failures());
  }

  @Test
  void answersPingsAndSendsItsOwn() throws InterruptedException {
    start(settings(Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMinutes(2)));
    watch.until("pings", () -> collector.received(Message.Ping.class).size() >= 2);
    collector.say(new Message.Ping(4711));
    watch.until("pong", () -> collector.received(Message.Pong.class).stream()
        .anyMatch(pong -> pong.number() == 4711 && pong.time().isPresent()));
    assertEquals(1, collector.connections());
  }

  @Test
  void anOlderCollectorIsServedAsEver() throws InterruptedException {
    collector.speakTheFirstRelease();
    start(settings(Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMinutes(2)));
    log.append(20);
    client().headAdvanced();
    watch.until("delivery", () -> client().status().pending() == 0 && client().status().head() > 0);
    watch.until("pings", () -> collector.received(Message.Ping.class).size() >= 2);
    assertTrue(collector.received(Message.Events.class).isEmpty());
    assertNull(client().status().collectorSoftware());
    assertEquals(State.CONNECTED, client().status().state());
    assertEquals(1, collector.connections());
  }

  @Test
  void tellsHowItsClockDiffersFromTheCollectors() throws InterruptedException {
    start(settings(Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMinutes(2)));
    // The stand-in's Welcome comes from 1970; its Pongs tell no time.
    watch.until("skew", () -> client().status().clockSkewMillis() != null);
    assertTrue(Optional.ofNullable(client().status().clockSkewMillis()).orElseThrow() > 0);
    assertEquals("stub 1", client().status().collectorSoftware());
    collector.tellTime(Instant::now);
    watch.until("skew of a Pong",
        () -> Math.abs(Optional.ofNullable(client().status().clockSkewMillis()).orElseThrow()) < 2_000);
  }

  @Test
  void givesUpACollectorThatHasGoneSilent() throws InterruptedException {
    collector.fallSilentAfterWelcome();
    start(once(settings(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMinutes(2))));
    watch.until("failure", () -> client().status().lastError() != null);
    assertTrue(String.valueOf(client().status().lastError()).startsWith("nothing heard"),
        client().status().lastError());
    assertEquals(State.BACKOFF, client().status().state());
  }

  @Test
  void givesUpACollectorThatLivesAndStoresNothing() throws InterruptedException {
    collector.acknowledge(false);
    start(once(settings(Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMillis(300))));
    watch.until("failure", () -> client().status().lastError() != null);
    assertTrue(String.valueOf(client().status().lastError()).contains("acknowledged nothing"),
        client().status().lastError());
  }

  @Test
  void refusesWhatACollectorMayNotSay() throws InterruptedException {
    start(FAST);
    untilSettled(300);
    collector.say(new Message.Ack(List.of(new SequenceRange(301, 301))));
    watch.until("refusal", () -> !collector.received(Message.Refusal.class).isEmpty());
    assertEquals(
        new Message.Refusal(RefusalCode.PROTOCOL_ERROR, "sequence 301 was acknowledged and never sent"),
        collector.received(Message.Refusal.class).getFirst());
  }

  @Test
  void saysGoodbye() throws InterruptedException {
    start(FAST);
    untilSettled(300);
    client().close();
    watch.until("goodbye", () -> !collector.received(Message.Refusal.class).isEmpty());
    assertEquals(RefusalCode.STOPPING, collector.received(Message.Refusal.class).getFirst().code());
    assertEquals(State.DISABLED, client().status().state());
  }

  @Test
  void waitsForACollectorThatIsNotThere() throws InterruptedException {
    int port = collector.port();
    collector.close();
    client = PushClient.start(new PushConfig("127.0.0.1", port, null), identity(), FAST, rings(),
        new SystemTime(), loops, new Random(1), watch::changed);
    watch.until("failures", () -> client().status().counters().failures() >= 2);
    assertTrue(String.valueOf(client().status().lastError()).contains("is the collector running?"),
        client().status().lastError());
    assertTrue(client().status().since().isAfter(Instant.EPOCH));
  }

  private void start(PushSettings settings) {
    client = PushClient.start(new PushConfig("127.0.0.1", collector.port(), null), identity(), settings,
        rings(),
        new SystemTime(), loops, new Random(1), watch::changed);
  }

  private PushedRings rings() {
    return rings(log, EventLog.EMPTY, foreign::add, _ -> {});
  }

  /// Rings of which the consumers hear when they are foreign.
  static PushedRings rings(RecordLog records, EventLog events, Consumer<String> foreign,
      Consumer<String> foreignEvents) {
    return new PushedRings(records, events, new PushedRings.ForeignEpoch() {
      @Override
      public void ofRecords(String reason) {
        foreign.accept(reason);
      }

      @Override
      public void ofEvents(String reason) {
        foreignEvents.accept(reason);
      }
    });
  }

  private PushClient client() {
    assertNotNull(client);
    return client;
  }

  private void untilSettled(long head) throws InterruptedException {
    watch.until("1…" + head + " settled",
        () -> collector.settled().complement(1, head).isEmpty());
  }

  static PushIdentity identity() {
    return new PushIdentity("pop-1", "test", SlotGrid.FIVE_MINUTES);
  }

  static PushSettings settings(Duration pingAfter, Duration deadAfter, Duration ackTimeout) {
    return new PushSettings(Duration.ofSeconds(10), Duration.ofSeconds(10), pingAfter, deadAfter, ackTimeout,
        1_024, 256, 100_000_000, 100_000, Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMinutes(1));
  }

  /// The same, with an hour before the second try, so that the end of the first can be looked at.
  private static PushSettings once(PushSettings of) {
    return new PushSettings(of.connectTimeout(), of.welcomeTimeout(), of.pingAfter(), of.deadAfter(),
        of.ackTimeout(), of.window(), of.liveReserve(), of.backfillOctetsPerSecond(), of.eventsPerSecond(),
        Duration.ofHours(1),
        Duration.ofHours(1), of.stableAfter());
  }
}
