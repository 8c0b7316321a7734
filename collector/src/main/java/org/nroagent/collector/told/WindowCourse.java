package org.nroagent.collector.told;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nroagent.model.incident.ToldWindows;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.state.StateEvent;

/// What was told of one declared time, in several events. One that was taken back may be declared once more. Not for several
/// threads.
final class WindowCourse {
  private Optional<ServiceWindow.Kind> kind = Optional.empty();
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> to = Optional.empty();
  private SortedSet<String> nros = new TreeSet<>();
  private String note = "";

  void take(StateEvent event) {
    switch (event.aspect()) {
      case STATE -> {
        kind = ServiceWindow.Kind.ofWord(event.after());
        if (event.after().equals(ToldWindows.WITHDRAWN)) {
          forget();
        }
      }
      case SINCE -> from = instant(event.after());
      case UNTIL -> to = instant(event.after());
      case NROS ->
        nros = new TreeSet<>(event.after().isEmpty() ? List.of() : List.of(event.after().split(" ", -1)));
      case NOTE -> note = event.after();
      default -> {
        // Later software may tell more.
      }
    }
  }

  /// Whoever declares it anew tells only what is not empty.
  private void forget() {
    from = Optional.empty();
    to = Optional.empty();
    nros = new TreeSet<>();
    note = "";
  }

  private static Optional<Instant> instant(String word) {
    try {
      return Optional.of(Instant.parse(word));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The window; empty where an event of it is missing, or it is of a kind that later software knows.
  Optional<ServiceWindow> window() {
    return kind.filter(_ -> from.isPresent() && to.isPresent() && from.get().isBefore(to.get()))
        .map(known -> new ServiceWindow(known, from.orElseThrow(), to.orElseThrow(), nros,
            note.substring(0, Math.min(note.length(), ServiceWindow.LONGEST_NOTE))));
  }
}
