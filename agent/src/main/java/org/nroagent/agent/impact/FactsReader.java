package org.nroagent.agent.impact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.notice.NoticeFacts;

/// Reads what a notice says beside the figures. Nothing of it changes a figure.
final class FactsReader {
  private static final int LONGEST = 2_000;

  private FactsReader() {}

  /// Reads the keys of an incident.
  ///
  /// @param inventory whose incident it is; empty where it could not be read
  static NoticeFacts read(Section incident, Optional<Inventory> inventory) {
    return new NoticeFacts(inventory.flatMap(Inventory::operator), inventory.flatMap(Inventory::contact),
        IncidentsReader.instant(incident, "ended").optional(),
        IncidentsReader.instant(incident, "expectedEnd").optional(), Optional.empty(),
        text(incident, "cause"),
        text(incident, "measures"), text(incident, "media"), List.of(), Map.of());
  }

  /// A line for people. It is printed, so it holds nothing that a terminal would obey.
  static Optional<String> text(Section section, String key) {
    return section.text(key)
        .check(text -> text.length() <= LONGEST, "is longer than " + LONGEST + " characters")
        .check(text -> text.chars().noneMatch(Character::isISOControl), "contains control characters")
        .optional();
  }
}
