package org.nroagent.agent.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.meter.DeviceMeter;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.agent.poll.PollResult.Outcome;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.snapshot.ClosingSnapshot;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.agent.state.StateKeeper;
import org.nroagent.agent.state.StateStart;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateDiff;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import org.nroagent.daemon.config.Secret;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.proof.ToldFigure;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The core with a store thread that the test plays itself.
class CoreTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final long TICKS = 50_000_000;
  private static final StateStart STATES = new StateStart(Map.of(), 1, List.of(), 0, 0, List.of());

  private final BlockingQueue<List<SlotRecord>> batches = new LinkedBlockingQueue<>();
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final BlockingQueue<CivilMonth> closings = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> searches = new LinkedBlockingQueue<>();
  private final BlockingQueue<FigureBook> fillings = new LinkedBlockingQueue<>();
  private final BlockingQueue<Map<String, RememberedDevice>> remembered = new LinkedBlockingQueue<>();
  private final BlockingQueue<StateBatch> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> early = new LinkedBlockingQueue<>();
  /// Whether the test itself says when states are durable.
  private volatile boolean holdsStates;
  private final List<DeviceConfig> devices = List.of(device("hub1"), device("hub2"));
  private final Books books = new Books() {
    @Override
    public FigureBook open(Instant now) {
      return FigureBook.at(now, GRID, CivilMonth.CONTRACT_ZONE, 95, series());
    }

    @Override
    public boolean fill(Instant now, FigureBook empty) {
      return fillings.add(empty);
    }
  };
  private final Core core = core(Instant.EPOCH);

  @BeforeEach
  void start() {
    core.start(START, START.toEpochMilli());
  }

  @AfterEach
  void stop() throws InterruptedException {
    core.post(new CoreMessage.Stop());
    for (List<SlotRecord> left = batches.poll(); left != null; left = batches.poll()) {
      core.post(new CoreMessage.Stored());
    }
    while (holdsStates && told.poll() != null) {
      core.post(new CoreMessage.StatesStored());
    }
    core.stop();
  }

  @Test
  void aNotifiedChangeIsToldAtOnceAndTheDeviceReadSoon() throws InterruptedException {
    holdsStates = true;
    playRound(0);
    storeNext();
    assertTrue(told.take().events().isEmpty(), "first readings tell nothing");
    core.post(new CoreMessage.StatesStored());
    Instant at = START.plusSeconds(7);
    core.post(new CoreMessage.Notified("hub1", List.of(notice("down", at)), at, Long.MAX_VALUE / 2));
    assertEquals("hub1", early.take());
    StateEvent event = told.take().events().getFirst();
    assertEquals(Origin.NOTIFICATION, event.origin());
    assertEquals(Optional.of(at), event.deviceTime());
    core.post(new CoreMessage.StatesRefused("the disk is full"));
    core.post(new CoreMessage.Notified("hub1", List.of(notice("up", at)), at, Long.MAX_VALUE / 2));
    StateBatch both = told.take();
    assertEquals(List.of(1L, 2L), both.events().stream().map(StateEvent::sequence).toList());
    assertEquals(Optional.of("the disk is full"), core.snapshots().states().problem());
    core.post(new CoreMessage.StatesStored());
  }

  @Test
  void anEarlyReadingGoesToTheStatesAndNotToTheMeters() throws InterruptedException {
    holdsStates = true;
    playRound(0);
    storeNext();
    told.take();
    core.post(new CoreMessage.StatesStored());
    core.post(new CoreMessage.Notified("hub1", List.of(), START, 0));
    core.post(new CoreMessage.StatesRead(result("hub2", 1)));
    playRound(1);
    assertEquals(List.of("hub1", "hub2"), storeNext().stream().map(SlotRecord::device).toList());
    assertEquals("hub1", early.take());
  }

  @Test
  void aRoundIsDoneOnceWhatItsPollsToldIsDurable() throws InterruptedException {
    holdsStates = true;
    playRound(0);
    storeNext();
    awaitCore();
    assertEquals(List.of(), List.copyOf(rounds));
    assertEquals(Optional.empty(), core.snapshots().core().lastRoundBorder());
    assertEquals(1, core.snapshots().core().batchesStored());
    core.post(new CoreMessage.StatesStored());
    assertEquals(START, rounds.take());
    assertEquals(Optional.of(START), core.snapshots().core().lastRoundBorder());
  }

  /// What was notified just before is on its way to the disk; what the round told waits behind it.
  @Test
  void aRoundIsNotDoneByWhatWasToldBeforeIt() throws InterruptedException {
    holdsStates = true;
    playRound(0);
    storeNext();
    core.post(new CoreMessage.StatesStored());
    assertEquals(START, rounds.take());
    core.post(new CoreMessage.Notified("hub1", List.of(notice("down", START)), START, 0));
    playRound(1);
    storeNext();
    core.post(new CoreMessage.StatesStored());
    awaitCore();
    assertEquals(List.of(), List.copyOf(rounds));
    core.post(new CoreMessage.StatesStored());
    assertEquals(START.plusSeconds(300), rounds.take());
  }

  @Test
  void aRoundEndsWhenTheDiskRefusesItsStates() throws InterruptedException {
    holdsStates = true;
    playRound(0);
    storeNext();
    core.post(new CoreMessage.StatesRefused("the disk is full"));
    assertEquals(START, rounds.take());
    assertEquals(Optional.of("the disk is full"), core.snapshots().states().problem());
    told.clear();
    playRound(1);
    storeNext();
    awaitCore();
    assertEquals(List.of(), List.copyOf(rounds));
    assertEquals(1, told.size(), "what was refused is tried again");
    core.post(new CoreMessage.StatesStored());
    assertEquals(START.plusSeconds(300), rounds.take());
  }

  /// Waits until the core has taken every message up to now.
  private void awaitCore() throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(1);
    core.post(new CoreMessage.Closed(List.of(), taken::countDown));
    taken.await();
  }

  private static StateDiff.Notice notice(String word, Instant at) {
    return new StateDiff.Notice(new Subject(Subject.Kind.INTERFACE, "lag-1"), Aspect.OPER_STATUS, word,
        Optional.of(at));
  }

  @Test
  void oneBatchHoldsAllDevicesOfARound() throws InterruptedException {
    playRound(0);
    assertEquals(List.of(), storeNext());
    playRound(1);
    assertEquals(List.of("hub1", "hub2"), storeNext().stream().map(SlotRecord::device).toList());
    assertEquals(START, rounds.take());
    assertEquals(START.plusSeconds(300), rounds.take());
  }

  @Test
  void aDeviceThatIsLateBelongsToTheNextRound() throws InterruptedException {
    playRound(0);
    storeNext();
    poll("hub1", 1);
    poll("hub1", 2);
    assertEquals(List.of("hub1"), storeNext().stream().map(SlotRecord::device).toList());
    poll("hub2", 2);
    assertEquals(List.of("hub1", "hub2", "hub2"),
        storeNext().stream().map(SlotRecord::device).sorted().toList());
  }

  @Test
  void figuresTakeWhatIsDurableOnly() throws InterruptedException {
    playRound(0);
    storeNext();
    playRound(1);
    batches.take();
    core.post(new CoreMessage.Refused("the disk is full"));
    rounds.take();
    rounds.take();
    assertEquals(Optional.of("the disk is full"), core.snapshots().core().storeProblem());
    assertEquals(0, core.snapshots().meteredInterface("hub1.lag-1").orElseThrow().current().validSlots());
    playRound(2);
    assertEquals(4, storeNext().size(), "what was refused comes again with the next round");
    assertEquals(START.plusSeconds(600), rounds.take());
    assertEquals(2, core.snapshots().meteredInterface("hub1.lag-1").orElseThrow().current().validSlots());
    assertTrue(core.snapshots().core().storeProblem().isEmpty());
  }

  @Test
  void aDerivedSeriesIsShownOnceAllItsPartsAreDurable() throws InterruptedException {
    playRound(0);
    storeNext();
    rounds.take();
    poll("hub1", 1);
    poll("hub1", 2);
    storeNext();
    rounds.take();
    assertEquals(Optional.empty(), core.snapshots().series("gates").orElseThrow().lastSlot());
    poll("hub2", 2);
    storeNext();
    rounds.take();
    SeriesSnapshot gates = core.snapshots().series("gates").orElseThrow();
    assertTrue(gates.derived());
    assertEquals(2, gates.current().validSlots());
    assertEquals(
        Optional.of(new SeriesSlot(START.plusSeconds(300), new Slot.Metered(2_000_000, 2_000_000, true))),
        gates.lastSlot());
    assertEquals(3, core.snapshots().series().size());
  }

  @Test
  void aClockThatCannotBeRightLabelsNothing() throws InterruptedException {
    Core waiting = core(START.plus(Duration.ofDays(1)));
    waiting.start(START, START.toEpochMilli());
    for (int round = 0; round < 3; round++) {
      waiting.post(new CoreMessage.Polled(result("hub1", round)));
      waiting.post(new CoreMessage.Polled(result("hub2", round)));
      assertEquals(List.of(), batches.take());
      waiting.post(new CoreMessage.Stored());
      rounds.take();
    }
    assertTrue(!waiting.snapshots().core().clockPlausible());
    assertEquals(3, waiting.snapshots().device("hub1").orElseThrow().pollsAnswered(), "polls go on");
    waiting.stop();
  }

  /// As many as one look finds; the next look is with the next round, and none after all are told until months are closed.
  @Test
  void figuresAreToldWithRoundsUntilThereAreNoMore() throws InterruptedException {
    playRound(0);
    storeNext();
    assertEquals(0, searches.take());
    playRound(1);
    storeNext();
    rounds.take();
    rounds.take();
    assertEquals(List.of(), List.copyOf(searches), "not while one is being looked for");
    told.clear();
    core.post(new CoreMessage.FiguresFound(List.of(figure(4), figure(7)), false, START));
    assertEquals(List.of("s4 2026-10", "s7 2026-10"),
        told.take().events().stream().map(event -> event.subject().name()).toList());
    playRound(2);
    storeNext();
    assertEquals(7, searches.take());
    core.post(new CoreMessage.FiguresFound(List.of(), true, START));
    playRound(3);
    storeNext();
    rounds.take();
    rounds.take();
    assertEquals(List.of(), List.copyOf(searches));
    core.post(new CoreMessage.ClosingEnded(CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE), List.of(),
        List.of()));
    playRound(4);
    storeNext();
    assertEquals(7, searches.take());
  }

  private static ToldFigure figure(long closing) {
    return new ToldFigure("s" + closing, CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE), closing, GRID,
        8_940, Optional.empty(), Optional.empty(), 0, 95, true, false, Optional.empty(), "0".repeat(64),
        new ToldFigure.Origin.Interface());
  }

  @Test
  void monthsAreClosedOnceARoundIsStoredAndAgainWhenThatFailed() throws InterruptedException {
    CivilMonth october = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
    playRound(0);
    storeNext();
    playRound(1);
    storeNext();
    assertEquals(october, closings.take());
    playRound(2);
    storeNext();
    rounds.take();
    rounds.take();
    rounds.take();
    assertEquals(List.of(), List.copyOf(closings), "not while one is being closed");
    core.post(new CoreMessage.ClosingEnded(october, List.of("month 2026-10 is not closed: no space left"),
        List.of()));
    playRound(3);
    storeNext();
    assertEquals(october, closings.take());
    assertEquals(List.of("month 2026-10 is not closed: no space left"),
        core.snapshots().core().closing().problems());
    core.post(new CoreMessage.ClosingEnded(october, List.of(), List.of("2026-10 was closed in part")));
    playRound(4);
    storeNext();
    rounds.take();
    rounds.take();
    assertEquals(List.of(), List.copyOf(closings));
    assertEquals(
        new ClosingSnapshot(Optional.of(october.month()), 1, List.of(),
            List.of("2026-10 was closed in part")),
        core.snapshots().core().closing());
  }

  @Test
  void closedMonthsReachTheSnapshots() throws InterruptedException {
    CivilMonth october = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
    ClosedMonth closed = new ClosedMonth("hub1.lag-1", new MonthSlots(october, GRID).certificate(),
        Optional.empty(), false, Optional.empty(), Optional.empty());
    core.post(new CoreMessage.Closed(List.of(closed), () -> {}));
    core.post(new CoreMessage.KeptRead(List.of("figures-2026-09.month is damaged")));
    playRound(0);
    storeNext();
    rounds.take();
    assertEquals(Optional.of(new PreviousMonth.Closed(closed)),
        core.snapshots().series("hub1.lag-1").orElseThrow().previous());
    assertEquals(List.of("figures-2026-09.month is damaged"), core.snapshots().core().closing().notices());
  }

  @Test
  void oneWrongClockOfADecadeAheadCostsOnePollAndNoMonthIsClosed() throws InterruptedException {
    playRound(0);
    storeNext();
    playRound(1);
    storeNext();
    core.post(new CoreMessage.ClosingEnded(closings.take(), List.of(), List.of()));
    Duration decade = Duration.ofDays(3650);
    core.post(new CoreMessage.Polled(result("hub1", 2, decade)));
    core.post(new CoreMessage.Polled(result("hub2", 2, decade)));
    assertEquals(List.of(), storeNext(), "no range that mutes the metering for ten years");
    rounds.take();
    assertTrue(rounds.take().isBefore(rounds.take()));
    assertTrue(core.snapshots().core().clockProblem().orElseThrow().contains("more than a day"));
    playRound(3);
    List<SlotRecord> bridged = storeNext();
    assertEquals(4, bridged.size(), "both slots of both devices");
    assertTrue(bridged.stream().allMatch(each -> each instanceof SlotRecord.Row row
        && row.columns().getFirst() instanceof Slot.Metered), bridged::toString);
    assertEquals(START.plusSeconds(900), rounds.take());
    assertTrue(core.snapshots().core().clockPlausible());
    assertEquals(List.of(), List.copyOf(closings), "the wrong clock closed nothing");
    assertEquals(1, fillings.size(), "the figures go on");
  }

  @Test
  void aClockThatStaysWhereItJumpedIsBelievedAndTheFiguresAreThoseOfItsMonth() throws InterruptedException {
    playRound(0);
    storeNext();
    FigureBook first = fillings.take();
    Duration quarter = Duration.ofDays(90);
    for (int round = 1; round <= ClockTrust.POLLS_TO_BELIEVE; round++) {
      core.post(new CoreMessage.Polled(result("hub1", round, quarter)));
      core.post(new CoreMessage.Polled(result("hub2", round, quarter)));
      assertEquals(List.of(), storeNext());
    }
    assertEquals(0, fillings.size());
    int believed = ClockTrust.POLLS_TO_BELIEVE + 1;
    core.post(new CoreMessage.Polled(result("hub1", believed, quarter)));
    core.post(new CoreMessage.Polled(result("hub2", believed, quarter)));
    List<SlotRecord> records = storeNext();
    assertTrue(
        records.stream().allMatch(each -> each instanceof SlotRecord.MissingRange range
            && range.reason() == MissingReason.CLOCK_STEP && range.from().equals(START)),
        records::toString);
    FigureBook second = fillings.take();
    assertTrue(core.snapshots().core().rebuilding());
    core.post(new CoreMessage.Rebuilt(first));
    core.post(new CoreMessage.Polled(result("hub1", believed + 1, quarter)));
    core.post(new CoreMessage.Polled(result("hub2", believed + 1, quarter)));
    assertEquals(2, storeNext().size());
    for (int round = 0; round < believed + 2; round++) {
      rounds.take();
    }
    assertTrue(core.snapshots().core().rebuilding(), "what was begun for the old clock does not count");
    MonthFigure figure = core.snapshots().series("hub1.lag-1").orElseThrow().current();
    assertEquals(CivilMonth.containing(START.plus(quarter), CivilMonth.CONTRACT_ZONE), figure.month());
    core.post(new CoreMessage.Rebuilt(second));
    core.post(new CoreMessage.Polled(result("hub1", believed + 2, quarter)));
    core.post(new CoreMessage.Polled(result("hub2", believed + 2, quarter)));
    storeNext();
    rounds.take();
    assertTrue(!core.snapshots().core().rebuilding());
  }

  @Test
  void figuresAreBegunWhenTheClockIsFirstBelieved() throws InterruptedException {
    batches.clear();
    Core early = core(START);
    early.start(Instant.parse("1970-01-01T00:00:10Z"), 10_000);
    Duration back = Duration.between(START, Instant.parse("1970-01-01T00:00:10Z"));
    fillings.take();
    early.post(new CoreMessage.Polled(result("hub1", 0, back)));
    early.post(new CoreMessage.Polled(result("hub2", 0, back)));
    batches.take();
    assertEquals(0, fillings.size(), "nothing to be had from January 1970");
    early.post(new CoreMessage.Stored());
    early.post(new CoreMessage.Polled(result("hub1", 1)));
    FigureBook book = fillings.take();
    assertEquals(CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE), book.current("hub1.lag-1").month());
    early.post(new CoreMessage.Polled(result("hub2", 1)));
    batches.take();
    early.post(new CoreMessage.Stored());
    early.stop();
  }

  @Test
  void whatIsToBeRememberedGoesWithEachRound() throws InterruptedException {
    playRound(0);
    storeNext();
    RememberedDevice hub1 = requireNonNull(remembered.take().get("hub1"));
    assertEquals(Map.of("lag-1", 10_000L), hub1.mbps());
    playRound(1);
    storeNext();
    assertSame(hub1, remembered.take().get("hub1"));
  }

  private boolean close(CivilMonth upTo) {
    return closings.add(upTo);
  }

  private boolean find(long told) {
    return searches.add(told);
  }

  private Core core(Instant plausibleFrom) {
    List<DeviceState> states = new ArrayList<>();
    List<ColumnDirectory.Device> columns = new ArrayList<>();
    for (DeviceConfig device : devices) {
      states.add(new DeviceState(device, GRID, new DeviceMeter(device, GRID, Optional.empty())));
      columns.add(new ColumnDirectory.Device(device.name(),
          List.of(new ColumnDirectory.Column(device.name() + ".lag-1", "lag-1", 0))));
    }
    CompletableFuture<Core> self = new CompletableFuture<>();
    StateKeeper keeper = new StateKeeper(List.of("hub1", "hub2"), STATES);
    self.complete(new Core(states, new ColumnDirectory(columns), books, series(), CivilMonth.CONTRACT_ZONE,
        new Backlog(GRID), new ClosingSchedule(GRID, CivilMonth.CONTRACT_ZONE, this::close),
        new StatesPart(keeper,
            new ServicesPart(ServicesConfig.NONE, CivilMonth.CONTRACT_ZONE, GRID, Optional.empty(), keeper),
            new FiguresPart(keeper, this::find),
            batch -> tell(batch, self), early::add),
        new ClockTrust(plausibleFrom, Optional.empty()), START, this::write, rounds::add,
        (thread, error) -> error.printStackTrace()));
    return self.join();
  }

  private void tell(StateBatch batch, CompletableFuture<Core> self) {
    told.add(batch);
    if (!holdsStates) {
      try {
        self.join().post(new CoreMessage.StatesStored());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void write(List<SlotRecord> records, Map<String, RememberedDevice> known) {
    remembered.add(known);
    batches.add(records);
  }

  /// The metered interfaces and the sum of both.
  private List<SeriesConfig> series() {
    List<SeriesConfig> series = new ArrayList<>(SampleSeries.of(devices));
    series.add(SampleSeries.derived("gates", Role.GATE,
        new SlotFormula(List.of("hub1.lag-1", "hub2.lag-1"), List.of())));
    return series;
  }

  private List<SlotRecord> storeNext() throws InterruptedException {
    List<SlotRecord> batch = batches.take();
    core.post(new CoreMessage.Stored());
    return batch;
  }

  private void playRound(int round) throws InterruptedException {
    poll("hub1", round);
    poll("hub2", round);
  }

  private void poll(String device, int round) throws InterruptedException {
    core.post(new CoreMessage.Polled(result(device, round)));
  }

  private static PollResult result(String device, int round) {
    return result(device, round, Duration.ZERO);
  }

  /// @param ahead of the wall clock
  private static PollResult result(String device, int round, Duration ahead) {
    Instant border = START.plus(ahead).plusSeconds(300L * round);
    long nanos = round * 300_000_000_000L;
    SampleTime time = new SampleTime(TICKS + round * 30_000L, nanos, nanos);
    CounterSample octets = new CounterSample(round * 1_000_000L, 64, time);
    InterfaceReading lag = new InterfaceReading("lag-1", 1, "", "ieee8023adLag", "up", "up", 10_000, 9018,
        octets, octets,
        0L);
    DeviceReading reading = new DeviceReading(
        new SystemReading("snmp", device, "1.3.6.1.4.1.1", "standard", OptionalLong.empty(), ""), time,
        List.of(lag), true,
        List.of(), List.of(), List.of(), List.of(), List.of());
    return new PollResult(device, border, border, START.plus(ahead).toEpochMilli(), Duration.ofMillis(3),
        new Outcome.Answered(reading));
  }

  private static DeviceConfig device(String name) {
    return new DeviceConfig(name,
        new SnmpSettings("127.0.0.1", 161, new SnmpSettings.Credentials.Community(new Secret("public")),
            Duration.ofSeconds(1), 0, 20),
        Duration.ZERO,
        List.of(new MeteredConfig(name + ".lag-1", "lag-1", Direction.IN, Role.GATE, Optional.empty())));
  }
}
