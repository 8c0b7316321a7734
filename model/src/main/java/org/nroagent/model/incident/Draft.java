package org.nroagent.model.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

/// What is going to be told: rows that are changed with or without an event. Not for several threads.
final class Draft {
  private final ToldStates told;
  private final Instant now;
  private final Map<Subject, StateRow> rows = new TreeMap<>();
  private final List<StateChange> changes = new ArrayList<>();

  Draft(ToldStates told, Instant now) {
    this.told = told;
    this.now = now;
    told.entries().forEach((subject, entry) -> rows.put(subject, entry.row()));
  }

  /// The row of a subject; one that was never seen has no words.
  StateRow row(Subject subject) {
    StateRow row = rows.get(subject);
    return row == null ? StateRow.unseen(subject.kind()) : row;
  }

  /// The subjects of a kind, in the order of their names.
  List<Subject> subjects(Subject.Kind kind) {
    return rows.keySet().stream().filter(subject -> subject.kind() == kind).toList();
  }

  Stream<ToldServices.Service> services() {
    return subjects(Subject.Kind.SERVICE).stream().map(this::service);
  }

  ToldServices.Service service(Subject subject) {
    return ToldServices.service(subject.name(), row(subject));
  }

  /// All incidents, the oldest first.
  List<ToldServices.Incident> incidents() {
    return subjects(Subject.Kind.INCIDENT).stream()
        .map(subject -> ToldServices.incident(subject.name(), row(subject)))
        .sorted((one, other) -> Long.compare(one.number(), other.number())).toList();
  }

  /// Tells a change, if it is one.
  ///
  /// @param time when it happened, where that is another time than now
  void tell(Subject subject, Aspect aspect, String word, Cause cause, Optional<Instant> time) {
    StateRow row = row(subject);
    StateChange change = new StateChange(subject, aspect, row.word(aspect), word, cause, time);
    if (!change.before().equals(change.after())) {
      changes.add(change);
      rows.put(subject, row.with(aspect, change.after()));
    }
  }

  /// Changes a word without an event.
  void set(Subject subject, Aspect aspect, String word) {
    rows.put(subject, row(subject).with(aspect, word));
  }

  /// Forgets a subject without an event.
  void forget(Subject subject) {
    rows.remove(subject);
  }

  /// What is to be told.
  Telling telling() {
    Map<Subject, ToldEntry> after = new HashMap<>(told.entries());
    changes.forEach(change -> ToldStates.take(after, change, now));
    Map<Subject, Optional<ToldEntry>> silent = new HashMap<>();
    rows.forEach((subject, row) -> {
      ToldEntry entry = after.getOrDefault(subject, ToldEntry.unseen(subject.kind()));
      if (!entry.row().equals(row)) {
        silent.put(subject, Optional.of(new ToldEntry(row, entry.recent(), entry.flapping())));
      }
    });
    after.keySet().stream().filter(subject -> !rows.containsKey(subject))
        .forEach(subject -> silent.put(subject, Optional.empty()));
    return new Telling(ToldStates.of(after).with(silent), changes, silent);
  }
}
