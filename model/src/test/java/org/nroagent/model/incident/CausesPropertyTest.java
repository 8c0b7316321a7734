package org.nroagent.model.incident;

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
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// NROs of two OLTs each, whose services fail by causes that change at random: every outage is part of one incident that explains it,
/// and the incidents follow from the events alone (R10).
class CausesPropertyTest {
  private static final int NROS = 3;
  private static final int OLTS = 2;
  private static final int STEPS = 100;
  private static final Duration ENDED_AFTER = Duration.ofMinutes(10);

  /// What is configured, how it is judged and what was told of it.
  private static final class World {
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final List<StateEvent> events = new ArrayList<>();
    private ToldStates told = ToldStates.NOTHING;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    World() {
      for (int nro = 0; nro < NROS; nro++) {
        for (int olt = 0; olt < OLTS; olt++) {
          places.add(Place.ofOlt("N" + nro, "o" + olt,
              new Route(new LinkAt("s" + nro, "lag-" + olt), List.of())));
        }
      }
      IntStream.range(0, NROS).forEach(nro -> places.add(Place.ofNro("N" + nro)));
      places.forEach(place -> is(place.name(), ServiceState.UP, ""));
    }

    private void is(String place, ServiceState state, String cause) {
      verdicts.put(place, new Verdict(state, List.of(), OutageCause.parse(cause)));
    }

    private Verdict verdict(String place) {
      return Optional.ofNullable(verdicts.get(place)).orElseThrow();
    }

    private void change(Random random) {
      int nro = random.nextInt(NROS);
      int olt = random.nextInt(OLTS);
      List<String> causes = List.of("gates A B", "gates C D", "paths s" + nro + " A B",
          "access s" + nro + " lag-" + olt);
      switch (random.nextInt(5)) {
        case 0, 1 -> is("N" + nro + "/o" + olt, ServiceState.UP, "");
        case 2 -> is("N" + nro + "/o" + olt, ServiceState.UNKNOWN, "");
        default -> is("N" + nro + "/o" + olt, ServiceState.DOWN, causes.get(random.nextInt(causes.size())));
      }
      List<ServiceState> all = IntStream.range(0, OLTS)
          .mapToObj(each -> verdict("N" + nro + "/o" + each).state())
          .toList();
      is("N" + nro, ofNro(all), "");
    }

    private static ServiceState ofNro(List<ServiceState> olts) {
      if (olts.stream().noneMatch(ServiceState::carries)) {
        return olts.contains(ServiceState.UNKNOWN) ? ServiceState.UNKNOWN : ServiceState.DOWN;
      }
      return olts.contains(ServiceState.DOWN) ? ServiceState.DEGRADED : ServiceState.UP;
    }

    private void step(IncidentTracker.Settings settings, Random random) {
      now = now.plus(Duration.ofMinutes(1 + random.nextInt(7)));
      Map<String, Verdict> ordered = new LinkedHashMap<>();
      places.forEach(place -> ordered.put(place.name(), verdict(place.name())));
      Telling telling = IncidentTracker.step(settings, told, places, ordered,
          _ -> Optional.of(LineCounts.of(LineKind.FTTH, 10)), now);
      telling.changes().forEach(
          change -> events.add(change.event(events.size() + 1L, now, ToldServices.DEVICE, Origin.AGENT)));
      told = telling.told();
    }

    /// An NRO is cut off with its OLTs, by what they are cut off by.
    private boolean hasAttachment(Service nro) {
      return ToldServices.services(told).stream()
          .anyMatch(
              each -> each.place().startsWith(nro.place() + "/") && each.incident().equals(nro.incident()));
    }

    private List<Recomputed> computed() {
      OutageHistory history = new OutageHistory(ENDED_AFTER);
      events.forEach(history::add);
      return history.incidents(now);
    }

    private boolean isKept(long number) {
      return ToldServices.incidents(told).stream().anyMatch(each -> each.number() == number);
    }
  }

  @Property(tries = 30)
  void everyOutageIsPartOfOneIncidentThatExplainsIt(@ForAll long seed) {
    Random random = new Random(seed);
    World world = new World();
    IncidentTracker.Settings settings = new IncidentTracker.Settings(
        random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(8), ENDED_AFTER);
    for (int i = 0; i < STEPS; i++) {
      world.change(random);
      world.step(settings, random);
      Map<Long, Incident> incidents = new HashMap<>();
      ToldServices.incidents(world.told).forEach(each -> incidents.put(each.number(), each));
      for (Service service : ToldServices.services(world.told)) {
        String where = "seed " + seed + ", " + service;
        assertTrue(
            settings.incidentAfter().isPositive() || !service.isOut() || service.incident().isPresent(),
            where);
        if (service.incident().isPresent()) {
          Incident incident = Optional.ofNullable(incidents.get(service.incident().getAsLong()))
              .orElseThrow();
          assertTrue(incident.isOpen(), where);
          world.verdict(service.place()).cause().ifPresent(
              cause -> assertTrue(OutageCause.parse(incident.cause()).orElseThrow().explains(cause), where));
          assertTrue(service.place().contains("/") || !service.isOut() || world.hasAttachment(service),
              where);
        }
      }
    }
    assertEquals(ToldServices.incidents(world.told).stream().map(CausesPropertyTest::inShort).toList(),
        world.computed().stream().filter(each -> world.isKept(each.number())).map(CausesPropertyTest::inShort)
            .toList(),
        "seed " + seed);
  }

  private static String inShort(Incident incident) {
    return incident.number() + " " + incident.state() + " " + incident.cause() + " " + incident.since() + " "
        + incident.until().filter(_ -> !incident.isOpen());
  }

  private static String inShort(Recomputed incident) {
    return incident.number() + " " + incident.state() + " " + incident.cause() + " " + incident.since() + " "
        + incident.until();
  }
}
