package org.nroagent.agent.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.Olt.Standby;
import org.nroagent.agent.config.Olt.Way;
import org.nroagent.agent.config.Topology.Client;
import org.nroagent.agent.config.Topology.Nro;
import org.nroagent.agent.config.Topology.Plaque;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;

/// Reads the section `topology`. What cannot be meant is an error: an unknown gate, a name used twice, a number that
/// fits no tag. What can be meant but breaks the contract is read as it is written, for the audit to report.
final class TopologySections {
  /// The most OLTs of an agent.
  static final int MOST_OLTS = 2_000;

  private static final int MOST_PLAQUES = 200;
  private static final int MOST_CVLAN_RANGES = 100;
  private static final long LARGEST_AS = 0xffff_ffffL;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");
  private static final Pattern TRIGRAMME = Pattern.compile("[A-Za-z0-9]{3}");

  private final InterfaceRefSection interfaces;
  private final Map<String, Gate> gates = new LinkedHashMap<>();
  private final FirstUse plaqueNames = new FirstUse();
  private final FirstUse nroNames = new FirstUse();
  private final FirstUse oltNames = new FirstUse();
  private int olts;

  /// @param devices names of the configured devices
  TopologySections(Collection<String> devices) {
    this.interfaces = new InterfaceRefSection(devices);
  }

  /// Reads it, empty where there is none.
  Optional<Topology> read(Section root) {
    return root.section("topology").optional().map(this::topology);
  }

  private Topology topology(Section section) {
    Client client = section.section("client").map(TopologySections::client).required(new Client("", "AAA",
        Optional.empty()));
    new GateSections(interfaces).read(section).forEach(gate -> gates.putIfAbsent(gate.name(), gate));
    List<Plaque> plaques = section.sections("plaques")
        .check(list -> list.size() <= MOST_PLAQUES, "has more than " + MOST_PLAQUES + " plaques")
        .orElse(List.of()).stream().map(this::plaque).toList();
    if (olts > MOST_OLTS) {
      section.error("has " + olts + " OLTs, more than " + MOST_OLTS + "; use several agents");
    }
    return new Topology(client, plaques, List.copyOf(gates.values()),
        section.section("multicast").optional().map(MulticastSections::plan));
  }

  private static Client client(Section section) {
    return new Client(section.text("name").required("client"),
        section.text("trigramme").check(text -> TRIGRAMME.matcher(text).matches(),
            "is not three letters or digits, as in the names of the maintenance domains").required("AAA"),
        section.parsed("as", TopologySections::autonomousSystem).optional());
  }

  private static Long autonomousSystem(String text) {
    if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > LARGEST_AS) {
      throw new IllegalArgumentException(
          "'" + text + "' is not the number of an autonomous system, 1…" + LARGEST_AS);
    }
    return Long.valueOf(text);
  }

  private Plaque plaque(Section section) {
    return new Plaque(unique(section, plaqueNames, "plaque"),
        section.sections("nros").orElse(List.of()).stream().map(this::nro).toList());
  }

  private Nro nro(Section section) {
    return new Nro(unique(section, nroNames, "NRO"),
        section.sections("olts").orElse(List.of()).stream().map(this::olt).toList());
  }

  private Olt olt(Section section) {
    olts++;
    String name = unique(section, oltNames, "OLT");
    int svlan = section.integer("svlan", 0, VlanRange.LARGEST).required(0);
    List<VlanRange> cvlans = new ArrayList<>();
    section.items("cvlans", VlanRange::parse)
        .check(list -> list.size() <= MOST_CVLAN_RANGES, "has more than " + MOST_CVLAN_RANGES + " ranges")
        .orElse(List.of()).forEach(range -> range.optional().ifPresent(cvlans::add));
    Optional<InterfaceRef> access = section.section("access").map(interfaces::read).optional();
    Field<String> nominal = section.id("nominalGate");
    Field<String> standby = section.id("standbyGate");
    String nominalGate = nominal.required("");
    checkGate(nominal, Rank.NOMINAL);
    checkGate(standby, Rank.STANDBY);
    if (standby.isGiven() && standby.orElse("").equals(nominalGate)) {
      standby.error("is the nominal gate; a pair needs two");
    }
    Field<Integer> standbySvlan = section.integer("standbySvlan", 0, VlanRange.LARGEST);
    if (standbySvlan.isGiven() && !standby.isGiven()) {
      standbySvlan.error("makes no sense without 'standbyGate'");
    }
    return new Olt(name, svlan, cvlans, access, nominalGate,
        standby.map(gate -> new Standby(gate, standbySvlan.orElse(svlan))).optional(),
        way(section, "nominalWay", access.isPresent()), way(section, "standbyWay", standby.isGiven()));
  }

  /// @param possible whether there is such a way
  private static Way way(Section section, String key, boolean possible) {
    Field<Section> field = section.section(key);
    if (field.isGiven() && !possible) {
      field.error(
          "makes no sense without " + (key.equals("nominalWay") ? "'access'" : "'standbyGate'"));
    }
    return field.map(way -> new Way(way.text("pseudowire").optional(), way.text("endPoint").optional()))
        .orElse(Way.UNSEEN);
  }

  private void checkGate(Field<String> field, Rank rank) {
    field.optional().ifPresent(name -> {
      Gate gate = gates.get(name);
      if (gate == null) {
        field.unknown("there is no gate of this name under 'gates'", gates.keySet());
      } else if (gate.rank() != rank) {
        field.warning("gate '" + name + "' has rank " + gate.rank().name().toLowerCase(Locale.ROOT));
      }
    });
  }

  /// The name of a section, which must not be used twice.
  static String unique(Section section, FirstUse names, String what) {
    Field<String> name = section.id("name");
    name.optional().flatMap(given -> names.earlier(given, name.line()))
        .ifPresent(line -> name.error("is the name of the " + what + " in line " + line + " already"));
    return name.required(what);
  }
}
