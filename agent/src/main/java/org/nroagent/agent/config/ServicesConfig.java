package org.nroagent.agent.config;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.agent.inventory.Scope;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.incident.FileWindows;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.ServiceWindow;

/// The services that this agent answers for, and the lines behind them.
///
/// @param scope the NROs and OLTs of the topology with what their services rest on
/// @param incidentAfter how long an outage lasts before it is an incident
/// @param endedAfter how long everything must be reachable before an incident has ended
/// @param windows declared times of the configuration
/// @param windowsToken who knows it may declare windows; empty where nobody may
/// @param regulation the regulation that asks about outages, in whose local time weeks of traffic are compared
/// @param inventory the lines
public record ServicesConfig(Scope scope, Duration incidentAfter, Duration endedAfter,
    List<ServiceWindow> windows, Optional<Secret> windowsToken, RegulationProfile regulation,
    Inventory inventory) {
  /// Every outage is an incident where nothing is configured.
  public static final Duration DEFAULT_INCIDENT_AFTER = Duration.ZERO;
  /// Two polls, where nothing is configured.
  public static final Duration DEFAULT_ENDED_AFTER = Duration.ofMinutes(10);
  /// There are none.
  public static final ServicesConfig NONE = new ServicesConfig(new Scope(Map.of(), List.of()),
      DEFAULT_INCIDENT_AFTER, DEFAULT_ENDED_AFTER, List.of(), Optional.empty(),
      Regulations.shipped(Regulations.LUXEMBOURG),
      Inventory.NONE);

  public ServicesConfig {
    windows = List.copyOf(windows);
  }

  ServicesConfig withInventory(Inventory other) {
    return new ServicesConfig(scope, incidentAfter, endedAfter, windows, windowsToken, regulation, other);
  }

  /// Every place whose service is judged: the OLTs whose access this agent polls, interfaces with lines of their own, and
  /// after them the NROs.
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    List<Place> nros = new ArrayList<>();
    scope.nros().forEach((nro, olts) -> {
      int before = places.size();
      olts.forEach((olt, route) -> route.ifPresent(each -> places.add(Place.ofOlt(nro, olt, each))));
      if (places.size() > before) {
        nros.add(Place.ofNro(nro, olts.entrySet().stream().filter(olt -> olt.getValue().isEmpty())
            .map(olt -> Place.oltName(nro, olt.getKey())).toList()));
      }
    });
    places.addAll(inventory.links());
    places.addAll(nros);
    return places;
  }

  /// The names of places whose lines nobody told: how many an outage there cuts off is not known.
  public List<String> withUnknownLines(LocalDate day) {
    return places().stream().map(Place::name).filter(place -> inventory.known(place, day).isEmpty()).toList();
  }

  /// Declared times of files on their way to being told.
  public FileWindows fileWindows() {
    return FileWindows.of(declared(), scope.nros().keySet(), inventory.errors().isEmpty());
  }

  /// Declared times of the configuration and the inventory.
  public List<ServiceWindow> declared() {
    List<ServiceWindow> all = new ArrayList<>(windows);
    all.addAll(inventory.windows());
    return all;
  }
}
