package org.nroagent.agent.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Reason;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.reachability.Verdict;

/// A service in `/api/v1/services`.
///
/// @param place the name of its place: `NRO`, `NRO/OLT`, `NRO/device ifName`
/// @param nro the NRO
/// @param state `up`, `degraded`, `unknown` or `down`; `unknown` too where it was never judged
/// @param reasons why it is not simply up; none before it was judged since the start
/// @param incident the incident that it is part of, empty where it is part of none
/// @param downSince when its last outage began, empty where that is over for good
/// @param carriesSince when that outage ended, empty while nobody saw it end
/// @param lines the lines connected there today, by kind; empty where nobody told them
/// @param window the declared time that it is in, empty where it is in none
/// @param technologies those of the base station behind the place, none where there is no base station
/// @param sessions of an NRO what its inventory says of active sessions, empty where it says nothing
/// @param mobileSessions the same of mobile data
record ServiceDocument(String place, String nro, String state, List<WhyDocument> reasons,
    OptionalLong incident, Optional<Instant> downSince, Optional<Instant> carriesSince,
    Optional<Map<String, Long>> lines, List<String> technologies, Optional<WindowDocument> window,
    Optional<SessionsDocument> sessions, Optional<SessionsDocument> mobileSessions) {
  /// A reason.
  ///
  /// @param kind its word
  /// @param text for people
  record WhyDocument(String kind, String text) {}

  /// A declared time.
  ///
  /// @param kind its word
  /// @param from its first instant
  /// @param to the first instant after it
  /// @param nros the NROs that it is about, none where it is about all
  /// @param note for people
  record WindowDocument(String kind, Instant from, Instant to, List<String> nros, String note) {
    static WindowDocument of(ServiceWindow window) {
      return new WindowDocument(window.kind().word(), window.from(), window.to(),
          List.copyOf(window.nros()), window.note());
    }
  }

  /// Active sessions as people entered them, for the reference speed [R 3(5), 6(3)].
  ///
  /// @param count so many
  /// @param on the day of which that is known
  record SessionsDocument(int count, LocalDate on) {}

  /// All services in the order of their places.
  static List<ServiceDocument> all(ServicesSnapshot services, Instant now, ZoneId zone) {
    Map<String, Service> told = new LinkedHashMap<>();
    ToldServices.services(services.told()).forEach(each -> told.put(each.place(), each));
    LocalDate day = LocalDate.ofInstant(now, zone);
    List<ServiceDocument> all = new ArrayList<>();
    services.config().places().stream().sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(
            place -> all.add(of(place, Optional.ofNullable(told.get(place.name())), services, now, day)));
    return all;
  }

  private static ServiceDocument of(Place place, Optional<Service> told, ServicesSnapshot services,
      Instant now, LocalDate day) {
    Inventory inventory = services.config().inventory();
    List<Reason> reasons = Optional.ofNullable(services.verdicts().get(place.name())).map(Verdict::reasons)
        .orElse(List.of());
    return new ServiceDocument(place.name(), place.nro(),
        told.flatMap(Service::state).orElse(ServiceState.UNKNOWN).word(),
        reasons.stream().map(each -> new WhyDocument(each.kind().word(), each.text())).toList(),
        told.map(Service::incident).orElse(OptionalLong.empty()), told.flatMap(Service::downSince),
        told.flatMap(Service::carriesSince), inventory.known(place.name(), day).map(ServiceDocument::lines),
        inventory.technologies().getOrDefault(place.name(), List.of()),
        services.window(place.nro(), now).map(WindowDocument::of),
        sessions(inventory, place, DataNetwork.FIXED), sessions(inventory, place, DataNetwork.MOBILE));
  }

  private static Optional<SessionsDocument> sessions(Inventory inventory, Place place, DataNetwork network) {
    return Optional.ofNullable(inventory.sessions().getOrDefault(place.name(), Map.of()).get(network))
        .map(each -> new SessionsDocument(each.count(), each.on()));
  }

  /// Lines by the keys of their kinds.
  static Map<String, Long> lines(LineCounts counts) {
    Map<String, Long> lines = new LinkedHashMap<>();
    counts.byKind().forEach((kind, count) -> lines.put(kind.key(), count));
    return lines;
  }
}
