package org.nroagent.model.figure;

import java.util.Optional;

/// The contract's 95th percentile [C STAS 6.1]: sort ascending, discard the 5 % largest, take the largest that
/// remains. Integer arithmetic throughout; 8640 values discard 432 and retain the 8208th.
public final class Percentile95 {
  /// The rule in words, as every explained figure gives it.
  public static final String RULE = "95th percentile of the civil month: slots ascending, floor(valid * 5 / 100) largest"
      + " discarded, the largest remaining retained [C STAS 6.1]; octets * 8 / slot seconds / 10^6, HALF_UP";

  private static final int DISCARDED_PERCENT = 5;

  private Percentile95() {}

  /// The number of largest values that are discarded: floor(valid × 5 / 100) (M3).
  public static int discarded(int valid) {
    return (int) ((long) valid * DISCARDED_PERCENT / 100);
  }

  /// The figure of a set of slot values in any order, empty where there is no value. The array is not changed.
  ///
  /// @param octets one value per slot, each 0…[org.nroagent.model.Slot#MAX_OCTETS]
  public static Optional<DirectionFigure> of(long[] octets) {
    if (octets.length == 0) {
      return Optional.empty();
    }
    return Optional.of(ofReordered(octets.clone()));
  }

  /// As [#of(long[])], of at least one value, in an array that is this method's own: the order of its values changes.
  static DirectionFigure ofReordered(long[] octets) {
    int discarded = discarded(octets.length);
    int rank = octets.length - discarded;
    Selection.select(octets, rank - 1);
    return new DirectionFigure(octets.length, discarded, rank, octets[rank - 1]);
  }
}
