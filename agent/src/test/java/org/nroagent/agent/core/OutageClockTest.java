package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.ServiceState;

class OutageClockTest {
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

  private OutageClock clock = new OutageClock(List.of(), Optional.empty());
  private Duration elapsed = Duration.ZERO;
  private Duration stepped = Duration.ZERO;

  private static List<Service> out(Instant since) {
    return List.of(new Service("N0", Optional.of(ServiceState.DOWN), OptionalLong.empty(), Optional.of(since),
        Optional.empty()));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-18T" + time + ":00Z");
  }

  /// Minutes later, with what is out then.
  private Instant after(int minutes, List<Service> told) {
    elapsed = elapsed.plusMinutes(minutes);
    return clock.at(NOON.plus(elapsed).plus(stepped), NOON.plus(stepped).toEpochMilli(), told);
  }

  private void step(int minutes) {
    stepped = stepped.plusMinutes(minutes);
  }

  @Test
  void itIsTheWallClockWhileNothingIsOut() {
    assertEquals(NOON, after(0, List.of()));
    step(-110);
    assertEquals(at("10:20"), after(10, List.of()));
    step(240);
    assertEquals(at("14:30"), after(10, List.of()));
    assertEquals(Duration.ZERO, clock.ahead());
  }

  @Test
  void whatIsOutEndsByTheClockByWhichItBegan() {
    after(0, List.of());
    step(-110);
    assertEquals(at("12:10"), after(10, out(NOON)));
    assertEquals(Duration.ofMinutes(110), clock.ahead());
    step(230);
    assertEquals(at("12:20"), after(10, out(NOON)));
    assertEquals(at("14:30"), after(10, List.of()), "two hours ahead, once it is over");
  }

  @Test
  void aClockThatIsDisciplinedIsFollowed() {
    after(0, List.of());
    for (int i = 1; i <= 20; i++) {
      stepped = stepped.plusSeconds(3);
      assertEquals(NOON.plusSeconds(303L * i), after(5, out(NOON)));
    }
  }

  @Test
  void resultsOfOneMomentDoNotGoBack() {
    after(0, List.of());
    assertEquals(at("12:05"), after(5, out(NOON)));
    elapsed = elapsed.minusMillis(300);
    assertEquals(at("12:05"), after(0, out(NOON)));
  }

  @Test
  void anOutageOfAnEarlierRunEndsByTheWallClock() {
    clock = new OutageClock(out(at("11:50")), Optional.empty());
    after(0, out(at("11:50")));
    step(120);
    assertEquals(at("14:10"), after(10, out(at("11:50"))));
  }

  @Test
  void butNotBeforeWhatThisRunSawOfIt() {
    clock = new OutageClock(out(at("11:50")), Optional.empty());
    after(0, out(at("11:50")));
    step(-110);
    assertEquals(at("12:00"), after(10, out(at("11:50"))));
    assertEquals(at("12:05"), after(5, out(at("11:50"))), "and goes on from there");
  }

  @Test
  void aStartWithAClockThatWasSetBackGoesOnFromWhatIsRecorded() {
    clock = new OutageClock(out(at("12:30")), Optional.of(at("12:45")));
    assertEquals(at("12:45"), after(0, out(at("12:30"))));
    assertEquals(at("12:50"), after(5, out(at("12:30"))));
    assertEquals(at("12:10"), after(5, List.of()));
  }
}
