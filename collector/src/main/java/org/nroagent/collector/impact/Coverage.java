package org.nroagent.collector.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nroagent.model.notice.Reservation;
import org.nroagent.model.notice.Reservation.Reason;
import org.nroagent.model.time.TimeRanges;

/// What was not seen while lines were cut off. With any of it a rate is *at least* what it says.
///
/// @param silent agents of which nothing came of at least one slot
/// @param blind how many services an agent did not see, by agent; those of the incident itself left out
/// @param held when lines of before were held because nothing came, by agent
/// @param overlapping agents that tell of the same places and of others: of them the larger count is taken
/// @param eventsLost agents whose slots tell of more lines than their events: those that are known are counted by the slot, their
///     places are not known
/// @param linesUnknown places of the incident of which nobody knows how many lines they have, by agent
/// @param untold OLTs of which nobody tells, so that NROs may be cut off as a whole: by the agent whose topology has them
/// @param endsNotTold the agents' incidents that ended by what their slots tell no more, and nobody said so
public record Coverage(List<String> silent, Map<String, Integer> blind, Map<String, TimeRanges> held,
    List<String> overlapping, List<String> eventsLost, Map<String, Set<String>> linesUnknown,
    Map<String, Set<String>> untold, List<String> endsNotTold) {
  /// Everything was seen.
  public static final Coverage WHOLE = new Coverage(List.of(), Map.of(), Map.of(), List.of(),
      List.of(), Map.of(), Map.of(), List.of());

  public Coverage {
    silent = List.copyOf(silent);
    blind = Collections.unmodifiableMap(new TreeMap<>(blind));
    held = Collections.unmodifiableMap(new TreeMap<>(held));
    overlapping = List.copyOf(overlapping);
    eventsLost = List.copyOf(eventsLost);
    endsNotTold = List.copyOf(endsNotTold);
    linesUnknown = Collections.unmodifiableMap(new TreeMap<>(linesUnknown));
    untold = Collections.unmodifiableMap(new TreeMap<>(untold));
  }

  /// Whether more may be cut off than is counted.
  public boolean isAtLeast() {
    return !reservations().isEmpty();
  }

  /// Why more may be cut off than is counted, as notices say it.
  public List<Reservation> reservations() {
    List<Reservation> found = new ArrayList<>();
    add(found, Reason.NOT_MEASURED, silent);
    Set<String> notObserving = new TreeSet<>(blind.keySet());
    notObserving.addAll(untold.keySet());
    add(found, Reason.NOT_OBSERVED, notObserving);
    add(found, Reason.HELD, held.keySet());
    add(found, Reason.TOLD_BY_SEVERAL, overlapping);
    add(found, Reason.EVENTS_LOST, eventsLost);
    add(found, Reason.LINES_UNKNOWN, linesUnknown.keySet());
    add(found, Reason.END_NOT_TOLD, endsNotTold);
    return found;
  }

  private static void add(List<Reservation> found, Reason reason, Collection<String> agents) {
    if (!agents.isEmpty()) {
      found.add(new Reservation(reason, List.copyOf(agents)));
    }
  }
}
