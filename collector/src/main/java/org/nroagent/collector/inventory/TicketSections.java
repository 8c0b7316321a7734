package org.nroagent.collector.inventory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.availability.Outage.Cause;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Reads the tickets of all files. The NROs that they name may stand in files that are read later.
final class TicketSections {
  private static final int MOST_TICKETS = 100_000;
  private static final int MOST_FROZEN = 1_000;

  private final References references;
  private final List<Ticket> tickets = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<Named> named = new ArrayList<>();

  /// Whether everything was lost.
  private enum Extent {
    TOTAL, PARTIAL
  }

  /// An NRO that a ticket names.
  private record Named(String client, Field<String> nro) {}

  TicketSections(References references) {
    this.references = references;
  }

  void read(Path file, List<Section> sections) {
    for (Section section : sections) {
      if (tickets.size() >= MOST_TICKETS) {
        section.error("there are more than " + MOST_TICKETS + " tickets");
        return;
      }
      tickets.add(ticket(file, section));
    }
  }

  /// What was read.
  ///
  /// @param nros those of all files
  List<Ticket> read(List<Nro> nros) {
    Map<String, Set<String>> byClient = nros.stream().collect(
        Collectors.groupingBy(Nro::client,
            Collectors.mapping(Nro::name, Collectors.toCollection(TreeSet::new))));
    named.forEach(reference -> new KnownNames("NRO of client '" + reference.client() + "'", "nros",
        byClient.getOrDefault(reference.client(), Set.of())).check(reference.nro()));
    return tickets;
  }

  private Ticket ticket(Path file, Section section) {
    Field<String> id = section.id("id");
    id.optional().ifPresent(given -> {
      String earlier = places.putIfAbsent(given, file + ":" + id.line());
      if (earlier != null) {
        id.error("there is a ticket '" + given + "' already, in " + earlier);
      }
    });
    String client = references.clients().required(section.id("client"));
    Field<Instant> opened = section.instant("opened");
    Field<Instant> detected = section.instant("detected");
    if (!opened.isGiven() && !detected.isGiven()) {
      section.error("needs 'opened', or 'detected' where the client opened no ticket");
    }
    Field<Instant> restored = section.instant("restored");
    checkAfter(restored, opened, "opened");
    checkAfter(restored, detected, "detected");
    return new Ticket(id.required(KnownNames.PLACEHOLDER), client, nros(section, client),
        section.enumeration("cause", Cause.class).required(Cause.PROVIDER),
        section.enumeration("outage", Extent.class).required(Extent.TOTAL) == Extent.TOTAL, opened.optional(),
        detected.optional(), restored.optional(), frozen(section));
  }

  private static void checkAfter(Field<Instant> later, Field<Instant> earlier, String earlierKey) {
    if (later.optional().isPresent() && earlier.optional().isPresent()
        && later.optional().get().isBefore(earlier.optional().get())) {
      later.error("is before '" + earlierKey + "'");
    }
  }

  private List<String> nros(Section section, String client) {
    List<Field<String>> fields = section.ids("nros")
        .check(list -> !list.isEmpty(), "must name at least one NRO").required(List.of());
    fields.forEach(field -> named.add(new Named(client, field)));
    return fields.stream().map(field -> field.required(KnownNames.PLACEHOLDER)).distinct().toList();
  }

  private static TimeRanges frozen(Section section) {
    List<TimeRange> ranges = new ArrayList<>();
    for (Section range : section.sections("frozen")
        .check(list -> list.size() <= MOST_FROZEN, "has more than " + MOST_FROZEN + " entries")
        .orElse(List.of())) {
      Instant from = range.instant("from").required(Instant.EPOCH);
      Field<Instant> to = range.instant("to");
      if (to.required(Instant.MAX).isAfter(from)) {
        ranges.add(new TimeRange(from, to.orElse(Instant.MAX)));
      } else {
        to.error("must be after 'from'");
      }
    }
    return TimeRanges.of(ranges);
  }
}
