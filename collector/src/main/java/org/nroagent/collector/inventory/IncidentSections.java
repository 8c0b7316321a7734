package org.nroagent.collector.inventory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.collector.inventory.EnteredIncident.Loss;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.impact.LossReader;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.ServiceKind;

/// Reads the incidents that no agent tells, of all files. Parts are written as for the command `impact`, but for the service, which
/// is a kind here.
final class IncidentSections {
  private static final int MOST_INCIDENTS = 10_000;
  private static final int MOST_PARTS = 1_000;
  private static final int MOST_CHARS = 255;
  /// As for the command `impact`: a longer one is a slip of the pen.
  private static final Duration LONGEST_PART = Duration.ofDays(366);

  private final List<EnteredIncident> incidents = new ArrayList<>();
  private final Map<Integer, String> places = new HashMap<>();

  void read(Path file, List<Section> sections) {
    for (Section section : sections) {
      if (incidents.size() >= MOST_INCIDENTS) {
        section.error("there are more than " + MOST_INCIDENTS + " incidents");
        return;
      }
      incidents.add(incident(file, section));
    }
  }

  /// What was read.
  List<EnteredIncident> read() {
    return incidents;
  }

  private EnteredIncident incident(Path file, Section section) {
    Field<Integer> id = section.integer("id", 1, Integer.MAX_VALUE);
    id.optional().ifPresent(number -> {
      String earlier = places.putIfAbsent(number, file + ":" + id.line());
      if (earlier != null) {
        id.error("there is an incident " + number + " already, in " + earlier);
      }
    });
    String what = section.text("what")
        .check(text -> text.length() <= MOST_CHARS, "is longer than " + MOST_CHARS + " characters")
        .check(text -> text.chars().noneMatch(Character::isISOControl), "contains control characters")
        .required(KnownNames.PLACEHOLDER);
    Optional<Instant> ended = section.instant("ended").optional();
    List<Loss> losses = section.sections("parts")
        .check(list -> !list.isEmpty() && list.size() <= MOST_PARTS, "must have 1…" + MOST_PARTS + " parts")
        .required(List.of()).stream().map(part -> loss(part, ended)).toList();
    return new EnteredIncident(id.required(1), what, section.instant("detected").required(Instant.EPOCH),
        ended, losses);
  }

  private static Loss loss(Section part, Optional<Instant> ended) {
    Field<ServiceKind> service = part.enumeration("service", ServiceKind.class);
    Amounts lost = LossReader.lost(part, "part", service.optional());
    Optional<LocalDate> estimatedOn = LossReader.estimatedOn(part);
    Field<Instant> from = part.instant("from");
    Instant begin = from.required(Instant.EPOCH);
    Field<Instant> to = part.instant("to");
    to.optional().ifPresent(end -> {
      if (!end.isAfter(begin)) {
        to.error("is not after 'from'");
      } else if (Duration.between(begin, end).compareTo(LONGEST_PART) > 0) {
        to.error("lasts longer than " + LONGEST_PART.toDays() + " days");
      } else if (ended.filter(end::isAfter).isPresent()) {
        to.error("is after 'ended' of the incident");
      }
    });
    ended.filter(end -> !end.isAfter(begin))
        .ifPresent(_ -> from.error("is not before 'ended' of the incident"));
    return new Loss(service.required(ServiceKind.EMERGENCY), begin, to.optional(), lost, estimatedOn);
  }
}
