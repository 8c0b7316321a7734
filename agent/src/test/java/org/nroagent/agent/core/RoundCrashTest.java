package org.nroagent.agent.core;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.meter.DeviceMeter;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.agent.poll.PollResult.Outcome;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.agent.state.StateJournal;
import org.nroagent.agent.state.StateKeeper;
import org.nroagent.agent.state.StateStart;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.FaultyDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.daemon.config.Secret;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.StateEvent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The power is cut between any two steps of the store thread: of a round that was reported done nothing is lost, neither
/// slots nor events, so that a start that goes on after it tells what an undisturbed run does, each event once.
class RoundCrashTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final EventRingSettings EVENTS = new EventRingSettings(3, 1 << 17);
  private static final List<DeviceConfig> DEVICES = List.of(device("hub1"), device("hub2"));
  private static final int ROUNDS = 25;

  /// What a round has on the disk when it is reported done.
  private record Done(Instant border, long records) {}

  /// One life of the program, with a store thread whose steps the test takes.
  private static final class Run {
    private final RingWriter ring;
    private final EventRing events;
    private final RingJournal journal;
    private final Core core;
    private final Queue<Step> orders = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;
    private final List<Done> done = Collections.synchronizedList(new ArrayList<>());

    /// What the store thread was asked for.
    private interface Step {
      /// @return what the core is told of it
      CoreMessage take();
    }

    Run(FaultyDisk disk, Random random) throws IOException {
      List<ColumnDirectory.Device> columns = DEVICES.stream().map(device -> new ColumnDirectory.Device(
          device.name(), List.of(new ColumnDirectory.Column(device.name() + ".p0", "p0", 0)))).toList();
      ColumnDirectory directory = new ColumnDirectory(columns);
      ring = RingWriter.open(disk, new RingSettings(GRID, 2), directory, random);
      events = EventRing.open(disk, EVENTS, random);
      StateFiles told = StateFiles.ofTold(disk);
      List<String> names = DEVICES.stream().map(DeviceConfig::name).toList();
      StateStart start = StateStart.of(told, events, Set.copyOf(names));
      journal = new RingJournal(ring,
          new SmallState(new StateFiles(disk), KeptState.NONE, () -> SeenGroups.NONE),
          new StateJournal(events, told, start, () -> {}), () -> {});
      List<SeriesConfig> series = SampleSeries.of(DEVICES);
      StateKeeper keeper = new StateKeeper(names, start);
      core = new Core(
          DEVICES.stream()
              .map(device -> new DeviceState(device, GRID, new DeviceMeter(device, GRID, Optional.empty())))
              .toList(),
          directory, new NoBooks(series), series, CivilMonth.CONTRACT_ZONE, new Backlog(GRID),
          new ClosingSchedule(GRID, CivilMonth.CONTRACT_ZONE, _ -> true),
          new StatesPart(keeper,
              new ServicesPart(ServicesConfig.NONE, CivilMonth.CONTRACT_ZONE, GRID, Optional.empty(), keeper),
              new FiguresPart(keeper, _ -> false),
              this::tell, _ -> {}),
          new ClockTrust(Instant.EPOCH, Optional.empty()), START, this::write,
          border -> done.add(new Done(border, ring.reader().extent().head())),
          (_, error) -> error.printStackTrace());
      core.start(START, START.toEpochMilli());
    }

    private void write(List<SlotRecord> records, Map<String, RememberedDevice> known) {
      order(() -> {
        try {
          if (!records.isEmpty()) {
            journal.append(records);
          }
          return new CoreMessage.Stored();
        } catch (IOException e) {
          return new CoreMessage.Refused(String.valueOf(e.getMessage()));
        }
      });
    }

    private void tell(StateBatch batch) {
      order(() -> {
        try {
          journal.tell(batch);
          return new CoreMessage.StatesStored();
        } catch (IOException e) {
          return new CoreMessage.StatesRefused(String.valueOf(e.getMessage()));
        }
      });
    }

    void poll(int round, Random random) throws InterruptedException {
      for (DeviceConfig device : DEVICES) {
        core.post(new CoreMessage.Polled(result(device.name(), round, random)));
      }
      awaitCore();
    }

    /// Takes steps of the store thread, as long as there are any.
    void steps(int most) throws InterruptedException {
      for (int i = 0; i < most && !orders.isEmpty(); i++) {
        core.post(orders.remove().take());
        awaitCore();
      }
    }

    Optional<Done> lastDone() {
      return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
    }

    private void awaitCore() throws InterruptedException {
      CountDownLatch taken = new CountDownLatch(1);
      core.post(new CoreMessage.Closed(List.of(), taken::countDown));
      taken.await();
    }

    /// Ends the core's thread. What it still asks for is done at once.
    void end() throws InterruptedException {
      ending = true;
      steps(Integer.MAX_VALUE);
      core.stop();
    }

    private void order(Step step) {
      if (ending) {
        try {
          core.post(step.take());
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      } else {
        orders.add(step);
      }
    }
  }

  /// Figures do not matter here.
  private record NoBooks(List<SeriesConfig> series) implements Books {
    @Override
    public FigureBook open(Instant now) {
      return FigureBook.at(now, GRID, CivilMonth.CONTRACT_ZONE, 95, series);
    }

    @Override
    public boolean fill(Instant now, FigureBook empty) {
      return true;
    }
  }

  @Property(tries = 40)
  void ofARoundThatIsDoneNothingIsLostAndNothingIsToldTwice(@ForAll long seed) throws Exception {
    List<String> undisturbed = play(seed, false);
    assertTrue(undisturbed.size() > ROUNDS / 2, undisturbed::toString);
    assertEquals(String.join("\n", undisturbed), String.join("\n", play(seed, true)));
  }

  private static List<String> play(long seed, boolean crashes) throws Exception {
    Random random = new Random(seed);
    FaultyDisk disk = new FaultyDisk();
    Run run = new Run(disk, random);
    int round = 0;
    while (round < ROUNDS) {
      Instant border = START.plus(GRID.length().multipliedBy(round));
      run.poll(round, new Random(seed + round));
      if (!crashes || random.nextInt(3) != 0) {
        run.steps(Integer.MAX_VALUE);
        assertEquals(border, run.done.getLast().border());
        round++;
      } else {
        run.steps(random.nextInt(4));
        disk.cutPower();
        Optional<Done> last = run.lastDone();
        run.end();
        disk.restart(random, random.nextBoolean() ? 512 : 4096);
        run = new Run(disk, random);
        long kept = run.ring.reader().extent().head();
        last.ifPresent(done -> assertTrue(kept >= done.records(), "slots of a round that was done are lost"));
        round += last.map(Done::border).equals(Optional.of(border)) ? 1 : 0;
      }
    }
    List<String> told = told(run.events);
    run.end();
    run.ring.close();
    return told;
  }

  private static List<String> told(EventRing ring) throws IOException {
    List<String> told = new ArrayList<>();
    for (EventLog.Stored stored : ring.read(0, 100_000).events()) {
      StateEvent event = stored.event().orElseThrow();
      told.add(event.sequence() + " " + event.at() + " " + event.device() + " " + event.subject().name() + " "
          + event.before() + ">" + event.after());
    }
    return told;
  }

  private static PollResult result(String device, int round, Random random) {
    Instant border = START.plusSeconds(300L * round);
    long nanos = round * 300_000_000_000L;
    SampleTime time = new SampleTime(50_000_000 + round * 30_000L, nanos, nanos);
    CounterSample octets = new CounterSample(round * 1_000_000L, 64, time);
    List<InterfaceReading> ports = new ArrayList<>();
    for (int port = 0; port < 6; port++) {
      boolean up = port == 0 || random.nextInt(6) != 0;
      ports.add(new InterfaceReading("p" + port, port + 1, "", "ethernetCsmacd", "up", up ? "up" : "down",
          10_000, 9018, octets, octets, 0L));
    }
    DeviceReading reading = new DeviceReading(
        new SystemReading("snmp", device, "1.3.6.1.4.1.1", "standard", OptionalLong.empty(), ""), time,
        ports, true, List.of(), List.of(), List.of(), List.of(), List.of());
    return new PollResult(device, border, border, START.toEpochMilli(), Duration.ofMillis(3),
        new Outcome.Answered(reading));
  }

  private static DeviceConfig device(String name) {
    return new DeviceConfig(name,
        new SnmpSettings("127.0.0.1", 161, new SnmpSettings.Credentials.Community(new Secret("public")),
            Duration.ofSeconds(1), 0, 20),
        Duration.ZERO,
        List.of(new MeteredConfig(name + ".p0", "p0", Direction.IN, Role.GATE, Optional.empty())));
  }
}
