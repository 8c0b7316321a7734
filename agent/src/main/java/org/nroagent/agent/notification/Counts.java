package org.nroagent.agent.notification;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages by what became of them. What is dropped is logged, each reason at most once in five minutes. Counted on one
/// thread, read on any.
final class Counts {
  private static final Logger LOG = LoggerFactory.getLogger(Counts.class);
  private static final long NANOS_BETWEEN_LINES = 300_000_000_000L;

  private final Map<Outcome, LongAdder> counts = Collections.unmodifiableMap(new EnumMap<>(
      Arrays.stream(Outcome.values()).collect(Collectors.toMap(Function.identity(), _ -> new LongAdder()))));
  private final Map<Outcome, Long> loggedAt = new EnumMap<>(Outcome.class);

  /// Counts one message.
  ///
  /// @param nowNanos the real monotonic clock
  void count(Outcome outcome, InetAddress from, long nowNanos) {
    adder(outcome).increment();
    Long before = loggedAt.get(outcome);
    if (outcome.isDrop() && (before == null || nowNanos - before > NANOS_BETWEEN_LINES)) {
      loggedAt.put(outcome, nowNanos);
      LOG.warn(
          "A notification from {} was dropped: {} ({} so far); further ones are counted and logged once in 5 min",
          from.getHostAddress(), outcome.word(), adder(outcome).sum());
    }
  }

  private LongAdder adder(Outcome outcome) {
    LongAdder adder = counts.get(outcome);
    if (adder == null) {
      throw new IllegalStateException("no counter of " + outcome);
    }
    return adder;
  }

  /// All of them now.
  Map<Outcome, Long> all() {
    return counts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().sum()));
  }
}
