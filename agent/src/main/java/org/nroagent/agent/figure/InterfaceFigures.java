package org.nroagent.agent.figure;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.LargestValues;
import org.nroagent.model.figure.MonthFigure;

/// The figures of one interface: the running month, always ready to read, and the month before it.
///
/// Not thread-safe: it belongs to one owner.
final class InterfaceFigures {
  private final SlotGrid grid;
  private MonthValues current;
  private Optional<MonthValues> previous = Optional.empty();

  InterfaceFigures(SlotGrid grid, CivilMonth month) {
    this.grid = grid;
    this.current = new MonthValues(month, grid);
  }

  /// Adds a final slot. Slots older than the previous month change nothing.
  void add(Instant slotStart, Slot slot) {
    roll(slotStart);
    if (slot instanceof Slot.Metered metered) {
      if (current.month.contains(slotStart)) {
        current.add(metered);
      } else {
        previous.filter(values -> values.month.contains(slotStart)).ifPresent(values -> values.add(metered));
      }
    }
  }

  /// Adds what another one gathered from other slots of the same interface.
  void addAll(InterfaceFigures other) {
    roll(other.current.month.start());
    addMonth(other.current);
    other.previous.ifPresent(this::addMonth);
  }

  /// The running month's figure.
  MonthFigure current() {
    return current.figure(grid);
  }

  /// The figure of the month before, empty where no slot of it is known.
  Optional<MonthFigure> previous() {
    return previous.map(values -> values.figure(grid));
  }

  private void roll(Instant slotStart) {
    if (slotStart.isBefore(current.month.end())) {
      return;
    }
    CivilMonth now = CivilMonth.containing(slotStart, current.month.zone());
    boolean adjacent = now.equals(current.month.next());
    previous = Optional.of(adjacent ? current : new MonthValues(now.previous(), grid));
    current = new MonthValues(now, grid);
  }

  private void addMonth(MonthValues values) {
    if (values.month.equals(current.month)) {
      current.addAll(values);
    } else if (values.month.equals(current.month.previous())) {
      if (previous.isEmpty()) {
        previous = Optional.of(new MonthValues(values.month, grid));
      }
      previous.get().addAll(values);
    }
  }

  private static final class MonthValues {
    private final CivilMonth month;
    private final LargestValues in;
    private final LargestValues out;

    MonthValues(CivilMonth month, SlotGrid grid) {
      this.month = month;
      this.in = new LargestValues(month.expectedSlots(grid));
      this.out = new LargestValues(month.expectedSlots(grid));
    }

    void add(Slot.Metered slot) {
      in.add(slot.inOctets());
      out.add(slot.outOctets());
    }

    void addAll(MonthValues other) {
      in.addAll(other.in);
      out.addAll(other.out);
    }

    MonthFigure figure(SlotGrid grid) {
      return MonthFigure.of(month, grid, in.figure(), out.figure());
    }
  }
}
