package org.nroagent.agent.store;

import java.util.BitSet;
import org.nroagent.model.MissingReason;
import org.nroagent.model.figure.SlotWindow;

/// Puts what the records of a ring say of one interface into a window. A slot is final once: the first row or range that
/// speaks of it counts, and only an amendment changes it, from missing to a value.
final class SlotFiller {
  private final SlotRange range;
  private final SlotWindow window;
  /// Slots of which a damaged record may have spoken; whether another speaks of them shows at the end.
  private final BitSet probablyDamaged = new BitSet(0);

  SlotFiller(SlotRange range) {
    this.range = range;
    this.window = range.window();
  }

  /// Takes what a record says.
  ///
  /// @param column the interface's position in the record's columns
  /// @param index the position of the slot at which the record starts, -1 outside the window
  /// @return whether it is a row or an amendment that decides this slot
  boolean take(RecordView view, int column, int index) {
    try {
      switch (view.kind()) {
        case RingFormat.KIND_ROW -> {
          if (index >= 0 && window.isUnrecorded(index)) {
            view.putRowSlot(column, window, index);
            return true;
          }
        }
        case RingFormat.KIND_AMENDMENT -> {
          if (index >= 0 && view.amendedColumn() == column
              && (window.isUnrecorded(index) || window.isMissing(index))) {
            view.putAmendedSlot(window, index);
            return true;
          }
        }
        default -> putAll(view.span(), view.rangeReason());
      }
    } catch (IllegalArgumentException _) {
      damaged(view.span()); // a reason that this version does not know
    }
    return false;
  }

  /// Notes that a record about some of these slots was damaged.
  void damaged(SlotSpan span) {
    int from = range.firstOf(span);
    probablyDamaged.set(from, Math.max(from, range.endOf(span)));
  }

  /// Ends the filling: slots of which only damaged records may have spoken are missing for that.
  void nameDamage() {
    for (int index = probablyDamaged.nextSetBit(0); index >= 0; index = probablyDamaged
        .nextSetBit(index + 1)) {
      if (window.isUnrecorded(index)) {
        window.setMissing(index, MissingReason.DAMAGED_RECORD);
      }
    }
  }

  /// What is filled.
  SlotWindow window() {
    return window;
  }

  private void putAll(SlotSpan span, MissingReason reason) {
    int end = range.endOf(span);
    for (int index = range.firstOf(span); index < end; index++) {
      if (window.isUnrecorded(index)) {
        window.setMissing(index, reason);
      }
    }
  }
}
