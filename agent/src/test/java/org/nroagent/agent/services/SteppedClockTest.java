package org.nroagent.agent.services;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.recompute.IncidentReport;

/// Outages last as long as they lasted, whatever happens to the wall clock meanwhile [R10].
@Timeout(60)
class SteppedClockTest {
  private static final String ALL = "pra=3,analogue=40,ftth=1200,emergency=1";
  private static final Duration BACK = Duration.ofMinutes(-110);
  private static final Duration FORWARD = Duration.ofHours(2);

  @TempDir
  private Path folder = Path.of("");

  /// Both gates fail in the sixth minute; the nominal one comes back in the 26th.
  private Site site() throws Exception {
    return site(Instant.EPOCH);
  }

  private Site site(Instant plausibleFrom) throws Exception {
    return new Site(folder, "", Map.of("hub1", ports(6, "down") + ports(26, "up"), "hub2",
        ports(6, "down")), plausibleFrom);
  }

  private static String ports(int minute, String what) {
    return "+%1$dm port-%2$s xe-1/1/1%n+%1$dm port-%2$s xe-1/1/2%n".formatted(minute, what);
  }

  private static List<String> outages(IncidentReport report) {
    return report.incidents().stream().flatMap(each -> each.computed().stream())
        .flatMap(each -> each.spans().stream()).filter(span -> span.place().equals("nro-1/olt-1"))
        .map(span -> minutes(span.from()) + "…" + span.to().map(SteppedClockTest::minutes).orElse(""))
        .toList();
  }

  private static String minutes(Instant at) {
    return Long.toString(Duration.between(Site.START, at).toMinutes());
  }

  @Test
  void anOutageOverWhichTheClockIsSetBackLastsAsLongAsItLasted() throws Exception {
    try (Site site = site().pass(3)) {
      site.stepWall(BACK).passBySteppedClock(3);
      assertEquals("degraded", site.state("nro-1/olt-1"));
      assertEquals(List.of("10…30"), outages(site.recomputed()));
      site.passBySteppedClock(2);
      assertEquals(List.of("ended gates A B +10…30 " + ALL), site.inShort());
      assertEquals(List.of(), site.recomputed().incidents().getFirst().differences());
      assertEquals(0, site.recomputed().unexplained(), site.recomputed()::toString);
    }
  }

  @Test
  void anOutageOverWhichTheClockIsSetForwardLastsAsLongAsItLasted() throws Exception {
    try (Site site = site().pass(3)) {
      site.stepWall(FORWARD).passBySteppedClock(5);
      assertEquals(List.of("ended gates A B +10…30 " + ALL), site.inShort());
      assertEquals(List.of("10…30"), outages(site.recomputed()));
      assertEquals(0, site.recomputed().unexplained(), site.recomputed()::toString);
    }
  }

  /// Of what an earlier run saw begin nobody knows how long it lasts but by the wall clock.
  @Test
  void anOutageOfAnEarlierRunEndsByTheClockThatIsRight() throws Exception {
    try (Site site = site().pass(3)) {
      site.die().pass(1).stepWall(FORWARD).passBySteppedClock(4);
      assertEquals(List.of("ended gates A B +10…150 " + ALL), site.inShort());
    }
  }

  /// It is ten minutes at least: the new run saw it for so long.
  @Test
  void itNeverEndsBeforeItBegan() throws Exception {
    try (Site site = site().pass(3)) {
      site.die().pass(1).stepWall(BACK).passBySteppedClock(2);
      assertEquals("degraded", site.state("nro-1/olt-1"));
      site.passBySteppedClock(2);
      assertEquals(List.of("ended gates A B +10…20 " + ALL), site.inShort());
    }
  }

  @Test
  void anOutageIsToldOnceTheClockIsBelievedWithTheTimeAtWhichItWas() throws Exception {
    try (Site site = site(Site.START.plus(Duration.ofMinutes(18))).pass(3)) {
      assertEquals(List.of(), site.inShort());
      assertEquals("", site.state("nro-1/olt-1"));
      site.pass(1);
      assertEquals(List.of("open gates A B +10… " + ALL), site.inShort());
      site.pass(4);
      assertEquals(List.of("ended gates A B +10…30 " + ALL), site.inShort());
      assertEquals(List.of("10…30"), outages(site.recomputed()));
      assertEquals(0, site.recomputed().unexplained(), site.recomputed()::toString);
    }
  }

  @Test
  void whatBeganAndEndedBeforeTheClockWasBelievedIsToldToo() throws Exception {
    try (Site site = site(Site.START.plus(Duration.ofMinutes(33))).pass(6)) {
      assertEquals(List.of(), site.inShort());
      site.pass(2);
      assertEquals(List.of("ended gates A B +10…30 " + ALL), site.inShort());
    }
  }

  /// As of a device without a battery for its clock.
  @Test
  void aClockThatIsSetDaysAheadMovesWhatWasSeenBeforeWithIt() throws Exception {
    try (Site site = site(Site.START.plus(Duration.ofDays(1))).pass(3)) {
      site.stepWall(Duration.ofDays(2)).passBySteppedClock(1);
      assertEquals(List.of("open gates A B +2890… " + ALL), site.inShort());
      site.passBySteppedClock(4);
      assertEquals(List.of("ended gates A B +2890…2910 " + ALL), site.inShort());
    }
  }
}
