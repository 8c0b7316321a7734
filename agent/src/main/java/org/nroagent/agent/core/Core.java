package org.nroagent.agent.core;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that owns meters and figures. Others post to its bounded queue and read the snapshots.
///
/// A round is what all devices' polls of one border made final. It goes to the store thread when every device has
/// reported, so that one slot costs one commit; a device that is late belongs to the next one. Figures take records
/// only once they are durable. A round is done when its slots and the states that its polls told are durable, or the
/// disk has refused them.
final class Core {
  private static final Logger LOG = LoggerFactory.getLogger(Core.class);
  private static final int QUEUED_MESSAGES = 256;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final BlockingQueue<CoreMessage> messages = new ArrayBlockingQueue<>(QUEUED_MESSAGES);
  private final Map<String, DeviceState> devices = new LinkedHashMap<>();
  private final ColumnDirectory directory;
  private final Books books;
  private final ClockTrust clock;
  private final SeriesState series;
  private final FormerMonths former;
  private final Backlog backlog;
  private final ClosingSchedule closing;
  private final StatesPart states;
  private final Outlet store;
  private final Consumer<Instant> roundDone;
  private final Thread thread;
  private final SnapshotBoard snapshots;
  private CoreSnapshot state;

  private FigureBook figures;
  /// The book that is being filled, and the clock of which one is to be filled next.
  private Optional<FigureBook> beingFilled = Optional.empty();
  private Optional<Instant> toFill = Optional.empty();
  private Instant roundBorder = Instant.MIN;
  private boolean roundLabelled;
  private final Set<String> reported = new HashSet<>();
  private final List<SlotRecord> finals = new ArrayList<>();
  private Optional<Backlog.Batch> beingWritten = Optional.empty();
  /// Rounds whose slots are written or refused and whose states are not yet, the oldest first. One store thread writes
  /// both, so there are two at most.
  private final Deque<EndingRound> ending = new ArrayDeque<>();
  private boolean stopping;
  private boolean lastTry;

  /// A round that is done as soon as its states are.
  ///
  /// @param border its border
  /// @param stored whether its slots are durable
  /// @param statesBatch the number of the batch that has the last of its states
  private record EndingRound(Instant border, boolean stored, long statesBatch) {}

  /// Who writes.
  interface Outlet {
    /// Takes one batch at a time and answers with Stored or Refused; must not wait.
    ///
    /// @param records the batch, possibly empty
    /// @param remembered what is to be remembered of the devices, by their names
    void write(List<SlotRecord> records, Map<String, RememberedDevice> remembered);
  }

  /// @param devices state of every configured device
  /// @param directory the meaning of the rows' columns
  /// @param books where figures come from
  /// @param series what has figures
  /// @param zone the contract's
  /// @param backlog rounds on their way to the disk
  /// @param closing when months are closed
  /// @param states tells states
  /// @param clock judges the wall clock
  /// @param startedAt wall clock at the start
  /// @param store who writes
  /// @param roundDone hears, on the core thread, of each border whose round is done: what was told of it outlives a crash,
  ///     or the disk refused it
  /// @param fatal what to do if the thread ends by an error of the program
  Core(List<DeviceState> devices, ColumnDirectory directory, Books books, List<SeriesConfig> series,
      ZoneId zone, Backlog backlog, ClosingSchedule closing, StatesPart states,
      ClockTrust clock, Instant startedAt,
      Outlet store, Consumer<Instant> roundDone, Thread.UncaughtExceptionHandler fatal) {
    devices.forEach(device -> this.devices.put(device.name(), device));
    this.directory = directory;
    this.books = books;
    this.figures = books.open(startedAt);
    this.series = new SeriesState(series, zone, figures, startedAt);
    this.former = new FormerMonths(series.stream().map(SeriesConfig::id).toList());
    devices.forEach(device -> this.series.capacities(device.capacities()));
    this.backlog = backlog;
    this.closing = closing;
    this.states = states;
    devices.forEach(device -> device.told(states.told(device.name())));
    this.store = store;
    this.clock = clock;
    this.roundDone = roundDone;
    this.state = CoreSnapshot.atStart(startedAt);
    this.snapshots = new SnapshotBoard(devices.stream().map(device -> device.snapshot(this.series)).toList(),
        this.series.derived(), state);
    snapshots.publish(states.snapshot());
    this.thread = Thread.ofPlatform().name("core").uncaughtExceptionHandler(fatal).unstarted(this::run);
  }

  Snapshots snapshots() {
    return snapshots;
  }

  /// Shows a receiver of notifications.
  void show(Supplier<NotificationsSnapshot> receiver) {
    snapshots.publish(receiver);
  }

  /// Starts with what the clocks show.
  ///
  /// @param wall the wall clock
  /// @param lead of the wall clock over the monotonic clock, in milliseconds
  void start(Instant wall, long lead) {
    messages.add(new CoreMessage.Started(wall, lead));
    thread.start();
  }

  /// Posts a message; waits while the queue is full. The core itself never waits for anybody.
  void post(CoreMessage message) throws InterruptedException {
    messages.put(message);
  }

  /// Hands the open round to the store thread, hears how it went and ends the thread.
  void stop() {
    try {
      if (messages.offer(new CoreMessage.Stop(), LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)
          && !thread.join(LONGEST_STOP)) {
        LOG.error("The core does not hear from the disk; {} rounds are not written", backlog.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopping || beingWritten.isPresent() || states.isBeingWritten()) {
        handle(messages.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(CoreMessage message) {
    switch (message) {
      case CoreMessage.Started(var wall, var lead) ->
        hear(clock.judge(wall, lead, Instant.MIN), wall, false);
      case CoreMessage.Polled(var result) -> polled(result);
      case CoreMessage.Stored() -> stored();
      case CoreMessage.Refused(var problem) -> refused(problem);
      case CoreMessage.StatesRead(var result) -> statesRead(result);
      case CoreMessage.Notified notified -> notified(notified);
      case CoreMessage.StatesStored() -> {
        states.stored();
        statesSettled();
      }
      case CoreMessage.StatesRefused(var problem) -> {
        states.refused(problem);
        statesSettled();
      }
      case CoreMessage.Rebuilt(var book) -> rebuilt(book);
      case CoreMessage.Closed(var months, var taken) -> {
        months.forEach(figures::closed);
        months.forEach(former::closed);
        taken.run();
      }
      case CoreMessage.KeptRead(var notices) -> {
        publishSeries();
        publish(state.withClosing(state.closing().withNotices(notices)));
      }
      case CoreMessage.ClosingEnded ended -> closingEnded(ended.upTo(), ended.problems(), ended.notices());
      case CoreMessage.FiguresFound(var found, var complete, var wall) -> {
        states.figures().found(found, complete, wall);
        states.writeNext();
        snapshots.publish(states.snapshot());
      }
      case CoreMessage.Withdrawn(var number, var wall, var taken) -> {
        taken.complete(states.withdrawn(number, wall));
        states.writeNext();
        snapshots.publish(states.snapshot());
      }
      case CoreMessage.Declared(var window, var wall, var taken) -> {
        taken.complete(states.declared(window, wall));
        states.writeNext();
        snapshots.publish(states.snapshot());
      }
      case CoreMessage.Stop() -> {
        stopping = true;
        closeRound();
        writeNext();
        states.writeNext();
      }
    }
  }

  private void polled(PollResult result) {
    DeviceState device = devices.get(result.device());
    if (device == null) {
      throw new IllegalStateException("poll result of '" + result.device() + "', which is not configured");
    }
    ClockTrust.Verdict verdict = clock.judge(result.wall(), result.wallMinusMonotonicMillis(),
        result.border());
    if (beginsRound(result.border())) {
      closeRound();
      roundBorder = result.border();
      roundLabelled = verdict.labels();
    }
    hear(verdict, result.wall(), device.clockStepped(result));
    finals.addAll(device.accept(result, verdict.labels()));
    states.polled(result, verdict.labels());
    device.told(states.told(device.name()));
    series.capacities(device.capacities());
    snapshots.publish(device.snapshot(series));
    reported.add(result.device());
    if (reported.size() == devices.size()) {
      closeRound();
    }
  }

  /// What is not configured any more may still be notified of; what a reading says that was begun before it is passed
  /// over by the states themselves.
  private void notified(CoreMessage.Notified message) {
    DeviceState device = devices.get(message.device());
    if (device != null) {
      states.notified(message);
      show(device);
    }
  }

  private void statesRead(PollResult result) {
    DeviceState device = devices.get(result.device());
    if (device != null && result.outcome() instanceof PollResult.Outcome.Answered(var reading)) {
      states.polled(result, clock.believes(result.wall(), result.wallMinusMonotonicMillis()));
      device.showEarly(reading, result.wall());
      show(device);
    }
  }

  private void show(DeviceState device) {
    device.told(states.told(device.name()));
    snapshots.publish(device.snapshot(series));
    states.writeNext();
    snapshots.publish(states.snapshot());
  }

  /// A border long before that of the round is not late: the clock was set back.
  private boolean beginsRound(Instant border) {
    return border.isAfter(roundBorder)
        || (roundBorder.isAfter(Instant.MIN) && border.isBefore(roundBorder.minus(ClockTrust.JUMP)));
  }

  private void hear(ClockTrust.Verdict verdict, Instant wall, boolean stepped) {
    if (verdict.labels() != state.clockPlausible()) {
      verdict.problem().ifPresentOrElse(
          problem -> LOG.warn("No slot is recorded: the wall clock shows {}, {}", wall, problem),
          () -> LOG.info("The wall clock is believed again: {}", wall));
    }
    publish(state.withClock(verdict.problem(), stepped));
    if (verdict.labels()) {
      series.clock(wall);
    }
    if (verdict.fresh()) {
      toFill = Optional.of(wall);
      renewFigures();
    }
  }

  /// Begins figures anew for the time that the clock shows. Only while nothing is being written: what is in the ring
  /// then comes from there, what is written later is added here.
  private void renewFigures() {
    if (toFill.isEmpty() || beingWritten.isPresent()) {
      return;
    }
    Instant now = toFill.get();
    FigureBook empty = books.open(now);
    if (books.fill(now, empty)) {
      beingFilled = Optional.of(empty);
      toFill = Optional.empty();
      figures = books.open(now);
      series.renew(figures);
      closing.clockChanged();
      publishSeries();
      publish(state.withRebuilding(true));
    }
  }

  private void closeRound() {
    if (!reported.isEmpty()) {
      if (roundLabelled) {
        states.impactUntil(roundBorder).ifPresent(finals::add);
      }
      backlog.add(new Round(roundBorder, roundLabelled, finals));
      reported.clear();
      finals.clear();
      writeNext();
      states.writeNext();
      snapshots.publish(states.snapshot());
    }
  }

  private void writeNext() {
    renewFigures();
    if (beingWritten.isEmpty()) {
      beingWritten = backlog.handOut();
      beingWritten.ifPresent(batch -> store.write(batch.records(), remembered()));
    }
  }

  private void stored() {
    Backlog.Batch batch = beingWritten.orElseThrow();
    backlog.written();
    beingWritten = Optional.empty();
    Set<DeviceState> touched = new HashSet<>();
    for (SlotRecord record : batch.records()) {
      figures.add(record, directory);
      DeviceState device = devices.get(record.device());
      if (device != null) {
        device.stored(record);
        touched.add(device);
      }
    }
    touched.forEach(device -> snapshots.publish(device.snapshot(series)));
    snapshots.publish(series.derived());
    publish(state.withStored());
    batch.labelled().ifPresent(border -> {
      closing.stored(border);
      states.figures().roundStored();
    });
    ends(batch.lastBorder(), true);
    writeNext();
  }

  /// States that the disk refused before are tried once more: it has just been heard of.
  private void ends(Instant border, boolean stored) {
    states.writeNext();
    ending.add(new EndingRound(border, stored, states.lastBatch()));
    statesSettled();
  }

  private void statesSettled() {
    snapshots.publish(states.snapshot());
    while (!ending.isEmpty() && states.isSettled(ending.element().statesBatch())) {
      EndingRound round = ending.remove();
      if (round.stored()) {
        publish(state.withRound(round.border()));
      }
      roundDone.accept(round.border());
    }
  }

  /// The batch waits for the next round: a disk that refuses is not asked in a loop. Only at the stop there is no next
  /// round, so it is asked once more.
  private void refused(String problem) {
    Instant border = beingWritten.orElseThrow().lastBorder();
    backlog.refused();
    beingWritten = Optional.empty();
    publish(state.withRefused(problem));
    ends(border, false);
    if (stopping && !lastTry) {
      lastTry = true;
      writeNext();
    } else if (stopping) {
      LOG.error("{} rounds are lost: {}", backlog.size(), problem);
    }
  }

  /// A book that was begun before the clock changed is of no use.
  private void rebuilt(FigureBook book) {
    if (beingFilled.isPresent() && beingFilled.get() == book) {
      beingFilled = Optional.empty();
      figures.addRebuilt(book);
      publishSeries();
      publish(state.withRebuilding(false));
    }
  }

  private Map<String, RememberedDevice> remembered() {
    return devices.values().stream().collect(Collectors.toMap(DeviceState::name, DeviceState::remembered));
  }

  private void closingEnded(CivilMonth upTo, List<String> problems, List<String> notices) {
    notices.forEach(notice -> LOG.warn("Closed months: {}", notice));
    problems.forEach(
        problem -> LOG.error("{}; it is tried again after the next round", problem));
    closing.ended(upTo, problems.isEmpty());
    states.figures().closed();
    former.closedUpTo(upTo.month());
    publishSeries();
    publish(state.withClosing(state.closing().withClosed(upTo.month(), problems).withMoreNotices(notices)));
  }

  private void publishSeries() {
    devices.values().forEach(device -> snapshots.publish(device.snapshot(series)));
    snapshots.publish(series.derived());
    snapshots.publish(former.all());
  }

  private void publish(CoreSnapshot newState) {
    state = newState;
    snapshots.publish(newState);
  }
}
