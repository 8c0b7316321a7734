package org.nroagent.collector.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.collector.inventory.BaseStation.Technology;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads the base stations of all files. What an interface carries is of one operator's base stations, and of no NRO beside: its
/// octets would be users of both networks.
final class BaseStationSections {
  private static final int MOST_STATIONS = 20_000;
  private static final int MOST_TECHNOLOGIES = 20;

  private final References references;
  private final Map<String, String> places = new HashMap<>();
  private final List<Read> read = new ArrayList<>();

  /// A station with where it stands, for what can be said of it when all files are read.
  private record Read(Section section, BaseStation station) {}

  BaseStationSections(References references) {
    this.references = references;
  }

  void read(Path file, List<Section> sections) {
    for (Section section : sections) {
      if (read.size() >= MOST_STATIONS) {
        section.error("there are more than " + MOST_STATIONS + " base stations");
        return;
      }
      read.add(new Read(section, station(file, section)));
    }
  }

  /// What was read.
  ///
  /// @param nros the NROs of all files
  List<BaseStation> read(List<Nro> nros) {
    Map<InterfaceRef, String> owners = new HashMap<>();
    nros.forEach(nro -> nro.interfaces()
        .forEach(port -> owners.put(port, "carries the fixed data of NRO '" + nro.name() + "'")));
    read.forEach(each -> each.station().technologies().stream()
        .flatMap(technology -> technology.interfaces().stream()).distinct()
        .forEach(port -> claim(each, port, owners)));
    return read.stream().map(Read::station).toList();
  }

  private static void claim(Read each, InterfaceRef port, Map<InterfaceRef, String> owners) {
    String own = "carries the mobile data of operator '" + each.station().operator() + "'";
    String earlier = owners.putIfAbsent(port, own);
    if (earlier != null && !earlier.equals(own)) {
      each.section().error("interface " + port + " " + earlier
          + " already, so its octets would be counted twice; name the sub-interfaces of each");
    }
  }

  private BaseStation station(Path file, Section section) {
    Field<String> name = section.id("name");
    name.optional().ifPresent(given -> {
      String earlier = places.putIfAbsent(given, file + ":" + name.line());
      if (earlier != null) {
        name.error("there is a base station '" + given + "' already, in " + earlier);
      }
    });
    return new BaseStation(name.required(KnownNames.PLACEHOLDER),
        references.mobileOperators().required(section.text("operator")),
        section.id("nro").required(KnownNames.PLACEHOLDER), technologies(section));
  }

  private List<Technology> technologies(Section station) {
    Set<String> names = new HashSet<>();
    List<Technology> technologies = new ArrayList<>();
    for (Section section : station.sections("technologies")
        .check(list -> !list.isEmpty() && list.size() <= MOST_TECHNOLOGIES,
            "must name 1 to " + MOST_TECHNOLOGIES + " technologies")
        .required(List.of())) {
      Field<String> name = section.id("name");
      if (name.optional().isPresent() && !names.add(name.orElse(""))) {
        name.error("is there twice; put its interfaces together");
      }
      LocalDate inService = section.date("inService").required(LocalDate.EPOCH);
      Optional<LocalDate> givenUp = section.date("givenUp")
          .check(end -> !end.isBefore(inService), "is before 'inService'").optional();
      technologies.add(new Technology(name.required(KnownNames.PLACEHOLDER), inService, givenUp,
          InterfaceRefs.read(section, "interfaces", references.agents()).orElse(List.of())));
    }
    return technologies;
  }
}
