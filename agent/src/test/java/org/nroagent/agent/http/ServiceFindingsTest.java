package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.agent.inventory.Scope;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.impact.DatedLines;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.IncidentTracker;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.ToldStates;

/// Of the NRO `n` this agent polls the OLT `a` with 100 lines, another one `b`; an emergency access is of the NRO as a whole.
class ServiceFindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static DatedLines lines(String text) {
    return new DatedLines(new TreeMap<>(Map.of(LocalDate.of(2026, 1, 1),
        new DatedLines.Entry(LineCounts.parse(text), Optional.empty()))));
  }

  private static ServicesSnapshot judged(ServiceState state) {
    Inventory inventory = new Inventory(Map.of("n/a", lines("ftth=100"), "n", lines("emergency=1")),
        List.of(),
        Map.of(), List.of(), Map.of(), List.of());
    Map<String, Optional<Route>> olts = Map.of("a",
        Optional.of(new Route(new LinkAt("spoke1", "lag-1"), List.of())), "b", Optional.empty());
    ServicesConfig config = new ServicesConfig(new Scope(Map.of("n", olts), List.of("spoke1")),
        ServicesConfig.DEFAULT_INCIDENT_AFTER, ServicesConfig.DEFAULT_ENDED_AFTER, List.of(),
        Optional.empty(),
        Regulations.shipped(Regulations.LUXEMBOURG), inventory);
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    verdicts.put("n/a", new Verdict(state, List.of(),
        OutageCause.parse("access spoke1 lag-1").filter(_ -> state == ServiceState.DOWN)));
    verdicts.put("n", new Verdict(state == ServiceState.DOWN ? ServiceState.UNKNOWN : state, List.of(),
        Optional.empty()));
    ToldStates told = IncidentTracker.step(
        new IncidentTracker.Settings(config.incidentAfter(), config.endedAfter()), ToldStates.NOTHING,
        config.places(), verdicts, place -> inventory.known(place, TODAY), NOW).told();
    return new ServicesSnapshot(told, verdicts, config);
  }

  @Test
  void linesThatAreInNoCountHereAreNamed() {
    ServicesSnapshot services = judged(ServiceState.DOWN);
    assertEquals(
        "All OLTs of NRO n that this agent polls are cut off. Its lines as a whole (emergency=1) are in no count"
            + " here, as other agents poll n/b: the collector counts them while those are cut off, too. Look there.",
        ServiceFindings.of(services, TODAY).getLast().sentence());
    assertEquals("ftth=100",
        AffectedLines.now(services.told(), place -> services.config().inventory().on(place, TODAY)).values()
            .stream().map(AffectedLines::all).reduce(LineCounts.NONE, LineCounts::plus).text());
  }

  @Test
  void whileItsOltCarriesThereIsNothingToSay() {
    assertEquals(List.of(), ServiceFindings.of(judged(ServiceState.UP), TODAY));
  }
}
