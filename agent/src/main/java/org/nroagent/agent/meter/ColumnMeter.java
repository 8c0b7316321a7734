package org.nroagent.agent.meter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.meter.CounterTrack.Advance;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.metering.CounterBase;
import org.nroagent.model.metering.CounterDelta;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.InterfaceReading;

/// The meter of one interface: its counters and its open slots. Owned by the core thread.
///
/// Lost packets are metered beside the octets and never the other way round: what becomes of them changes no octet and
/// makes no slot missing.
final class ColumnMeter {
  private final SlotGrid grid;
  private final Direction ifIn;
  private final OpenSlots open;
  private final Map<Direction, CounterTrack> octets = new EnumMap<>(Direction.class);
  private final Map<DropCounter, CounterTrack> losses = new EnumMap<>(DropCounter.class);
  private @Nullable MissingReason absence;

  /// A slot that is final.
  ///
  /// @param slot its octets
  /// @param drops what was lost beside them
  record Finished(Slot slot, Drops drops) {}

  /// A slot that was written as missing and has a value after all.
  ///
  /// @param slot its octets
  /// @param drops what was lost beside them
  record Late(Slot.Metered slot, Drops drops) {}

  /// @param grid the slots
  /// @param ifIn the direction that the device's ifIn counts
  /// @param openFromMillis start of the first slot that is not final, milliseconds since 1970
  ColumnMeter(SlotGrid grid, Direction ifIn, long openFromMillis) {
    this.grid = grid;
    this.ifIn = ifIn;
    this.open = new OpenSlots(grid, openFromMillis);
    for (Direction direction : Direction.values()) {
      octets.put(direction, new CounterTrack(grid, CounterDelta::between));
    }
    for (DropCounter counter : DropCounter.values()) {
      losses.put(counter, new CounterTrack(grid, CounterDelta::betweenLosses));
    }
  }

  /// Takes a reading of this interface. A counter that the reading lacks leaves its base in place: the next
  /// reading may bridge the loss.
  void accept(InterfaceReading reading, PollContext context) {
    Octets in = acceptOctets(ifIn, reading.inOctets(), reading, context);
    Octets out = acceptOctets(ifIn.opposite(), reading.outOctets(), reading, context);
    boolean lost = in == Octets.LOST || out == Octets.LOST;
    absence = lost ? MissingReason.COLUMN_LOST : null;
    if (in == Octets.UNTRUSTED || out == Octets.UNTRUSTED) {
      // Devices reset all counters of an interface together, and those of lost packets seldom show it by themselves:
      // they are believed no more than the octets beside them.
      losses.values().forEach(CounterTrack::forget);
    }
    if (!lost) {
      forEachLoss(reading, (counter, sample) -> acceptLosses(counter, sample, reading, context));
    }
  }

  /// Takes note that it cannot be told whether the interface is the one that was read before: nothing goes on.
  void mistaken() {
    octets.values().forEach(CounterTrack::forget);
    losses.values().forEach(CounterTrack::forget);
    absence = MissingReason.IDENTITY_CHANGED;
  }

  /// Takes note that the device answered without this interface. Where the answer was complete the interface is
  /// gone, and a later one of this name starts anew.
  void absent(MissingReason because) {
    absence = because;
    if (because == MissingReason.INTERFACE_ABSENT) {
      octets.values().forEach(CounterTrack::forget);
      losses.values().forEach(CounterTrack::forget);
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
  Finished finish(long startMillis, MissingReason uncovered) {
    OpenSlot gathered = open.slot(startMillis);
    Slot slot = gathered.close(grid.millis(), absence == null ? uncovered : absence);
    Drops drops = gathered.drops().close(grid.millis());
    boolean amendable = slot instanceof Slot.Missing(var reason) && reason == MissingReason.COLUMN_LOST
        && !gathered.spoilt();
    open.forgetBefore(amendable ? startMillis : startMillis + grid.millis());
    return new Finished(slot, drops);
  }

  /// The value that a slot finished as lost has after all, if the last reading made it known. Closes it for good.
  ///
  /// @param startMillis start of a slot that [#finish] has returned
  Optional<Late> amend(long startMillis) {
    Optional<OpenSlot> late = open.find(startMillis);
    if (late.isEmpty()) {
      return Optional.empty();
    }
    Slot slot = late.get().close(grid.millis(), MissingReason.COLUMN_LOST);
    Drops drops = late.get().drops().close(grid.millis());
    open.forgetBefore(startMillis + grid.millis());
    return slot instanceof Slot.Metered metered ? Optional.of(new Late(metered, drops)) : Optional.empty();
  }

  /// Everything before the slot is final: what was gathered for it is dropped.
  void forgetBefore(long startMillis) {
    open.forgetBefore(startMillis);
  }

  /// What the next run can go on with; empty without a base in both directions.
  ///
  /// @param counters what is metered
  Optional<KeptColumn> keep(KeptColumn.Counters counters) {
    Optional<CounterBase> in = track(Direction.IN).base();
    Optional<CounterBase> out = track(Direction.OUT).base();
    if (in.isEmpty() || out.isEmpty()) {
      return Optional.empty();
    }
    Map<DropCounter, CounterBase> kept = new EnumMap<>(DropCounter.class);
    losses.forEach((counter, track) -> track.base().ifPresent(base -> kept.put(counter, base)));
    return Optional.of(new KeptColumn(counters, in.get(), out.get(), kept, open.keep()));
  }

  /// Takes up what an earlier run kept.
  void restore(KeptColumn kept) {
    track(Direction.IN).restore(kept.in());
    track(Direction.OUT).restore(kept.out());
    kept.drops().forEach((counter, base) -> track(counter).restore(base));
    open.restore(kept.open());
  }

  /// What became of an octet counter in a reading.
  private enum Octets {
    TAKEN, LOST, UNTRUSTED
  }

  private Octets acceptOctets(Direction direction, @Nullable CounterSample sample, InterfaceReading reading,
      PollContext context) {
    CounterTrack track = track(direction);
    if (sample == null || track.isRemainderOfALoss(sample, reading, context)) {
      return Octets.LOST;
    }
    Advance advance = track.take(sample, reading, context);
    CounterBase before = advance.before();
    if (before == null) {
      begin(advance.now().wallMillis(), context);
      return Octets.TAKEN;
    }
    return switch (advance.delta()) {
      case CounterDelta.Untrusted(var reason) -> {
        open.forEachTouched(before.wallMillis(), advance.now().wallMillis(), slot -> slot.spoil(reason));
        // A counter that is too small for its link says nothing about the others.
        yield reason == MissingReason.UNMETERABLE ? Octets.TAKEN : Octets.UNTRUSTED;
      }
      case CounterDelta.Counted counted -> {
        boolean bridged = track.bridges(counted);
        open.forEachShare(counted,
            (slot, share) -> slot.add(direction, share.count(), share.coveredMillis(), bridged));
        yield Octets.TAKEN;
      }
    };
  }

  /// Lost packets of which a reading says nothing leave the slot's count unknown, as do those that are not trusted: a
  /// part of the slot is then not covered.
  private void acceptLosses(DropCounter counter, CounterSample sample, InterfaceReading reading,
      PollContext context) {
    Advance advance = track(counter).take(sample, reading, context);
    CounterBase before = advance.before();
    if (before == null) {
      return;
    }
    switch (advance.delta()) {
      case CounterDelta.Untrusted _ -> open.forEachTouched(before.wallMillis(), advance.now().wallMillis(),
          slot -> slot.drops().spoil(counter));
      case CounterDelta.Counted counted -> open.forEachShare(counted,
          (slot, share) -> slot.drops().add(counter, share.count(), share.coveredMillis()));
    }
  }

  private void forEachLoss(InterfaceReading reading, BiConsumer<DropCounter, CounterSample> consumer) {
    Map<DropCounter, CounterSample> samples = new EnumMap<>(DropCounter.class);
    putIfKnown(samples, DropCounter.IN_DISCARDS, reading.drops().inDiscards());
    putIfKnown(samples, DropCounter.OUT_DISCARDS, reading.drops().outDiscards());
    putIfKnown(samples, DropCounter.IN_ERRORS, reading.drops().inErrors());
    putIfKnown(samples, DropCounter.OUT_ERRORS, reading.drops().outErrors());
    samples.forEach(consumer);
  }

  private void putIfKnown(Map<DropCounter, CounterSample> samples, DropCounter asTheDeviceCounts,
      @Nullable CounterSample sample) {
    if (sample != null) {
      samples.put(ifIn == Direction.IN ? asTheDeviceCounts : asTheDeviceCounts.opposite(), sample);
    }
  }

  /// A first reading is a base: what lies before it is unknown, for the reason that kept the interface away.
  private void begin(long nowMillis, PollContext context) {
    long current = open.startOf(nowMillis);
    if (absence != null) {
      MissingReason because = absence;
      open.forEachTouched(open.fromMillis(), current, slot -> slot.spoil(because));
    }
    open.forEachTouched(current, nowMillis, slot -> slot.spoil(context.firstReading()));
  }

  private CounterTrack track(Direction direction) {
    return Objects.requireNonNull(octets.get(direction));
  }

  private CounterTrack track(DropCounter counter) {
    return Objects.requireNonNull(losses.get(counter));
  }
}
