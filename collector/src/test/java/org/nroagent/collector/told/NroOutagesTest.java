package org.nroagent.collector.told;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.model.incident.ToldShares.ShareOut;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Two agents poll an OLT each of the NRO `n1`. The first one sees its own down from minute 10 to 40; nothing comes of the second one from
/// minute 20 to 30.
class NroOutagesTest {
  private static final Instant ZERO = Instant.parse("2026-05-01T00:00:00Z");
  private static final TimeRanges LOST = span(10, 40);
  private static final TimeRanges AWAY = span(20, 30);

  /// It knows that another one polls the rest, so nobody knows what became of that.
  @Test
  void aShareOfWhichNothingComesIsUnknown() {
    assertEquals(new NroOutages(TimeRanges.NONE, AWAY), NroOutages.of(List.of(first(LOST), second("n1/o2"))));
  }

  @Test
  void soIsOneThatTheAgentNamed() {
    NroSight naming = new NroSight("a1", "n1", Set.of("n1/o1"), LOST, LOST,
        List.of(new ShareOut("n1", Set.of("n1/o2"), at(10), Optional.of(at(40)))), TimeRanges.NONE,
        TimeRanges.NONE, TimeRanges.NONE);
    assertEquals(new NroOutages(TimeRanges.NONE, AWAY), NroOutages.of(List.of(naming, second("n1/o2"))));
  }

  /// What it knows is all that there is, as far as anybody tells.
  @Test
  void anAgentThatKnowsOfNoOtherIsBelievedWhileNothingComesOfThose() {
    assertEquals(new NroOutages(AWAY, TimeRanges.NONE),
        NroOutages.of(List.of(first(TimeRanges.NONE), second("n1/o2"))));
  }

  @Test
  void anOltOfTwoAgentsIsNotUnknownWhileOneOfThemWorks() {
    NroSight third = new NroSight("a3", "n1", Set.of("n1/o2"), TimeRanges.NONE, TimeRanges.NONE, List.of(),
        TimeRanges.NONE, TimeRanges.NONE, TimeRanges.NONE);
    assertEquals(new NroOutages(TimeRanges.NONE, TimeRanges.NONE),
        NroOutages.of(List.of(first(LOST), second("n1/o2"), third)));
  }

  @Test
  void whatTheFirstOnePollsTooIsNotUnknown() {
    assertEquals(new NroOutages(LOST, TimeRanges.NONE),
        NroOutages.of(List.of(first(TimeRanges.NONE), second("n1/o1"))));
  }

  private static NroSight first(TimeRanges part) {
    return new NroSight("a1", "n1", Set.of("n1/o1"), LOST, part, List.of(), TimeRanges.NONE, TimeRanges.NONE,
        TimeRanges.NONE);
  }

  private static NroSight second(String olt) {
    return new NroSight("a2", "n1", Set.of(olt), TimeRanges.NONE, TimeRanges.NONE, List.of(), TimeRanges.NONE,
        TimeRanges.NONE, AWAY);
  }

  private static TimeRanges span(int from, int to) {
    return TimeRanges.of(new TimeRange(at(from), at(to)));
  }

  private static Instant at(int minute) {
    return ZERO.plus(Duration.ofMinutes(minute));
  }
}
