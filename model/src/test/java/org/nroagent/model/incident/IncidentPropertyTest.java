package org.nroagent.model.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.model.incident.Story.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

/// Whatever happens to services, incidents are what was seen of them (R10).
class IncidentPropertyTest {
  private static final String GATES = "gates A B";

  /// Whatever happens to services: what is told is what its events and silent entries make of what was told before, so
  /// that a start goes on from there.
  @Property(tries = 60)
  void whatWasToldFollowsFromEventsAndSilentEntries(@ForAll long seed) {
    Random random = new Random(seed);
    Story random3 = new Story(3, Story.SETTINGS);
    for (int i = 0; i < 60; i++) {
      ToldStates before = random3.told;
      change(random3, random);
      Telling telling = random3.step(1 + random.nextInt(7));
      Map<Subject, ToldEntry> replayed = new HashMap<>(before.entries());
      for (StateChange change : telling.changes()) {
        ToldStates.take(replayed, change, random3.now);
      }
      assertEquals(telling.told(), ToldStates.of(replayed).with(telling.silent()), "seed " + seed);
    }
  }

  private static LineCounts sum(Stream<LineCounts> lines) {
    return lines.reduce(LineCounts.NONE, LineCounts::plus);
  }

  private static void change(Story story, Random random) {
    int olt = random.nextInt(3);
    List<String> causes = List.of(GATES, "paths spoke" + olt + " A B", "access spoke" + olt + " lag-1");
    switch (random.nextInt(4)) {
      case 0 -> story.up(olt);
      case 1 -> story.is(olt, ServiceState.UNKNOWN, "");
      default -> story.down(olt, causes.get(random.nextInt(causes.size())));
    }
  }

  /// The incidents of one service are what one gets by looking at every minute: runs of minutes in which it is down, or
  /// nobody knows since it was, joined where it carries for less than ten minutes between them.
  @Property(tries = 200)
  void incidentsAreWhatEveryMinuteShows(@ForAll long seed) {
    Random random = new Random(seed);
    Story one = new Story(1, Story.SETTINGS);
    List<Boolean> out = new ArrayList<>(List.of(false));
    boolean isOut = false;
    for (int minute = 1; minute < 240; minute++) {
      if (random.nextInt(6) == 0) {
        switch (random.nextInt(3)) {
          case 0 -> one.up(0);
          case 1 -> one.is(0, ServiceState.UNKNOWN, "");
          default -> one.down(0, GATES);
        }
        isOut = switch (one.verdict()) {
          case DOWN -> true;
          case UNKNOWN -> isOut;
          case UP, DEGRADED -> false;
        };
      }
      one.step(1);
      out.add(isOut);
    }
    List<List<Integer>> expected = new ArrayList<>();
    for (int minute = 0; minute < out.size(); minute++) {
      if (out.get(minute)) {
        if (expected.isEmpty() || minute - expected.getLast().getLast() > 10) {
          expected.add(new ArrayList<>());
        }
        expected.getLast().add(minute);
      }
    }
    assertEquals(expected.stream().map(List::getFirst).toList(), one.incidents().stream()
        .map(each -> (int) Duration.between(START, each.since()).toMinutes()).toList(), "seed " + seed);
    for (int i = 0; i < expected.size(); i++) {
      Incident incident = one.incidents().get(i);
      if (!incident.isOpen()) {
        assertEquals(Optional.of(START.plus(Duration.ofMinutes(expected.get(i).getLast() + 1L))),
            incident.until(), "seed " + seed);
      }
    }
  }

  /// However outages overlap: a place is part of one open incident at most, and what all of them count together is what
  /// is cut off, each line once.
  @Property(tries = 60)
  void noLineIsCountedTwice(@ForAll long seed) {
    Random random = new Random(seed);
    Story all = new Story(3, Story.SETTINGS);
    TreeSet<String> down = new TreeSet<>();
    for (int i = 0; i < 80; i++) {
      change(all, random);
      all.step(1 + random.nextInt(7));
      all.states().forEach((place, state) -> {
        if (state == ServiceState.DOWN) {
          down.add(place);
        } else if (state.carries()) {
          down.remove(place);
        }
      });
      assertEquals(sum(down.stream().map(Story::lines)),
          sum(AffectedLines.now(all.told, Story::lines).values().stream().map(AffectedLines::all)),
          "seed " + seed);
      TreeSet<Long> open = new TreeSet<>();
      all.incidents().stream().filter(Incident::isOpen).forEach(each -> open.add(each.number()));
      for (Service service : ToldServices.services(all.told)) {
        service.incident().ifPresent(number -> assertTrue(open.contains(number), "seed " + seed));
        assertEquals(down.contains(service.place()), service.isOut(), "seed " + seed);
      }
    }
  }
}
