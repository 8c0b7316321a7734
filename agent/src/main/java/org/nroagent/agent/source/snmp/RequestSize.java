package org.nroagent.agent.source.snmp;

import java.util.Optional;
import org.nroagent.agent.source.RequestLimits;

/// How many table cells one request to a device asks for; remembered between readings, and over restarts as
/// [RequestLimits].
///
/// Devices answer tooBig, or build an answer that a path drops with its fragments. The size then shrinks, in the
/// end to single GETNEXTs. It grows back after readings without trouble, because a loss may have been a
/// coincidence; each time growing brings the trouble back, it waits longer before trying again.
final class RequestSize {
  /// An hour of readings at the usual five minutes.
  private static final int FIRST_GROWTH_AFTER_READINGS = 12;
  /// Two days of them.
  private static final int LAST_GROWTH_AFTER_READINGS = 576;

  private final int maxCells;
  private final int maxRepetitions;
  private int cells;
  private int growAfterReadings = FIRST_GROWTH_AFTER_READINGS;
  private int untroubledReadings;
  private boolean troubled;

  /// @param maxCells the most cells that one request may ask for, at least 1
  /// @param maxRepetitions the most rows that one request may ask for, at least 1
  RequestSize(int maxCells, int maxRepetitions) {
    if (maxCells < 1 || maxRepetitions < 1) {
      throw new IllegalArgumentException("a request asks for at least one cell and one row");
    }
    this.maxCells = maxCells;
    this.maxRepetitions = maxRepetitions;
    this.cells = maxCells;
  }

  /// The size of a device whose limits are known; where the most that may be asked for is less, that counts.
  RequestSize(int maxCells, int maxRepetitions, RequestLimits known) {
    this(maxCells, maxRepetitions);
    cells = Math.min(maxCells, known.cells());
    growAfterReadings = Math.clamp(known.growAfterReadings(), FIRST_GROWTH_AFTER_READINGS,
        LAST_GROWTH_AFTER_READINGS);
  }

  /// What was learnt, empty where the device never had trouble.
  Optional<RequestLimits> limits(String sysObjectId) {
    return cells == maxCells && growAfterReadings == FIRST_GROWTH_AFTER_READINGS
        ? Optional.empty()
        : Optional.of(new RequestLimits(sysObjectId, cells, growAfterReadings));
  }

  /// How many of so many columns one request may name.
  int columns(int wanted) {
    return Math.min(wanted, cells);
  }

  /// How many rows to ask for of so many columns.
  int repetitions(int columns) {
    return Math.clamp(cells / columns, 1, maxRepetitions);
  }

  /// Whether nothing smaller than a GETNEXT of one column is left.
  boolean isSmallest() {
    return cells == 1;
  }

  /// Asks for less from now on.
  void shrink(int divisor) {
    cells = Math.max(1, cells / divisor);
    troubled = true;
  }

  /// Tells that a reading is over: the time to grow back, or to wait longer with it.
  void readingEnded() {
    if (troubled) {
      if (untroubledReadings == 0) {
        growAfterReadings = Math.min(LAST_GROWTH_AFTER_READINGS, growAfterReadings * 2);
      }
      troubled = false;
      untroubledReadings = 0;
    } else if (cells < maxCells && ++untroubledReadings >= growAfterReadings) {
      cells = Math.min(maxCells, cells * 2);
      untroubledReadings = 0;
    }
  }
}
