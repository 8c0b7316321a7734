package org.nroagent.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.FaultyDisk;
import org.nroagent.agent.store.FaultyDisk.Fault;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.IncidentTracker;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.StateEvent;

/// Whatever operation of the disk goes wrong, and however: incidents are the same, and of each of their changes there is
/// one event.
class IncidentsOnceTest {
  private static final EventRingSettings RING = new EventRingSettings(3, 1 << 17);
  private static final IncidentTracker.Settings SETTINGS = new IncidentTracker.Settings(Duration.ofMinutes(5),
      Duration.ofMinutes(10));
  private static final Instant START = Instant.parse("2026-11-18T00:00:00Z");
  private static final int OLTS = 3;
  private static final int STEPS = 24;

  /// Services as they are judged at a time.
  private record Step(Instant at, Map<String, Verdict> verdicts) {}

  /// A step and the sequences that it was given; none where the last is before the first.
  private record Taken(Step step, long first, long last) {
    boolean isIn(long head) {
      return last >= first && last <= head;
    }
  }

  /// A run of the program: what it has in memory.
  private static final class Run {
    private final EventRing ring;
    private final StateKeeper keeper;
    private final StateJournal journal;

    Run(FaultyDisk disk) {
      ring = EventRing.open(disk, RING, new Random(7));
      StateStart start = StateStart.of(StateFiles.ofTold(disk), ring, Set.of(ToldServices.DEVICE));
      keeper = new StateKeeper(List.of(ToldServices.DEVICE), start);
      journal = new StateJournal(ring, StateFiles.ofTold(disk), start, () -> {});
    }

    Taken take(Step step) {
      long before = keeper.nextSequence();
      assertTrue(keeper.tell(ToldServices.DEVICE, IncidentTracker.step(SETTINGS,
          keeper.told(ToldServices.DEVICE), places(), step.verdicts(), place -> Optional.of(lines(place)),
          step.at()),
          step.at()));
      return new Taken(step, before, keeper.nextSequence() - 1);
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

    /// What was told, and the incidents as they stand now.
    List<String> outcome() throws IOException {
      List<String> all = new ArrayList<>();
      EventLog.Batch batch = ring.read(0, 100_000);
      for (EventLog.Stored stored : batch.events()) {
        StateEvent event = stored.event().orElseThrow();
        all.add(event.at() + " " + event.subject() + " " + event.aspect() + " " + event.before() + ">"
            + event.after() + " " + event.cause());
      }
      ToldServices.incidents(keeper.told(ToldServices.DEVICE)).forEach(each -> all.add(each.toString()));
      ToldServices.services(keeper.told(ToldServices.DEVICE)).forEach(each -> all.add(each.toString()));
      return all;
    }
  }

  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < OLTS; i++) {
      places.add(Place.ofOlt("N" + i, "olt", new Route(new LinkAt("spoke" + i, "lag-1"), List.of())));
    }
    for (int i = 0; i < OLTS; i++) {
      places.add(Place.ofNro("N" + i));
    }
    return places;
  }

  private static LineCounts lines(String place) {
    return place.contains("/") ? LineCounts.of(LineKind.FTTH, place.charAt(1)) : LineCounts.NONE;
  }

  private static List<Step> steps(long seed) {
    Random random = new Random(seed);
    List<Step> steps = new ArrayList<>();
    ServiceState[] states = new ServiceState[OLTS];
    Arrays.fill(states, ServiceState.UP);
    for (int i = 0; i < STEPS; i++) {
      Map<String, Verdict> verdicts = new LinkedHashMap<>();
      Map<String, Verdict> nros = new LinkedHashMap<>();
      for (int olt = 0; olt < OLTS; olt++) {
        states[olt] = random.nextInt(3) == 0
            ? List.of(ServiceState.UP, ServiceState.UNKNOWN, ServiceState.DOWN, ServiceState.DOWN)
                .get(random.nextInt(4))
            : states[olt];
        String cause = random.nextInt(3) == 0 ? "gates A B" : "paths spoke" + olt + " A B";
        ServiceState state = states[olt];
        verdicts.put("N" + olt + "/olt", new Verdict(state, List.of(),
            OutageCause.parse(cause).filter(_ -> state == ServiceState.DOWN)));
        nros.put("N" + olt, new Verdict(state, List.of(), Optional.empty()));
      }
      verdicts.putAll(nros);
      steps.add(new Step(START.plusSeconds(300L * i), verdicts));
    }
    return steps;
  }

  @ParameterizedTest
  @EnumSource
  void atEveryOperation(Fault fault) throws IOException {
    long seed = 1;
    while (!hasAll(undisturbed(steps(seed), new FaultyDisk()))) {
      seed++;
    }
    List<Step> steps = steps(seed);
    FaultyDisk sound = new FaultyDisk();
    List<String> expected = undisturbed(steps, sound);
    for (long operation = 0; operation < sound.operations(); operation++) {
      assertEquals(expected, disturbed(steps, operation, fault), fault + " at operation " + operation);
    }
  }

  /// Several incidents, one that ended and one that turned out to be part of another.
  private static boolean hasAll(List<String> outcome) {
    return Stream.of(">open", ">merged", ">ended")
        .allMatch(change -> outcome.stream().anyMatch(each -> each.contains(change)));
  }

  private static List<String> undisturbed(List<Step> steps, FaultyDisk disk) throws IOException {
    Run run = new Run(disk);
    for (Step step : steps) {
      var _ = run.take(step);
      assertTrue(run.write());
    }
    return run.outcome();
  }

  private static List<String> disturbed(List<Step> steps, long operation, Fault fault) throws IOException {
    FaultyDisk disk = new FaultyDisk();
    disk.failAt(operation, fault);
    Run run = new Run(disk);
    List<Taken> notDurable = new ArrayList<>();
    for (Step step : steps) {
      notDurable.add(run.take(step));
      if (run.write()) {
        notDurable.clear();
      }
      if (disk.isOff()) {
        disk.restart(new Random(operation), 512);
        run = new Run(disk);
        long head = durable(disk, run);
        List<Taken> again = List.copyOf(notDurable);
        notDurable.clear();
        for (Step lost : lost(again, head)) {
          notDurable.add(run.take(lost));
        }
        if (run.write()) {
          notDurable.clear();
        }
      }
    }
    disk.heal();
    assertTrue(run.write());
    return run.outcome();
  }

  private static long durable(FaultyDisk disk, Run run) throws IOException {
    Optional<byte[]> whole = StateFiles.ofTold(disk).read();
    return Math.max(run.ring.extent().head(),
        whole.isPresent() ? ToldCheckpoint.decode(whole.get()).sequence() : 0);
  }

  /// A step that reached the disk before the power was cut, and all before it, was not lost: only nobody heard of it.
  private static List<Step> lost(List<Taken> notHeardOf, long head) {
    int durable = 0;
    for (int i = 0; i < notHeardOf.size(); i++) {
      durable = notHeardOf.get(i).isIn(head) ? i + 1 : durable;
    }
    return notHeardOf.subList(durable, notHeardOf.size()).stream().map(Taken::step).toList();
  }
}
