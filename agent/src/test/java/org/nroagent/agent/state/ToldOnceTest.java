package org.nroagent.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.FaultyDisk;
import org.nroagent.agent.store.FaultyDisk.Fault;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.ToldStates;

/// Whatever readings come and wherever the power is cut or the disk refuses: the events told are those of a run to which
/// nothing happens, each once and in the same order.
class ToldOnceTest {
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final EventRingSettings RING = new EventRingSettings(3, 1 << 17);
  private static final List<String> DEVICES = List.of("hub1", "olt1");
  private static final Instant START = Instant.parse("2026-11-18T00:00:00Z");
  private static final LacpState IN_SYNC = LacpState.ofLacpduOctet(0x3d);

  /// One poll.
  private record Poll(int round, String device, boolean answered, DeviceReading reading) {
    Instant wall() {
      return START.plusSeconds(300L * round);
    }
  }

  /// A poll and the sequences that it was given; none where the last is before the first.
  ///
  /// @param before what counted as told of its device before
  /// @param after what counted as told of it afterwards
  private record Taken(Poll poll, long first, long last, ToldStates before, ToldStates after) {
    /// Whether the disk has it for sure. What it changed without an event is there where the run that was started from the
    /// disk knows it.
    boolean isIn(long head, StateKeeper started) {
      return last >= first
          ? last <= head
          : !after.equals(before) && after.equals(started.told(poll.device()));
    }
  }

  /// A run of the program: what it has in memory.
  private static final class Run {
    private final EventRing ring;
    private final StateKeeper keeper;
    private final StateJournal journal;

    Run(FaultyDisk disk, Random random) {
      ring = EventRing.open(disk, RING, random);
      StateStart start = StateStart.of(StateFiles.ofTold(disk), ring, Set.copyOf(DEVICES));
      keeper = new StateKeeper(DEVICES, start);
      journal = new StateJournal(ring, StateFiles.ofTold(disk), start, () -> {});
    }

    Taken take(Poll poll) {
      long next = keeper.nextSequence();
      ToldStates before = keeper.told(poll.device());
      if (poll.answered()) {
        keeper.read(poll.device(), poll.reading(), poll.wall(), START.toEpochMilli());
      } else {
        keeper.silent(poll.device(), poll.wall());
      }
      return new Taken(poll, next, keeper.nextSequence() - 1, before, keeper.told(poll.device()));
    }

    boolean write() {
      StateBatch batch = keeper.handOut().orElse(null);
      if (batch == null) {
        return true;
      }
      try {
        journal.write(batch);
        keeper.written();
        return true;
      } catch (IOException _) {
        keeper.refused();
        return false;
      }
    }
  }

  @Example
  void whatChangedWithoutAnEventIsNotTakenTwice() throws IOException {
    eventsAreToldOnceOverCrashesAndRefusals(-23_358);
  }

  @Property(tries = 60)
  void eventsAreToldOnceOverCrashesAndRefusals(@ForAll long seed) throws IOException {
    List<Poll> polls = polls(new Random(seed), 50);
    List<String> expected = undisturbed(polls);
    List<String> told = disturbed(polls, new Random(seed + 1));
    for (int i = 0; i < Math.min(expected.size(), told.size()); i++) {
      assertEquals(expected.get(i), told.get(i), "event " + i);
    }
    assertEquals(expected.size(), told.size());
  }

  private static List<String> undisturbed(List<Poll> polls) throws IOException {
    Run process = new Run(new FaultyDisk(), new Random(1));
    List<String> told = new ArrayList<>();
    long last = 0;
    for (Poll poll : polls) {
      process.take(poll);
      process.write();
      last = collect(process.ring, last, told);
    }
    return told;
  }

  private static List<String> disturbed(List<Poll> polls, Random random) throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Run process = new Run(disk, random);
    List<String> told = new ArrayList<>();
    List<Taken> notDurable = new ArrayList<>();
    long last = 0;
    for (Poll poll : polls) {
      notDurable.add(process.take(poll));
      if (random.nextInt(3) == 0) {
        disk.failAt(random.nextInt(7), FAULTS.get(random.nextInt(FAULTS.size())));
      }
      if (process.write()) {
        notDurable.clear();
      }
      if (disk.isOff() || random.nextInt(6) == 0) {
        disk.cutPower();
        disk.restart(random, random.nextBoolean() ? 512 : 4096);
        process = new Run(disk, random);
        List<Poll> lost = lost(notDurable, durable(disk, process), process.keeper);
        notDurable.clear();
        for (Poll each : lost) {
          notDurable.add(process.take(each));
        }
        if (process.write()) {
          notDurable.clear();
        }
      }
      disk.heal();
      last = collect(process.ring, last, told);
    }
    if (process.write()) {
      var _ = collect(process.ring, last, told);
    }
    return told;
  }

  private static long durable(FaultyDisk disk, Run run) throws IOException {
    Optional<byte[]> whole = StateFiles.ofTold(disk).read();
    return Math.max(run.ring.extent().head(),
        whole.isPresent() ? ToldCheckpoint.decode(whole.get()).sequence() : 0);
  }

  /// A poll that reached the disk before the power was cut, and all before it, was not lost: only nobody heard of it.
  private static List<Poll> lost(List<Taken> notHeardOf, long head, StateKeeper started) {
    int durable = 0;
    for (int i = 0; i < notHeardOf.size(); i++) {
      durable = notHeardOf.get(i).isIn(head, started) ? i + 1 : durable;
    }
    return notHeardOf.subList(durable, notHeardOf.size()).stream().map(Taken::poll).toList();
  }

  private static long collect(EventRing ring, long after, List<String> told) throws IOException {
    EventLog.Batch batch = ring.read(after, 100_000);
    for (EventLog.Stored stored : batch.events()) {
      StateEvent event = stored.event().orElseThrow();
      told.add(event.at() + " " + event.device() + " " + event.subject() + " " + event.aspect() + " "
          + event.before()
          + ">" + event.after() + " " + event.cause());
    }
    return Math.max(after, batch.last());
  }

  /// Two devices, one of them with so many interfaces that its first reading is written whole.
  private static List<Poll> polls(Random random, int rounds) {
    List<Poll> polls = new ArrayList<>();
    long[] startedTicks = new long[2];
    for (int round = 1; round <= rounds; round++) {
      for (int device = 0; device < 2; device++) {
        startedTicks[device] = random.nextInt(25) == 0 ? round * 30_000L - 5_000 : startedTicks[device];
        long ticks = 1_000_000L * (startedTicks[device] == 0 ? 1 : 0) + round * 30_000L
            - startedTicks[device];
        polls.add(new Poll(round, DEVICES.get(device), random.nextInt(12) != 0,
            reading(random, device == 0 ? 6 : 270, ticks, 300_000_000_000L * round)));
      }
    }
    return polls;
  }

  private static DeviceReading reading(Random random, int ports, long ticks, long nanos) {
    List<InterfaceReading> interfaces = new ArrayList<>();
    int present = random.nextInt(10) == 0 ? random.nextInt(ports) : ports;
    for (int i = 0; i < present; i++) {
      interfaces.add(port("p" + i, i < 3 && random.nextInt(3) == 0 ? "down" : "up"));
    }
    List<LagReading> lags = random.nextInt(10) == 0
        ? List.of()
        : List.of(new LagReading("lag-2", 900, "up", List.of(
            member("p" + random.nextInt(3), random.nextInt(5) != 0), member("p4", true))));
    List<IgmpGroupReading> groups = new ArrayList<>();
    for (int i = 0; i < random.nextInt(7); i++) {
      groups.add(new IgmpGroupReading("irb.1", "232.1.1." + i, 2, null, 5));
    }
    Map<TableKind, TableState> tables = new EnumMap<>(TableKind.class);
    tables.put(TableKind.INTERFACES, random.nextInt(9) == 0 ? TableState.CUT : TableState.COMPLETE);
    tables.put(TableKind.LAGS, lags.isEmpty() ? TableState.ABSENT : TableState.COMPLETE);
    tables.put(TableKind.IGMP, groups.isEmpty() ? TableState.ABSENT : TableState.COMPLETE);
    return new DeviceReading(new DeviceReading.SystemReading("snmp", "", "", "", OptionalLong.empty(), ""),
        new SampleTime(ticks, nanos, nanos), interfaces, lags, List.of(), groups, List.of(),
        DeviceReading.Services.NONE, tables, List.of());
  }

  private static InterfaceReading port(String name, String oper) {
    return new InterfaceReading(name, 1, "", "ethernetCsmacd", "up", oper, 1000, null, null, null, null);
  }

  private static LagReading.Member member(String name, boolean attached) {
    return new LagReading.Member(name, 1, attached, IN_SYNC, IN_SYNC, "",
        new LagReading.Port(true, LagReading.States.BOTH, 0, 0, OptionalInt.empty(), OptionalInt.empty(), "",
            0, "", ""));
  }
}
