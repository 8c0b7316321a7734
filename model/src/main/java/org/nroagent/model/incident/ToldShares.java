package org.nroagent.model.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// When an agent told that its share of NROs was out: all OLTs that it polls, while other agents poll others. Fed with its events
/// in their order. Not for several threads.
public final class ToldShares {
  private final List<ShareOut> ended = new ArrayList<>();
  private final Map<String, ShareOut> open = new TreeMap<>();

  /// A time in which an agent's share of an NRO was out.
  ///
  /// @param nro the NRO's name
  /// @param elsewhere the names of the places of OLTs that other agents poll
  /// @param from its first instant
  /// @param to the first instant after it, empty while it goes on
  public record ShareOut(String nro, Set<String> elsewhere, Instant from, Optional<Instant> to) {
    public ShareOut {
      elsewhere = Set.copyOf(elsewhere);
    }

    /// The time.
    ///
    /// @param end where one that goes on is cut
    public TimeRanges time(Instant end) {
      Instant until = to.orElse(end);
      return from.isBefore(until) ? TimeRanges.of(new TimeRange(from, until)) : TimeRanges.NONE;
    }
  }

  /// Takes an event; what is not of shares is passed over.
  public void add(StateEvent event) {
    if (!event.device().equals(ToldServices.DEVICE) || event.subject().kind() != Subject.Kind.SERVICE
        || event.aspect() != Aspect.ELSEWHERE) {
      return;
    }
    String nro = event.subject().name();
    Optional.ofNullable(open.remove(nro)).map(before -> new ShareOut(nro, before.elsewhere(), before.from(),
        Optional.of(event.at()))).ifPresent(ended::add);
    if (!event.after().isEmpty()) {
      open.put(nro, new ShareOut(nro, ToldServices.elsewhere(nro, event.after()), event.at(),
          Optional.empty()));
    }
  }

  /// All of them, in no order.
  public List<ShareOut> all() {
    List<ShareOut> all = new ArrayList<>(ended);
    all.addAll(open.values());
    return all;
  }
}
