package org.nroagent.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one interface lost in one slot: packets discarded and packets in error, beside its octets [C CP 5.2.5] (M11).
/// A count that could not be trusted is null, which is not zero; it says nothing about the octets of the slot.
///
/// @param inDiscards packets discarded on the way into the POP, 0…[#MOST], null where unknown
/// @param outDiscards packets discarded on the way out of the POP
/// @param inErrors packets that arrived with errors
/// @param outErrors packets that could not be sent because of errors
public record Drops(@Nullable Long inDiscards, @Nullable Long outDiscards, @Nullable Long inErrors,
    @Nullable Long outErrors) {
  /// The largest count, 2^42 − 1: five minutes of the smallest frames at 8 Tbit/s.
  public static final long MOST = (1L << 42) - 1;
  /// Nothing was lost, and that is known.
  public static final Drops NONE = new Drops(0L, 0L, 0L, 0L);
  /// Nothing is known.
  public static final Drops UNKNOWN = new Drops(null, null, null, null);

  /// @throws IllegalArgumentException if a count is out of range
  public Drops {
    requireCount(inDiscards);
    requireCount(outDiscards);
    requireCount(inErrors);
    requireCount(outErrors);
  }

  private static void requireCount(@Nullable Long packets) {
    if (packets != null && (packets < 0 || packets > MOST)) {
      throw new IllegalArgumentException("a slot holds 0…" + MOST + " lost packets, not " + packets);
    }
  }

  /// The drops whose counts the function gives, null where one is unknown.
  public static Drops of(Function<DropCounter, @Nullable Long> count) {
    Drops drops = new Drops(count.apply(DropCounter.IN_DISCARDS), count.apply(DropCounter.OUT_DISCARDS),
        count.apply(DropCounter.IN_ERRORS), count.apply(DropCounter.OUT_ERRORS));
    return drops.equals(NONE) ? NONE : drops.equals(UNKNOWN) ? UNKNOWN : drops;
  }

  /// One count, null where it is unknown.
  public @Nullable Long count(DropCounter counter) {
    return switch (counter) {
      case IN_DISCARDS -> inDiscards;
      case OUT_DISCARDS -> outDiscards;
      case IN_ERRORS -> inErrors;
      case OUT_ERRORS -> outErrors;
    };
  }

  /// Everything that is known to be lost, 0 where nothing is.
  public long known() {
    long sum = 0;
    for (DropCounter counter : DropCounter.values()) {
      Long count = count(counter);
      sum += count == null ? 0 : count;
    }
    return sum;
  }

  /// Whether both know a count and say something else of it. One that knows less contradicts nothing.
  public boolean contradicts(Drops other) {
    for (DropCounter counter : DropCounter.values()) {
      Long mine = count(counter);
      Long theirs = other.count(counter);
      if (mine != null && theirs != null && !mine.equals(theirs)) {
        return true;
      }
    }
    return false;
  }
}
