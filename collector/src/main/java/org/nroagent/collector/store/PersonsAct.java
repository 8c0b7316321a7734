package org.nroagent.collector.store;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person said. It stays as it is; a further one takes its place.
public sealed interface PersonsAct permits NoticeMark, IncidentVerdict, IncidentStatement, IncidentEnd {
  /// The most characters of a name or a note.
  int MOST_CHARS = 255;

  /// Counts acts of its kind, never used again.
  long id();

  /// The act that it takes the place of.
  OptionalLong corrects();

  /// Those that no other one takes the place of.
  ///
  /// @param acts all of a kind
  static <A extends PersonsAct> List<A> inForce(List<A> acts) {
    Set<Long> corrected = acts.stream().flatMapToLong(act -> act.corrects().stream()).boxed()
        .collect(Collectors.toSet());
    return acts.stream().filter(act -> !corrected.contains(act.id())).toList();
  }

  /// Checks what a person wrote.
  ///
  /// @throws IllegalArgumentException if the name is empty, or a text is too long or not printable
  static void checkWords(String by, String note) {
    if (by.isBlank()) {
      throw new IllegalArgumentException("the name of who says so is empty");
    }
    for (String text : List.of(by, note)) {
      if (text.length() > MOST_CHARS || text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "names and notes have at most " + MOST_CHARS + " characters, all printable");
      }
    }
  }
}
