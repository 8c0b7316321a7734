package org.nroagent.agent.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.agent.inventory.Scope;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.DatedLines;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.IncidentTracker;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.ToldWindows;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Reason;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.state.ToldStates;

/// An NRO that was cut off for ten minutes and is degraded now, in a declared time.
final class SampleServices {
  static final String OLT = "nro-1/olt-1";
  static final ServicesSnapshot SNAPSHOT = snapshot();
  static final long INCIDENT = ToldServices.incidents(SNAPSHOT.told()).getFirst().number();
  /// Nobody saw whether the line of the emergency service was back before the rest was.
  static final SortedMap<Instant, RowImpact> SLOTS = slots();

  private SampleServices() {}

  private static ServicesSnapshot snapshot() {
    Map<String, Optional<Route>> olts = Map.of("olt-1",
        Optional.of(new Route(new LinkAt("spoke1", "lag-1"), List.of())));
    Inventory inventory = new Inventory(
        Map.of(OLT, new DatedLines(new TreeMap<>(Map.of(LocalDate.of(2026, 1, 1),
            new DatedLines.Entry(LineCounts.of(LineKind.FTTH, 1200), Optional.empty()))))),
        List.of(), Map.of(), List.of(),
        Map.of("nro-1",
            Map.of(DataNetwork.FIXED, new Inventory.Sessions(1500, LocalDate.of(2026, 6, 30)))),
        List.of());
    ServiceWindow window = new ServiceWindow(ServiceWindow.Kind.PLANNED_MAINTENANCE,
        SampleAgent.NOW.minusSeconds(60), SampleAgent.NOW.plusSeconds(60), new TreeSet<>(), "new card");
    ServicesConfig config = new ServicesConfig(new Scope(Map.of("nro-1", olts), List.of("spoke1")),
        Duration.ZERO, Duration.ofMinutes(10), List.of(window), Optional.empty(),
        Regulations.shipped(Regulations.LUXEMBOURG), inventory);
    ToldStates told = ToldStates.NOTHING;
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    int minutes = 60;
    for (ServiceState state : List.of(ServiceState.UP, ServiceState.DOWN, ServiceState.DEGRADED,
        ServiceState.DEGRADED)) {
      Instant at = SampleAgent.NOW.minus(Duration.ofMinutes(minutes));
      List<Reason> reasons = state == ServiceState.UP
          ? List.of()
          : List.of(new Reason(Reason.Kind.MEMBER_LOST, "spoke1 lag-1"));
      verdicts.put(OLT, new Verdict(state, reasons, OutageCause.parse("access spoke1 lag-1")
          .filter(_ -> state == ServiceState.DOWN)));
      verdicts.put("nro-1", new Verdict(state, reasons, Optional.empty()));
      told = IncidentTracker
          .step(new IncidentTracker.Settings(Duration.ZERO, Duration.ofMinutes(10)), told, config.places(),
              verdicts, place -> inventory.known(place, LocalDate.of(2026, 11, 20)), at)
          .told();
      minutes -= 10;
    }
    return new ServicesSnapshot(withFlood(told), verdicts, config);
  }

  /// A window that was declared over HTTP when the incident began, with the same number.
  private static ToldStates withFlood(ToldStates told) {
    Instant begun = Instant.ofEpochSecond(ToldServices.incidents(told).getFirst().number());
    return ToldWindows.declare(told, new ServiceWindow(ServiceWindow.Kind.FORCE_MAJEURE,
        begun.minusSeconds(900), begun.minusSeconds(600), new TreeSet<>(), "flood"), begun).orElseThrow()
        .told();
  }

  private static SortedMap<Instant, RowImpact> slots() {
    AffectedLines seen = new AffectedLines(LineCounts.of(LineKind.FTTH, 1200), LineCounts.NONE);
    AffectedLines notAll = seen
        .plus(new AffectedLines(LineCounts.NONE, LineCounts.of(LineKind.EMERGENCY, 1)));
    Instant start = SlotGrid.FIVE_MINUTES.startOf(SampleAgent.NOW.minus(Duration.ofMinutes(50)));
    SortedMap<Instant, RowImpact> slots = new TreeMap<>();
    slots.put(start, new RowImpact(Map.of(INCIDENT, seen)));
    slots.put(start.plusSeconds(300), new RowImpact(Map.of(INCIDENT, seen, INCIDENT + 1, notAll)));
    slots.put(start.plusSeconds(600), new RowImpact(Map.of(INCIDENT, notAll)));
    return slots;
  }
}
