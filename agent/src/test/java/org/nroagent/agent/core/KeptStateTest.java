package org.nroagent.agent.core;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.core.KeptState.KeptDevice;
import org.nroagent.agent.meter.KeptColumn;
import org.nroagent.agent.meter.KeptColumn.Counters;
import org.nroagent.agent.meter.KeptColumn.OpenCount;
import org.nroagent.agent.meter.KeptColumn.OpenPart;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.MissingReason;
import org.nroagent.model.metering.CounterBase;
import org.nroagent.model.reading.DeviceReading.SystemReading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class KeptStateTest {
  private static final SystemReading SYSTEM = new SystemReading("snmp", "hub1", "1.3.6.1.4.1.1", "standard",
      OptionalLong.of(3), "8000");
  private static final Counters COUNTERS = new Counters("lag-1", Direction.OUT);
  private static final CounterBase IN = new CounterBase(-1, 64, 4_000_000_000L, 7_000_000, 1_007, 12L,
      10_000);
  private static final CounterBase OUT = new CounterBase(5, 64, 0, 7_000_000, 1_007, null, 0);

  @Test
  void comesBackAsItWasKept() throws IOException {
    KeptColumn column = new KeptColumn(COUNTERS, IN, OUT,
        Map.of(DropCounter.OUT_DISCARDS, OUT, DropCounter.IN_ERRORS, IN),
        List.of(new OpenPart(300_000, 1, 2, 3, 4, true, null, Map.of()),
            new OpenPart(600_000, 1, 2, 3, 4, false, MissingReason.DISCONTINUITY,
                Map.of(DropCounter.OUT_DISCARDS, new OpenCount(77, 1_000, false), DropCounter.IN_ERRORS,
                    new OpenCount(0, 0, true)))));
    KeptState state = new KeptState(Map.of("hub1", new KeptDevice(SYSTEM, Map.of("hub1.lag-1", column))));
    assertEquals(state, KeptState.decode(state.encode(), 1_000));
  }

  @Test
  void theMonotonicClockIsSetBackFromTheWallClock() throws IOException {
    KeptState state = new KeptState(
        Map.of("hub1",
            new KeptDevice(SYSTEM,
                Map.of("hub1.lag-1", new KeptColumn(COUNTERS, IN, OUT, Map.of(), List.of())))));
    KeptDevice device = requireNonNull(KeptState.decode(state.encode(), 500).devices().get("hub1"));
    KeptColumn read = requireNonNull(device.columns().get("hub1.lag-1"));
    assertEquals((1_007 - 500) * 1_000_000L, read.in().monotonicNanos());
  }

  @Test
  void whatSoftwareThatCountedNoDropsHasKeptIsUsed() throws IOException {
    String before = """
        {"version":1,"devices":{"hub1":{"system":{"source":"snmp"},"interfaces":{"hub1.lag-1":{
        "in":[9,64,100,7000000,null,10000],"out":[8,64,100,7000000,null,10000],
        "open":[[300000,1,2,3,4,1,0]]}}}}}""";
    KeptDevice device = requireNonNull(KeptState.decode(before.getBytes(UTF_8), 0).devices().get("hub1"));
    KeptColumn column = requireNonNull(device.columns().get("hub1.lag-1"));
    assertEquals(9, column.in().count());
    assertNull(column.counters());
    assertEquals(Map.of(), column.drops());
    assertEquals(List.of(new OpenPart(300_000, 1, 2, 3, 4, true, null, Map.of())), column.open());
  }

  @Test
  void dropsOfAnotherFormAreRefusedWhole() {
    String damaged = """
        {"version":1,"devices":{"hub1":{"system":{},"interfaces":{"hub1.lag-1":{
        "in":[9,64,100,7000000,null,10000],"out":[8,64,100,7000000,null,10000],"open":[],
        "drops":{"bases":[null,null],"open":[]}}}}}}""";
    assertThrows(IOException.class, () -> KeptState.decode(damaged.getBytes(UTF_8), 0));
  }

  /// Later software may have kept a reason that is unknown here: that must not keep the agent from starting.
  @Test
  void anUnknownReasonIsRefusedLikeAnyOtherForm() {
    String later = """
        {"version":1,"devices":{"hub1":{"system":{},"interfaces":{"hub1.lag-1":{
        "in":[9,64,100,7000000,null,10000],"out":[8,64,100,7000000,null,10000],
        "open":[[300000,1,2,3,4,0,63]]}}}}}""";
    assertThrows(IOException.class, () -> KeptState.decode(later.getBytes(UTF_8), 0));
  }

  @Test
  void anotherVersionIsRefused() {
    assertThrows(IOException.class, () -> KeptState.decode("{\"version\":2}".getBytes(UTF_8), 0));
    assertThrows(IOException.class, () -> KeptState.decode("not JSON".getBytes(UTF_8), 0));
  }
}
