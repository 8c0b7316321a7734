package org.nroagent.model.metering;

import java.math.BigInteger;
import java.util.Objects;
import org.nroagent.model.MissingReason;

/// What two readings of one counter say together: octets over an interval of the wall clock, or why they say
/// nothing (M5).
public sealed interface CounterDelta {
  /// Both ends of an interval are rounded to the hundredth of a second of sysUpTime.
  long CLOCK_RESOLUTION_MILLIS = 20;

  /// A trustworthy count.
  ///
  /// @param octets octets that passed, unsigned
  /// @param fromMillis wall clock of the first reading, milliseconds since 1970
  /// @param toMillis wall clock of the second reading, not before the first
  record Counted(long octets, long fromMillis, long toMillis) implements CounterDelta {}

  /// Nothing can be said.
  ///
  /// @param reason why
  record Untrusted(MissingReason reason) implements CounterDelta {}

  /// The delta between two readings of one counter of one interface.
  ///
  /// @param before the earlier reading
  /// @param now the later reading
  /// @param timeErrorMillis how far the device's counter may lag behind its clock, beside the clock's own resolution
  static CounterDelta between(CounterBase before, CounterBase now, long timeErrorMillis) {
    if (before.bits() != now.bits()) {
      return new Untrusted(MissingReason.FIRST_READING);
    }
    if (UpTime.restarted(before.upTimeTicks(), now.upTimeTicks(),
        now.monotonicNanos() - before.monotonicNanos())) {
      return new Untrusted(MissingReason.DEVICE_RESTARTED);
    }
    if (!Objects.equals(before.discontinuityTicks(), now.discontinuityTicks())) {
      return new Untrusted(MissingReason.DISCONTINUITY);
    }
    if (clockStepped(before, now)) {
      return new Untrusted(MissingReason.CLOCK_STEP);
    }
    return now.bits() == 64
        ? between64(before, now, timeErrorMillis)
        : between32(before, now, timeErrorMillis);
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
    if (Long.compareUnsigned(now.octets(), before.octets()) < 0) {
      return new Untrusted(MissingReason.COUNTER_RESET);
    }
    return withinLineRate(now.octets() - before.octets(), before, now, timeErrorMillis);
  }

  /// A Counter32 may have wrapped once, if the link cannot have wrapped it more often in the time that passed
  /// (RFC 2863 §3.1.6).
  private static CounterDelta between32(CounterBase before, CounterBase now, long timeErrorMillis) {
    BigInteger most = mostOctets(before, now, timeErrorMillis);
    if (most.signum() == 0 || most.bitLength() > 32) {
      return new Untrusted(MissingReason.UNMETERABLE);
    }
    return withinLineRate((now.octets() - before.octets()) & 0xffff_ffffL, before, now, timeErrorMillis);
  }

  private static CounterDelta withinLineRate(long octets, CounterBase before, CounterBase now,
      long timeErrorMillis) {
    BigInteger most = mostOctets(before, now, timeErrorMillis);
    boolean speedKnown = most.signum() > 0;
    if (speedKnown && new BigInteger(Long.toUnsignedString(octets)).compareTo(most) > 0) {
      return new Untrusted(MissingReason.OVER_LINE_RATE);
    }
    return new Counted(octets, before.wallMillis(), now.wallMillis());
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
