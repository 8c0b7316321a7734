package org.nroagent.model.figure;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.MissingReason;

/// What explains a month's figure and lets anybody compute it again: the slots it rests on, why others are missing,
/// and which slot was retained.
///
/// Each expected slot has a value in at least one direction, is missing for a reason, or is unrecorded.
///
/// @param figure the month, its bounds, and per direction valid slots, rank, discarded slots and octets
/// @param interpolated slots whose value bridges a missed poll; they count like any other (M6)
/// @param missing slots without a value by reason; reasons without a slot are absent
/// @param unrecorded expected slots of which there is no record at all
/// @param inRetainedSlot start of the slot at IN's rank when slots are ordered by (octets, slot start), null where IN
///     has no value
/// @param outRetainedSlot the same of OUT
/// @param digest SHA-256 over the slots as [MonthSlots#digest()] takes it: 64 lower-case hexadecimal digits
public record Certificate(MonthFigure figure, int interpolated, SortedMap<MissingReason, Integer> missing,
    int unrecorded, @Nullable Instant inRetainedSlot, @Nullable Instant outRetainedSlot, String digest) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /// @throws IllegalArgumentException if the parts contradict each other
  public Certificate {
    missing = missing.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    require(missing.values().stream().allMatch(count -> count > 0), "a reason for no slot", missing);
    require(interpolated >= 0 && unrecorded >= 0, "a negative count", interpolated + ", " + unrecorded);
    int withValue = figure.expectedSlots() - sum(missing) - unrecorded;
    require(withValue >= valid(figure.in()) && withValue >= valid(figure.out()),
        "more valid, missing and unrecorded slots than the month has", figure);
    require(interpolated <= withValue, "more interpolated slots than slots with a value", interpolated);
    requireRetained(figure, figure.in(), inRetainedSlot);
    requireRetained(figure, figure.out(), outRetainedSlot);
    require(SHA256.matcher(digest).matches(), "not a SHA-256", digest);
  }

  /// The number of slots that are missing for a known reason.
  public int missingSlots() {
    return sum(missing);
  }

  private static void requireRetained(MonthFigure figure, @Nullable DirectionFigure direction,
      @Nullable Instant retained) {
    require((direction == null) == (retained == null), "a retained slot belongs to a direction with a figure",
        figure);
    require(retained == null || figure.month().contains(retained), "a retained slot outside the month",
        retained);
  }

  private static int sum(SortedMap<MissingReason, Integer> missing) {
    return missing.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int valid(@Nullable DirectionFigure direction) {
    return direction == null ? 0 : direction.valid();
  }

  private static void require(boolean holds, String problem, @Nullable Object found) {
    if (!holds) {
      throw new IllegalArgumentException("certificate: " + problem + ": " + found);
    }
  }
}
