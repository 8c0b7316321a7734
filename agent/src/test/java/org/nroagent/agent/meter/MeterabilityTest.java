package org.nroagent.agent.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.SampleTime;

class MeterabilityTest {
  private static final Duration SLOT = Duration.ofMinutes(5);

  private static Optional<String> obstacle(@Nullable Integer inBits, @Nullable Integer outBits,
      long speedMbps) {
    return Meterability
        .obstacle(new InterfaceReading("xe-1", 1, "", "ethernetCsmacd", "up", "up", speedMbps, null,
            counter(inBits), counter(outBits), null), SLOT);
  }

  private static @Nullable CounterSample counter(@Nullable Integer bits) {
    return bits == null ? null : new CounterSample(1, bits, new SampleTime(0, 0, 0));
  }

  @Test
  void counters64BitsWideAreMeteredAtAnySpeed() {
    assertEquals(Optional.empty(), obstacle(64, 64, 400_000));
    assertEquals(Optional.empty(), obstacle(64, 64, 0));
  }

  @Test
  void counters32BitsWideAreMeteredOnlyWhereTheyCannotWrapWithinASlot() {
    assertEquals(Optional.empty(), obstacle(32, 32, 100));
    assertEquals(Optional.empty(), obstacle(32, 64, 114));
    assertTrue(obstacle(32, 32, 115).orElseThrow().contains("wraps within a slot of 300 s at 115 Mbit/s"));
    assertTrue(obstacle(64, 32, 1_000).orElseThrow().contains("outgoing"));
  }

  @Test
  void anUnknownSpeedWith32BitsIsNotMetered() {
    assertTrue(obstacle(32, 32, 0).orElseThrow().contains("speed is unknown"));
  }

  @Test
  void anInterfaceWithoutACounterIsNotMetered() {
    assertTrue(obstacle(null, 64, 100).orElseThrow().startsWith("no counter of incoming octets"));
    assertTrue(obstacle(64, null, 100).orElseThrow().startsWith("no counter of outgoing octets"));
  }

  @Property
  void neverMetersA32BitCounterThatCouldWrapInASlot(
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long speedMbps) {
    BigInteger octetsInSlot = BigInteger.valueOf(speedMbps)
        .multiply(BigInteger.valueOf(125_000L * SLOT.toSeconds()));
    assertEquals(octetsInSlot.compareTo(BigInteger.ONE.shiftLeft(32)) < 0,
        obstacle(32, 32, speedMbps).isEmpty());
  }
}
