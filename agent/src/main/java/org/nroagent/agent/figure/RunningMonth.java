package org.nroagent.agent.figure;

import java.time.Instant;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.LargestValues;
import org.nroagent.model.figure.MonthFigure;

/// One month of one series while it runs: all that its figure needs, in bounded space.
///
/// Not thread-safe: it belongs to one owner.
final class RunningMonth {
  private final MonthSpan span;
  private final LargestValues in;
  private final LargestValues out;
  private final SlotCounts counts = new SlotCounts();

  RunningMonth(MonthSpan span) {
    this(span, new LargestValues(span.expectedSlots()), new LargestValues(span.expectedSlots()));
  }

  RunningMonth(MonthSpan span, LargestValues in, LargestValues out) {
    this.span = span;
    this.in = in;
    this.out = out;
  }

  MonthSpan span() {
    return span;
  }

  SlotCounts counts() {
    return counts;
  }

  void add(Slot slot) {
    counts.add(slot);
    if (slot instanceof Slot.Metered metered) {
      in.add(metered.inOctets());
      out.add(metered.outOctets());
    }
  }

  void addMissing(Instant from, Instant to, MissingReason reason, SlotGrid grid) {
    counts.addMissing(reason, span.count(from, to, grid));
  }

  void addAll(RunningMonth other) {
    in.addAll(other.in);
    out.addAll(other.out);
    counts.addAll(other.counts);
  }

  MonthFigure figure(SlotGrid grid) {
    return MonthFigure.of(span.month(), grid, in.figure(), out.figure());
  }
}
