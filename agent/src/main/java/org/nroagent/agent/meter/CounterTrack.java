package org.nroagent.agent.meter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.metering.CounterBase;
import org.nroagent.model.metering.CounterDelta;
import org.nroagent.model.metering.SamplePlacement;
import org.nroagent.model.metering.UpTime;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.InterfaceReading;

/// One counter of one interface: as it was last read, and what each further reading says since then. Owned by the core
/// thread.
final class CounterTrack {
  /// A delta of up to this many half slots is one poll's, and of up to [#HALF_SLOTS_OF_BRIDGE] bridges one missed
  /// poll (M6); half a slot is what a poll may be early or late.
  private static final long HALF_SLOTS_OF_ONE_POLL = 3;
  private static final long HALF_SLOTS_OF_BRIDGE = 5;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final SlotGrid grid;
  private final Rule rule;
  private @Nullable CounterBase base;

  /// What two readings of a counter say together.
  interface Rule {
    CounterDelta between(CounterBase before, CounterBase now, long timeErrorMillis);
  }

  /// What a reading added.
  ///
  /// @param before the earlier reading, null where this is the first one
  /// @param now this reading
  /// @param delta what lies between them; untrusted for a first reading
  record Advance(@Nullable CounterBase before, CounterBase now, CounterDelta delta) {}

  /// @param grid the slots
  /// @param rule what is believed of two readings
  CounterTrack(SlotGrid grid, Rule rule) {
    this.grid = grid;
    this.rule = rule;
  }

  /// As it was last read, empty before the first reading.
  Optional<CounterBase> base() {
    return Optional.ofNullable(base);
  }

  /// Goes on from what an earlier run kept.
  void restore(CounterBase kept) {
    base = kept;
  }

  /// The next reading is a first one.
  void forget() {
    base = null;
  }

  /// Whether a sample is what a partial walk leaves of a better one: a 32-bit column where the 64-bit one was lost, or
  /// a counter without the discontinuity time that would say whether it went on. As long as the next reading could
  /// bridge the loss, such a sample is none.
  boolean isRemainderOfALoss(CounterSample sample, InterfaceReading reading, PollContext context) {
    CounterBase before = base;
    if (before == null || context.interruption() != null) {
      return false;
    }
    boolean lesser = sample.bits() < before.bits()
        || (before.discontinuityTicks() != null && reading.discontinuityTicks() == null);
    long millis = (SamplePlacement.middleNanos(sample.time()) - before.monotonicNanos()) / NANOS_PER_MILLI;
    return lesser && halfSlots(millis) <= HALF_SLOTS_OF_BRIDGE;
  }

  /// Takes a sample: it is the base of the next one, whatever is believed of it.
  Advance take(CounterSample sample, InterfaceReading reading, PollContext context) {
    CounterBase before = base;
    CounterBase now = place(before, sample, reading, context);
    base = now;
    CounterDelta delta = before == null
        ? new CounterDelta.Untrusted(context.firstReading())
        : delta(before, now, context);
    return new Advance(before, now, delta);
  }

  /// Whether a delta is longer than one poll's.
  boolean bridges(CounterDelta.Counted counted) {
    return halfSlots(counted.toMillis() - counted.fromMillis()) > HALF_SLOTS_OF_ONE_POLL;
  }

  /// The device's clock says how far after the previous reading this one lies, unless either clock started anew.
  private static CounterBase place(@Nullable CounterBase before, CounterSample sample,
      InterfaceReading reading, PollContext context) {
    long middleNanos = SamplePlacement.middleNanos(sample.time());
    boolean goesOn = before != null && context.interruption() == null && !UpTime
        .restarted(before.upTimeTicks(), sample.time().upTimeTicks(), middleNanos - before.monotonicNanos());
    return new CounterBase(sample.count(), sample.bits(), sample.time().upTimeTicks(), middleNanos,
        SamplePlacement.wallMillis(goesOn ? before : null, sample.time(), context.wallMinusMonotonicMillis()),
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
        : rule.between(before, now, context.timeErrorMillis());
  }

  /// The length in half slots, rounded up.
  private long halfSlots(long millis) {
    return Math.ceilDiv(2 * millis, grid.millis());
  }
}
