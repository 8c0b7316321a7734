package org.nroagent.collector.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.nroagent.model.time.TimeSource;

/// Answers that are dear to make and may be a minute old, or another time: pages renew themselves every few seconds, and a month of slots
/// is not read again for each. They are made one at a time. Safe for any thread.
///
/// @param <K> what was asked for
/// @param <V> the answer
final class Recent<K, V> {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST = 24;

  private final TimeSource time;
  private final long longestNanos;
  private final int most;
  private final Function<K, V> maker;
  private final Map<K, Made<V>> made = new LinkedHashMap<>();

  /// @param atNanos when it was made, by the monotonic clock
  private record Made<V>(V value, long atNanos) {}

  Recent(TimeSource time, Function<K, V> maker) {
    this(time, LONGEST, MOST, maker);
  }

  /// @param longest how old an answer may be
  /// @param most how many are remembered
  Recent(TimeSource time, Duration longest, int most, Function<K, V> maker) {
    this.time = time;
    this.longestNanos = longest.toNanos();
    this.most = most;
    this.maker = maker;
  }

  /// The answer, made anew where it is too old.
  synchronized V get(K key) {
    Made<V> known = made.get(key);
    if (known != null && time.monotonicNanos() - known.atNanos() < longestNanos) {
      return known.value();
    }
    V value = maker.apply(key);
    made.remove(key);
    made.put(key, new Made<>(value, time.monotonicNanos()));
    if (made.size() > most) {
      made.remove(made.keySet().iterator().next());
    }
    return value;
  }
}
