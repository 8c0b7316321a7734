package org.nroagent.collector.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.EnteredTotals;
import org.nroagent.collector.ToldCollector;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.IncidentTracker.Settings;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.record.RowImpact;

/// What a collector says of any incident is what each agent says of its own, to the millisecond, and no line is lost or counted
/// twice [R 1(2)].
class RandomOutagesTest {
  private static final Instant DAWN = Instant.parse("2026-11-18T05:00:00Z");
  private static final Instant BEGIN = Instant.parse("2026-11-18T06:30:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final Inventory TOTALS = EnteredTotals.fixed(100, 500, 10_000, 100_000);

  /// Random places on random agents, judged at random times, alone and together: what the collector says of each incident is what
  /// its agents compute anew; at every moment the incidents' lines are those of the places that are down, and so are those of
  /// every row, each once.
  @Test
  void randomOutagesAreToldAlikeAndNoLineIsLostOrCountedTwice(@TempDir Path folder) {
    for (int i = 0; i < 25; i++) {
      long seed = 20_261_118L + i;
      try (ToldCollector own = ToldCollector.open(folder.resolve("random" + i), TOTALS, DAWN, NOON)) {
        new RandomOutages(seed).check(own);
      }
    }
  }

  private static final class RandomOutages {
    private final long seed;
    private final Random random;
    private final boolean atOnce;
    private final Map<String, JudgingAgent> agents = new HashMap<>();
    private final Map<String, List<String>> places = new HashMap<>();
    private final Instant end = BEGIN.plus(Duration.ofMinutes(150));

    RandomOutages(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.atOnce = random.nextInt(3) > 0;
      Settings settings = new Settings(atOnce ? Duration.ZERO : Duration.ofMinutes(7),
          Duration.ofMinutes(10));
      for (int a = 1 + random.nextInt(3); a > 0; a--) {
        Map<String, Optional<LineCounts>> lines = new HashMap<>();
        for (int p = 1 + random.nextInt(14); p > 0; p--) {
          lines.put("n" + a + "-" + p + "/o1", Optional.of(
              LineCounts.of(LineKind.FTTH, random.nextInt(3_000))
                  .plus(LineCounts.of(LineKind.PRA, random.nextInt(4)))));
        }
        agents.put("a" + a, new JudgingAgent(settings, lines));
        places.put("a" + a, lines.keySet().stream().sorted().toList());
      }
    }

    void check(ToldCollector collector) {
      for (Instant slot = BEGIN; slot.isBefore(end); slot = slot.plusSeconds(300)) {
        for (String name : agents.keySet().stream().sorted().toList()) {
          live(name, slot);
        }
      }
      agents.forEach((name, agent) -> agent.deliver(collector.store(), name));
      OperatorImpact.Found found = collector.asked(BEGIN, end).found();
      found.incidents().forEach(this::isWhatItsAgentsSay);
      assertEquals(agents.values().stream().mapToInt(agent -> agent.recomputed().size()).sum(),
          found.incidents().stream().mapToInt(incident -> incident.members().size()).sum(), this::toString);
      if (atOnce) {
        linesAreThoseOfThePlacesThatAreDown(found.incidents());
      }
    }

    private void live(String name, Instant slot) {
      JudgingAgent agent = Objects.requireNonNull(agents.get(name));
      for (int polls = 1 + random.nextInt(2), at = 0; polls > 0; polls--) {
        List<String> own = Objects.requireNonNull(places.get(name));
        for (int changes = random.nextInt(3); changes > 0; changes--) {
          change(agent, own.get(random.nextInt(own.size())));
        }
        if (random.nextInt(12) == 0) {
          boolean down = random.nextBoolean();
          own.forEach(
              place -> agent.is(place, down ? ServiceState.DOWN : ServiceState.UP, down ? "gates p b" : ""));
        }
        agent.judge(slot.plusMillis(at));
        at += 1 + random.nextInt(140_000);
      }
      RowImpact row = agent.endSlot(slot);
      if (atOnce) {
        assertEquals(agent.outIn(slot), row.lines(), () -> this + " row " + slot);
      }
    }

    private void change(JudgingAgent agent, String place) {
      switch (random.nextInt(5)) {
        case 0, 1 -> agent.up(place);
        case 2 -> agent.is(place, ServiceState.UNKNOWN, "");
        default -> agent.down(place, "access spoke lag-" + place);
      }
    }

    private void isWhatItsAgentsSay(OperatorIncident incident) {
      List<CutOff> own = new ArrayList<>();
      List<Recomputed> all = new ArrayList<>();
      for (AgentIncident member : incident.members()) {
        JudgingAgent agent = Objects.requireNonNull(agents.get(member.id().agent()));
        Recomputed computed = agent.recomputed().stream()
            .filter(each -> each.number() == member.id().number()).findFirst().orElseThrow();
        all.add(computed);
        own.add(agent.timeline(computed, end));
        assertEquals(computed.since(), member.detected(), this::toString);
        assertEquals(computed.until(), member.ended(), this::toString);
      }
      CutOff lines = CutOff.sum(own);
      assertEquals(lines, incident.lines(), () -> this + " " + incident.id());
      assertEquals(all.stream().map(Recomputed::since).min(Instant::compareTo),
          Optional.of(incident.detected()));
      OperatorServices services = OperatorServices.on(LocalDate.of(2026, 11, 18), TOTALS,
          incident.judged().data());
      assertEquals(
          Judged.of(incident.id().toString(), incident.detected(), services.parts(lines), Map.of(),
              ToldCollector.REGULATION.judging(incident.detected()).orElseThrow()).impact(),
          incident.judged().impact(), this::toString);
      assertEquals(List.of(), incident.coverage().eventsLost(), this::toString);
      assertFalse(incident.coverage().isAtLeast() && incident.coverage().blind().isEmpty(),
          () -> this + " " + incident.coverage());
    }

    private void linesAreThoseOfThePlacesThatAreDown(List<OperatorIncident> incidents) {
      CutOff all = CutOff.sum(incidents.stream().map(OperatorIncident::lines).toList());
      for (Instant at = BEGIN; at.isBefore(end); at = at.plusSeconds(37)) {
        Instant now = at;
        LineCounts down = agents.values().stream().map(agent -> agent.outAt(now)).reduce(LineCounts.NONE,
            LineCounts::plus);
        LineCounts told = all.pieces().stream()
            .filter(piece -> !piece.from().isAfter(now) && piece.to().isAfter(now))
            .map(CutOff.Piece::lines).map(AffectedLines::all).findFirst().orElse(LineCounts.NONE);
        assertEquals(down, told, () -> this + " " + now);
      }
    }

    @Override
    public String toString() {
      return "seed " + seed;
    }
  }
}
