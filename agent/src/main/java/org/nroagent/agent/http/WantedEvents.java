package org.nroagent.agent.http;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// The events that are wanted: thousands may lie between two of them that nobody asked for.
final class WantedEvents {
  /// All but figures of closed months: those come by the thousand, and are asked for by their kind.
  static final Predicate<StateEvent> USUAL = event -> event.subject().kind() != Subject.Kind.FIGURE;
  /// More are not looked at for one answer.
  static final int MOST_EXAMINED = 10_000;
  private static final int AT_A_TIME = 500;

  private WantedEvents() {}

  /// A part of the wanted events.
  ///
  /// @param events ascending
  /// @param next the sequence behind which the next part begins
  record Part(List<StateEvent> events, long next) {
    Part {
      events = List.copyOf(events);
    }
  }

  /// The latest ones, ascending: looked for from the newest backwards.
  ///
  /// @param most the most events
  /// @throws IOException if the disk fails
  static Part latest(EventLog log, int most, Predicate<StateEvent> wanted) throws IOException {
    Extent extent = log.extent();
    long first = Math.max(extent.oldest(), extent.head() - MOST_EXAMINED + 1);
    Deque<StateEvent> found = new ArrayDeque<>();
    for (long end = extent.head(); end >= first && found.size() < most; end -= AT_A_TIME) {
      int size = (int) Math.min(AT_A_TIME, end - first + 1);
      for (StateEvent event : understood(log.read(end - size, size)).reversed()) {
        if (found.size() < most && wanted.test(event)) {
          found.addFirst(event);
        }
      }
    }
    return new Part(List.copyOf(found), extent.head());
  }

  /// Those that follow a sequence. None only where none follows, or [#MOST_EXAMINED] others do.
  ///
  /// @param most the most events
  /// @throws IOException if the disk fails
  static Part after(EventLog log, long after, int most, Predicate<StateEvent> wanted) throws IOException {
    List<StateEvent> found = new ArrayList<>();
    long next = after;
    long examined = 0;
    boolean more = true;
    while (more && found.size() < most && examined < MOST_EXAMINED) {
      EventLog.Batch batch = log.read(next, examined == 0 ? most : AT_A_TIME);
      more = batch.last() > next;
      examined += batch.events().size();
      next = Math.max(next, batch.last());
      for (StateEvent event : understood(batch)) {
        if (wanted.test(event)) {
          found.add(event);
        }
        if (found.size() == most) {
          next = event.sequence();
          break;
        }
      }
    }
    return new Part(found, next);
  }

  private static List<StateEvent> understood(EventLog.Batch batch) {
    return batch.events().stream().flatMap(stored -> stored.event().stream()).toList();
  }
}
