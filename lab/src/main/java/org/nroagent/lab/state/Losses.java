package org.nroagent.lab.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.nroagent.lab.traffic.IfLoss;

/// The packets that an interface loses between two events: so many a second while it carries anything.
///
/// @param perSecond how many of each kind it loses; none of those that are not named
/// @param running whether it carries anything
/// @param since when that began
/// @param before packets lost until then, never reset: the truth
/// @param base packets lost when the counters were last zero
public record Losses(Map<IfLoss, Long> perSecond, boolean running, Instant since, Map<IfLoss, Long> before,
    Map<IfLoss, Long> base) {
  private static final long MILLIS_PER_SECOND = 1000;

  /// Keeps copies.
  public Losses {
    perSecond = Map.copyOf(perSecond);
    before = Map.copyOf(before);
    base = Map.copyOf(base);
  }

  static Losses none(Instant at) {
    return new Losses(Map.of(), false, at, Map.of(), Map.of());
  }

  /// Packets really lost until an instant not before [#since], whatever the counters were reset to.
  public long lost(IfLoss loss, Instant at) {
    long millis = running ? ChronoUnit.MILLIS.between(since, at) : 0;
    return before.getOrDefault(loss, 0L) + perSecond.getOrDefault(loss, 0L) * millis / MILLIS_PER_SECOND;
  }

  /// What the counter shows, before it is cut to 32 bits.
  public long counter(IfLoss loss, Instant at) {
    return lost(loss, at) - base.getOrDefault(loss, 0L);
  }

  Losses withRate(IfLoss loss, long packetsPerSecond, Instant at) {
    Map<IfLoss, Long> rates = new EnumMap<>(IfLoss.class);
    rates.putAll(perSecond);
    rates.put(loss, packetsPerSecond);
    return new Losses(rates, running, at, all(at), base);
  }

  Losses withRunning(boolean carries, Instant at) {
    return carries == running ? this : new Losses(perSecond, carries, at, all(at), base);
  }

  Losses withCountersReset(Instant at) {
    return new Losses(perSecond, running, since, before, all(at));
  }

  private Map<IfLoss, Long> all(Instant at) {
    Map<IfLoss, Long> lost = new EnumMap<>(IfLoss.class);
    for (IfLoss loss : IfLoss.values()) {
      lost.put(loss, lost(loss, at));
    }
    return lost;
  }
}
