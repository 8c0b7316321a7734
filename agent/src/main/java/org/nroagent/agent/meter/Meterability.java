package org.nroagent.agent.meter;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.InterfaceReading;

/// Whether an interface's counters can be metered at all (M5).
///
/// A 32-bit counter that could wrap within a slot cannot be told from one that counted less, so it is trusted only
/// where the link is too slow for that.
public final class Meterability {
  private static final int COUNTER_64_BITS = 64;
  private static final long OCTETS_UNTIL_WRAP = 1L << 32;
  private static final long OCTETS_PER_SECOND_AND_MBPS = 125_000;

  private Meterability() {}

  /// Why an interface cannot be metered.
  ///
  /// @param reading the interface as read
  /// @param slot length of a slot
  /// @return the reason and what to do, empty where it can be metered
  public static Optional<String> obstacle(InterfaceReading reading, Duration slot) {
    return obstacle("incoming", reading.inOctets(), reading.speedMbps(), slot)
        .or(() -> obstacle("outgoing", reading.outOctets(), reading.speedMbps(), slot));
  }

  private static Optional<String> obstacle(String direction, @Nullable CounterSample counter, long speedMbps,
      Duration slot) {
    if (counter == null) {
      return Optional.of("no counter of " + direction
          + " octets; check that the credentials may read ifXTable (1.3.6.1.2.1.31.1.1)");
    }
    if (counter.bits() >= COUNTER_64_BITS) {
      return Optional.empty();
    }
    if (speedMbps <= 0) {
      return Optional.of("the counter of " + direction + " octets has " + counter.bits()
          + " bits and the link's speed is unknown, so it could wrap unseen");
    }
    if (!wrapsSlowerThan(slot, speedMbps)) {
      return Optional.of("the counter of " + direction + " octets has " + counter.bits()
          + " bits and wraps within a slot of " + slot.toSeconds() + " s at " + speedMbps
          + " Mbit/s; the device must offer 64-bit counters (ifHCInOctets)");
    }
    return Optional.empty();
  }

  /// Speeds whose product with the slot overflows a long are far beyond those that wrap.
  private static boolean wrapsSlowerThan(Duration slot, long speedMbps) {
    long octetsPerMbps = OCTETS_PER_SECOND_AND_MBPS * slot.toSeconds();
    return speedMbps < Math.ceilDiv(OCTETS_UNTIL_WRAP, octetsPerMbps);
  }
}
