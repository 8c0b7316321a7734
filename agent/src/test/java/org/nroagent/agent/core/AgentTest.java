package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.audit.AuditCase;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.Topology;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.RequestLimits;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.record.SlotRecord;

/// The whole daemon over a device that the test plays, a clock that it drives and a folder: start, stop and start again.
@Timeout(60)
class AgentTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant BUILT = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  private static final String GATE = "hub1.lag-1";
  private static final LacpState ANY = LacpState.ofBitsOctet(0);

  @TempDir
  private Path folder = Path.of("");
  private ManualTime time = new ManualTime(START);
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private final MonthSlots october = new MonthSlots(OCTOBER, GRID);
  private final MonthSlots november = new MonthSlots(NOVEMBER, GRID);
  private final List<String> ports = new ArrayList<>(List.of("xe-1", "xe-2"));
  private boolean silent;
  private List<IgmpGroupReading> groups = List.of();
  private Optional<Topology> topology = Optional.empty();
  private Optional<RequestLimits> limits = Optional.empty();
  private Optional<RequestLimits> restored = Optional.empty();
  private @Nullable Agent agent;

  @AfterEach
  void stop() {
    if (agent != null) {
      agent.close();
    }
    assertEquals(List.of(), List.copyOf(errors));
  }

  @Test
  void figuresOfTheRunningMonthAreWhatTheRingHolds() throws Exception {
    fillRing(OCTOBER.start(), START);
    start();
    awaitRebuilt();
    assertEquals(figure(november), gate().current());
    playSlot();
    playSlot();
    assertTrue(gate().current().validSlots() > figure(november).validSlots(), "and it goes on");
  }

  @Test
  void theMonthBeforeIsClosedAfterTheFirstStoredRound() throws Exception {
    fillRing(OCTOBER.start(), START);
    start();
    awaitRebuilt();
    while (gate().history().size() == 0) {
      playSlot();
    }
    assertEquals(OCTOBER.month(), gate().history().months().getLast().month());
    assertEquals(figure(october), gate().previous().orElseThrow().figure());
  }

  @Test
  void aClockOf1970AtTheStartCostsNoFigure() throws Exception {
    fillRing(NOVEMBER.start(), START);
    Instant wrong = Instant.parse("1970-01-01T00:01:00Z");
    time = new ManualTime(wrong);
    start();
    assertTrue(core().rebuilding());
    assertFalse(core().clockPlausible());
    time.stepWall(Duration.between(wrong, START));
    playSlot();
    awaitRebuilt();
    MonthFigure figure = gate().current();
    assertEquals(NOVEMBER, figure.month());
    assertEquals(figure(november).validSlots(), figure.validSlots());
  }

  @Test
  void aStopDuringTheRebuildLosesNothing() throws Exception {
    fillRing(OCTOBER.start(), START);
    start();
    restart();
    awaitRebuilt();
    assertEquals(figure(november), gate().current());
  }

  @Test
  void aLagKeepsItsCapacityOverACrashWithAMemberMissing() throws Exception {
    start();
    playSlot();
    assertEquals(Optional.of(new BigDecimal("20000")), gate().capacityMbps());
    byte[] beforeTheStop = new StateFiles(RealDisk.createFolder(folder)).read().orElseThrow();
    Agent crashed = agent();
    crashed.close();
    new StateFiles(RealDisk.createFolder(folder)).write(beforeTheStop);
    silent = true;
    start();
    assertEquals(Optional.of(new BigDecimal("20000")), gate().capacityMbps(), "before the device answers");
    silent = false;
    ports.remove("xe-2");
    playSlot();
    assertEquals(Optional.of(new BigDecimal("20000")), gate().capacityMbps(), "without one of its members");
    assertEquals(Slot.Missing.class, gate().lastSlot().orElseThrow().slot().getClass(),
        "bases do not count after a crash");
  }

  @Test
  void whatADeviceCanTakeIsKnownAfterACrash() throws Exception {
    limits = Optional.of(new RequestLimits("1.3.6.1.4.1.1", 40, 24));
    start();
    playSlot();
    assertEquals(Optional.empty(), restored, "nothing was known before");
    byte[] beforeTheStop = new StateFiles(RealDisk.createFolder(folder)).read().orElseThrow();
    agent().close();
    new StateFiles(RealDisk.createFolder(folder)).write(beforeTheStop);
    start();
    assertEquals(limits, restored);
  }

  /// Nobody watches a channel all the time: that it was seen once is enough, whenever that was.
  @Test
  void groupsThatWereSeenAreKnownAfterACrash() throws Exception {
    topology = Optional.of(new AuditCase().group("232.1.1.1").group("232.1.1.2").input().topology());
    groups = List.of(new IgmpGroupReading("irb.1", "232.1.1.1", 2, null, 10));
    start();
    byte[] beforeTheStop = new StateFiles(RealDisk.createFolder(folder)).read().orElseThrow();
    agent().close();
    new StateFiles(RealDisk.createFolder(folder)).write(beforeTheStop);
    groups = List.of();
    time.advance(Duration.ofHours(23));
    start();
    assertEquals("groups are watched since " + START + " only", unseen());
    time.advance(Duration.ofHours(2));
    rounds.take();
    assertEquals("never seen since " + START, unseen());
  }

  /// What the audit says of the one group that was never seen.
  private String unseen() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String body = client.send(
          HttpRequest
              .newBuilder(URI.create("http://127.0.0.1:" + agent().httpAddress().getPort() + "/api/v1/audit"))
              .build(),
          HttpResponse.BodyHandlers.ofString()).body();
      List<String> said = new ArrayList<>();
      for (JsonNode finding : new ObjectMapper().readTree(body).path("findings")) {
        if (finding.path("rule").asText().equals("A5-unseen")
            && !finding.path("outcome").asText().equals("CONFORMS")) {
          said.add(finding.path("observed").asText() + finding.path("note").asText());
        }
      }
      return String.join(", ", said);
    }
  }

  @Test
  void aCleanRestartLosesNoSlot() throws Exception {
    start();
    playSlot();
    playSlot();
    restart();
    playSlot();
    assertEquals(Slot.Metered.class, gate().lastSlot().orElseThrow().slot().getClass());
  }

  @Test
  void aStateOfUnknownContentKeepsNobodyFromStarting() throws Exception {
    new StateFiles(RealDisk.createFolder(folder)).write(new byte[]{1, 2, 3});
    start();
    playSlot();
    assertTrue(gate().capacityMbps().isPresent());
  }

  @Test
  void aTakenPortLeavesNothingBehind() throws Exception {
    Set<String> before = threads();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket collector = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      AgentConfig config = config(taken.getLocalPort(),
          new PushConfig("127.0.0.1", collector.getLocalPort(), null));
      assertThrows(IOException.class, () -> Agent.start(config, environment()));
    }
    Set<String> left = new HashSet<>(threads());
    left.removeAll(before);
    assertEquals(Set.of(), left.stream().filter(name -> name.matches("(agent|push|core|store|worker|http).*"))
        .collect(Collectors.toSet()));
    start();
  }

  private void start() throws Exception {
    agent = Agent.start(config(0, null), environment());
    rounds.take();
  }

  private void restart() throws Exception {
    agent().close();
    rounds.clear();
    start();
  }

  private void playSlot() throws InterruptedException {
    time.awaitSleepers(1);
    time.advanceToNextWake();
    rounds.take();
  }

  /// The worker's end is not an event of the clock.
  private void awaitRebuilt() {
    while (core().rebuilding()) {
      Thread.onSpinWait();
    }
  }

  private Agent agent() {
    if (agent == null) {
      throw new IllegalStateException("not started");
    }
    return agent;
  }

  private SeriesSnapshot gate() {
    return agent().snapshots().series(GATE).orElseThrow();
  }

  private CoreSnapshot core() {
    return agent().snapshots().core();
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive)
        .map(thread -> thread.getName() + " " + thread.threadId()).collect(Collectors.toSet());
  }

  private AgentEnvironment environment() {
    return new AgentEnvironment(time, BUILT, _ -> new Hub(), new Random(1), "test", rounds::add,
        (_, error) -> errors.add(error));
  }

  private AgentConfig config(int httpPort, @Nullable PushConfig push) {
    List<DeviceConfig> devices = List.of(new DeviceConfig("hub1",
        new SnmpSettings("127.0.0.1", 161, new SnmpSettings.Credentials.Community(new Secret("public")),
            Duration.ofSeconds(1), 0, 20),
        Duration.ZERO,
        List.of(new MeteredConfig(GATE, "lag-1", Direction.IN, Role.GATE, Optional.empty()))));
    return new AgentConfig("nro-1", CivilMonth.CONTRACT_ZONE, 95, GRID, folder, 70, Duration.ofSeconds(10),
        ListenAddress.loopback(httpPort), push, null, devices,
        SampleSeries.of(devices), topology, Profiles.shipped(), Optional.empty());
  }

  /// Every slot in [from, to), as an earlier run would have left it.
  private void fillRing(Instant from, Instant to) throws IOException {
    try (RingWriter ring = RingWriter.open(RealDisk.createFolder(folder), new RingSettings(GRID, 70),
        config(0, null).directory(), new Random(1))) {
      List<SlotRecord> day = new ArrayList<>();
      for (Instant start = from; start.isBefore(to); start = GRID.next(start)) {
        long seconds = start.getEpochSecond();
        Slot slot = seconds % 7 == 0
            ? new Slot.Missing(MissingReason.NO_ANSWER)
            : new Slot.Metered(seconds * 31 % 1_000_003, seconds * 17 % 900_001, false);
        day.add(new SlotRecord.Row("hub1", start, List.of(slot)));
        (OCTOBER.contains(start) ? october : november).set(start, slot);
        if (day.size() == 288) {
          ring.append(day);
          day.clear();
        }
      }
      if (!day.isEmpty()) {
        ring.append(day);
      }
    }
  }

  private static MonthFigure figure(MonthSlots month) {
    return month.certificate(95).figure();
  }

  /// A hub with a LAG that carries a megabyte a second.
  private final class Hub implements Source {
    @Override
    public Optional<RequestLimits> limits() {
      return limits;
    }

    @Override
    public void restore(RequestLimits before) {
      restored = Optional.of(before);
    }

    @Override
    public DeviceReading read(Duration budget) throws SourceException {
      if (silent) {
        throw new SourceException(MissingReason.NO_ANSWER, "no answer");
      }
      long nanos = time.monotonicNanos();
      SampleTime sampled = new SampleTime(50_000_000 + nanos / 10_000_000, nanos, nanos);
      List<InterfaceReading> interfaces = new ArrayList<>();
      interfaces.add(port("lag-1", 10_000L * ports.size(), sampled));
      ports.forEach(name -> interfaces.add(port(name, 10_000, sampled)));
      LagReading lag = new LagReading("lag-1", 1, "up",
          ports.stream().map(name -> new LagReading.Member(name, 2, true, ANY, ANY, "")).toList());
      return new DeviceReading(
          new SystemReading("snmp", "hub1", "1.3.6.1.4.1.1", "standard", OptionalLong.empty(), ""), sampled,
          interfaces, true, List.of(lag), List.of(), groups, List.of(), List.of());
    }

    private InterfaceReading port(String name, long mbps, SampleTime sampled) {
      CounterSample octets = new CounterSample(sampled.sentNanos() / 1_000, 64, sampled);
      return new InterfaceReading(name, 1, "", "ieee8023adLag", "up", "up", mbps, 9018, octets, octets, 0L);
    }

    @Override
    public void close() {}
  }
}
