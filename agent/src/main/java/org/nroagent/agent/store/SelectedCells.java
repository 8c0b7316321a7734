package org.nroagent.agent.store;

/// What [RowCells#select] found in a row, side by side so that nothing is made anew for each of the many rows of a month.
/// Filled again by each call; to be read only.
public final class SelectedCells {
  final int[] columns;
  final long[] in;
  final long[] out;
  final int[] unusual;
  int count;
  int unusualCount;

  /// @param mostColumns the most columns that a row has
  public SelectedCells(int mostColumns) {
    this.columns = new int[mostColumns];
    this.in = new long[mostColumns];
    this.out = new long[mostColumns];
    this.unusual = new int[mostColumns];
  }

  /// How many columns with a usual value were found; they come first in the arrays.
  public int count() {
    return count;
  }

  /// The columns with a usual value that reaches a bound.
  public int[] columns() {
    return columns;
  }

  /// Their octets of IN.
  public long[] in() {
    return in;
  }

  /// Their octets of OUT.
  public long[] out() {
    return out;
  }

  /// How many columns are missing or interpolated; they come first in [#unusual()].
  public int unusualCount() {
    return unusualCount;
  }

  /// The columns that are missing or interpolated, whatever their value is.
  public int[] unusual() {
    return unusual;
  }
}
