package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.store.EventLog;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.record.Epoch;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.RefusalCode;

/// A primary and a secondary collector, each with a store of its own.
class FailoverTest {
  /// The way back is tried 300 times the first backoff after the secondary one was taken.
  private static final PushSettings FAST = new PushSettings(Duration.ofSeconds(10), Duration.ofSeconds(10),
      Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(2), 1_024, 256, 100_000_000, 100_000,
      Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(1));

  private final Watch watch = new Watch();
  private final MemoryLog log = new MemoryLog(new Epoch(1, 2));
  private final EventLoops loops = EventLoops.start("push-test", 1);
  private final StubCollector secondary = new StubCollector(watch, null);
  private @Nullable StubCollector primary;
  private @Nullable PushClient client;

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
    }
    if (primary != null) {
      primary.close();
    }
    secondary.close();
    loops.close();
  }

  @Test
  void theSecondaryStandsInUntilThePrimaryIsThere() throws Exception {
    int port = freePort();
    log.append(20);
    start(port);
    watch.until("delivery to the secondary", () -> secondary.settled().complement(1, 20).isEmpty());
    watch.until("status", () -> client().status().pending() == 0);
    PushStatus status = client().status();
    assertEquals("127.0.0.1:" + secondary.port(), status.collector());
    assertEquals(List.of(false, true), status.collectors().stream().map(PushStatus.Collector::used).toList());
    assertTrue(status.whyNotThePrimary().orElseThrow().contains("refused"), status.toString());

    StubCollector back = new StubCollector(watch, null, port);
    primary = back;
    watch.until("delivery to the primary", () -> back.settled().complement(1, 20).isEmpty());
    watch.until("status", () -> client().status().pending() == 0);
    assertEquals("127.0.0.1:" + port, client().status().collector());
    assertEquals(Optional.empty(), client().status().whyNotThePrimary());
    watch.until("goodbye", () -> secondary.received(Message.Refusal.class).stream()
        .anyMatch(goodbye -> goodbye.code() == RefusalCode.STOPPING));
    log.append(5);
    client().headAdvanced();
    watch.until("what is new", () -> back.settled().complement(1, 25).isEmpty());
    assertEquals(20, secondary.settled().count());
  }

  @Test
  void theSecondaryIsTakenWhereThePrimaryRefuses() throws Exception {
    StubCollector refusing = new StubCollector(watch, null);
    primary = refusing;
    refusing.refuseWith(new Message.Refusal(RefusalCode.STORE_FAILURE, "the disk is full"));
    log.append(20);
    start(refusing.port());
    watch.until("delivery", () -> secondary.settled().complement(1, 20).isEmpty());
    watch.until("status", () -> client().status().state() == PushStatus.State.CONNECTED);
    assertTrue(client().status().whyNotThePrimary().orElseThrow().contains("the disk is full"));
  }

  @Test
  void whileNoneAnswersTheyAreTriedInTurnAndNamed() throws Exception {
    secondary.close();
    int port = freePort();
    start(port);
    watch.until("both tried twice", () -> client().status().counters().failures() >= 4);
    for (PushStatus.Collector each : client().status().collectors()) {
      assertNotNull(each.lastError(), each.address());
      assertNotNull(each.failedAt(), each.address());
    }
  }

  private void start(int primaryPort) {
    List<HostAndPort> both = IntStream.of(primaryPort, secondary.port())
        .mapToObj(port -> new HostAndPort("127.0.0.1", port)).toList();
    client = PushClient.start(new PushConfig(both, null), PushClientTest.identity(), FAST,
        PushClientTest.rings(log, EventLog.EMPTY, _ -> {}, _ -> {}), new SystemTime(), loops, new Random(1),
        watch::changed);
  }

  private PushClient client() {
    return Optional.ofNullable(client).orElseThrow();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
