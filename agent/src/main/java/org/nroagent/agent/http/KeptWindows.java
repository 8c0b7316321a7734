package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;

/// Slots of series read from the ring for pages and answers: one reader at a time, and once per new record, however
/// often they are asked for. Safe for any thread.
final class KeptWindows {
  /// Windows that are kept in memory, 320 kB each with two months and thirty days of five minutes.
  static final int MOST = 4;

  private final SlotHistory slots;
  private final LongSupplier head;
  private final Map<Key, SlotWindow> kept = new LinkedHashMap<>(16, 0.75f, true);

  /// @param head newest sequence of the ring: what was read is as good as new while it stays
  private record Key(SlotFormula formula, Instant from, Instant to, long head) {}

  /// @param slots where they are read
  /// @param head newest sequence of the ring now
  KeptWindows(SlotHistory slots, LongSupplier head) {
    this.slots = slots;
    this.head = head;
  }

  /// The slots of a series that start in [from, to). To be read only: others are given the same window.
  ///
  /// @param from a border of the grid
  /// @param to a border of the grid
  /// @throws IOException if the disk fails
  synchronized SlotWindow of(SlotFormula formula, Instant from, Instant to) throws IOException {
    Key key = new Key(formula, from, to, head.getAsLong());
    SlotWindow known = kept.get(key);
    if (known == null) {
      known = slots.window(formula, from, to);
      kept.keySet().removeIf(old -> old.head() != key.head());
      kept.put(key, known);
      if (kept.size() > MOST) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return known;
  }
}
