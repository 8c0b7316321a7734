package org.nroagent.agent.core;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.agent.closing.MonthClosing;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.NotificationPort;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.http.AgentHttp;
import org.nroagent.agent.http.AgentView;
import org.nroagent.agent.http.WindowDesk;
import org.nroagent.agent.mib.AboutAgent;
import org.nroagent.agent.mib.SnmpServer;
import org.nroagent.agent.notification.NotificationReceiver;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.agent.push.PushClient;
import org.nroagent.agent.push.PushIdentity;
import org.nroagent.agent.push.PushSettings;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.push.PushedRings;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.agent.state.StateJournal;
import org.nroagent.agent.state.StateKeeper;
import org.nroagent.agent.state.StateStart;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.agent.store.UntoldMonths;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.SnmpServerSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.net.UdpPort;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.proof.ToldFigures;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.Octets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The daemon: everything that runs between start and stop. Starting is quick: polls and the page work at once, while
/// the figures of what the ring holds are rebuilt beside them.
public final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final AgentConfig config;
  private final AgentEnvironment environment;
  private final OpenedParts opened;
  private final ClosedMonths kept;
  private final MonthClosing closing;
  private final UntoldMonths untold;
  private final RingWriter ring;
  private final List<DeviceState> devices;
  private final Core core;
  private final StoreThread store;
  private final EventRing events;
  private final Polling polling;
  private final EventLoops loops;
  private final @Nullable PushClient push;
  private final Auditing auditing;
  private final AgentHttp http;
  private final Worker worker;

  /// @param opened the ring, and what is opened besides
  private Agent(AgentConfig config, AgentEnvironment environment, RealDisk disk, RingWriter ring,
      OpenedParts opened) throws IOException {
    this.config = config;
    this.environment = environment;
    this.opened = opened;
    this.ring = ring;
    StateFiles stateFiles = new StateFiles(disk);
    BeforeStart before = BeforeStart.read(config, stateFiles, ring.reader(), lead());
    Optional<Instant> recorded = before.recordedUntil(config);
    this.devices = before.devices(config, lead());
    this.events = EventRing.open(disk, EventRingSettings.DEFAULT, environment.random());
    events.notices().forEach(notice -> LOG.warn("Events in {}: {}", config.dataDirectory(), notice.text()));
    StateFiles toldFiles = StateFiles.ofTold(disk);
    StateStart told = StateStart.of(toldFiles, events, names(config));
    told.problems().forEach(problem -> LOG.warn("States in {}: {}", config.dataDirectory(), problem));
    this.kept = new ClosedMonths(disk);
    this.untold = new UntoldMonths(kept);
    this.closing = new MonthClosing(ring.reader(), kept,
        new MonthCloser(ring.reader(), config.billableCoveragePercent()));
    this.auditing = new Auditing(config, environment.time(), environment.plausibleFrom(),
        before.kept().groups(), events);
    this.worker = new Worker(environment.fatal());
    this.polling = new Polling(config, environment, before.kept().remembered(), this::polled,
        this::polledEarly);
    this.core = new Core(devices, ring.directory(), books(), config.series(), config.zone(),
        new Backlog(config.grid()), new ClosingSchedule(config.grid(), config.zone(), this::closeMonths),
        statesPart(told, recorded), new ClockTrust(environment.plausibleFrom(), recorded),
        environment.time().wall(),
        this::handToStore, environment.roundDone(), environment.fatal());
    this.store = new StoreThread(
        new RingJournal(ring, new SmallState(stateFiles, before.kept(), auditing::seen),
            new StateJournal(events, toldFiles, told, this::headAdvanced), this::headAdvanced),
        new StoreReports(core), environment.fatal());
    this.loops = EventLoops.start("agent", 1);
    opened.opened(loops::close);
    this.push = startPush();
    Supplier<Optional<SnmpServerSnapshot>> snmpServer = startSnmpServer(disk);
    this.http = AgentHttp.start(config.http(), AgentView.of(config, environment.software(), core.snapshots(),
        ring.reader(), kept, events, ring.opening(), this::pushStatus,
        () -> auditing.report(core.snapshots().devices()), snmpServer,
        environment.time()),
        config.services().windowsToken()
            .map(token -> new WindowDesk(token, config.services().scope().nros().keySet(),
                new DeclaredWindows(core, environment.time()))));
    opened.opened(http::close);
  }

  /// Opens the ring and starts everything.
  ///
  /// @throws IOException if the data folder cannot be used or the page's address is taken; nothing runs then
  public static Agent start(AgentConfig config, AgentEnvironment environment) throws IOException {
    RealDisk disk = RealDisk.createFolder(config.dataDirectory());
    OpenedParts opened = new OpenedParts();
    try {
      RingWriter ring = RingWriter.open(disk, new RingSettings(config.grid(), config.retentionDays()),
          config.directory(), environment.random());
      opened.opened(ring::close);
      requireSameGrid(config, ring);
      ring.opening().notices()
          .forEach(notice -> LOG.warn("Ring in {}: {}", config.dataDirectory(), notice.text()));
      return new Agent(config, environment, disk, ring, opened).run();
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /// A ring has slots of one length: figures over both would be wrong, and the collector refuses a change.
  private static void requireSameGrid(AgentConfig config, RingWriter ring) throws IOException {
    Optional<SlotGrid> recorded = ring.recordedGrid();
    if (recorded.isPresent() && !recorded.get().equals(config.grid())) {
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
    opened.close();
  }

  private void stop() {
    polling.stop();
    worker.stop();
    core.stop();
    store.stop(state());
  }

  private Agent run() throws IOException {
    opened.opened(this::stop);
    core.start(environment.time().wall(), lead());
    store.start();
    worker.start();
    polling.start();
    if (config.notifications().isPresent()) {
      receiveNotifications(notificationPort(config.notifications().get()));
    }
    return this;
  }

  private UdpPort notificationPort(NotificationPort configured) throws IOException {
    return switch (configured) {
      case NotificationPort.Passed() -> environment.passedPort()
          .orElseThrow(() -> new IOException(
              "notifications: listen: systemd, but systemd passes no socket, or several;"
                  + " enable nro-agent-notifications.socket and restart the agent, or give an address"
                  + " (docs/operating.md)"));
      case NotificationPort.Own(var listen) -> {
        UdpPort port = NotificationReceiver.open(listen);
        opened.opened(port::close);
        yield port;
      }
    };
  }

  private void receiveNotifications(UdpPort port) {
    NotificationReceiver receiver = NotificationReceiver.start(port, config.devices(), config.name(),
        device -> core.snapshots().device(device).flatMap(DeviceSnapshot::reading),
        heard -> core.post(new CoreMessage.Notified(heard.device(), heard.changes(), heard.wall(),
            heard.monotonicNanos())),
        environment.time(), environment.fatal());
    opened.opened(receiver::close);
    core.show(receiver::snapshot);
  }

  private StatesPart statesPart(StateStart told, Optional<Instant> recorded) {
    StateKeeper keeper = new StateKeeper(List.copyOf(names(config)), told);
    return new StatesPart(keeper,
        new ServicesPart(config.services(), config.zone(), config.grid(), recorded, keeper),
        new FiguresPart(keeper, this::findFigures), this::handToStore, polling::readEarly);
  }

  /// Everything of which states are told: the devices, and the services and the closed months as two more.
  private static Set<String> names(AgentConfig config) {
    return Stream
        .concat(config.devices().stream().map(DeviceConfig::name),
            Stream.of(ToldServices.DEVICE, ToldFigures.DEVICE))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void polled(PollResult result) throws InterruptedException {
    auditing.hear(result);
    core.post(new CoreMessage.Polled(result));
  }

  private void polledEarly(PollResult result) throws InterruptedException {
    core.post(new CoreMessage.StatesRead(result));
  }

  /// What the next start goes on with. Only after the core has ended.
  private KeptState state() {
    Map<String, KeptState.KeptDevice> bases = new HashMap<>();
    Map<String, RememberedDevice> remembered = new HashMap<>();
    devices.forEach(device -> {
      device.keep().ifPresent(each -> bases.put(device.name(), each));
      remembered.put(device.name(), device.remembered());
    });
    return new KeptState(bases, remembered, auditing.seen());
  }

  /// The wall clock's lead over the monotonic clock, in milliseconds, as the polls have it.
  private long lead() {
    return environment.time().wall().toEpochMilli()
        - Math.floorDiv(environment.time().monotonicNanos(), NANOS_PER_MILLI);
  }

  private void handToStore(List<SlotRecord> records, Map<String, RememberedDevice> remembered) {
    store.write(records, remembered);
  }

  private void handToStore(StateBatch batch) {
    store.tell(batch);
  }

  private void headAdvanced() {
    if (push != null) {
      push.headAdvanced();
    }
  }

  private @Nullable PushClient startPush() {
    if (config.push() == null) {
      return null;
    }
    PushClient client = PushClient.start(config.push(),
        new PushIdentity(config.name(), environment.software(), config.grid(),
            config.sha256().map(digest -> new Octets(HexFormat.of().parseHex(digest)))),
        PushSettings.DEFAULT,
        new PushedRings(ring.reader(), events, foreignEpoch()), environment.time(), loops,
        environment.random());
    opened.opened(client::close);
    return client;
  }

  /// What belongs to the server is loaded here and nowhere else: without the section it costs nothing.
  ///
  /// @return what it did so far
  private Supplier<Optional<SnmpServerSnapshot>> startSnmpServer(RealDisk disk) throws IOException {
    if (config.snmpServer() == null) {
      return Optional::empty;
    }
    SnmpServer server = SnmpServer.start(config.snmpServer(), new AboutAgent(config.name(),
        environment.software(), core.snapshots(), Optional.of(events), environment.time()), disk,
        environment.random(), environment.fatal());
    opened.opened(server::close);
    return () -> Optional.of(server.snapshot());
  }

  private PushedRings.ForeignEpoch foreignEpoch() {
    return new PushedRings.ForeignEpoch() {
      @Override
      public void ofRecords(String reason) {
        store.startNewEpoch(reason);
      }

      @Override
      public void ofEvents(String reason) {
        store.startNewEventEpoch(reason);
      }
    };
  }

  private Books books() {
    return new Books() {
      @Override
      public FigureBook open(Instant now) {
        return FigureBook.at(now, config.grid(), config.zone(), config.billableCoveragePercent(),
            config.series());
      }

      @Override
      public boolean fill(Instant now, FigureBook empty) {
        return worker.offer(new Rebuild(ring.reader(), ring.reader().extent().head(), kept,
            CivilMonth.containing(now, config.zone()), empty, core::post));
      }
    };
  }

  private boolean closeMonths(CivilMonth upTo) {
    return worker
        .offer(new CloseMonths(closing, upTo, core.snapshots(), environment.time().wall(), core::post));
  }

  private boolean findFigures(long told) {
    return worker.offer(new FindFigures(untold, told, environment.time().wall(), core::post));
  }
}
