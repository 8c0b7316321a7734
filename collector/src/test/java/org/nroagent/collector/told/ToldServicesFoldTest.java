package org.nroagent.collector.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.store.EventReader;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// What one agent tells of the NRO `n1` and of an OLT in it. Times are minutes; the period is the second hour.
class ToldServicesFoldTest {
  private static final Instant ZERO = Instant.parse("2026-05-01T00:00:00Z");
  private static final int BEGIN = 60;
  private static final int END = 120;
  private static final long NUMBER = 17;

  private String agent = "a1";
  private final ToldServicesFold fold = new ToldServicesFold(range(BEGIN, END), Map.of());

  @Test
  void whatWasToldLastBeforeThePeriodHoldsInIt() {
    state(10, "n1", "up", "down").state(70, "n1", "down", "up");
    assertEquals(span(60, 70), only().down());
    assertEquals(TimeRanges.NONE, only().unseen());
  }

  @Test
  void whatIsDownWhenItIsJudgedFirstIsToldByItsIncident() {
    joins(65, "n1", NUMBER).state(80, "n1", "down", "up");
    assertEquals(span(65, 80), only().down());
  }

  @Test
  void anEventThatDoesNotFollowFromTheOneBeforeLeavesTheTimeBetweenUnknown() {
    state(65, "n1", "up", "down").state(90, "n1", "up", "unknown").state(100, "n1", "unknown", "up");
    assertEquals(TimeRanges.NONE, only().down());
    assertEquals(span(65, 100), only().unseen());
  }

  @Test
  void nobodyKnowsSinceWhenItWasUnseenWhereThatWasNeverTold() {
    state(90, "n1", "unknown", "up");
    assertEquals(span(60, 90), only().unseen());
  }

  @Test
  void anOltIsNoNroAndItsIncidentIsPartial() {
    state(65, "n1/o1", "up", "down").opens(65, NUMBER).joins(65, "n1/o1", NUMBER);
    assertEquals(List.of(), fold.sights());
    NroIncident incident = fold.incidents().getFirst();
    assertEquals(Set.of("n1"), incident.nros());
    assertEquals(Set.of(), incident.whole());
    assertEquals(Optional.empty(), incident.until());
  }

  /// Its own OLT is down, others are polled by another agent: of the NRO it cannot tell.
  @Test
  void anAgentTellsOfItsShareOfAnNro() {
    state(65, "n1/o1", "up", "down").state(65, "n1", "up", "unknown");
    state(80, "n1/o1", "down", "unknown").state(90, "n1/o1", "unknown", "up").state(90, "n1", "unknown",
        "up");
    assertEquals(span(65, 80), only().down());
    assertEquals(span(65, 80), only().part());
    assertEquals(span(80, 90), only().unseen());
    assertEquals(Set.of("n1/o1"), only().olts());
    assertEquals(NroOutages.of(fold.sights()), new NroOutages(TimeRanges.NONE, span(65, 80)));
  }

  @Test
  void anNroIsDownWhileEveryShareIs() {
    state(65, "n1/o1", "up", "down").state(65, "n1", "up", "unknown").state(100, "n1/o1", "down", "up")
        .state(100, "n1", "unknown", "up");
    agent = "a2";
    state(70, "n1/o2", "up", "down").state(70, "n1", "up", "unknown").state(80, "n1/o2", "down", "up")
        .state(80, "n1", "unknown", "up");
    assertEquals(new NroOutages(span(70, 80), TimeRanges.NONE), NroOutages.of(fold.sights()));
  }

  /// Three agents poll an OLT each. The first two see theirs down and name those of the others; of the third one's nothing came.
  @Test
  void withAShareThatNobodyToldOfItIsNotKnownWhetherTheNroIsDown() {
    share(65, "n1/o1", "o2 o3", 100);
    agent = "a2";
    share(70, "n1/o2", "o1 o3", 80);
    assertEquals(new NroOutages(TimeRanges.NONE, span(70, 80)), NroOutages.of(fold.sights()));
  }

  /// The third one told that its OLT carries, once, long ago.
  @Test
  void withAShareThatCarriesTheNroIsNotDown() {
    share(65, "n1/o1", "o2 o3", 100);
    agent = "a2";
    share(70, "n1/o2", "o1 o3", 80);
    agent = "a3";
    state(5, "n1/o3", "", "up").state(5, "n1", "", "up");
    assertEquals(new NroOutages(TimeRanges.NONE, TimeRanges.NONE), NroOutages.of(fold.sights()));
  }

  @Test
  void withAllSharesItIsDown() {
    share(65, "n1/o1", "o2 o3", 100);
    agent = "a2";
    share(70, "n1/o2", "o1 o3", 90);
    agent = "a3";
    share(60, "n1/o3", "o1 o2", 80);
    assertEquals(new NroOutages(span(70, 80), TimeRanges.NONE), NroOutages.of(fold.sights()));
  }

  /// An OLT that was taken down long ago under another agent's name is in nobody's topology any more.
  @Test
  void anOltThatNobodyNamesAnyMoreKeepsNoNroFromBeingDown() {
    agent = "a0";
    state(5, "n1/o0", "", "up").state(5, "n1", "", "up");
    agent = "a1";
    share(65, "n1/o1", "o2", 100);
    agent = "a2";
    share(70, "n1/o2", "o1", 80);
    assertEquals(span(70, 80), NroOutages.of(fold.sights()).down());
  }

  /// An agent's only OLT of the NRO is down from one minute to another, and it says who polls the others.
  private void share(int from, String olt, String elsewhere, int to) {
    state(from, olt, "up", "down").state(from, "n1", "up", "unknown");
    take(from, Subject.Kind.SERVICE, "n1", Aspect.ELSEWHERE, "", elsewhere);
    state(to, olt, "down", "up").state(to, "n1", "unknown", "up");
    take(to, Subject.Kind.SERVICE, "n1", Aspect.ELSEWHERE, elsewhere, "");
  }

  @Test
  void agentsThatKnowNothingOfEachOtherHaveTheirSharesAllTheSame() {
    state(65, "n1/o1", "up", "down").state(65, "n1", "up", "down").state(100, "n1/o1", "down", "up")
        .state(100, "n1", "down", "up");
    agent = "a2";
    state(70, "n1/o2", "up", "degraded").state(70, "n1", "up", "degraded")
        .state(80, "n1/o2", "degraded", "down")
        .state(80, "n1", "degraded", "down");
    assertEquals(span(80, 100), NroOutages.of(fold.sights()).down());
  }

  /// The second one does not see it from 75 on, and is silent later.
  @Test
  void anOltThatTwoAgentsPollIsDownAsSoonAsOneSawIt() {
    state(65, "n1/o1", "up", "down").state(65, "n1", "up", "down").state(100, "n1/o1", "down", "up")
        .state(100, "n1", "down", "up");
    agent = "a2";
    state(75, "n1/o1", "up", "unknown").state(75, "n1", "up", "unknown");
    assertEquals(span(65, 100), NroOutages.of(fold.sights()).down());
  }

  @Test
  void anIncidentIsOverWithItsEventAndOfOtherPeriodsThereIsNone() {
    opens(10, 11).joins(10, "n1", 11).ends(20, 11);
    opens(70, NUMBER).state(70, "n1", "up", "down").joins(70, "n1", NUMBER).ends(80, NUMBER);
    assertEquals(List.of(NUMBER), fold.incidents().stream().map(each -> each.id().number()).toList());
    assertEquals(Optional.of(at(80)), fold.incidents().getFirst().until());
    assertEquals(span(70, 80), only().down(), "with its incident a service is judged no more");
  }

  @Test
  void aMergedIncidentIsPartOfTheOlderOne() {
    opens(70, NUMBER).joins(70, "n1/o1", NUMBER).opens(72, 18).joins(72, "n1/o2", 18)
        .joins(74, "n1/o2", NUMBER)
        .incident(74, 18, ToldServices.MERGED);
    assertEquals(List.of(NUMBER), fold.incidents().stream().map(each -> each.id().number()).toList());
  }

  @Test
  void aWindowIsPutTogetherOfItsEventsAndOneOfOtherPeriodsIsLeftOut() {
    window(1, Aspect.SINCE, at(50)).window(1, Aspect.UNTIL, at(70)).window(1, Aspect.NROS, "n1 n2")
        .window(1, Aspect.NOTE, "cards").window(1, Aspect.STATE, "planned-maintenance");
    window(2, Aspect.SINCE, at(10)).window(2, Aspect.UNTIL, at(20)).window(2, Aspect.STATE, "client");
    window(3, Aspect.SINCE, at(50)).window(3, Aspect.STATE, "client");
    assertEquals(1, fold.windows().size());
    DeclaredWindow window = fold.windows().getFirst();
    assertEquals("a1 1 planned-maintenance [n1, n2] cards", window.agent() + " " + window.number() + " "
        + window.window().kind().word() + " " + window.window().nros() + " " + window.window().note());
  }

  @Test
  void aWindowThatIsTakenBackIsNoneAndMayBeDeclaredOnceMore() {
    window(1, Aspect.SINCE, at(50)).window(1, Aspect.UNTIL, at(70)).window(1, Aspect.NROS, "n1")
        .window(1, Aspect.NOTE, "cards").window(1, Aspect.STATE, "client");
    window(1, Aspect.STATE, "withdrawn");
    assertEquals(List.of(), fold.windows());
    window(1, Aspect.SINCE, at(60)).window(1, Aspect.UNTIL, at(80)).window(1, Aspect.STATE, "client");
    ServiceWindow again = fold.windows().getFirst().window();
    assertEquals(at(60) + " [] ", again.from() + " " + again.nros() + " " + again.note());
  }

  /// Against the states minute by minute of which the events are made.
  @Property(tries = 300)
  void theTimesAreThoseOfEachMinute(@ForAll long seed) {
    Random random = new Random(seed);
    ToldServicesFoldTest events = new ToldServicesFoldTest();
    ServiceState[] states = new ServiceState[END];
    ServiceState now = ServiceState.UP;
    for (int minute = 0; minute < END; minute++) {
      ServiceState next = random.nextInt(8) == 0
          ? List.of(ServiceState.values()).get(random.nextInt(4))
          : now;
      if (next != now) {
        events.state(minute, "n1", now.word(), next.word());
      }
      now = next;
      states[minute] = now;
    }
    events.fold.sights().forEach(sight -> {
      assertEquals(minutes(states, ServiceState.DOWN), sight.down());
      assertEquals(minutes(states, ServiceState.UNKNOWN), sight.unseen());
    });
    assertTrue(events.fold.sights().size() <= 1);
  }

  private static TimeRanges minutes(ServiceState[] states, ServiceState which) {
    return TimeRanges.of(IntStream.range(BEGIN, END).filter(minute -> states[minute] == which)
        .mapToObj(minute -> range(minute, minute + 1)).toList());
  }

  private NroSight only() {
    List<NroSight> sights = fold.sights();
    assertEquals(1, sights.size());
    return sights.getFirst();
  }

  private ToldServicesFoldTest state(int minute, String place, String before, String after) {
    return take(minute, Subject.Kind.SERVICE, place, Aspect.STATE, before, after);
  }

  private ToldServicesFoldTest joins(int minute, String place, long number) {
    return take(minute, Subject.Kind.SERVICE, place, Aspect.INCIDENT, "", Long.toString(number));
  }

  private ToldServicesFoldTest opens(int minute, long number) {
    return incident(minute, number, ToldServices.OPEN);
  }

  private ToldServicesFoldTest ends(int minute, long number) {
    return incident(minute, number, ToldServices.ENDED);
  }

  private ToldServicesFoldTest incident(int minute, long number, String state) {
    return take(minute, Subject.Kind.INCIDENT, Long.toString(number), Aspect.STATE, "", state);
  }

  private ToldServicesFoldTest window(long number, Aspect aspect, Object word) {
    return take(1, Subject.Kind.WINDOW, Long.toString(number), aspect, "", word.toString());
  }

  private ToldServicesFoldTest take(int minute, Subject.Kind kind, String name, Aspect aspect, String before,
      String after) {
    fold.take(new EventReader.Entry(1, agent, new StateEvent(1, at(minute), Optional.empty(),
        ToldServices.DEVICE, new Subject(kind, name), aspect, before, after, Cause.UNKNOWN, Origin.POLL),
        at(minute)));
    return this;
  }

  private static TimeRanges span(int from, int to) {
    return TimeRanges.of(range(from, to));
  }

  private static TimeRange range(int from, int to) {
    return new TimeRange(at(from), at(to));
  }

  private static Instant at(int minute) {
    return ZERO.plus(Duration.ofMinutes(minute));
  }
}
