package org.nroagent.agent.impact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.Incident;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.PartFault;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.impact.Service;
import org.nroagent.model.impact.ServiceKind;
import org.nroagent.model.impact.Unit;

/// Reads incidents against an inventory. Whatever is wrong with a part is told with its place, its number and the id
/// of its incident.
final class IncidentsReader {
  /// The most incidents of a file.
  static final int MOST_INCIDENTS = 10_000;
  /// The most parts of an incident.
  static final int MOST_PARTS = 1_000;
  /// The most lines, links or channels of a part.
  static final int MOST_UNITS = 1_000_000_000;
  /// The longest part: a longer one is a slip of the pen.
  static final Duration LONGEST_PART = Duration.ofDays(366);

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");
  private static final Instant PLACEHOLDER = EARLIEST;

  private final Optional<Inventory> inventory;
  private final Optional<Map<String, Service>> services;

  /// @param inventory empty where it could not be read: then what depends on it is left unsaid
  IncidentsReader(Optional<Inventory> inventory) {
    this.inventory = inventory;
    this.services = inventory.map(known -> known.services().stream()
        .collect(Collectors.toUnmodifiableMap(Service::id, Function.identity())));
  }

  List<ReportedIncident> read(Section root) {
    Names names = new Names();
    return root.sections("incidents").check(list -> list.size() <= MOST_INCIDENTS,
        "has more than " + MOST_INCIDENTS + " incidents; use several files").required(List.of()).stream()
        .map(section -> incident(section, names)).toList();
  }

  private ReportedIncident incident(Section section, Names names) {
    String id = names.read(section);
    Field<Instant> detected = instant(section, "detected");
    var _ = detected.required(PLACEHOLDER);
    List<Section> sections = section.sections("parts").check(list -> list.size() <= MOST_PARTS,
        "has more than " + MOST_PARTS + " parts").required(List.of());
    List<Part> parts = new ArrayList<>();
    List<PartSection> read = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      PartSection place = new PartSection(sections.get(i), "part " + (i + 1) + " of incident '" + id + "'");
      part(place).ifPresent(part -> {
        parts.add(part);
        read.add(place);
      });
    }
    Incident incident = new Incident(id, detected.orElse(PLACEHOLDER), parts);
    PartFault.of(incident).forEach(fault -> read.get(fault.part()).error(fault.message()));
    return new ReportedIncident(incident, regulation(detected), FactsReader.read(section, inventory));
  }

  /// The version of the day of detection. Where the inventory could not be read any one does, as nothing is judged then.
  private Regulation regulation(Field<Instant> detected) {
    RegulationProfile profile = inventory.map(Inventory::regulation)
        .orElseGet(() -> Regulations.shipped(Regulations.LUXEMBOURG));
    Optional<Regulation> judging = detected.optional().flatMap(profile::judging);
    if (judging.isEmpty() && detected.optional().isPresent()) {
      detected.error("is before any version of " + profile.id() + " is in force; the first one is '"
          + profile.versions().getFirst().version().id() + "' from "
          + profile.versions().getFirst().validFrom());
    }
    return judging.orElseGet(profile.versions()::getFirst);
  }

  /// Where a part stands, and how it is called in messages.
  private record PartSection(Section section, String name) {
    void error(String message) {
      section.error(name + ": " + message);
    }
  }

  /// A part that can be counted, as far as it can be told without the others.
  private Optional<Part> part(PartSection place) {
    Optional<Service> service = service(place);
    Field<Instant> from = instant(place.section(), "from");
    Field<Instant> to = instant(place.section(), "to");
    from.required(PLACEHOLDER);
    to.required(PLACEHOLDER);
    Amounts lost = lost(place, service.map(Service::kind));
    Optional<LocalDate> estimatedOn = estimatedOn(place.section());
    if (from.optional().isEmpty() || to.optional().isEmpty() || !isTime(place, from, to)) {
      return Optional.empty();
    }
    return service
        .map(known -> new Part(known, from.orElse(PLACEHOLDER), to.orElse(PLACEHOLDER), lost, estimatedOn));
  }

  /// An estimate says of which day it is; without an estimate there is none.
  private static Optional<LocalDate> estimatedOn(Section section) {
    if (!section.names().contains(Unit.ESTIMATED_USERS.key())) {
      section.refuse("is for " + Unit.ESTIMATED_USERS.key() + " only", List.of("estimatedOn"));
      return Optional.empty();
    }
    return Optional.of(section.date("estimatedOn").required(LocalDate.EPOCH));
  }

  private Optional<Service> service(PartSection place) {
    Field<String> field = Names.of(place.section(), "service");
    field.required("");
    return field.optional().flatMap(id -> services.flatMap(known -> {
      if (!known.containsKey(id)) {
        field.unknown(place.name() + ": there is no service '" + id + "' in the inventory", known.keySet());
      }
      return Optional.ofNullable(known.get(id));
    }));
  }

  private static boolean isTime(PartSection place, Field<Instant> from, Field<Instant> to) {
    Duration lasts = Duration.between(from.orElse(PLACEHOLDER), to.orElse(PLACEHOLDER));
    if (!lasts.isPositive()) {
      to.error(place.name() + ": 'to' is not after 'from'");
    } else if (lasts.compareTo(LONGEST_PART) > 0) {
      to.error(place.name() + ": lasts longer than " + LONGEST_PART.toDays() + " days");
    } else {
      return true;
    }
    return false;
  }

  /// What a part counts. Without a kind every unit is taken, as it cannot be told which are wrong.
  private static Amounts lost(PartSection place, Optional<ServiceKind> kind) {
    Section section = place.section();
    Set<Unit> counted = kind.map(ServiceKind::units).orElse(Set.of(Unit.values()));
    Map<Unit, Fraction> lost = new EnumMap<>(Unit.class);
    for (Unit unit : Unit.values()) {
      if (counted.contains(unit)) {
        amount(section, unit).optional().ifPresent(amount -> lost.put(unit, amount));
      } else {
        section.refuse(place.name() + ": " + kind.map(ServiceKind::name).orElse("") + " counts "
            + keys(counted) + ", not " + unit.key(), List.of(unit.key()));
      }
    }
    List<String> given = section.names();
    if (given.contains(Unit.CHANNELS.key())) {
      refuseGapBesideChannels(place, counted);
    }
    if (kind.filter(known -> known != ServiceKind.EMERGENCY).isPresent()
        && Stream.of(Unit.values()).map(Unit::key).noneMatch(given::contains)) {
      place.error("says nothing of what is lost; it counts " + keys(counted));
    }
    return new Amounts(lost);
  }

  private static void refuseGapBesideChannels(PartSection place, Set<Unit> counted) {
    if (counted.containsAll(Set.of(Unit.CHANNELS, Unit.TRAFFIC_GAP_MBPS))) {
      place.section().refuse(place.name() + ": stands beside 'channels'; keep one of them, or make two parts",
          List.of(Unit.TRAFFIC_GAP_MBPS.key()));
    }
  }

  private static String keys(Collection<Unit> units) {
    return Stream.of(Unit.values()).filter(units::contains).map(Unit::key).collect(Collectors.joining(", "));
  }

  /// A negative gap is none: more traffic than expected affects nobody.
  private static Field<Fraction> amount(Section section, Unit unit) {
    return unit == Unit.TRAFFIC_GAP_MBPS
        ? section.decimal(unit.key()).map(mbps -> Fraction.of(mbps.max(BigDecimal.ZERO)))
        : section.integer(unit.key(), 0, MOST_UNITS).map(count -> Fraction.of(count));
  }

  static Field<Instant> instant(Section section, String key) {
    return section.instant(key).check(time -> !time.isBefore(EARLIEST) && time.isBefore(LATEST),
        "is not within the years 1970 to 2999");
  }
}
