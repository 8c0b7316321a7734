package org.nroagent.agent.meter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.metering.Apportionment;
import org.nroagent.model.metering.CounterBase;
import org.nroagent.model.metering.CounterDelta;
import org.nroagent.model.metering.SamplePlacement;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.InterfaceReading;

/// The meter of one interface: its counters' bases and its open slots. Owned by the core thread.
final class ColumnMeter {
  /// A delta of up to this many half slots is one poll's, and of up to [#HALF_SLOTS_OF_BRIDGE] bridges one missed
  /// poll (M6); half a slot is what a poll may be early or late.
  private static final long HALF_SLOTS_OF_ONE_POLL = 3;
  private static final long HALF_SLOTS_OF_BRIDGE = 5;

  private final SlotGrid grid;
  private final Direction ifIn;
  private final long timeErrorMillis;
  /// Open slots by their start. Shares for slots before `openFromMillis` are dropped: those are final.
  private final TreeMap<Long, OpenSlot> open = new TreeMap<>();
  private long openFromMillis;
  private final Map<Direction, CounterBase> bases = new EnumMap<>(Direction.class);
  private @Nullable MissingReason absence;

  /// @param grid the slots
  /// @param ifIn the direction that the device's ifIn counts
  /// @param timeErrorMillis how far the device's counters may lag behind its clock
  /// @param openFromMillis start of the first slot that is not final, milliseconds since 1970
  ColumnMeter(SlotGrid grid, Direction ifIn, long timeErrorMillis, long openFromMillis) {
    this.grid = grid;
    this.ifIn = ifIn;
    this.timeErrorMillis = timeErrorMillis;
    this.openFromMillis = openFromMillis;
  }

  /// Takes a reading of this interface. A counter that the reading lacks leaves its base in place: the next
  /// reading may bridge the loss.
  void accept(InterfaceReading reading, PollContext context) {
    acceptCounter(ifIn, reading.inOctets(), reading, context);
    acceptCounter(ifIn.opposite(), reading.outOctets(), reading, context);
    boolean lost = reading.inOctets() == null || reading.outOctets() == null;
    absence = lost ? MissingReason.COLUMN_LOST : null;
  }

  /// Takes note that the device answered without this interface. Where the answer was complete the interface is
  /// gone, and a later one of this name starts anew.
  void absent(MissingReason because) {
    absence = because;
    if (because == MissingReason.INTERFACE_ABSENT) {
      bases.clear();
    }
  }

  /// Takes note that the device gave nothing: what kept the interface away before no longer counts.
  void unanswered() {
    absence = null;
  }

  /// The slot as final. A slot whose columns were merely lost in this answer stays open for one more reading.
  ///
  /// @param startMillis start of the slot, milliseconds since 1970
  /// @param uncovered the reason where nothing else explains that the slot is not covered
  Slot finish(long startMillis, MissingReason uncovered) {
    OpenSlot gathered = open.computeIfAbsent(startMillis, _ -> new OpenSlot());
    Slot slot = gathered.close(grid.millis(), absence == null ? uncovered : absence);
    boolean amendable = slot instanceof Slot.Missing(var reason) && reason == MissingReason.COLUMN_LOST
        && !gathered.spoilt();
    forgetBefore(amendable ? startMillis : startMillis + grid.millis());
    return slot;
  }

  /// The value that a slot finished as lost has after all, if the last reading made it known. Closes it for good.
  ///
  /// @param startMillis start of a slot that [#finish] has returned
  Optional<Slot.Metered> amend(long startMillis) {
    OpenSlot late = open.get(startMillis);
    if (late == null) {
      return Optional.empty();
    }
    Slot slot = late.close(grid.millis(), MissingReason.COLUMN_LOST);
    forgetBefore(startMillis + grid.millis());
    return slot instanceof Slot.Metered metered ? Optional.of(metered) : Optional.empty();
  }

  /// Everything before the slot is final: what was gathered for it is dropped.
  void forgetBefore(long startMillis) {
    openFromMillis = Math.max(openFromMillis, startMillis);
    open.headMap(openFromMillis, false).clear();
  }

  /// What the next run can go on with; empty without a base in both directions.
  Optional<KeptColumn> keep() {
    CounterBase in = bases.get(Direction.IN);
    CounterBase out = bases.get(Direction.OUT);
    return in == null || out == null
        ? Optional.empty()
        : Optional.of(new KeptColumn(in, out,
            open.entrySet().stream().map(each -> each.getValue().keep(each.getKey())).toList()));
  }

  /// Takes up what an earlier run kept.
  void restore(KeptColumn kept) {
    bases.put(Direction.IN, kept.in());
    bases.put(Direction.OUT, kept.out());
    kept.open().stream().filter(part -> part.startMillis() >= openFromMillis)
        .forEach(part -> open.put(part.startMillis(), OpenSlot.of(part)));
  }

  private void acceptCounter(Direction direction, @Nullable CounterSample sample, InterfaceReading reading,
      PollContext context) {
    if (sample == null) {
      return;
    }
    CounterBase before = bases.get(direction);
    CounterBase now = base(sample, reading, context.clockStepped() ? null : before, context);
    bases.put(direction, now);
    if (before == null) {
      begin(now.wallMillis(), context);
      return;
    }
    switch (delta(before, now, context)) {
      case CounterDelta.Untrusted(var reason) -> spoil(before.wallMillis(), now.wallMillis(), reason);
      case CounterDelta.Counted counted -> count(direction, counted);
    }
  }

  /// A first reading is a base: what lies before it is unknown, for the reason that kept the interface away.
  private void begin(long nowMillis, PollContext context) {
    long current = slotStart(nowMillis);
    if (absence != null) {
      spoil(openFromMillis, current, absence);
    }
    spoil(current, nowMillis, context.firstReading());
  }

  private static CounterBase base(CounterSample sample, InterfaceReading reading,
      @Nullable CounterBase continued,
      PollContext context) {
    return new CounterBase(sample.octets(), sample.bits(), sample.time().upTimeTicks(),
        SamplePlacement.middleNanos(sample.time()),
        SamplePlacement.wallMillis(continued, sample.time(), context.wallMinusMonotonicMillis()),
        reading.discontinuityTicks(), reading.speedMbps());
  }

  private CounterDelta delta(CounterBase before, CounterBase now, PollContext context) {
    MissingReason interruption = context.interruption();
    if (interruption != null) {
      return new CounterDelta.Untrusted(interruption);
    }
    boolean beyondBridge = halfSlots(now.wallMillis() - before.wallMillis()) > HALF_SLOTS_OF_BRIDGE;
    return beyondBridge
        ? new CounterDelta.Untrusted(context.gap())
        : CounterDelta.between(before, now, timeErrorMillis);
  }

  private void count(Direction direction, CounterDelta.Counted counted) {
    boolean bridged = halfSlots(counted.toMillis() - counted.fromMillis()) > HALF_SLOTS_OF_ONE_POLL;
    for (var share : Apportionment.of(counted.octets(), counted.fromMillis(), counted.toMillis(), grid)) {
      if (share.slotStartMillis() >= openFromMillis) {
        slot(share.slotStartMillis()).add(direction, share.octets(), share.coveredMillis(), bridged);
      }
    }
  }

  /// The length in half slots, rounded up.
  private long halfSlots(long millis) {
    return Math.ceilDiv(2 * millis, grid.millis());
  }

  /// Marks every open slot that the interval touches. The device's meter has closed what lies long before now, so
  /// there are only a few.
  private void spoil(long oneMillis, long otherMillis, MissingReason because) {
    long first = Math.max(openFromMillis, slotStart(Math.min(oneMillis, otherMillis)));
    long end = Math.max(oneMillis, otherMillis);
    for (long start = first; start < end; start += grid.millis()) {
      slot(start).spoil(because);
    }
  }

  private OpenSlot slot(long startMillis) {
    return open.computeIfAbsent(startMillis, _ -> new OpenSlot());
  }

  private long slotStart(long millis) {
    return Math.floorDiv(millis, grid.millis()) * grid.millis();
  }
}
