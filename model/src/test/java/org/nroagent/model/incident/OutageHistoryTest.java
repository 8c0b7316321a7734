package org.nroagent.model.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Telling;

/// Incidents computed anew from events, beside those that were told.
class OutageHistoryTest {
  private static final String GATES = "gates A B";

  private final Story story = new Story(3, Story.SETTINGS);
  private final List<StateEvent> events = new ArrayList<>();

  private void step(int minutes) {
    events.addAll(step(story, minutes, events.size()));
  }

  private static List<StateEvent> step(Story story, int minutes, int before) {
    Telling telling = story.step(minutes);
    List<StateEvent> events = new ArrayList<>();
    telling.changes().forEach(change -> events.add(change.event(before + events.size() + 1L, story.now,
        ToldServices.DEVICE, Origin.AGENT)));
    return events;
  }

  private static List<Recomputed> recomputed(List<StateEvent> events, Duration endedAfter, Instant now) {
    OutageHistory history = new OutageHistory(endedAfter);
    events.forEach(history::add);
    return history.incidents(now);
  }

  private List<Recomputed> recomputed() {
    return recomputed(events, Story.SETTINGS.endedAfter(), story.now);
  }

  private static List<AffectedPiece> pieces(Recomputed incident, Instant now) {
    return AffectedPiece.of(incident.spans(), (place, _) -> Story.lines(place), ZoneOffset.UTC, now);
  }

  private static String inShort(AffectedPiece piece) {
    return Duration.between(Story.START, piece.from()).toMinutes() + "…"
        + Duration.between(Story.START, piece.to()).toMinutes() + " " + piece.lines().confirmed().text() + "/"
        + piece.lines().unconfirmed().text();
  }

  @Test
  void aTimelineIsCutWhereLinesAreLostComeBackOrAreNotSeenAnyMore() {
    story.down(0, GATES);
    step(5);
    story.down(1, GATES);
    step(5);
    story.is(1, ServiceState.UNKNOWN, "");
    step(5);
    story.up(0);
    step(5);
    story.up(1);
    step(5);
    step(15);
    Recomputed incident = recomputed().getFirst();
    assertEquals("ended", incident.state());
    assertEquals(List.of("5…10 ftth=1/", "10…15 ftth=11/", "15…20 ftth=1/ftth=10", "20…25 /ftth=10"),
        pieces(incident, story.now).stream().map(OutageHistoryTest::inShort).toList());
  }

  @Test
  void whatIsConfiguredNoMoreWasOutUntilThen() {
    story.down(0, GATES).down(1, GATES);
    step(5);
    story.up(0);
    step(5);
    step(10);
    story.without(1);
    step(91);
    assertEquals(story.incidents().stream().map(OutageHistoryTest::told).toList(),
        recomputed().stream().map(each -> told(each, story.now)).toList());
    assertEquals(Optional.of(story.now), recomputed().getFirst().until());
  }

  @Test
  void whatTheEventsDoNotReachBackToIsNotWhole() {
    story.down(0, GATES);
    step(5);
    story.down(1, GATES);
    step(5);
    int opened = events
        .indexOf(events.stream().filter(each -> each.after().equals("open")).findFirst().orElseThrow());
    List<StateEvent> left = events.subList(opened + 3, events.size());
    Recomputed incident = recomputed(left, Story.SETTINGS.endedAfter(), story.now).getFirst();
    assertFalse(incident.whole());
    assertEquals(story.now, incident.since(), "the first outage that is known");
  }

  /// Whatever happens, also that causes turn out to be one: incidents computed from events alone are those that were
  /// told.
  @Property(tries = 150)
  void whatIsComputedAnewIsWhatWasTold(@ForAll long seed) {
    Random random = new Random(seed);
    Duration endedAfter = Duration.ofMinutes(1 + random.nextInt(12));
    Story random3 = new Story(3, new IncidentTracker.Settings(Duration.ZERO, endedAfter));
    List<StateEvent> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int olt = random.nextInt(3);
      List<String> causes = List.of(GATES, "paths spoke" + olt + " A B", "access spoke" + olt + " lag-1");
      switch (random.nextInt(4)) {
        case 0 -> random3.up(olt);
        case 1 -> random3.is(olt, ServiceState.UNKNOWN, "");
        default -> random3.down(olt, causes.get(random.nextInt(causes.size())));
      }
      all.addAll(step(random3, 1 + random.nextInt(7), all.size()));
    }
    Instant after = random3.now.plusMillis(1);
    assertEquals(random3.incidents().stream().map(OutageHistoryTest::told).toList(),
        recomputed(all, endedAfter, after).stream().map(each -> told(each, after)).toList(),
        "seed " + seed);
  }

  private static String told(Incident incident) {
    return incident.number() + " " + incident.state() + " " + incident.cause() + " " + incident.since() + " "
        + (incident.isOpen() ? Optional.empty() : incident.until()) + " " + incident.mostLines().text();
  }

  private static String told(Recomputed incident, Instant now) {
    return incident.number() + " " + incident.state() + " " + incident.cause() + " " + incident.since() + " "
        + incident.until() + " " + AffectedPiece.most(pieces(incident, now)).text();
  }

  @Test
  void aSlotHasEachPlaceOnceByItsLastIncident() {
    Instant slot = Story.START;
    List<OutageSpan> spans = List.of(
        new OutageSpan("N0/olt", 1, slot.minusSeconds(60), Optional.of(slot), slot, true),
        new OutageSpan("N0/olt", 2, slot.plusSeconds(60), Optional.of(slot.plusSeconds(90)), slot, false),
        new OutageSpan("N1/olt", 1, slot.minusSeconds(60), Optional.of(slot), slot, false),
        new OutageSpan("N2/olt", 2, slot.plusSeconds(299), Optional.empty(), slot, false));
    assertEquals("ftth=1", AffectedLines.in(spans, slot, slot.plusSeconds(300), OutageHistoryTest::lines)
        .getOrDefault(2L, AffectedLines.NONE).confirmed().text(), "the reading at its start has seen it");
    assertEquals(Map.of(2L, "ftth=100"),
        texts(AffectedLines.in(spans, slot, slot.plusSeconds(300), OutageHistoryTest::lines)));
    assertEquals(Map.of(),
        texts(AffectedLines.in(spans.subList(2, 3), slot, slot.plusSeconds(300), OutageHistoryTest::lines)));
  }

  private static LineCounts lines(OutageSpan span) {
    return Story.lines(span.place());
  }

  private static Map<Long, String> texts(Map<Long, AffectedLines> lines) {
    Map<Long, String> texts = new TreeMap<>();
    lines.forEach((number, each) -> texts.put(number, each.unconfirmed().text()));
    return texts;
  }
}
