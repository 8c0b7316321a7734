package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.IncidentTracker;
import org.nroagent.model.incident.OutageHistory;
import org.nroagent.model.incident.SeenDown;
import org.nroagent.model.incident.ToldLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// Whom an incident cut off when, also where a slot lists others only.
class IncidentTimelineTest {
  private static final Instant START = Instant.parse("2026-11-18T10:00:00Z");
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Duration ENDED_AFTER = Duration.ofMinutes(10);
  /// Two more than a slot lists.
  private static final int OLTS = RowImpact.MOST_INCIDENTS + 2;

  private final List<Place> places = new ArrayList<>();
  private final List<StateEvent> events = new ArrayList<>();
  private final SeenDown seen = new SeenDown(GRID);
  private final TreeMap<Instant, RowImpact> rows = new TreeMap<>();
  private ToldStates told = ToldStates.NOTHING;

  IncidentTimelineTest() {
    for (int i = 0; i < OLTS; i++) {
      places.add(Place.ofOlt("n" + i, "olt", new Route(new LinkAt("spoke", "lag-" + i), List.of())));
    }
  }

  /// OLT *i* has *i* + 1 lines.
  private static LineCounts lines(String place) {
    return LineCounts.of(LineKind.FTTH, 1 + Long.parseLong(place.substring(1, place.indexOf('/'))));
  }

  private void judge(Instant now, ServiceState state) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (int i = 0; i < OLTS; i++) {
      verdicts.put(Place.oltName("n" + i, "olt"), new Verdict(state, List.of(),
          OutageCause.parse("access spoke lag-" + i).filter(_ -> state == ServiceState.DOWN)));
    }
    seen.mark(told, now);
    Telling telling = IncidentTracker.step(new IncidentTracker.Settings(Duration.ZERO, ENDED_AFTER), told,
        places, verdicts, place -> Optional.of(lines(place)), now);
    telling.changes().forEach(
        change -> events.add(change.event(events.size() + 1L, now, ToldServices.DEVICE, Origin.AGENT)));
    told = telling.told();
    seen.mark(told, now);
  }

  private KeptIncidents kept() {
    OutageHistory history = new OutageHistory(ENDED_AFTER);
    ToldLines lines = new ToldLines();
    events.forEach(event -> {
      history.add(event);
      lines.add(event);
    });
    return new KeptIncidents(history.incidents(START.plus(Duration.ofHours(1))), lines);
  }

  @Test
  void anIncidentThatASlotHasInASumHasItsLinesAllTheSame() {
    judge(START.plusSeconds(20), ServiceState.DOWN);
    rows.put(START, new RowImpact(seen.take(told, START, Duration.ZERO, IncidentTimelineTest::lines)));
    judge(START.plusSeconds(320), ServiceState.DOWN);
    rows.put(GRID.next(START),
        new RowImpact(seen.take(told, GRID.next(START), Duration.ZERO, IncidentTimelineTest::lines)));
    assertTrue(rows.firstEntry().getValue().byIncident().containsKey(RowImpact.OTHERS));
    Map<String, String> timelines = new HashMap<>();
    ToldServices.incidents(told).forEach(incident -> timelines.put(incident.cause(),
        text(IncidentTimeline.pieces(GRID, START, START, rows, kept(), incident.number()))));
    for (int i = 0; i < OLTS; i++) {
      assertEquals("10:00 to 10:10 ftth=" + (i + 1), timelines.get("access spoke lag-" + i));
    }
  }

  /// The agent was away for two slots: nobody saw the lines then, which is not that nobody was cut off.
  @Test
  void slotsThatWereNeverWrittenAreNotConfirmed() {
    judge(START.plusSeconds(20), ServiceState.DOWN);
    rows.put(START, new RowImpact(Map.of(number(), seen(START))));
    judge(START.plusSeconds(920), ServiceState.DOWN);
    judge(START.plusSeconds(1220), ServiceState.UP);
    Instant third = GRID.plus(START, 3);
    rows.put(third, new RowImpact(Map.of(number(), seen(third))));
    rows.put(GRID.next(third), new RowImpact(Map.of(number(), seen(GRID.next(third)))));
    assertEquals(
        List.of("10:00 ftth=1 and ", "10:05  and ftth=1", "10:15 ftth=1 and "),
        IncidentTimeline.pieces(GRID, START, GRID.plus(START, 9), rows, kept(), number()).stream()
            .map(piece -> piece.from().toString().substring(11, 16) + " " + piece.lines().confirmed().text()
                + " and " + piece.lines().unconfirmed().text())
            .toList());
  }

  /// Of the first OLT.
  private long number() {
    return ToldServices.incidents(told).stream().filter(each -> each.cause().equals("access spoke lag-0"))
        .findFirst().orElseThrow().number();
  }

  private AffectedLines seen(Instant slot) {
    return Optional
        .ofNullable(seen.take(told, slot, Duration.ZERO, IncidentTimelineTest::lines).get(number()))
        .orElse(AffectedLines.NONE);
  }

  private static String text(List<AffectedPiece> pieces) {
    assertEquals(1, pieces.size(), pieces::toString);
    AffectedPiece piece = pieces.getFirst();
    return piece.from().toString().substring(11, 16) + " to " + piece.to().toString().substring(11, 16) + " "
        + piece.lines().confirmed().text();
  }
}
