package org.nroagent.lab.script;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Events in the order of time; those of one instant in the order given.
///
/// @param events sorted on construction
public record Script(List<LabEvent> events) {
  /// Nothing ever happens.
  public static final Script EMPTY = new Script(List.of());

  /// Sorts.
  public Script {
    List<LabEvent> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparing(LabEvent::at));
    events = List.copyOf(sorted);
  }

  /// The given events.
  public static Script of(LabEvent... events) {
    return new Script(List.of(events));
  }

  /// This script and one event more.
  public Script with(LabEvent event) {
    List<LabEvent> more = new ArrayList<>(events);
    more.add(event);
    return new Script(more);
  }

  /// The conditions that hold at an instant.
  public List<LabEvent.Condition> conditionsAt(Instant instant) {
    List<LabEvent.Condition> holding = new ArrayList<>();
    for (LabEvent event : events) {
      if (event.at().isAfter(instant)) {
        break;
      }
      if (event instanceof LabEvent.Condition condition && condition.holdsAt(instant)) {
        holding.add(condition);
      }
    }
    return holding;
  }
}
