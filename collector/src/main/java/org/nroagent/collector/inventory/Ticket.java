package org.nroagent.collector.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.availability.Outage;
import org.nroagent.model.availability.Outage.Cause;
import org.nroagent.model.time.TimeRanges;

/// An incident or a planned operation, as its ticket tells it. `opened` or `detected` is there.
///
/// @param id its number
/// @param client whose service it is
/// @param nros the client's NROs concerned, at least one
/// @param cause who answers for it
/// @param total whether the whole service was lost there
/// @param opened when the client opened it
/// @param detected when it was noticed
/// @param restored when the service was back, empty while it is not
/// @param frozen when it waited for the client
public record Ticket(String id, String client, List<String> nros, Cause cause, boolean total,
    Optional<Instant> opened, Optional<Instant> detected, Optional<Instant> restored, TimeRanges frozen) {
  public Ticket {
    nros = List.copyOf(nros);
  }

  /// Its beginning by the contract: the client's ticket, else the detection.
  public Instant begin() {
    return opened.or(() -> detected).orElseThrow();
  }

  /// When the service was back, as far as time has passed.
  ///
  /// @param now stands in for the restoration while there is none, or it is only foreseen
  public Instant end(Instant now) {
    return restored.filter(now::isAfter).orElse(now);
  }

  /// The loss as it stands.
  ///
  /// @param now as of
  public Outage outage(Instant now) {
    return new Outage(cause, total, opened, detected, end(now), frozen);
  }
}
