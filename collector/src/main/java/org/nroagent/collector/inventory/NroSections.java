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
import org.nroagent.collector.inventory.References.GateTerms;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads the NROs of all files.
final class NroSections {
  private static final int MOST_NROS = 20_000;
  private static final int MOST_ENTRIES = 240;
  private static final int MOST_LINES = 10_000_000;
  private static final LocalDate PLACEHOLDER = LocalDate.EPOCH;

  private final References references;
  private final List<Nro> nros = new ArrayList<>();
  private final Map<Key, String> places = new HashMap<>();

  private record Key(String client, String name) {}

  NroSections(References references) {
    this.references = references;
  }

  /// What was read.
  List<Nro> read() {
    return nros;
  }

  void read(Path file, List<Section> sections) {
    for (Section section : sections) {
      if (nros.size() >= MOST_NROS) {
        section.error("there are more than " + MOST_NROS + " NROs");
        return;
      }
      nros.add(nro(file, section));
    }
  }

  private Nro nro(Path file, Section section) {
    Field<String> name = section.id("name");
    String client = references.clients().required(section.id("client"));
    String plaque = references.plaques().required(section.id("plaque"));
    checkUnique(name, client, file);
    LocalDate available = section.date("available").required(PLACEHOLDER);
    LocalDate inService = section.date("inService").orElse(available);
    Optional<LocalDate> givenUp = section.date("givenUp")
        .check(end -> !end.isBefore(available), "is before 'available'").optional();
    List<InterfaceRef> interfaces = InterfaceRefs.read(section, "interfaces", references.agents())
        .orElse(List.of());
    return new Nro(name.required(KnownNames.PLACEHOLDER), client, plaque, available, inService, givenUp,
        gates(section, client, plaque), interfaces, lines(section));
  }

  private void checkUnique(Field<String> name, String client, Path file) {
    name.optional().ifPresent(given -> {
      String earlier = places.putIfAbsent(new Key(client, given), file + ":" + name.line());
      if (earlier != null) {
        name.error("client '" + client + "' has an NRO '" + given + "' already, in " + earlier);
      }
    });
  }

  private List<String> gates(Section section, String client, String plaque) {
    List<String> gates = new ArrayList<>();
    List<Field<String>> fields = section.ids("gates")
        .check(list -> !list.isEmpty(), "must name at least one gate").required(List.of());
    for (Field<String> field : fields) {
      String gate = field.required(KnownNames.PLACEHOLDER);
      checkGate(field, gate, client, plaque);
      if (gates.contains(gate)) {
        field.error("gate '" + gate + "' is there twice; remove one of them");
      }
      gates.add(gate);
    }
    return gates;
  }

  private void checkGate(Field<String> field, String gate, String client, String plaque) {
    GateTerms terms = references.gates().get(gate);
    if (terms == null) {
      field.unknown("there is no gate '" + gate + "' under 'gates'", references.gates().keySet());
    } else {
      terms.refusal(client, plaque).ifPresent(why -> field.error("gate '" + gate + "' " + why));
    }
  }

  private static List<LineCount> lines(Section section) {
    List<LineCount> lines = new ArrayList<>();
    Set<LocalDate> days = new HashSet<>();
    List<Section> entries = section.sections("lines")
        .check(list -> list.size() <= MOST_ENTRIES, "has more than " + MOST_ENTRIES + " entries")
        .orElse(List.of());
    for (Section entry : entries) {
      Field<LocalDate> from = entry.date("from");
      LineCount line = new LineCount(from.required(PLACEHOLDER),
          entry.integer("count", 0, MOST_LINES).required(0));
      if (from.optional().isPresent() && !days.add(line.from())) {
        from.error("there are two counts of " + line.from() + "; remove one of them");
      }
      lines.add(line);
    }
    return lines;
  }
}
