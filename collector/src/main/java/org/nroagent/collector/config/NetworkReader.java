package org.nroagent.collector.config;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.collector.config.Network.ClientConfig;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Network.LoopConfig;
import org.nroagent.collector.config.Network.MobileNetworkConfig;
import org.nroagent.collector.config.Network.PlaqueConfig;
import org.nroagent.collector.inventory.InterfaceRefs;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.InventoryReader;
import org.nroagent.collector.inventory.KnownNames;
import org.nroagent.collector.inventory.References;
import org.nroagent.collector.inventory.References.GateTerms;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.model.figure.UpgradeDates;

/// Reads clients, plaques, gates, loops and mobile networks of `collector.yaml`, and the folder of the inventory beside it.
final class NetworkReader {
  /// The folder of the inventory where none is named.
  private static final String FOLDER = "inventory.d";
  private static final String CAPACITY = "capacityMbps";
  private static final int MOST_DATES = 240;

  private final YamlFiles yaml;
  private final Path defaultFolder;

  /// @param file the collector's file
  NetworkReader(YamlFiles yaml, Path file) {
    this.yaml = yaml;
    this.defaultFolder = file.resolveSibling(FOLDER);
  }

  /// @param agents the agents that may come
  Network read(Section root, KnownNames agents) {
    UniqueNames clientNames = new UniqueNames("client");
    List<ClientConfig> clients = root.sections("clients").orElse(List.of()).stream()
        .map(section -> client(section, clientNames)).toList();
    UniqueNames plaqueNames = new UniqueNames("plaque");
    List<PlaqueConfig> plaques = root.sections("plaques").orElse(List.of()).stream()
        .map(section -> new PlaqueConfig(plaqueNames.read(section.id("name")))).toList();
    KnownNames knownClients = clientNames.known("clients");
    KnownNames knownPlaques = plaqueNames.known("plaques");
    List<GateConfig> gates = new GateSections(agents, knownClients, knownPlaques)
        .read(root.sections("gates").orElse(List.of()));
    UniqueNames loopNames = new UniqueNames("loop");
    List<LoopConfig> loops = root.sections("loops").orElse(List.of()).stream()
        .map(section -> loop(section, loopNames, agents)).toList();
    List<MobileNetworkConfig> mobile = new MobileNetworkSections(agents)
        .read(root.sections("mobileNetworks").orElse(List.of()));
    return new Network(clients, plaques, gates, loops, mobile, inventory(root,
        new References(agents, knownClients, knownPlaques, operators(gates), mobileOperators(mobile),
            terms(gates))));
  }

  /// `capacityMbps`: one number, or entries `{from: DATE, mbps: N}`.
  static DatedCapacity capacity(Section section) {
    if (!section.holdsList(CAPACITY)) {
      return DatedCapacity.always(mbps(section.decimal(CAPACITY)));
    }
    NavigableMap<LocalDate, BigDecimal> entries = new TreeMap<>();
    for (Section entry : section.sections(CAPACITY)
        .check(list -> list.size() <= MOST_DATES, "has more than " + MOST_DATES + " entries")
        .required(List.of())) {
      Field<LocalDate> from = entry.date("from");
      if (entries.putIfAbsent(from.required(LocalDate.EPOCH), mbps(entry.decimal("mbps"))) != null
          && from.optional().isPresent()) {
        from.error("there is an entry for this day already; remove one of them");
      }
    }
    return new DatedCapacity(entries);
  }

  private static BigDecimal mbps(Field<BigDecimal> field) {
    return field.check(mbps -> mbps.signum() > 0, "must be above 0 Mbit/s").required(BigDecimal.ONE);
  }

  private static ClientConfig client(Section section, UniqueNames names) {
    String trigramme = names.read(section.id("trigramme"));
    return new ClientConfig(trigramme, section.text("name").orElse(trigramme));
  }

  private static LoopConfig loop(Section section, UniqueNames names, KnownNames agents) {
    return new LoopConfig(names.read(section.id("name")), capacity(section),
        InterfaceRefs.read(section, "interfaces", agents).required(List.of()), upgrades(section));
  }

  /// `upgrade: {informed: DATES, conformity: DATES}`, one date or a list each.
  static UpgradeDates upgrades(Section section) {
    return section.section("upgrade").optional()
        .map(dates -> new UpgradeDates(days(dates, "informed"), days(dates, "conformity")))
        .orElse(UpgradeDates.NONE);
  }

  private static SortedSet<LocalDate> days(Section section, String key) {
    return section.dates(key)
        .check(days -> days.size() <= MOST_DATES, "has more than " + MOST_DATES + " dates")
        .orElse(List.of()).stream().map(day -> day.required(LocalDate.EPOCH))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Inventory inventory(Section root, References references) {
    Field<Path> folder = root.path("inventory");
    if (folder.optional().filter(path -> !Files.isDirectory(path)).isPresent()) {
      folder.error(folder.orElse(defaultFolder) + " is not a folder; make it, or remove the key");
      return Inventory.EMPTY;
    }
    Path wanted = folder.orElse(defaultFolder);
    return Files.isDirectory(wanted) ? InventoryReader.read(yaml, wanted, references) : Inventory.EMPTY;
  }

  private static KnownNames operators(List<GateConfig> gates) {
    return new KnownNames("operator", "gates",
        gates.stream().flatMap(gate -> gate.operator().stream()).collect(Collectors.toSet()));
  }

  private static KnownNames mobileOperators(List<MobileNetworkConfig> networks) {
    return new KnownNames("operator", "mobileNetworks",
        networks.stream().map(MobileNetworkConfig::operator).collect(Collectors.toSet()));
  }

  private static Map<String, GateTerms> terms(List<GateConfig> gates) {
    return gates.stream().collect(Collectors.toUnmodifiableMap(GateConfig::name,
        gate -> new GateTerms(gate.delivery().map(Network.Delivery::client), Set.copyOf(gate.plaques())),
        (first, _) -> first));
  }
}
