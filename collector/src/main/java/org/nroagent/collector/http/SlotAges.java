package org.nroagent.collector.http;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nroagent.collector.store.Committed;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.time.TimeSource;

/// Up to when each agent's slots are accounted for, by a row or as missing; kept up with the commits, so that asking
/// costs no query. Safe for any thread.
final class SlotAges {
  private final Map<String, Long> ends = new ConcurrentHashMap<>();
  private final TimeSource time;

  SlotAges(StoreReader reader, TimeSource time) {
    this.time = time;
    reader.newestSlots()
        .forEach(newest -> ends.merge(newest.agent(), newest.end().getEpochSecond(), Math::max));
  }

  /// Notes what the store committed; to be called for every commit.
  void accept(Committed committed) {
    committed.changes().forEach(change -> ends.merge(change.agent(), change.to(), Math::max));
  }

  /// The end of the agent's newest slot, empty where it has none.
  Optional<Instant> end(String agent) {
    return Optional.ofNullable(ends.get(agent)).map(Instant::ofEpochSecond);
  }

  /// Seconds since the end of the agent's newest slot; not a number where it has none.
  double seconds(String agent) {
    Long end = ends.get(agent);
    return end == null ? Double.NaN : Math.max(0, time.wall().minusSeconds(end).getEpochSecond());
  }
}
