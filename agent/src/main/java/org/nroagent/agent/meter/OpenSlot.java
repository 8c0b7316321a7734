package org.nroagent.agent.meter;

import org.jspecify.annotations.Nullable;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// What has been gathered so far for one interface in one slot that is not final.
final class OpenSlot {
  private final Tally in = new Tally();
  private final Tally out = new Tally();
  private final OpenDrops drops;
  private boolean interpolated;
  private @Nullable MissingReason reason;

  OpenSlot() {
    this(new OpenDrops());
  }

  private OpenSlot(OpenDrops drops) {
    this.drops = drops;
  }

  /// Takes up what an earlier run had gathered.
  static OpenSlot of(KeptColumn.OpenPart part) {
    OpenSlot slot = new OpenSlot(OpenDrops.of(part.drops()));
    slot.add(Direction.IN, part.inOctets(), part.inMillis(), part.interpolated());
    slot.add(Direction.OUT, part.outOctets(), part.outMillis(), part.interpolated());
    slot.reason = part.reason();
    return slot;
  }

  /// What has been gathered, for the next run.
  KeptColumn.OpenPart keep(long startMillis) {
    return new KeptColumn.OpenPart(startMillis, in.octets, in.coveredMillis, out.octets, out.coveredMillis,
        interpolated, reason, drops.keep());
  }

  /// Adds octets of one direction that a delta has for a part of this slot.
  void add(Direction direction, long octets, long coveredMillis, boolean bridged) {
    Tally tally = switch (direction) {
      case IN -> in;
      case OUT -> out;
    };
    tally.octets += octets;
    tally.coveredMillis += coveredMillis;
    interpolated |= bridged;
  }

  /// Records that a part of this slot has no trustworthy octets. The first reason stays.
  void spoil(MissingReason because) {
    if (reason == null) {
      reason = because;
    }
  }

  /// The packets lost in this slot.
  OpenDrops drops() {
    return drops;
  }

  /// Whether a part of this slot is known to have no trustworthy octets.
  boolean spoilt() {
    return reason != null;
  }

  /// The slot as it is known now: a value only if both directions cover the whole of it.
  ///
  /// @param slotMillis length of the slot
  /// @param uncovered the reason where something is uncovered and nothing spoilt it
  Slot close(long slotMillis, MissingReason uncovered) {
    if (reason != null) {
      return new Slot.Missing(reason);
    }
    if (in.coveredMillis < slotMillis || out.coveredMillis < slotMillis) {
      return new Slot.Missing(uncovered);
    }
    if (exceeds(in.octets) || exceeds(out.octets)) {
      return new Slot.Missing(MissingReason.OVER_LINE_RATE);
    }
    return new Slot.Metered(in.octets, out.octets, interpolated);
  }

  private static boolean exceeds(long count) {
    return Long.compareUnsigned(count, Slot.MAX_OCTETS) > 0;
  }

  private static final class Tally {
    private long octets;
    private long coveredMillis;
  }
}
