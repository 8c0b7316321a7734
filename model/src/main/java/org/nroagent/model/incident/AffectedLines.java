package org.nroagent.model.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.ToldStates;

/// Lines that an incident cuts off, each once.
///
/// @param confirmed of services that are seen to be down
/// @param unconfirmed of services that were down when they were seen last, and that nobody sees now
public record AffectedLines(LineCounts confirmed, LineCounts unconfirmed) {
  /// Nobody.
  public static final AffectedLines NONE = new AffectedLines(LineCounts.NONE, LineCounts.NONE);

  /// Whether nobody is cut off.
  public boolean isNone() {
    return confirmed.isNone() && unconfirmed.isNone();
  }

  /// All of them.
  public LineCounts all() {
    return confirmed.plus(unconfirmed);
  }

  /// Both together.
  public AffectedLines plus(AffectedLines other) {
    return new AffectedLines(confirmed.plus(other.confirmed), unconfirmed.plus(other.unconfirmed));
  }

  /// The lines of services that are out now.
  ///
  /// @param lines of a place
  /// @return by the number of the incident, also of incidents without lines
  public static Map<Long, AffectedLines> now(ToldStates told, Function<String, LineCounts> lines) {
    Map<Long, AffectedLines> affected = new TreeMap<>();
    for (Service service : ToldServices.services(told)) {
      if (service.isOut()) {
        service.incident().ifPresent(
            number -> affected.merge(number, of(service, lines.apply(service.place())), AffectedLines::plus));
      }
    }
    return affected;
  }

  /// The lines of services that were out at any time of a slot, each once.
  ///
  /// @param from the slot's first instant
  /// @param to the first instant after it
  /// @param seen incidents by places that were seen to be down in the slot, whatever they are now; where others were out
  ///     in it nobody looked
  /// @param lines of a place
  /// @return by the number of the incident
  public static Map<Long, AffectedLines> in(ToldStates told, Instant from, Instant to,
      Map<String, Long> seen, Function<String, LineCounts> lines) {
    Map<Long, AffectedLines> affected = new TreeMap<>();
    for (Service service : ToldServices.services(told)) {
      if (service.incident().isPresent() && wasOut(service, from, to) && !seen.containsKey(service.place())) {
        affected.merge(service.incident().getAsLong(),
            new AffectedLines(LineCounts.NONE, lines.apply(service.place())), AffectedLines::plus);
      }
    }
    seen.forEach((place, number) -> affected.merge(number,
        new AffectedLines(lines.apply(place), LineCounts.NONE), AffectedLines::plus));
    return affected;
  }

  /// The lines of places that outages touched in a slot, each once: with the last incident that it was part of.
  ///
  /// @param from the slot's first instant
  /// @param to the first instant after it
  /// @param lines that an outage cuts off
  /// @return by the number of the incident
  public static Map<Long, AffectedLines> in(Collection<OutageSpan> spans, Instant from, Instant to,
      Function<OutageSpan, LineCounts> lines) {
    Map<String, OutageSpan> last = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (OutageSpan span : spans) {
      if (span.touches(from, to)) {
        last.merge(span.place(), span, (one, other) -> one.from().isAfter(other.from()) ? one : other);
        if (span.seen()) {
          seen.add(span.place());
        }
      }
    }
    Map<Long, AffectedLines> affected = new TreeMap<>();
    last.forEach((place, span) -> affected.merge(span.incident(),
        of(seen.contains(place), lines.apply(span)), AffectedLines::plus));
    return affected;
  }

  private static boolean wasOut(Service service, Instant from, Instant to) {
    return service.downSince().filter(to::isAfter).isPresent()
        && service.carriesSince().filter(since -> !since.isAfter(from)).isEmpty();
  }

  private static AffectedLines of(Service service, LineCounts lines) {
    return of(!service.state().equals(Optional.of(ServiceState.UNKNOWN)), lines);
  }

  static AffectedLines of(boolean seen, LineCounts lines) {
    return seen ? new AffectedLines(lines, LineCounts.NONE) : new AffectedLines(LineCounts.NONE, lines);
  }
}
