package org.nroagent.model.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.model.incident.Story.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// Incidents begin, go on and end (R10).
class IncidentTrackerTest {
  private static final String GATES = "gates A B";

  private final Story story = new Story(3, Story.SETTINGS);

  private Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private Incident only() {
    assertEquals(1, story.incidents().size(), story.incidents()::toString);
    return story.incidents().getFirst();
  }

  @Test
  void nothingIsToldWhileEverythingWorks() {
    assertEquals(List.of(), story.step(5).changes());
    assertEquals(Map.of(), story.step(5).silent());
    assertEquals(List.of(), story.incidents());
  }

  @Test
  void oneCauseIsOneIncident() {
    story.down(0, GATES).down(2, GATES).step(5);
    Incident incident = only();
    assertTrue(incident.isOpen());
    assertEquals(at(5), incident.since());
    assertEquals(GATES, incident.cause());
    assertEquals("ftth=101", incident.mostLines().text());
    assertEquals(List.of("N0", "N0/olt", "N2", "N2/olt"), story.members(incident.number()));
    assertEquals(at(5).getEpochSecond(), incident.number());
  }

  @Test
  void whatFailsLaterByTheSameCauseJoins() {
    story.down(0, GATES).step(5);
    story.down(1, GATES).step(5);
    assertEquals("ftth=11", only().mostLines().text());
  }

  @Test
  void anotherCauseIsAnotherIncident() {
    story.down(0, "access spoke0 lag-1").step(5);
    story.down(1, GATES).step(5);
    assertEquals(List.of("access spoke0 lag-1", GATES),
        story.incidents().stream().map(Incident::cause).toList());
  }

  /// Whoever loses power loses many accesses at once, each an incident. Were every two of them compared service by service, so many
  /// would take longer than any test may.
  @Test
  void manyIncidentsAtOnceBeginAndEnd() {
    int olts = 400;
    Story many = new Story(olts, Story.SETTINGS);
    for (int i = 0; i < olts; i++) {
      many.down(i, "access spoke" + i + " lag-1");
    }
    many.step(5);
    many.step(5);
    assertEquals(olts, many.incidents().size());
    for (int i = 0; i < olts; i++) {
      many.up(i);
    }
    many.step(5);
    many.step(10);
    assertTrue(many.incidents().stream().noneMatch(Incident::isOpen));
  }

  @Test
  void itEndsWhenTheLastServiceHasCarriedForLongEnough() {
    story.down(0, GATES).down(1, GATES).step(5);
    story.up(0).step(5);
    story.up(1).step(5);
    story.step(5);
    assertTrue(only().isOpen());
    story.step(5);
    assertFalse(only().isOpen());
    assertEquals(Optional.of(at(15)), only().until());
    StateChange ended = story.changes.getLast();
    assertEquals("ended", ended.after());
    assertEquals(Optional.of(at(15)), ended.deviceTime());
  }

  @Test
  void flappingIsOneIncident() {
    for (int i = 0; i < 10; i++) {
      story.down(0, GATES).step(5);
      story.up(0).step(5);
    }
    story.step(10);
    assertFalse(only().isOpen());
    assertEquals(at(5), only().since());
    assertEquals(Optional.of(at(100)), only().until());
  }

  @Test
  void aLaterOutageIsANewIncident() {
    story.down(0, GATES).step(5);
    story.up(0).step(5);
    story.step(10);
    story.down(0, GATES).step(5);
    assertEquals(List.of("ended", "open"), story.incidents().stream().map(Incident::state).toList());
  }

  @Test
  void silenceBeginsNothingAndEndsNothing() {
    story.is(0, ServiceState.UNKNOWN, "").step(5);
    assertEquals(List.of(), story.incidents());
    story.down(0, GATES).step(5);
    story.is(0, ServiceState.UNKNOWN, "").step(60);
    assertTrue(only().isOpen());
    assertTrue(ToldServices.services(story.told).stream()
        .anyMatch(each -> each.place().equals("N0/olt") && each.isOut()));
    story.up(0).step(5);
    story.step(10);
    assertEquals(Optional.of(at(75)), only().until(), "when it was seen to carry");
  }

  @Test
  void whatExplainsMoreMergesWhatWasThoughtToBeSeveral() {
    story.down(0, "paths spoke0 A B").step(1);
    story.down(1, "paths spoke1 A B").step(1);
    assertEquals(2, story.incidents().size());
    long oldest = story.incidents().getFirst().number();
    story.down(0, GATES).down(1, GATES).step(1);
    assertEquals(List.of("open", "merged"), story.incidents().stream().map(Incident::state).toList());
    assertEquals(GATES, story.incidents().getFirst().cause());
    assertEquals(4, story.members(oldest).size());
    assertEquals("ftth=11", story.incidents().getFirst().mostLines().text());
    story.down(2, "paths spoke2 A B").step(1);
    assertEquals(6, story.members(oldest).size(), "the gates explain it");
  }

  @Test
  void anOutageThatIsNotLongEnoughIsNone() {
    Story patient = new Story(1,
        new IncidentTracker.Settings(Duration.ofMinutes(10), Duration.ofMinutes(10)));
    patient.down(0, GATES).step(5);
    patient.step(5);
    patient.up(0).step(4);
    patient.step(20);
    assertEquals(List.of(), patient.incidents());
    patient.down(0, GATES).step(5);
    patient.step(10);
    assertEquals(START.plus(Duration.ofMinutes(39)), patient.incidents().getFirst().since(),
        "it began with the outage");
  }

  @Test
  void numbersNeverRepeat() {
    story.down(0, GATES).down(1, "access spoke1 lag-1").step(5);
    List<Long> numbers = story.incidents().stream().map(Incident::number).toList();
    assertEquals(List.of(at(5).getEpochSecond(), at(5).getEpochSecond() + 1), numbers);
  }

  @Test
  void whatIsConfiguredNoMoreLeavesItsIncident() {
    story.down(0, GATES).step(5);
    Telling telling = IncidentTracker.step(Story.SETTINGS, story.told, List.of(), Map.of(),
        place -> Optional.of(Story.lines(place)),
        at(10));
    assertEquals(List.of("ended"),
        ToldServices.incidents(telling.told()).stream().map(Incident::state).toList());
    assertEquals(List.of(), ToldServices.services(telling.told()));
  }

  /// What was not seen to come back was out until nobody looked any more, however early others came back.
  @Test
  void whatIsConfiguredNoMoreWasOutUntilThen() {
    story.down(0, GATES).down(1, GATES).step(5);
    story.up(0).step(5);
    story.step(10);
    story.without(1).step(91);
    assertFalse(only().isOpen());
    assertEquals(Optional.of(at(111)), only().until());
    assertEquals(Optional.of(at(111)), story.changes.getLast().deviceTime());
  }

  private List<String> inShort() {
    return story.incidents().stream()
        .map(each -> each.state() + " " + each.cause() + " " + minute(each.since()) + "…"
            + each.until().map(IncidentTrackerTest::minute).orElse("") + " " + each.mostLines().text())
        .toList();
  }

  private static String minute(Instant at) {
    return Long.toString(Duration.between(START, at).toMinutes());
  }

  /// The gates are back, but one access is not: that is no matter of the gates, and when they fail again it is another time.
  @Test
  void whatIsDownByAnotherCauseGoesOverToAnIncidentOfItsOwn() {
    story.down(0, GATES).down(1, GATES).step(5);
    story.down(0, "access spoke0 lag-1").up(1).step(5);
    assertEquals(List.of("open gates A B 5…10 ftth=11", "open access spoke0 lag-1 10… ftth=1"), inShort());
    story.step(10);
    story.down(1, GATES).step(25);
    assertEquals(List.of("ended gates A B 5…10 ftth=11", "open access spoke0 lag-1 10… ftth=1",
        "open gates A B 45… ftth=10"), inShort());
    assertEquals(List.of("N0", "N0/olt"), story.members(story.incidents().get(1).number()));
    assertEquals(List.of("N1", "N1/olt"), story.members(story.incidents().get(2).number()));
  }

  /// An access that is down already when both gates fail is cut off by them as well.
  @Test
  void whatIsDownByAWiderFailureGoesOverToIt() {
    story.down(0, "access spoke0 lag-1").step(5);
    story.down(0, GATES).down(1, GATES).step(5);
    assertEquals(List.of("ended access spoke0 lag-1 5…10 ftth=1", "open gates A B 10… ftth=11"), inShort());
    assertEquals(List.of("N0", "N0/olt", "N1", "N1/olt"),
        story.members(story.incidents().getLast().number()));
    assertEquals(List.of("N0 >none", "N0/olt >ftth=1", "N1 >none", "N1/olt >ftth=10"),
        story.told(Subject.Kind.SERVICE, Aspect.LINES), "no line left an incident");
  }

  @Test
  void whatGoesOverJoinsWhatIsDownByThatCauseAlready() {
    story.down(0, GATES).down(1, "access spoke0 lag-1").step(5);
    story.down(0, "access spoke0 lag-1").step(5);
    assertEquals(List.of("ended gates A B 5…10 ftth=1", "open access spoke0 lag-1 5… ftth=11"), inShort());
  }

  /// Gates that have come back explain nothing any more, though what they left behind is part of their incident.
  @Test
  void anIncidentWithoutItsCauseAttractsNothingMore() {
    story.down(0, GATES).down(1, GATES).step(5);
    story.down(0, "paths spoke0 A B").up(1).step(5);
    story.step(10);
    story.down(2, "paths spoke2 A B").step(5);
    assertEquals(List.of("open gates A B 5…10 ftth=11", "open paths spoke2 A B 25… ftth=100"), inShort());
  }

  /// Nobody sees any more what it is down by, so it is what it was.
  @Test
  void anIncidentWhoseServicesAreSilentGoesOnAttracting() {
    story.down(0, GATES).step(5);
    story.is(0, ServiceState.UNKNOWN, "").step(5);
    story.down(1, GATES).step(5);
    assertEquals("ftth=11", only().mostLines().text());
  }

  /// It had come back when it failed by another cause: the incident ends when it did.
  @Test
  void whatFailsAnewByAnotherCauseIsANewOutage() {
    story.down(0, GATES).step(5);
    story.up(0).step(5);
    story.down(0, "access spoke0 lag-1").step(5);
    assertEquals(List.of("ended gates A B 5…10 ftth=1", "open access spoke0 lag-1 15… ftth=1"), inShort());
  }

  @Test
  void onlyTheNewestEndedIncidentsAreKept() {
    for (int i = 0; i < Incidents.MOST_ENDED + 5; i++) {
      story.down(0, GATES).step(5);
      story.up(0).step(5);
      story.step(10);
    }
    assertEquals(Incidents.MOST_ENDED, story.incidents().size());
    assertEquals(at(5 + 20 * 5), story.incidents().getFirst().since());
  }

  @Test
  void eventsTellWhatHappened() {
    story.down(0, GATES).step(5);
    String number = Long.toString(only().number());
    assertEquals(List.of("N0/olt up>down", "N0 up>down"), story.told(Subject.Kind.SERVICE, Aspect.STATE));
    assertEquals(List.of(number + " >open"), story.told(Subject.Kind.INCIDENT, Aspect.STATE));
    assertEquals(List.of("N0/olt >" + number, "N0 >" + number),
        story.told(Subject.Kind.SERVICE, Aspect.INCIDENT));
  }

  /// Whoever is told can count the lines: they are told when a service joins, when they change, and when it has left.
  @Test
  void linesOfAServiceAreToldWhileItIsPartOfAnIncident() {
    story.down(1, GATES).step(5);
    story.step(5);
    story.up(1).step(5);
    story.step(10);
    assertEquals(List.of("N1 >none", "N1/olt >ftth=10", "N1/olt ftth=10>", "N1 none>"),
        story.told(Subject.Kind.SERVICE, Aspect.LINES));
  }

  /// A service that was never seen is told, or nobody could know that it is not seen.
  @Test
  void theFirstStateIsToldWhereItIsNotUp() {
    Telling telling = IncidentTracker.step(Story.SETTINGS, ToldStates.NOTHING,
        List.of(Place.ofNro("N0"), Place.ofNro("N1")),
        Map.of("N0", new Verdict(ServiceState.UNKNOWN, List.of(), Optional.empty()), "N1",
            new Verdict(ServiceState.UP, List.of(), Optional.empty())),
        place -> Optional.of(Story.lines(place)), at(0));
    assertEquals(List.of("N0 >unknown"), telling.changes().stream()
        .map(each -> each.subject().name() + " " + each.before() + ">" + each.after()).toList());
  }
}
