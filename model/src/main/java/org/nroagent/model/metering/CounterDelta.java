package org.nroagent.model.metering;

import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.MissingReason;

/// What two readings of one counter say together: octets, or lost packets, over an interval of the wall clock, or why
/// they say nothing (M5).
public sealed interface CounterDelta {
  /// Both ends of an interval are rounded to the hundredth of a second of sysUpTime.
  long CLOCK_RESOLUTION_MILLIS = 20;

  /// The shortest frame of Ethernet: no link carries more frames than this allows (IEEE 802.3 §3.2.7).
  int SHORTEST_FRAME_OCTETS = 64;

  /// From half its range on, what a 32-bit counter advanced cannot be told from what it went back.
  long HALF_OF_32_BITS = 1L << 31;

  /// A trustworthy count.
  ///
  /// @param count octets or packets, unsigned
  /// @param fromMillis wall clock of the first reading, milliseconds since 1970
  /// @param toMillis wall clock of the second reading, not before the first
  record Counted(long count, long fromMillis, long toMillis) implements CounterDelta {}

  /// Nothing can be said.
  ///
  /// @param reason why
  record Untrusted(MissingReason reason) implements CounterDelta {}

  /// The delta between two readings of one octet counter of one interface.
  ///
  /// @param before the earlier reading
  /// @param now the later reading
  /// @param timeErrorMillis how far the device's counter may lag behind its clock, beside the clock's own resolution
  static CounterDelta between(CounterBase before, CounterBase now, long timeErrorMillis) {
    MissingReason interruption = interruption(before, now);
    if (interruption != null) {
      return new Untrusted(interruption);
    }
    return now.bits() == 64
        ? between64(before, now, timeErrorMillis)
        : between32(before, now, timeErrorMillis);
  }

  /// The delta between two readings of one counter of lost packets of one interface: discards or errors, which
  /// IF-MIB has with 32 bits only.
  ///
  /// Such a counter could wrap more than once in a slot of a fast link, and what it would then have lost is more than
  /// anybody believes: it is taken to wrap once at most. A decrease is a wrap only where the packets that this means
  /// could have been on the link in that time, and are fewer than half the counter's range; else it was reset.
  ///
  /// @param before the earlier reading
  /// @param now the later reading
  /// @param timeErrorMillis how far the device's counter may lag behind its clock, beside the clock's own resolution
  static CounterDelta betweenLosses(CounterBase before, CounterBase now, long timeErrorMillis) {
    MissingReason interruption = interruption(before, now);
    if (interruption != null) {
      return new Untrusted(interruption);
    }
    boolean decreased = Long.compareUnsigned(now.count(), before.count()) < 0;
    BigInteger mostPackets = mostOctets(before, now, timeErrorMillis)
        .divide(BigInteger.valueOf(SHORTEST_FRAME_OCTETS));
    boolean speedKnown = mostPackets.signum() > 0;
    if (decreased && (now.bits() == 64 || !speedKnown)) {
      return new Untrusted(MissingReason.COUNTER_RESET);
    }
    long packets = now.bits() == 64
        ? now.count() - before.count()
        : (now.count() - before.count()) & 0xffff_ffffL;
    boolean ambiguous = now.bits() == 32 && packets >= HALF_OF_32_BITS;
    if (ambiguous || (speedKnown && unsigned(packets).compareTo(mostPackets) > 0)) {
      return new Untrusted(decreased ? MissingReason.COUNTER_RESET : MissingReason.OVER_LINE_RATE);
    }
    return new Counted(packets, before.wallMillis(), now.wallMillis());
  }

  /// Why no counter of the interface can have gone on from the earlier reading to the later one, null where it can.
  private static @Nullable MissingReason interruption(CounterBase before, CounterBase now) {
    if (before.bits() != now.bits()) {
      return MissingReason.FIRST_READING;
    }
    if (UpTime.restarted(before.upTimeTicks(), now.upTimeTicks(),
        now.monotonicNanos() - before.monotonicNanos())) {
      return MissingReason.DEVICE_RESTARTED;
    }
    if (!Objects.equals(before.discontinuityTicks(), now.discontinuityTicks())) {
      return MissingReason.DISCONTINUITY;
    }
    return clockStepped(before, now) ? MissingReason.CLOCK_STEP : null;
  }

  /// Whether the wall clock did not pass as the other clocks did: by a few seconds against the agent's monotonic clock,
  /// by much against the device's, which may run badly but is the only witness over a restart of the agent.
  private static boolean clockStepped(CounterBase before, CounterBase now) {
    long wall = now.wallMillis() - before.wallMillis();
    long monotonic = Math.floorDiv(now.monotonicNanos() - before.monotonicNanos(), 1_000_000L);
    long device = UpTime.advanceMillis(before.upTimeTicks(), now.upTimeTicks());
    return wall < 0 || Math.abs(wall - monotonic) > 5_000 + monotonic / 50
        || Math.abs(wall - device) > 30_000 + device / 10;
  }

  /// A Counter64 never wraps in practice: one that decreases was reset, whatever the device says.
  private static CounterDelta between64(CounterBase before, CounterBase now, long timeErrorMillis) {
    if (Long.compareUnsigned(now.count(), before.count()) < 0) {
      return new Untrusted(MissingReason.COUNTER_RESET);
    }
    return withinLineRate(now.count() - before.count(), before, now, timeErrorMillis);
  }

  /// A Counter32 may have wrapped once, if the link cannot have wrapped it more often in the time that passed
  /// (RFC 2863 §3.1.6).
  private static CounterDelta between32(CounterBase before, CounterBase now, long timeErrorMillis) {
    BigInteger most = mostOctets(before, now, timeErrorMillis);
    if (most.signum() == 0 || most.bitLength() > 32) {
      return new Untrusted(MissingReason.UNMETERABLE);
    }
    return withinLineRate((now.count() - before.count()) & 0xffff_ffffL, before, now, timeErrorMillis);
  }

  private static CounterDelta withinLineRate(long octets, CounterBase before, CounterBase now,
      long timeErrorMillis) {
    BigInteger most = mostOctets(before, now, timeErrorMillis);
    boolean speedKnown = most.signum() > 0;
    if (speedKnown && unsigned(octets).compareTo(most) > 0) {
      return new Untrusted(MissingReason.OVER_LINE_RATE);
    }
    return new Counted(octets, before.wallMillis(), now.wallMillis());
  }

  private static BigInteger unsigned(long count) {
    return new BigInteger(Long.toUnsignedString(count));
  }

  /// What the link can carry at most in the device's elapsed time plus its error; zero where its speed is unknown.
  private static BigInteger mostOctets(CounterBase before, CounterBase now, long timeErrorMillis) {
    long speedMbps = Math.max(before.speedMbps(), now.speedMbps());
    long millis = UpTime.advanceMillis(before.upTimeTicks(), now.upTimeTicks()) + timeErrorMillis
        + CLOCK_RESOLUTION_MILLIS;
    return BigInteger.valueOf(speedMbps).multiply(BigInteger.valueOf(millis))
        .multiply(BigInteger.valueOf(125));
  }
}
