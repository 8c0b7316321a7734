package org.nroagent.model.reachability;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.Collections;
import java.util.stream.Stream;

/// A time that somebody declared, whose outages do not count against the provider [C CP 11.1]. It changes no state: what
/// is down is shown as down.
///
/// @param kind why they do not count
/// @param from its first instant
/// @param to the first instant after it
/// @param nros the NROs that it is about, all where none is named
/// @param note for people, may be empty
public record ServiceWindow(Kind kind, Instant from, Instant to, SortedSet<String> nros, String note) {
  /// The longest note.
  public static final int LONGEST_NOTE = 200;

  /// Why the outages of a window do not count.
  public enum Kind {
    /// Maintenance that was announced.
    PLANNED_MAINTENANCE,
    /// Force majeure.
    FORCE_MAJEURE,
    /// The client's own equipment.
    CLIENT;

    /// The word in documents and events: `planned-maintenance`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind of a word, empty where there is none.
    public static Optional<Kind> ofWord(String word) {
      return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /// @throws IllegalArgumentException if the window is empty or the note too long
  public ServiceWindow {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("window is empty: " + from + " to " + to);
    }
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("the note is longer than " + LONGEST_NOTE + " characters");
    }
    nros = Collections.unmodifiableSortedSet(new TreeSet<>(nros));
  }

  /// The same, about these NROs.
  public ServiceWindow of(SortedSet<String> others) {
    return new ServiceWindow(kind, from, to, others, note);
  }

  /// Whether it is about an NRO at a time.
  public boolean covers(String nro, Instant at) {
    return (nros.isEmpty() || nros.contains(nro)) && !at.isBefore(from) && at.isBefore(to);
  }
}
