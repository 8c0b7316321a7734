package org.nroagent.agent.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.agent.inventory.Inventory.Sessions;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.DatedLines;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceWindow;

/// Reads the files of the inventory, which must not contradict each other: an NRO has one file, a place is there once.
final class InventorySections {
  private static final int MOST_ATTACHMENTS = 1_000;
  private static final int MOST_ENTRIES = 240;
  private static final int MOST_TECHNOLOGIES = 20;
  private static final LocalDate PLACEHOLDER = LocalDate.EPOCH;

  private final Scope scope;
  private final boolean toCollector;
  private final Map<String, String> files = new HashMap<>();
  private final Map<LinkAt, String> links = new HashMap<>();
  private final List<NroFile> taken = new ArrayList<>();

  InventorySections(Scope scope, boolean toCollector) {
    this.scope = scope;
    this.toCollector = toCollector;
  }

  /// Takes what was read of a file without a mistake.
  void take(NroFile file) {
    taken.add(file);
  }

  /// Everything that was taken.
  Inventory inventory(List<Problem> problems) {
    Map<String, DatedLines> lines = new HashMap<>();
    List<Place> ownLinks = new ArrayList<>();
    Map<String, List<String>> technologies = new HashMap<>();
    List<ServiceWindow> windows = new ArrayList<>();
    Map<String, Map<DataNetwork, Sessions>> sessions = new HashMap<>();
    for (NroFile file : taken) {
      lines.putAll(file.lines());
      ownLinks.addAll(file.links());
      technologies.putAll(file.technologies());
      windows.addAll(file.windows());
      sessions.put(file.nro(), file.sessions());
    }
    return new Inventory(lines, ownLinks, technologies, windows, sessions, problems);
  }

  /// Reads one file.
  NroFile read(Path file, Section root) {
    Field<String> name = root.id("name");
    String nro = name.required("");
    if (name.optional().isPresent() && !scope.nros().containsKey(nro)) {
      name.unknown("there is no NRO of this name in the topology of the agent's configuration",
          scope.nros().keySet());
    }
    String earlier = files.putIfAbsent(nro, file + ":" + name.line());
    if (earlier != null) {
      name.error("NRO '" + nro + "' has its file already: " + earlier);
    }
    Map<String, DatedLines> lines = new HashMap<>();
    List<Place> ownLinks = new ArrayList<>();
    Map<String, List<String>> technologies = new HashMap<>();
    for (Section section : root.sections("attachments")
        .check(list -> list.size() <= MOST_ATTACHMENTS,
            "has more than " + MOST_ATTACHMENTS + " attachments")
        .orElse(List.of())) {
      Place place = place(file, nro, section);
      if (lines.putIfAbsent(place.name(), lines(section)) != null) {
        section.error("is the same place as another attachment; put its lines together");
      }
      if (place.name().contains(" ")) {
        ownLinks.add(place);
      }
      technologies(section, place).ifPresent(names -> technologies.put(place.name(), names));
    }
    Map<DataNetwork, Sessions> sessions = new EnumMap<>(DataNetwork.class);
    root.section("sessions").map(InventorySections::sessions).optional()
        .ifPresent(count -> sessions.put(DataNetwork.FIXED, count));
    root.section("mobileSessions").map(InventorySections::sessions).optional()
        .ifPresent(count -> sessions.put(DataNetwork.MOBILE, count));
    return new NroFile(nro, lines, ownLinks, technologies,
        WindowList.read(root, Optional.of(nro), scope.nros().keySet()), sessions);
  }

  /// The technologies of the base station behind an interface; empty where there is none.
  private static Optional<List<String>> technologies(Section section, Place place) {
    Field<List<String>> given = section.ids("technologies")
        .check(list -> !list.isEmpty() && list.size() <= MOST_TECHNOLOGIES,
            "must name 1 to " + MOST_TECHNOLOGIES + " technologies, such as 4G")
        .map(fields -> fields.stream().map(field -> field.required("?")).distinct().toList());
    if (given.isGiven() && !place.name().contains(" ")) {
      given.error("is of the interface that a base station is behind; name it with 'device' and 'interface'");
    }
    return given.optional();
  }

  private Place place(Path file, String nro, Section section) {
    Field<String> olt = section.id("olt");
    Field<String> device = section.id("device");
    Field<String> ifName = section.text("interface")
        .check(text -> text.chars().noneMatch(Character::isISOControl), "contains control characters");
    Optional<Route> route = olt.optional().flatMap(name -> route(nro, olt, name));
    if (!device.isGiven() && !ifName.isGiven()) {
      if (!olt.isGiven()) {
        requireOltHere(nro, section);
      }
      return olt.optional().map(name -> new Place(Place.oltName(nro, name), nro, route))
          .orElse(Place.ofNro(nro));
    }
    LinkAt link = new LinkAt(device.required("?"), ifName.required("?"));
    if (device.optional().isPresent() && !scope.devices().contains(link.device())) {
      device.unknown("there is no device of this name in the agent's configuration", scope.devices());
    }
    String earlier = links.putIfAbsent(link, file + ":" + section.line());
    if (earlier != null) {
      section.error(link + " has its lines already: " + earlier);
    }
    oltBehind(link).ifPresent(name -> section.error(link + " is the access of OLT '" + name
        + "'; name that instead of the interface, olt: " + name + ", and put its lines together"));
    return Place.ofLink(nro, new Route(link, route.map(Route::deliveries).orElse(List.of())));
  }

  /// Lines of an NRO as a whole are cut off with all its OLTs: somebody has to see one of them, and a collector has to hear
  /// whoever sees the others.
  private void requireOltHere(String nro, Section section) {
    Map<String, Optional<Route>> olts = scope.nros().getOrDefault(nro, Map.of());
    if (scope.nros().containsKey(nro) && olts.values().stream().allMatch(Optional::isEmpty)) {
      section.error("no OLT of NRO '" + nro
          + "' has its access on a device of this agent, so nobody would count these lines;"
          + " they belong into the inventory of an agent that polls one");
      return;
    }
    olts.entrySet().stream().filter(olt -> olt.getValue().isEmpty() && !toCollector).map(Map.Entry::getKey)
        .sorted().findFirst()
        .ifPresent(olt -> section.warning("lines of NRO '" + nro + "' as a whole: OLT '" + olt
            + "' of it is polled by another agent, so this agent never knows that all of it is cut off; a collector"
            + " that hears both agents counts these lines, but none is configured (push): configure one, or"
            + " attach the lines to OLTs"));
  }

  private Optional<String> oltBehind(LinkAt link) {
    return scope.nros().values().stream().flatMap(olts -> olts.entrySet().stream())
        .filter(olt -> olt.getValue().filter(route -> route.access().equals(link)).isPresent())
        .map(Map.Entry::getKey).findFirst();
  }

  private Optional<Route> route(String nro, Field<String> field, String olt) {
    Map<String, Optional<Route>> olts = scope.nros().getOrDefault(nro, Map.of());
    Optional<Route> route = olts.getOrDefault(olt, Optional.empty());
    if (!scope.nros().containsKey(nro)) {
      return Optional.empty(); // reported already
    }
    if (!olts.containsKey(olt)) {
      field.unknown("NRO '" + nro + "' has no OLT of this name in the topology", olts.keySet());
    } else if (route.isEmpty()) {
      field.error("the access of '" + olt + "' is on another agent's device, or is not in the topology;"
          + " its lines belong into that agent's inventory");
    }
    return route;
  }

  private static DatedLines lines(Section section) {
    SortedMap<LocalDate, DatedLines.Entry> entries = new TreeMap<>();
    for (Section item : section.sections("lines")
        .check(list -> list.size() <= MOST_ENTRIES, "has more than " + MOST_ENTRIES + " entries")
        .check(list -> !list.isEmpty(), "is empty; an attachment has lines").required(List.of())) {
      Field<LocalDate> from = item.date("from");
      LocalDate day = from.required(PLACEHOLDER);
      Optional<LocalDate> until = item.date("until").check(day::isBefore, "is not after 'from'").optional();
      if (entries.putIfAbsent(day, new DatedLines.Entry(counts(item), until)) != null
          && from.optional().isPresent()) {
        from.error("there is an entry for " + day + " already; remove one of them");
      }
    }
    return new DatedLines(entries);
  }

  private static LineCounts counts(Section item) {
    Map<LineKind, Long> counts = new EnumMap<>(LineKind.class);
    for (LineKind kind : LineKind.values()) {
      item.integer(kind.key(), 0, Math.toIntExact(LineCounts.MOST)).optional()
          .ifPresent(count -> counts.put(kind, count.longValue()));
    }
    return new LineCounts(counts);
  }

  private static Sessions sessions(Section section) {
    return new Sessions(section.integer("count", 0, Math.toIntExact(LineCounts.MOST)).required(0),
        section.date("on").required(PLACEHOLDER));
  }
}
