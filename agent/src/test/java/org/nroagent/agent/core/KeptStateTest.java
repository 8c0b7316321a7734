package org.nroagent.agent.core;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.core.KeptState.KeptDevice;
import org.nroagent.agent.meter.KeptColumn;
import org.nroagent.agent.meter.KeptColumn.OpenPart;
import org.nroagent.model.MissingReason;
import org.nroagent.model.metering.CounterBase;
import org.nroagent.model.reading.DeviceReading.SystemReading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class KeptStateTest {
  private static final SystemReading SYSTEM = new SystemReading("snmp", "hub1", "1.3.6.1.4.1.1", "standard",
      OptionalLong.of(3), "8000");
  private static final CounterBase IN = new CounterBase(-1, 64, 4_000_000_000L, 7_000_000, 1_007, 12L,
      10_000);
  private static final CounterBase OUT = new CounterBase(5, 64, 0, 7_000_000, 1_007, null, 0);

  @Test
  void comesBackAsItWasKept() throws IOException {
    KeptColumn column = new KeptColumn(IN, OUT, List.of(new OpenPart(300_000, 1, 2, 3, 4, true, null),
        new OpenPart(600_000, 1, 2, 3, 4, false, MissingReason.DISCONTINUITY)));
    KeptState state = new KeptState(Map.of("hub1", new KeptDevice(SYSTEM, Map.of("hub1.lag-1", column))));
    assertEquals(state, KeptState.decode(state.encode(), 1_000));
  }

  @Test
  void theMonotonicClockIsSetBackFromTheWallClock() throws IOException {
    KeptState state = new KeptState(
        Map.of("hub1", new KeptDevice(SYSTEM, Map.of("hub1.lag-1", new KeptColumn(IN, OUT, List.of())))));
    KeptDevice device = requireNonNull(KeptState.decode(state.encode(), 500).devices().get("hub1"));
    KeptColumn read = requireNonNull(device.columns().get("hub1.lag-1"));
    assertEquals((1_007 - 500) * 1_000_000L, read.in().monotonicNanos());
  }

  @Test
  void anotherVersionIsRefused() {
    assertThrows(IOException.class, () -> KeptState.decode("{\"version\":2}".getBytes(UTF_8), 0));
    assertThrows(IOException.class, () -> KeptState.decode("not JSON".getBytes(UTF_8), 0));
  }
}
