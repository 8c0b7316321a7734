package org.nroagent.agent.impact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.impact.LossReader;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.Incident;
import org.nroagent.model.impact.Part;
import org.nroagent.model.impact.PartFault;
import org.nroagent.model.impact.Regulation;
import org.nroagent.model.impact.RegulationProfile;
import org.nroagent.model.impact.Service;

/// Reads incidents against an inventory. Whatever is wrong with a part is told with its place, its number and the id
/// of its incident.
final class IncidentsReader {
  /// The most incidents of a file.
  static final int MOST_INCIDENTS = 10_000;
  /// The most parts of an incident.
  static final int MOST_PARTS = 1_000;
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
    Amounts lost = LossReader.lost(place.section(), place.name(), service.map(Service::kind));
    Optional<LocalDate> estimatedOn = LossReader.estimatedOn(place.section());
    if (from.optional().isEmpty() || to.optional().isEmpty() || !isTime(place, from, to)) {
      return Optional.empty();
    }
    return service
        .map(known -> new Part(known, from.orElse(PLACEHOLDER), to.orElse(PLACEHOLDER), lost, estimatedOn));
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

  static Field<Instant> instant(Section section, String key) {
    return section.instant(key).check(time -> !time.isBefore(EARLIEST) && time.isBefore(LATEST),
        "is not within the years 1970 to 2999");
  }
}
