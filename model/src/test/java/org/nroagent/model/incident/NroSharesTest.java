package org.nroagent.model.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldShares.ShareOut;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// An agent polls the OLTs `a` and `b` of the NRO `n`, another one `c`.
class NroSharesTest {
  private static final Instant START = Instant.parse("2026-11-18T10:00:00Z");
  private static final IncidentTracker.Settings SETTINGS = new IncidentTracker.Settings(Duration.ZERO,
      Duration.ofMinutes(10));

  private final List<StateChange> changes = new ArrayList<>();
  private final ToldShares shares = new ToldShares();
  private List<Place> places = places("n/c");
  private LineCounts lines = LineCounts.parse("emergency=1");
  private ToldStates told = ToldStates.NOTHING;
  private int minute;

  private static List<Place> places(String... elsewhere) {
    Route route = new Route(new LinkAt("spoke", "lag-1"), List.of());
    return List.of(Place.ofOlt("n", "a", route), Place.ofOlt("n", "b", route),
        Place.ofNro("n", List.of(elsewhere)));
  }

  /// Judges a minute later.
  private void step(ServiceState a, ServiceState b, ServiceState nro) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    verdicts.put("n/a", verdict(a));
    verdicts.put("n/b", verdict(b));
    verdicts.put("n", new Verdict(nro, List.of(), Optional.empty()));
    minute++;
    Instant now = START.plus(Duration.ofMinutes(minute));
    Telling telling = IncidentTracker.step(SETTINGS, told, places, verdicts,
        place -> Optional.of(place.equals("n") ? lines : LineCounts.NONE), now);
    told = telling.told();
    changes.addAll(telling.changes());
    telling.changes()
        .forEach(change -> shares.add(change.event(1, now, ToldServices.DEVICE, Origin.AGENT)));
  }

  private static Verdict verdict(ServiceState state) {
    return new Verdict(state, List.of(), OutageCause.parse("access spoke lag-1")
        .filter(_ -> state == ServiceState.DOWN));
  }

  private List<String> told(Aspect aspect) {
    return changes.stream().filter(each -> each.subject().name().equals("n") && each.aspect() == aspect)
        .map(each -> each.before() + ">" + each.after()).toList();
  }

  @Test
  void aShareIsOutWithAllItsOltsUntilOneCarries() {
    step(ServiceState.UP, ServiceState.UP, ServiceState.UP);
    step(ServiceState.DOWN, ServiceState.UP, ServiceState.DEGRADED);
    assertEquals(List.of(), told(Aspect.ELSEWHERE));
    step(ServiceState.DOWN, ServiceState.DOWN, ServiceState.UNKNOWN);
    assertEquals(Set.of("n"), ToldServices.sharesOut(told));
    step(ServiceState.UNKNOWN, ServiceState.DOWN, ServiceState.UNKNOWN); // nobody saw it come back
    step(ServiceState.UP, ServiceState.DOWN, ServiceState.DEGRADED);
    assertEquals(List.of(">c", "c>"), told(Aspect.ELSEWHERE));
    assertEquals(List.of(">emergency=1", "emergency=1>"), told(Aspect.LINES));
    assertEquals(List.of(new ShareOut("n", Set.of("n/c"), START.plusSeconds(180),
        Optional.of(START.plusSeconds(300)))), shares.all());
    assertEquals(Set.of(), ToldServices.sharesOut(told));
  }

  @Test
  void theNroIsPartOfNoIncidentHere() {
    step(ServiceState.DOWN, ServiceState.DOWN, ServiceState.UNKNOWN);
    assertEquals(List.of(), told(Aspect.INCIDENT));
    assertEquals("", ToldServices.incidents(told).getFirst().mostLines().text());
  }

  @Test
  void linesThatChangeAreToldAnew() {
    step(ServiceState.DOWN, ServiceState.DOWN, ServiceState.UNKNOWN);
    lines = LineCounts.parse("emergency=2");
    step(ServiceState.DOWN, ServiceState.DOWN, ServiceState.UNKNOWN);
    assertEquals(List.of(">emergency=1", "emergency=1>emergency=2"), told(Aspect.LINES));
  }

  /// Whoever is told nothing of an OLT could not tell one that carries from one that nobody polls.
  @Test
  void thatTheOltsOfASharedNroAreSeenToCarryIsTold() {
    step(ServiceState.UP, ServiceState.UP, ServiceState.UP);
    step(ServiceState.UP, ServiceState.UP, ServiceState.UP);
    assertEquals(List.of("n up", "n/a up", "n/b up"), changes.stream()
        .map(each -> each.subject().name() + " " + each.after()).sorted().toList());
  }

  @Test
  void ofAnNroOfOneAgentNoneOfThisIsTold() {
    places = places();
    step(ServiceState.UP, ServiceState.UP, ServiceState.UP);
    assertEquals(List.of(), changes);
    step(ServiceState.DOWN, ServiceState.DOWN, ServiceState.DOWN);
    assertEquals(List.of(), told(Aspect.ELSEWHERE));
    assertEquals(1, told(Aspect.INCIDENT).size());
  }

  @Test
  void whatIsConfiguredNoMoreIsTakenBack() {
    step(ServiceState.DOWN, ServiceState.DOWN, ServiceState.UNKNOWN);
    places = List.of();
    minute++;
    Telling telling = IncidentTracker.step(SETTINGS, told, places, Map.of(), _ -> Optional.empty(),
        START.plus(Duration.ofMinutes(minute)));
    changes.addAll(telling.changes());
    assertEquals(List.of(">c", "c>"), told(Aspect.ELSEWHERE));
  }

  /// A word has room for 255 characters. What does not fit is an OLT that nobody tells of, so nothing is taken for known.
  @Test
  void oltsThatDoNotFitAreOneThatNobodyTellsOf() {
    List<String> many = IntStream.range(100, 200).mapToObj(i -> "n/olt-" + i).toList();
    String word = ToldServices.elsewhereWord(many);
    assertTrue(word.length() <= StateChange.MOST_CHARS && word.endsWith(" +"), word);
    Set<String> read = ToldServices.elsewhere("n", word);
    assertTrue(read.containsAll(List.of("n/olt-100", "n/olt-130", "n/+")), read::toString);
    assertEquals(Set.copyOf(many.subList(0, 3)),
        ToldServices.elsewhere("n", ToldServices.elsewhereWord(many.subList(0, 3))));
  }
}
