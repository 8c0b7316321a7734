package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

/// All slots of one month of one series, missing ones included: what a figure is computed from, explained by, and
/// what its digest is taken over.
///
/// Not thread-safe.
public final class MonthSlots {
  private final CivilMonth month;
  private final SlotWindow slots;

  /// A month in which every slot is unrecorded so far.
  public MonthSlots(CivilMonth month, SlotGrid grid) {
    this(month, new SlotWindow(grid, month.firstSlot(grid), month.expectedSlots(grid)));
  }

  /// A month whose slots are known already.
  ///
  /// @param slots exactly the month's slots; shared, not copied
  /// @throws IllegalArgumentException if they are not the month's
  public MonthSlots(CivilMonth month, SlotWindow slots) {
    if (!slots.start().equals(month.firstSlot(slots.grid()))
        || slots.size() != month.expectedSlots(slots.grid())) {
      throw new IllegalArgumentException(
          "slots from " + slots.start() + " to " + slots.end() + " are not those of " + month);
    }
    this.month = month;
    this.slots = slots;
  }

  /// The month.
  public CivilMonth month() {
    return month;
  }

  /// The month's slots.
  public SlotWindow slots() {
    return slots;
  }

  /// Sets a slot; slots outside the month change nothing.
  ///
  /// @param slotStart start of the slot, a border of the grid
  public void set(Instant slotStart, Slot slot) {
    slots.set(slotStart, slot);
  }

  /// Sets a slot from a source that tells no quality; slots outside the month change nothing.
  ///
  /// @param slotStart start of the slot, a border of the grid
  /// @param inOctets octets of IN, empty where missing
  /// @param outOctets octets of OUT, empty where missing; with both empty the slot is unrecorded
  public void set(Instant slotStart, OptionalLong inOctets, OptionalLong outOctets) {
    slots.set(slotStart, inOctets, outOctets);
  }

  /// The month's figure.
  public MonthFigure figure() {
    return MonthFigure.of(month, slots.grid(), slots.percentile(Direction.IN),
        slots.percentile(Direction.OUT));
  }

  /// What explains the month's figure, with the usual coverage below which it is not billable.
  public Certificate certificate() {
    return certificate(MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT);
  }

  /// What explains the month's figure.
  ///
  /// @param billableCoveragePercent the coverage below which it is not billable, 1…100
  public Certificate certificate(int billableCoveragePercent) {
    MonthFigure figure = figure().withBillableCoverage(billableCoveragePercent);
    return new Certificate(figure, slots.interpolated(), slots.missing(), slots.unrecorded(),
        retainedSlot(Direction.IN, figure.in()), retainedSlot(Direction.OUT, figure.out()), digest());
  }

  /// The evidence that the slots above the percentile give for an urgent upgrade (M9), empty where the direction has
  /// no figure.
  ///
  /// @param capacityMbps capacity in Mbit/s to compare with, above 0, empty where it is unknown
  /// @param declared windows whose slots are left out; those that overlap no slot change nothing
  public Optional<DiscardedSlots> discarded(Direction direction, Optional<BigDecimal> capacityMbps,
      List<DeclaredWindow> declared) {
    return slots.percentile(direction)
        .map(figure -> discarded(direction, figure, slots.retained(direction, figure), capacityMbps,
            declared));
  }

  /// As [#discarded(Direction, Optional, List)], where the certificate is known already, so that nothing is ordered
  /// twice.
  ///
  /// @param certificate of these slots
  public Optional<DiscardedSlots> discarded(Direction direction, Certificate certificate,
      Optional<BigDecimal> capacityMbps, List<DeclaredWindow> declared) {
    DirectionFigure figure = certificate.figure().of(direction).orElse(null);
    Instant retained = direction == Direction.IN
        ? certificate.inRetainedSlot()
        : certificate.outRetainedSlot();
    return figure == null || retained == null
        ? Optional.empty()
        : Optional.of(discarded(direction, figure, slots.indexOf(retained), capacityMbps, declared));
  }

  private DiscardedSlots discarded(Direction direction, DirectionFigure figure, int retained,
      Optional<BigDecimal> capacityMbps, List<DeclaredWindow> declared) {
    DiscardedSlots.Counter counter = new DiscardedSlots.Counter(slots.grid(), month.zone(), capacityMbps,
        declared);
    long[] octets = slots.octets(direction);
    slots.discarded(direction, figure, retained)
        .forEach(index -> counter.add(slots.slotStart(index), octets[index]));
    return counter.counted();
  }

  /// SHA-256 over one ASCII line `slot,in,out` and a line feed per expected slot, ascending, empty where missing, in
  /// lower-case hexadecimal. Two data sets with the same digest have the same figure.
  public String digest() {
    return slots.digest();
  }

  private @Nullable Instant retainedSlot(Direction direction, @Nullable DirectionFigure figure) {
    return figure == null ? null : slots.slotStart(slots.retained(direction, figure));
  }
}
