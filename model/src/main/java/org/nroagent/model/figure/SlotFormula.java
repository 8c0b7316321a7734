package org.nroagent.model.figure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// How a derived series comes from others, slot by slot: the sum of some minus the sum of some (M2, M7). Unicast is
/// the sum of the SVLAN sub-interfaces, or the LAG minus its multicast VLAN [C CP 12.2]; the gates of a client are
/// their sum. Percentiles are taken of the derived slots, never added up themselves.
///
/// @param plus ids of the series that are added, at least one
/// @param minus ids of the series that are taken off, often none
public record SlotFormula(List<String> plus, List<String> minus) {
  /// @throws IllegalArgumentException if nothing is added or a series stands twice
  public SlotFormula {
    plus = List.copyOf(plus);
    minus = List.copyOf(minus);
    if (plus.isEmpty()) {
      throw new IllegalArgumentException("a derived series adds at least one series");
    }
    Set<String> seen = new HashSet<>();
    for (String id : Stream.concat(plus.stream(), minus.stream()).toList()) {
      if (!seen.add(id)) {
        throw new IllegalArgumentException("series '" + id + "' stands twice in one sum");
      }
    }
  }

  /// The ids of all parts, those that are added first: the order in which values are given to this formula.
  public List<String> parts() {
    return Stream.concat(plus.stream(), minus.stream()).toList();
  }

  /// The derived slot of one slot of every part. It is missing where any part is, for the first missing part's
  /// reason: a part of a sum is no sum (M4). Where more is taken off than there is, or a sum exceeds what a slot
  /// holds, it is missing as [MissingReason#OVER_LINE_RATE]: a part exceeds what carries it. It is interpolated where
  /// any part is.
  ///
  /// @param slots one slot per part, in the order of [#parts()]
  public Slot slotOf(List<Slot> slots) {
    requireOnePerPart(slots.size());
    long in = 0;
    long out = 0;
    boolean interpolated = false;
    for (int part = 0; part < slots.size(); part++) {
      switch (slots.get(part)) {
        case Slot.Missing missing -> {
          return missing;
        }
        case Slot.Metered metered -> {
          int sign = part < plus.size() ? 1 : -1;
          in = Math.addExact(in, sign * metered.inOctets());
          out = Math.addExact(out, sign * metered.outOctets());
          interpolated |= metered.interpolated();
        }
      }
    }
    return holds(in) && holds(out)
        ? new Slot.Metered(in, out, interpolated)
        : new Slot.Missing(MissingReason.OVER_LINE_RATE);
  }

  /// As [#slotOf(List)], of parts that may be unrecorded: a missing part decides, else an unrecorded one leaves the
  /// derived slot unrecorded.
  ///
  /// @param slots one entry per part, in the order of [#parts()]
  public Optional<Slot> slotOfKnown(List<Optional<Slot>> slots) {
    requireOnePerPart(slots.size());
    for (Optional<Slot> slot : slots) {
      if (slot.isPresent() && slot.get() instanceof Slot.Missing) {
        return slot;
      }
    }
    return slots.stream().allMatch(Optional::isPresent)
        ? Optional.of(slotOf(slots.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }

  /// The derived series over equal windows of all parts.
  ///
  /// @param windows one window per part, in the order of [#parts()]
  /// @throws IllegalArgumentException if the windows are not the same slots
  public SlotWindow windowOf(List<SlotWindow> windows) {
    requireOnePerPart(windows.size());
    SlotWindow like = windows.getFirst();
    for (SlotWindow window : windows) {
      if (!window.grid().equals(like.grid()) || !window.start().equals(like.start())
          || window.size() != like.size()) {
        throw new IllegalArgumentException(
            "a sum needs the same slots of every part: " + like.start() + " to "
                + like.end() + ", but also " + window.start() + " to " + window.end());
      }
    }
    SlotWindow derived = new SlotWindow(like.grid(), like.start(), like.size());
    SlotWindow[] parts = windows.toArray(SlotWindow[]::new);
    for (int index = 0; index < like.size(); index++) {
      derive(parts, index, derived);
    }
    return derived;
  }

  /// As [#slotOfKnown(List)], without a value of its own for each slot of each part: months have thousands.
  private void derive(SlotWindow[] parts, int index, SlotWindow derived) {
    long in = 0;
    long out = 0;
    boolean interpolated = false;
    boolean known = true;
    for (int part = 0; part < parts.length; part++) {
      SlotWindow window = parts[part];
      if (window.isMissing(index)) {
        derived.setMissing(index, window.reason(index));
        return;
      }
      long partIn = window.octets(Direction.IN)[index];
      long partOut = window.octets(Direction.OUT)[index];
      known &= partIn != SlotWindow.NO_VALUE && partOut != SlotWindow.NO_VALUE;
      interpolated |= window.isInterpolated(index);
      boolean added = part < plus.size();
      in = Math.addExact(in, added ? partIn : -partIn);
      out = Math.addExact(out, added ? partOut : -partOut);
    }
    if (known && holds(in) && holds(out)) {
      derived.setMetered(index, in, out, interpolated);
    } else if (known) {
      derived.setMissing(index, MissingReason.OVER_LINE_RATE);
    }
  }

  /// The derived series over a month.
  ///
  /// @param months the same month of every part, in the order of [#parts()]
  public MonthSlots monthOf(List<MonthSlots> months) {
    CivilMonth month = months.getFirst().month();
    return new MonthSlots(month, windowOf(months.stream().map(MonthSlots::slots).toList()));
  }

  private void requireOnePerPart(int found) {
    if (found != plus.size() + minus.size()) {
      throw new IllegalArgumentException(
          found + " values for " + (plus.size() + minus.size()) + " parts of " + this);
    }
  }

  private static boolean holds(long octets) {
    return octets >= 0 && octets <= Slot.MAX_OCTETS;
  }
}
