package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.collector.store.EventFilter;
import org.nroagent.collector.store.EventReader;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Subject;

/// Looks up in the store what was told last of services before a time. It is asked for few: OLTs of NROs that agents share, of
/// which nothing was told since.
///
/// @param begin that time
record ToldBefore(EventReader events, Instant begin) implements ToldNroShares.Before {
  @Override
  public Optional<ServiceState> state(String place) {
    return last(place, Aspect.STATE).flatMap(ServiceState::ofWord);
  }

  @Override
  public LineCounts lines(String nro) {
    return last(nro, Aspect.LINES).filter(word -> !word.isEmpty()).flatMap(ToldServices::lines)
        .orElse(LineCounts.NONE);
  }

  private Optional<String> last(String place, Aspect aspect) {
    EventFilter filter = new EventFilter(Optional.empty(), Optional.of(ToldServices.DEVICE),
        Optional.of(Subject.Kind.SERVICE), Optional.of(place), Optional.of(aspect), Optional.empty(),
        Optional.of(begin));
    return events.newest(filter, 1).stream().findFirst().map(entry -> entry.event().after());
  }
}
