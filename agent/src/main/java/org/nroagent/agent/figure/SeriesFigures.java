package org.nroagent.agent.figure;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;

/// The figures of one series: the running month, always ready to read, what is known of the month before it, and the
/// closed months.
///
/// Not thread-safe: it belongs to one owner.
final class SeriesFigures {
  private final Months months;
  private final boolean derived;
  private RunningMonth running;
  private @Nullable PreviousMonth previous;
  /// The values of the month before, kept over its end only until what the ring held of it has been added.
  private @Nullable RunningMonth unmerged;
  /// The running month, closed already: a series that is silent hears of the new month last.
  private @Nullable ClosedMonth ahead;
  private boolean rebuilt;
  private MonthHistory history;
  private @Nullable SeriesSlot last;

  /// @param months of the book
  /// @param derived whether it keeps its last slot: of an interface the device's state knows it
  SeriesFigures(Months months, boolean derived) {
    this.months = months;
    this.derived = derived;
    this.running = new RunningMonth(months.newest());
    this.history = MonthHistory.empty(months.grid(), months.newest().month().zone());
  }

  /// Adds a final slot. Slots of a month that is over change nothing: it is closed from the ring.
  void add(Instant slotStart, Slot slot) {
    rollTo(slotStart);
    if (running.span().contains(slotStart)) {
      running.add(slot);
    } else if (unmerged != null && unmerged.span().contains(slotStart)) {
      unmerged.add(slot);
    }
    if (derived && (last == null || slotStart.isAfter(last.start()))) {
      last = new SeriesSlot(slotStart, slot);
    }
  }

  /// Adds the value of a slot that was missing.
  void amend(Instant slotStart, Slot.Metered slot) {
    add(slotStart, slot);
    if (running.span().contains(slotStart)) {
      running.counts().amended();
    }
  }

  /// Adds slots that are missing, those that start in [from, to).
  void addMissing(Instant from, Instant to, MissingReason reason) {
    rollTo(months.grid().plus(to, -1));
    running.addMissing(from, to, reason, months.grid());
  }

  /// Corrects the number of missing slots by slots that are counted elsewhere.
  void correctMissing(Instant slotStart, int count, MissingReason reason) {
    if (running.span().contains(slotStart)) {
      running.counts().addMissing(reason, count);
    }
  }

  /// Begins the month of the slot, if it is a new one. Of the month that ends only the figure stays.
  void rollTo(Instant slotStart) {
    if (slotStart.isBefore(running.span().end())) {
      return;
    }
    MonthSpan month = months.of(slotStart);
    if (month == null || !running.span().isBefore(month)) {
      return;
    }
    boolean adjacent = running.span().month().next().equals(month.month());
    unmerged = adjacent && !rebuilt ? running : null;
    previous = adjacent ? ended() : null;
    ahead = null;
    running = new RunningMonth(month);
  }

  /// Adds what another one gathered from other slots of the same series.
  void addAll(SeriesFigures other) {
    addAll(other.running);
    SeriesSlot theirs = other.last;
    if (theirs != null && (last == null || theirs.start().isAfter(last.start()))) {
      last = theirs;
    }
  }

  /// Adds other slots of one month of the same series; what holds them is given away.
  void addAll(RunningMonth other) {
    rollTo(other.span().start());
    if (running.span().equals(other.span())) {
      running.addAll(other);
    } else if (running.span().month().previous().equals(other.span().month())) {
      if (unmerged != null) {
        other.addAll(unmerged);
      }
      if (!(previous instanceof PreviousMonth.Closed)) {
        previous = new PreviousMonth.Closing(other.figure(months.grid()));
      }
    }
  }

  /// From now on nothing but new records come.
  void rebuilt() {
    rebuilt = true;
    unmerged = null;
  }

  /// Takes a closed month. It begins no month that no slot of the book has begun: a clock that was ahead once may have
  /// closed months that are not over.
  void closed(ClosedMonth month) {
    rollTo(months.newest().start());
    history = history.with(month);
    CivilMonth closed = month.figure().month();
    if (closed.equals(running.span().month().previous())) {
      previous = new PreviousMonth.Closed(month);
      unmerged = null;
    } else if (closed.equals(running.span().month())) {
      ahead = month;
    }
  }

  MonthFigure current() {
    return running.figure(months.grid());
  }

  RunningMonth running() {
    return running;
  }

  Optional<PreviousMonth> previous() {
    return Optional.ofNullable(previous);
  }

  MonthHistory history() {
    return history;
  }

  Optional<SeriesSlot> last() {
    return Optional.ofNullable(last);
  }

  /// What is known of the running month when it ends.
  private PreviousMonth ended() {
    return ahead == null
        ? new PreviousMonth.Closing(running.figure(months.grid()))
        : new PreviousMonth.Closed(ahead);
  }
}
