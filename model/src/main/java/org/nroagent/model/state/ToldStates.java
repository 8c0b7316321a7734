package org.nroagent.model.state;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What was told of one device so far. Immutable.
///
/// It is what its events make of it, one after another, together with the entries that were changed without an event.
/// So it can be kept as of an event, and be brought up to date by what came after.
public final class ToldStates {
  /// Nothing was told.
  public static final ToldStates NOTHING = new ToldStates(Map.of());

  private final Map<Subject, ToldEntry> entries;

  private ToldStates(Map<Subject, ToldEntry> entries) {
    this.entries = entries;
  }

  /// These entries.
  public static ToldStates of(Map<Subject, ToldEntry> entries) {
    return new ToldStates(Map.copyOf(entries));
  }

  /// Every entry.
  public Map<Subject, ToldEntry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  /// What was told of a subject.
  public Optional<ToldEntry> entry(Subject subject) {
    return Optional.ofNullable(entries.get(subject));
  }

  /// The word that was told, empty where none was.
  public String word(Subject subject, Aspect aspect) {
    ToldEntry entry = entries.get(subject);
    return entry == null ? "" : entry.row().word(aspect);
  }

  /// The names of all subjects of a kind, missing ones included.
  public Set<String> names(Subject.Kind kind) {
    return entries.keySet().stream().filter(subject -> subject.kind() == kind).map(Subject::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What is told with one change more.
  ///
  /// @param at the agent's wall clock of the event
  public ToldStates after(StateChange change, Instant at) {
    Map<Subject, ToldEntry> next = new HashMap<>(entries);
    take(next, change, at);
    return new ToldStates(next);
  }

  /// What is told with entries changed without an event.
  ///
  /// @param silent by subject; empty where the subject is forgotten
  public ToldStates with(Map<Subject, Optional<ToldEntry>> silent) {
    if (silent.isEmpty()) {
      return this;
    }
    Map<Subject, ToldEntry> next = new HashMap<>(entries);
    silent.forEach((subject, entry) -> entry.ifPresentOrElse(each -> next.put(subject, each),
        () -> next.remove(subject)));
    return new ToldStates(next);
  }

  /// Puts one change more into what is told.
  ///
  /// @param entries of one device, changed
  /// @param at the agent's wall clock of the event
  public static void take(Map<Subject, ToldEntry> entries, StateChange change, Instant at) {
    entries.compute(change.subject().counted(),
        (subject, before) -> (before == null ? ToldEntry.unseen(subject.kind()) : before)
            .after(change.aspect(), change.after(), at));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ToldStates told && told.entries.equals(entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return "ToldStates" + entries;
  }
}
