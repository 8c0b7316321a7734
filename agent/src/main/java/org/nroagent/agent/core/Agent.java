package org.nroagent.agent.core;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.agent.closing.MonthClosing;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.http.AgentHttp;
import org.nroagent.agent.http.AgentView;
import org.nroagent.agent.meter.DeviceMeter;
import org.nroagent.agent.poll.Poller;
import org.nroagent.agent.push.PushClient;
import org.nroagent.agent.push.PushIdentity;
import org.nroagent.agent.push.PushSettings;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The daemon: everything that runs between start and stop. Starting is quick: polls and the page work at once, while
/// the figures of what the ring holds are rebuilt beside them.
public final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

  private final AgentEnvironment environment;
  private final StateFiles stateFiles;
  private final ClosedMonths kept;
  private final MonthClosing closing;
  private final RingWriter ring;
  private final List<DeviceState> devices;
  private final Core core;
  private final StoreThread store;
  private final EventLoops loops;
  private final @Nullable PushClient push;
  private final AgentHttp http;
  private final Worker worker;
  private final List<Source> sources = new ArrayList<>();
  private final List<Thread> pollers = new ArrayList<>();

  private Agent(AgentConfig config, AgentEnvironment environment, RealDisk disk, RingWriter ring)
      throws IOException {
    this.environment = environment;
    this.ring = ring;
    this.stateFiles = new StateFiles(disk);
    Instant now = environment.time().wall();
    this.devices = devices(config, takeKeptState());
    this.kept = new ClosedMonths(disk);
    this.closing = new MonthClosing(ring.reader(), kept,
        new MonthCloser(ring.reader(), config.billableCoveragePercent()));
    this.worker = new Worker(environment.fatal());
    this.core = new Core(devices, ring.directory(), book(config, now), config.series(),
        new Backlog(config.grid()), new ClosingSchedule(config.grid(), config.zone(), this::closeMonths), now,
        environment.plausibleFrom(), this::handToStore, environment.roundDone(), environment.fatal());
    this.store = new StoreThread(new RingJournal(ring, stateFiles, this::headAdvanced), outcome(),
        environment.fatal());
    this.loops = EventLoops.start("agent", 1);
    this.push = startPush(config);
    this.http = AgentHttp.start(config.http(), AgentView.of(config, environment.software(), core.snapshots(),
        ring.reader(), kept, ring.opening(), this::pushStatus, environment.time()));
  }

  /// Opens the ring and starts everything.
  ///
  /// @throws IOException if the data folder cannot be used or the page's address is taken; nothing runs then
  public static Agent start(AgentConfig config, AgentEnvironment environment) throws IOException {
    RealDisk disk = RealDisk.createFolder(config.dataDirectory());
    RingWriter ring = RingWriter.open(disk, new RingSettings(config.grid(), config.retentionDays()),
        config.directory(), environment.random());
    requireSameGrid(config, ring);
    ring.opening().notices()
        .forEach(notice -> LOG.warn("Ring in {}: {}", config.dataDirectory(), notice.text()));
    Agent agent;
    try {
      agent = new Agent(config, environment, disk, ring);
    } catch (IOException | RuntimeException e) {
      ring.close();
      throw e;
    }
    try {
      agent.run(config);
    } catch (IOException | RuntimeException e) {
      agent.close();
      throw e;
    }
    return agent;
  }

  /// A ring has slots of one length: figures over both would be wrong, and the collector refuses a change.
  private static void requireSameGrid(AgentConfig config, RingWriter ring) throws IOException {
    Optional<SlotGrid> recorded = ring.recordedGrid();
    if (recorded.isPresent() && !recorded.get().equals(config.grid())) {
      ring.close();
      throw new IOException(
          "the ring in " + config.dataDirectory() + " has slots of " + recorded.get().seconds()
              + " s, the configuration says " + config.grid().seconds()
              + " s; set slotSeconds back, or choose another dataDirectory and another name for this agent");
    }
  }

  /// Where the status page listens, with the port that was really taken.
  public InetSocketAddress httpAddress() {
    return http.address();
  }

  /// The state of devices, interfaces and the core.
  public Snapshots snapshots() {
    return core.snapshots();
  }

  /// The state of the delivery.
  public PushStatus pushStatus() {
    return push == null ? PushStatus.disabled(core.snapshots().core().startedAt()) : push.status();
  }

  /// Ends polls, writes what is final, keeps the counters' bases, and frees everything. May take as long as the poll
  /// that is being ended and one commit.
  @Override
  public void close() {
    pollers.forEach(Thread::interrupt);
    pollers.forEach(Agent::join);
    sources.forEach(Source::close);
    worker.stop();
    core.stop();
    store.stop();
    keepState();
    if (push != null) {
      push.close();
    }
    http.close();
    loops.close();
    try {
      ring.close();
    } catch (IOException e) {
      LOG.warn("The ring's lock could not be released: {}", e.getMessage());
    }
  }

  private void run(AgentConfig config) throws IOException {
    core.start();
    store.start();
    startWorker(config);
    for (DeviceConfig device : config.devices()) {
      Source source = environment.sources().open(device);
      sources.add(source);
      Poller poller = new Poller(device.name(), source, config.grid(), config.pollBudget(),
          environment.time(),
          result -> core.post(new CoreMessage.Polled(result)));
      pollers
          .add(Thread.ofVirtual().name("poll-" + device.name()).uncaughtExceptionHandler(environment.fatal())
              .start(poller));
    }
  }

  private List<DeviceState> devices(AgentConfig config, KeptState kept) throws IOException {
    Set<String> metered = config.devices().stream().filter(device -> !device.metered().isEmpty())
        .map(DeviceConfig::name).collect(Collectors.toSet());
    Map<String, StoredRecord> last = LastRecords.of(ring.reader(), metered, config.grid());
    List<DeviceState> states = new ArrayList<>();
    for (DeviceConfig device : config.devices()) {
      Optional<StoredRecord> newest = Optional.ofNullable(last.get(device.name()));
      DeviceMeter meter = new DeviceMeter(device, config.grid(),
          newest.map(stored -> LastRecords.end(stored.record(), config.grid())));
      KeptState.KeptDevice before = kept.devices().get(device.name());
      if (before != null) {
        meter.restore(before.system(), before.columns());
      }
      DeviceState state = new DeviceState(device, config.grid(), meter);
      newest.filter(
          stored -> stored.directory().device(device.name()).equals(config.directory().device(device.name())))
          .ifPresent(stored -> state.resume(stored.record()));
      states.add(state);
    }
    return states;
  }

  /// Reads what the last clean stop kept.
  private KeptState takeKeptState() throws IOException {
    Optional<byte[]> bytes = stateFiles.read();
    if (bytes.isEmpty()) {
      return KeptState.NONE;
    }
    try {
      long lead = environment.time().wall().toEpochMilli() - environment.time().monotonicNanos() / 1_000_000L;
      return KeptState.decode(bytes.get(), lead);
    } catch (IOException e) {
      LOG.warn("What the last stop kept is not used, the first slots will be missing: {}", e.getMessage());
      return KeptState.NONE;
    }
  }

  private void keepState() {
    Map<String, KeptState.KeptDevice> kept = new HashMap<>();
    for (DeviceState device : devices) {
      device.meter().identity()
          .ifPresent(
              system -> kept.put(device.name(), new KeptState.KeptDevice(system, device.meter().keep())));
    }
    try {
      stateFiles.write(new KeptState(kept).encode());
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn(
          "The counters' bases could not be kept, the first slots after the next start will be missing: {}",
          e.getMessage());
    }
  }

  private void handToStore(List<SlotRecord> records) {
    store.write(records);
  }

  private void headAdvanced() {
    if (push != null) {
      push.headAdvanced();
    }
  }

  private StoreThread.Listener outcome() {
    return new StoreThread.Listener() {
      @Override
      public void stored() throws InterruptedException {
        core.post(new CoreMessage.Stored());
      }

      @Override
      public void refused(String problem) throws InterruptedException {
        core.post(new CoreMessage.Refused(problem));
      }
    };
  }

  private @Nullable PushClient startPush(AgentConfig config) {
    return config.push() == null
        ? null
        : PushClient.start(config.push(),
            new PushIdentity(config.name(), environment.software(), config.grid()),
            PushSettings.DEFAULT, ring.reader(), environment.time(), loops, environment.random(),
            reason -> store.startNewEpoch(reason));
  }

  private static FigureBook book(AgentConfig config, Instant now) {
    return FigureBook.at(now, config.grid(), config.zone(), config.billableCoveragePercent(),
        config.series());
  }

  /// The rebuild is the worker's first job: whatever is asked of it later finds the kept months in order.
  private void startWorker(AgentConfig config) {
    Instant startedAt = core.snapshots().core().startedAt();
    var _ = worker.offer(new Rebuild(ring.reader(), ring.opening().head(), kept,
        CivilMonth.containing(startedAt, config.zone()), book(config, startedAt), core::post));
    worker.start();
  }

  private boolean closeMonths(CivilMonth upTo) {
    return worker.offer(new CloseMonths(closing, upTo, core.snapshots(), core::post));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
