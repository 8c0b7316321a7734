package org.nroagent.agent.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig.Derived;
import org.nroagent.agent.config.SeriesConfig.Measured;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.figure.CapacityTerms;
import org.nroagent.model.figure.SlotFormula;

/// Gathers the series while the devices are read, then reads the aggregates and resolves who refers to whom: an
/// interface may be named before its device is read.
final class SeriesSections {
  /// What is appended to a gate's id to name the series that is billed instead of it.
  static final String UNICAST_SUFFIX = ".unicast";
  /// The most aggregates of an agent.
  static final int MOST_AGGREGATES = 200;

  private final FirstUse ids;
  private final Map<String, MeteredDraft> metered = new LinkedHashMap<>();
  private final List<UnicastDraft> unicasts = new ArrayList<>();
  private final CapacityTerms terms;
  private final Map<String, SlotFormula> unicastSeries = new LinkedHashMap<>();

  private record MeteredDraft(String device, MeteredConfig config, UnicastSection.Kind unicast,
      SeriesEntries entries) {}

  private record UnicastDraft(String gate, UnicastSection section) {}

  private record AggregateDraft(String id, Role role, Optional<BigDecimal> capacityMbps, SlotFormula formula,
      List<String> capacityParts,
      boolean ofUnicast, boolean includesMulticast, SeriesEntries entries) {}

  /// @param ids the ids used so far, with their lines
  /// @param terms what is promised of capacity
  SeriesSections(FirstUse ids, CapacityTerms terms) {
    this.ids = ids;
    this.terms = terms;
  }

  /// Takes a metered interface with what its section says of its series.
  ///
  /// @param section its section, of which the other keys have been read
  void metered(Section section, String device, MeteredConfig config) {
    UnicastSection unicast = UnicastSection.read(section, config.role() == Role.GATE);
    SeriesEntries entries = EntrySections.read(section, terms);
    if (metered.putIfAbsent(config.id(), new MeteredDraft(device, config, unicast.kind(), entries)) == null
        && unicast.kind().isDerived()) {
      String id = config.id() + UNICAST_SUFFIX;
      ids.earlier(id, section.line()).ifPresent(line -> section.error("its unicast series is called '" + id
          + "', an id that is used in line " + line + " already; give one of them another 'id'"));
      unicasts.add(new UnicastDraft(config.id(), unicast));
    }
  }

  /// All series: the metered interfaces in the order of the configuration, then the unicast series, then the
  /// aggregates.
  List<SeriesConfig> read(Section root) {
    unicasts.forEach(draft -> unicastSeries.put(draft.gate() + UNICAST_SUFFIX,
        draft.section().resolve(draft.gate(), metered.keySet())));
    List<AggregateDraft> aggregates = new ArrayList<>();
    root.sections("aggregates").check(list -> list.size() <= MOST_AGGREGATES,
        "has more than " + MOST_AGGREGATES + " aggregates").orElse(List.of())
        .forEach(section -> aggregates.add(aggregate(section)));
    WindowSections windows = WindowSections.read(root);
    Set<String> all = new TreeSet<>(metered.keySet());
    all.addAll(unicastSeries.keySet());
    aggregates.forEach(each -> all.add(each.id()));
    windows.requireKnown(all);
    List<SeriesConfig> series = new ArrayList<>();
    metered.values().forEach(draft -> series.add(series(draft, windows)));
    unicasts.forEach(draft -> series.add(series(draft, windows)));
    aggregates.forEach(draft -> series.add(series(draft, windows)));
    return series;
  }

  private AggregateDraft aggregate(Section section) {
    Field<String> id = section.id("id");
    String given = id.required("aggregate");
    id.optional().flatMap(name -> ids.earlier(name, id.line())).ifPresent(line -> id.error(
        "the id '" + given + "' is used in line " + line + " already; give one of them another 'id'"));
    Role role = section.enumeration("role", Role.class).required(Role.GATE);
    Optional<BigDecimal> capacity = EntrySections.capacity(section);
    boolean declaredUnicast = UnicastSection.readAll(section, role == Role.GATE);
    SeriesEntries entries = EntrySections.read(section, terms);
    PartList parts = new PartList();
    List<String> capacityParts = new ArrayList<>();
    boolean ofUnicast = false;
    boolean withMulticast = false;
    for (Field<String> part : PartList.read(section, "sumOf")) {
      String name = part.orElse("");
      SlotFormula unicast = unicastSeries.get(name);
      MeteredDraft draft = metered.get(name);
      if (unicast != null) {
        parts.add(part, unicast);
        capacityParts.add(name.substring(0, name.length() - UNICAST_SUFFIX.length()));
        ofUnicast = true;
      } else if (draft != null) {
        parts.add(part, name);
        capacityParts.add(name);
        withMulticast |= !draft.unicast().equals(UnicastSection.Kind.ALL);
      } else {
        part.unknown("there is no metered interface or unicast series of this id", known());
      }
    }
    return new AggregateDraft(given, role, capacity, parts.formula(given), capacityParts, ofUnicast,
        role == Role.GATE && withMulticast && !declaredUnicast, entries);
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(metered.keySet());
    known.addAll(unicastSeries.keySet());
    return known;
  }

  private SeriesConfig series(MeteredDraft draft, WindowSections windows) {
    MeteredConfig config = draft.config();
    Optional<String> billedAs = draft.unicast().isDerived()
        ? Optional.of(config.id() + UNICAST_SUFFIX)
        : Optional.empty();
    return new SeriesConfig(config.id(), config.role(), new Measured(draft.device(), config.ifName()),
        config.capacityMbps(), config.role() == Role.GATE && draft.unicast() != UnicastSection.Kind.ALL,
        billedAs, config.role().capacityRule(terms), windows.of(Set.of(config.id())), draft.entries());
  }

  /// Capacity is about all octets of the gate (M8), so the series that is billed has no rule of its own.
  private SeriesConfig series(UnicastDraft draft, WindowSections windows) {
    String id = draft.gate() + UNICAST_SUFFIX;
    SlotFormula formula = unicastSeries.getOrDefault(id, new SlotFormula(List.of(draft.gate()), List.of()));
    return new SeriesConfig(id, Role.GATE, new Derived(formula, List.of()), Optional.empty(), false,
        Optional.empty(),
        Optional.empty(), windows.of(concerned(id, formula, draft.gate())), SeriesEntries.NONE);
  }

  private SeriesConfig series(AggregateDraft draft, WindowSections windows) {
    return new SeriesConfig(draft.id(), draft.role(), new Derived(draft.formula(), draft.capacityParts()),
        draft.capacityMbps(),
        draft.includesMulticast(), Optional.empty(),
        draft.ofUnicast() ? Optional.empty() : draft.role().capacityRule(terms),
        windows.of(concerned(draft.id(), draft.formula(), draft.id())), draft.entries());
  }

  private static Set<String> concerned(String id, SlotFormula formula, String gate) {
    Set<String> concerned = new TreeSet<>(formula.parts());
    concerned.add(id);
    concerned.add(gate);
    return concerned;
  }
}
