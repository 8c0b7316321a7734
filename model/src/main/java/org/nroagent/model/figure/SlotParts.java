package org.nroagent.model.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// The parts of one slot of a derived series, gathered as they become known: rows of different devices arrive at
/// different moments, and an amendment may still turn a missing part into a value.
///
/// Not thread-safe: it belongs to one owner, which keeps it for as long as parts may arrive or change.
public final class SlotParts {
  private final SlotFormula formula;
  private final List<Optional<Slot>> slots;
  private int known;

  /// A slot of which no part is known yet.
  public SlotParts(SlotFormula formula) {
    this.formula = formula;
    this.slots = new ArrayList<>(Collections.nCopies(formula.parts().size(), Optional.empty()));
  }

  /// Takes what became known of a part. As in the ring, a slot is final once: only a missing part may still change,
  /// to a value.
  ///
  /// @param part position in [SlotFormula#parts()]
  /// @return whether that changed anything
  public boolean put(int part, Slot slot) {
    Optional<Slot> before = slots.get(part);
    boolean amends = before.isPresent() && before.get() instanceof Slot.Missing
        && slot instanceof Slot.Metered;
    if (before.isPresent() && !amends) {
      return false;
    }
    known += before.isEmpty() ? 1 : 0;
    slots.set(part, Optional.of(slot));
    return true;
  }

  /// Takes what became known of any part elsewhere.
  ///
  /// @param other of the same slot of the same formula
  public void putAll(SlotParts other) {
    for (int part = 0; part < slots.size(); part++) {
      Optional<Slot> slot = other.slots.get(part);
      if (slot.isPresent()) {
        put(part, slot.get());
      }
    }
  }

  /// Whether every part is known, be it as missing.
  public boolean complete() {
    return known == slots.size();
  }

  /// Whether nothing can change the slot any more: every part has a value.
  public boolean settled() {
    return slots.stream().allMatch(slot -> slot.isPresent() && slot.get() instanceof Slot.Metered);
  }

  /// Whether the derived slot stays as it is: every part is known and none is missing in a way that an amendment may
  /// still correct. Only a lost column is amended, also where the row that said so never reached the disk.
  public boolean decided() {
    return complete() && slots.stream().noneMatch(slot -> slot.isPresent()
        && slot.get() instanceof Slot.Missing(var reason)
        && (reason == MissingReason.COLUMN_LOST || reason == MissingReason.NOT_STORED));
  }

  /// The derived slot by what is known so far: missing as soon as any part is, a value once all parts have one, empty
  /// while neither holds.
  public Optional<Slot> slot() {
    return formula.slotOfKnown(slots);
  }
}
