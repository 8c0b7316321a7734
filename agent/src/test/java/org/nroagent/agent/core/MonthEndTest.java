package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.closing.Recomputation;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingCheck;
import org.nroagent.agent.store.RingReader;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// The whole agent over the end of a month, with slots of one hour and months of UTC, so that the month's border is also
/// where the ring begins a new file. Whatever happens around it, the closed month has the figures of a plain list of the
/// slots that the ring holds when everything has settled.
class MonthEndTest {
  private static final CivilMonth OCTOBER = new CivilMonth(YearMonth.of(2026, 10), ZoneOffset.UTC);
  private static final SlotGrid HOURLY = new SlotGrid(3600);
  /// Later than any device's poll after the border.
  private static final Duration AFTER_POLL = Duration.ofSeconds(200);
  private static final List<String> DEVICES = List.of("hub1", "hub2");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  private Path folder = Path.of("");
  private Instant border = OCTOBER.end().minus(Duration.ofHours(30));
  private final ManualTime time = new ManualTime(border.plus(AFTER_POLL));
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
  private final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private @Nullable Agent agent;

  @BeforeEach
  void configure() throws Exception {
    Files.setPosixFilePermissions(Files.writeString(folder.resolve("community"), "public\n"),
        PosixFilePermissions.fromString("rw-------"));
    StringBuilder devices = new StringBuilder();
    for (String device : DEVICES) {
      devices.append("""
            - name: %s
              snmp: {address: 192.0.2.1, version: 2c, communityFile: community}
              meter:
                - ifName: lag-1
                  role: gate
                  ifIn: IN
                  unicast: all
                  capacityMbps: [{from: 2026-01-01, mbps: 10000}, {from: 2026-11-01, mbps: 20000}]
          """.formatted(device));
    }
    Files.writeString(folder.resolve("agent.yaml"), """
        name: month-end
        zone: UTC
        slotSeconds: 3600
        dataDirectory: data
        http: {listen: "127.0.0.1:0"}
        aggregates:
          - {id: both, role: gate, sumOf: [hub1.lag-1, hub2.lag-1]}
        devices:
        """ + devices);
  }

  @AfterEach
  void stop() {
    if (agent != null) {
      agent.close();
    }
    Throwable error = fatal.get();
    if (error != null) {
      throw new AssertionError("a thread ended", error);
    }
  }

  /// A device whose counters go on with the clock, at a rate that changes with every hour.
  private Source source(DeviceConfig device) {
    return new Source() {
      @Override
      public DeviceReading read(Duration budget) throws SourceException, InterruptedException {
        CountDownLatch answer = slow.get(device.name());
        if (answer != null) {
          answer.await();
        }
        if (silent.contains(device.name())) {
          throw new SourceException(MissingReason.NO_ANSWER, device.name() + " is silent");
        }
        long nanos = time.monotonicNanos();
        SampleTime at = new SampleTime(50_000_000 + nanos / 10_000_000, nanos, nanos);
        CounterSample octets = new CounterSample(octets(device.name(), time.wall()), 64, at);
        InterfaceReading lag = new InterfaceReading("lag-1", 1, "", "ieee8023adLag", "up", "up", 10_000, 9018,
            octets, octets, 0L);
        return new DeviceReading(
            new SystemReading("snmp", device.name(), "1.3.6.1.4.1.1", "standard", OptionalLong.empty(), ""),
            at,
            List.of(lag), true, List.of(), List.of(), List.of(), List.of(), List.of());
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }

  private static long octets(String device, Instant wall) {
    long seconds = wall.getEpochSecond() - OCTOBER.start().getEpochSecond();
    long sum = 0;
    for (long hour = 0; hour * 3600 < seconds; hour++) {
      long rate = 1000L + Math.floorMod(hour * 7919 + device.hashCode(), 997);
      sum += rate * Math.min(3600, seconds - hour * 3600);
    }
    return sum;
  }

  private Agent agent() {
    if (agent == null) {
      throw new IllegalStateException("not started");
    }
    return agent;
  }

  private void startAgent() throws Exception {
    open();
    awaitRound();
  }

  private void open() throws Exception {
    agent = Agent.start(new AgentConfigReader(System::getenv).read(folder.resolve("agent.yaml")).value(),
        new AgentEnvironment(time, Instant.EPOCH, this::source, new Random(1), "test", rounds::add,
            (_, error) -> fatal.set(error)));
  }

  private void stopAgent() {
    agent().close();
    agent = null;
    rounds.clear();
  }

  private void passWithoutAgent(int hours) {
    border = border.plus(Duration.ofHours(hours));
    time.advanceTo(border.plus(AFTER_POLL));
  }

  private void play(Instant until) throws InterruptedException {
    while (border.isBefore(until)) {
      time.awaitSleepers(DEVICES.size());
      border = HOURLY.next(border);
      time.advanceTo(border.plus(AFTER_POLL));
      awaitRound();
    }
  }

  private void awaitRound() throws InterruptedException {
    Instant done;
    do {
      done = rounds.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } while (done != null && done.isBefore(border));
    assertEquals(border, done);
  }

  /// Closing is the work of another thread.
  private void awaitOctober() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!agent().snapshots().core().closing().closedUpTo().equals(Optional.of(OCTOBER.month()))) {
      assertTrue(System.nanoTime() < deadline, "October is not closed");
      Thread.onSpinWait();
    }
  }

  private ClosedMonth closed(String series) throws Exception {
    return new ClosedMonths(RealDisk.existingFolder(folder.resolve("data"))).of(series, OCTOBER.month())
        .orElseThrow();
  }

  /// October of every interface as a plain list, from all records of the ring.
  private Map<String, SortedMap<Instant, Slot>> plainLists() throws Exception {
    Map<String, SortedMap<Instant, Slot>> lists = new TreeMap<>();
    DEVICES.forEach(device -> lists.put(device + ".lag-1", new TreeMap<>()));
    RingReader.openForReading(folder.resolve("data")).scan(OCTOBER.start(), OCTOBER.end(), stored -> {
      SlotRecord record = stored.record();
      ColumnDirectory.Device device = stored.directory().device(record.device()).orElseThrow();
      SortedMap<Instant, Slot> list = lists.get(device.columns().getFirst().interfaceId());
      if (list != null) {
        take(record, list);
      }
    });
    lists.values().forEach(list -> {
      list.headMap(OCTOBER.start()).clear();
      list.tailMap(OCTOBER.end()).clear();
    });
    return lists;
  }

  private static void take(SlotRecord record, SortedMap<Instant, Slot> list) {
    switch (record) {
      case SlotRecord.Row row -> list.putIfAbsent(row.slotStart(), row.columns().getFirst());
      case SlotRecord.MissingRange range -> {
        for (Instant slot = range.from(); slot.isBefore(range.to()); slot = HOURLY.next(slot)) {
          list.putIfAbsent(slot, new Slot.Missing(range.reason()));
        }
      }
      case SlotRecord.Amendment amendment -> list.put(amendment.slotStart(), amendment.slot());
    }
  }

  private static SortedMap<Instant, Slot> sum(SortedMap<Instant, Slot> one, SortedMap<Instant, Slot> other) {
    SortedMap<Instant, Slot> sum = new TreeMap<>();
    one.forEach((start, slot) -> {
      Slot second = other.get(start);
      if (slot instanceof Slot.Missing || second instanceof Slot.Missing) {
        sum.put(start, slot instanceof Slot.Missing ? slot : second);
      } else if (slot instanceof Slot.Metered a && second instanceof Slot.Metered b) {
        sum.put(start, new Slot.Metered(a.inOctets() + b.inOctets(), a.outOctets() + b.outOctets(),
            a.interpolated() || b.interpolated()));
      }
    });
    other.forEach((start, slot) -> {
      if (slot instanceof Slot.Missing) {
        sum.putIfAbsent(start, slot);
      }
    });
    return sum;
  }

  /// The 95th percentile with a list and a sort.
  private static void assertFigures(SortedMap<Instant, Slot> list, ClosedMonth closed) {
    List<Long> values = new ArrayList<>();
    Map<MissingReason, Integer> missing = new EnumMap<>(MissingReason.class);
    int interpolated = 0;
    for (Slot slot : list.values()) {
      switch (slot) {
        case Slot.Metered metered -> {
          values.add(metered.inOctets());
          interpolated += metered.interpolated() ? 1 : 0;
        }
        case Slot.Missing(var reason) -> missing.merge(reason, 1, Integer::sum);
      }
    }
    values.sort(null);
    int discarded = values.size() * 5 / 100;
    int rank = values.size() - discarded;
    assertEquals(new DirectionFigure(values.size(), discarded, rank, values.get(rank - 1)),
        closed.figure().in(), closed.series());
    assertEquals(missing, closed.certificate().missing(), closed.series());
    assertEquals(interpolated, closed.certificate().interpolated(), closed.series());
    assertEquals(744 - list.size(), closed.certificate().unrecorded(), closed.series());
  }

  /// What is promised in each case, and that a recomputation finds nothing else.
  private Map<String, SortedMap<Instant, Slot>> assertOctoberIsClosedAsThePlainList() throws Exception {
    Map<String, SortedMap<Instant, Slot>> lists = plainLists();
    SortedMap<Instant, Slot> one = lists.get("hub1.lag-1");
    SortedMap<Instant, Slot> two = lists.get("hub2.lag-1");
    if (one == null || two == null) {
      throw new AssertionError("both devices are configured");
    }
    assertFigures(one, closed("hub1.lag-1"));
    assertFigures(two, closed("hub2.lag-1"));
    assertFigures(sum(one, two), closed("both"));
    assertEquals(Optional.of(new BigDecimal("10000")), closed("hub1.lag-1").capacityMbps());
    assertEquals(Optional.of(new BigDecimal("20000")), closed("both").capacityMbps());
    assertEquals(
        List.of(
            new RingCheck.Line("figures of 2026-10", true, "3 computed again from the ring are the same")),
        Recomputation.of(RingReader.openForReading(folder.resolve("data")),
            new ClosedMonths(RealDisk.existingFolder(folder.resolve("data")))));
    return lists;
  }

  private static int metered(@Nullable SortedMap<Instant, Slot> list) {
    return list == null ? -1 : (int) list.values().stream().filter(Slot.Metered.class::isInstance).count();
  }

  @Test
  void aMonthIsClosedWhileTheAgentRuns() throws Exception {
    startAgent();
    play(OCTOBER.end().plus(Duration.ofHours(3)));
    awaitOctober();
    PreviousMonth previous = agent().snapshots().series("both").flatMap(each -> each.previous())
        .orElseThrow();
    assertEquals(new PreviousMonth.Closed(closed("both")), previous);
    assertEquals(new Provenance(Optional.of("gate"), Optional.empty(),
        new SlotFormula(List.of("hub1.lag-1", "hub2.lag-1"), List.of()), Optional.empty()),
        closed("both").provenance().withCapacity(Optional.empty()));
    assertEquals(Optional.of(CapacityOrigin.Kind.DATED),
        closed("both").provenance().capacity().map(CapacityOrigin::kind));
    assertEquals(Optional.of(new Provenance.Place("hub2", "lag-1")),
        closed("hub2.lag-1").provenance().place());
    assertEquals(29, metered(assertOctoberIsClosedAsThePlainList().get("hub1.lag-1")),
        "all but the hour in which it was started");
    assertEquals(Optional.of(new BigDecimal("40000")),
        agent().snapshots().series("both").flatMap(each -> each.capacityMbps()), "today's capacity");
  }

  @Test
  void aRestartOverTheBorderChangesNothingOfWhatIsMetered() throws Exception {
    startAgent();
    play(OCTOBER.end().minus(Duration.ofHours(1)));
    stopAgent();
    passWithoutAgent(2);
    startAgent();
    play(OCTOBER.end().plus(Duration.ofHours(6)));
    awaitOctober();
    assertOctoberIsClosedAsThePlainList();
    assertTrue(closed("hub1.lag-1").whole());
  }

  /// The month ended while the agent was down, and a device does not answer when it comes back.
  @Test
  void aDeviceThatIsSilentAtTheFirstRoundAfterTheMonthIsInTheClosedMonth() throws Exception {
    startAgent();
    play(OCTOBER.end().minus(Duration.ofHours(2)));
    stopAgent();
    passWithoutAgent(8);
    silent.add("hub2");
    startAgent();
    silent.clear();
    play(border.plus(Duration.ofHours(4)));
    awaitOctober();
    assertAllIsAccountedFor();
  }

  /// What it missed while the agent was down is written with the second round.
  @Test
  void aDeviceThatIsSlowerThanTheFirstRoundAfterTheMonthIsInTheClosedMonth() throws Exception {
    startAgent();
    play(OCTOBER.end().minus(Duration.ofHours(2)));
    stopAgent();
    passWithoutAgent(8);
    CountDownLatch answer = new CountDownLatch(1);
    slow.put("hub2", answer);
    open();
    time.awaitSleepers(1);
    Instant first = border;
    border = HOURLY.next(border);
    time.advanceTo(border.plus(AFTER_POLL));
    assertEquals(first, rounds.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    slow.clear();
    answer.countDown();
    play(border.plus(Duration.ofHours(4)));
    awaitOctober();
    assertAllIsAccountedFor();
  }

  private void assertAllIsAccountedFor() throws Exception {
    Map<String, SortedMap<Instant, Slot>> lists = assertOctoberIsClosedAsThePlainList();
    assertEquals(30, Optional.ofNullable(lists.get("hub2.lag-1")).map(Map::size).orElse(-1));
    assertEquals(714, closed("hub2.lag-1").certificate().unrecorded());
  }

  /// A folder in the place of the file that the ring begins with the new month: nothing can be written until it is gone.
  @Test
  void aDiskThatRefusesOverTheBorderDelaysTheClosing() throws Exception {
    startAgent();
    play(OCTOBER.end().minus(Duration.ofHours(1)));
    Path obstacle = Files.createDirectory(folder.resolve("data").resolve("slots-spare.ring"));
    play(OCTOBER.end().plus(Duration.ofHours(5)));
    assertTrue(agent().snapshots().core().storeProblem().isPresent());
    assertEquals(Optional.of(OCTOBER.previous().month()),
        agent().snapshots().core().closing().closedUpTo());
    Files.delete(obstacle);
    play(OCTOBER.end().plus(Duration.ofHours(8)));
    awaitOctober();
    assertEquals(Optional.empty(), agent().snapshots().core().storeProblem());
    assertEquals(29, metered(assertOctoberIsClosedAsThePlainList().get("hub1.lag-1")), "nothing was lost");
  }
}
