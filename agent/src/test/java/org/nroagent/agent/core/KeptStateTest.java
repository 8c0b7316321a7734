package org.nroagent.agent.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.agent.core.KeptState.KeptDevice;
import org.nroagent.agent.meter.KeptColumn;
import org.nroagent.agent.meter.KeptColumn.Counters;
import org.nroagent.agent.meter.KeptColumn.OpenCount;
import org.nroagent.agent.meter.KeptColumn.OpenPart;
import org.nroagent.agent.source.RequestLimits;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.MissingReason;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.metering.CounterBase;
import org.nroagent.model.reading.DeviceReading.SystemReading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeptStateTest {
  private static final RememberedDevice REMEMBERED = new RememberedDevice("1.3.6.1.4.1.1", "8000",
      Map.of("lag-1", 20_000L), Map.of("lag-1", Map.of("xe-1", 10_000L, "xe-2", 0L)),
      Optional.of(new RequestLimits("1.3.6.1.4.1.1", 40, 24)));
  private static final SystemReading SYSTEM = new SystemReading("snmp", "hub1", "1.3.6.1.4.1.1", "standard",
      OptionalLong.of(3), "8000");
  private static final SeenGroups GROUPS = new SeenGroups(Set.of(Ipv4Address.parse("232.1.1.1")),
      Map.of(Ipv4Address.parse("232.1.1.2"), Instant.parse("2026-11-20T10:00:00Z"),
          Ipv4Address.parse("232.1.1.3"), Instant.parse("2026-11-20T10:00:00Z"),
          Ipv4Address.parse("232.1.1.4"), Instant.parse("2026-11-21T10:00:00.007Z")));
  private static final Counters COUNTERS = new Counters("lag-1", Direction.OUT);
  private static final CounterBase IN = new CounterBase(-1, 64, 4_000_000_000L, 7_000_000, 1_007, 12L,
      10_000);
  private static final CounterBase OUT = new CounterBase(5, 64, 0, 7_000_000, 1_007, null, 0);

  private final List<String> problems = new ArrayList<>();

  @Test
  void comesBackAsItWasKept() {
    KeptColumn column = new KeptColumn(COUNTERS, IN, OUT,
        Map.of(DropCounter.OUT_DISCARDS, OUT, DropCounter.IN_ERRORS, IN),
        List.of(new OpenPart(300_000, 1, 2, 3, 4, true, null, Map.of()),
            new OpenPart(600_000, 1, 2, 3, 4, false, MissingReason.DISCONTINUITY,
                Map.of(DropCounter.OUT_DISCARDS, new OpenCount(77, 1_000, false), DropCounter.IN_ERRORS,
                    new OpenCount(0, 0, true)))));
    KeptState state = new KeptState(Map.of("hub1", new KeptDevice(SYSTEM, Map.of("hub1.lag-1", column))),
        Map.of("hub1", REMEMBERED, "hub2", RememberedDevice.NOTHING), GROUPS);
    assertEquals(state, KeptState.decode(state.encode(), 1_000, problems::add));
    assertEquals(List.of(), problems);
  }

  @Test
  void theMonotonicClockIsSetBackFromTheWallClock() {
    KeptState state = new KeptState(
        Map.of("hub1",
            new KeptDevice(SYSTEM,
                Map.of("hub1.lag-1", new KeptColumn(COUNTERS, IN, OUT, Map.of(), List.of())))),
        Map.of(), SeenGroups.NONE);
    KeptDevice device = requireNonNull(
        KeptState.decode(state.encode(), 500, problems::add).devices().get("hub1"));
    KeptColumn read = requireNonNull(device.columns().get("hub1.lag-1"));
    assertEquals((1_007 - 500) * 1_000_000L, read.in().monotonicNanos());
  }

  @Test
  void whatSoftwareThatCountedNoDropsAndRememberedNothingHasKeptIsUsed() {
    KeptState state = decode("""
        {"version":1,"devices":{"hub1":{"system":{"source":"snmp"},"interfaces":{"hub1.lag-1":{
        "in":[9,64,100,7000000,null,10000],"out":[8,64,100,7000000,null,10000],
        "open":[[300000,1,2,3,4,1,0]]}}}}}""");
    KeptDevice device = requireNonNull(state.devices().get("hub1"));
    KeptColumn column = requireNonNull(device.columns().get("hub1.lag-1"));
    assertEquals(9, column.in().count());
    assertNull(column.counters());
    assertEquals(Map.of(), column.drops());
    assertEquals(List.of(new OpenPart(300_000, 1, 2, 3, 4, true, null, Map.of())), column.open());
    assertEquals(Map.of(), state.remembered());
    assertEquals(List.of(), problems);
  }

  @Test
  void aMissingReasonOfNewerSoftwareCostsTheBasesAndNotTheStart() {
    KeptState state = decode("""
        {"version":2,"bases":{"hub1":{"system":{},"interfaces":{"hub1.lag-1":{
        "in":[9,64,100,7000000,null,10000],"out":[8,64,100,7000000,null,10000],
        "open":[[300000,1,2,3,4,1,99]]}}}},"remembered":{"hub1":{"mbps":{"lag-1":20000}}}}""");
    assertEquals(Map.of(), state.devices());
    assertEquals(Map.of("lag-1", 20_000L), requireNonNull(state.remembered().get("hub1")).mbps());
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains("the first slots will be missing"), problems::toString);
  }

  @Test
  void dropsOfAnotherFormCostTheBases() {
    assertEquals(KeptState.NONE, decode("""
        {"version":1,"devices":{"hub1":{"system":{},"interfaces":{"hub1.lag-1":{
        "in":[9,64,100,7000000,null,10000],"out":[8,64,100,7000000,null,10000],"open":[],
        "drops":{"bases":[null,null],"open":[]}}}}}}"""));
    assertEquals(1, problems.size());
  }

  @Test
  void whatSoftwareThatRememberedNoLimitsHasKeptIsUsed() {
    RememberedDevice hub = requireNonNull(decode("""
        {"version":2,"bases":{},"remembered":{"hub1":{"sysObjectId":"1.3.6.1.4.1.1","engineId":"8000",
        "mbps":{"lag-1":20000},"lags":{"lag-1":{"xe-1":10000,"xe-2":0}}}}}""").remembered().get("hub1"));
    assertEquals(REMEMBERED.with(Optional.empty()), hub);
    assertEquals(List.of(), problems);
  }

  @Test
  void limitsThatAreNoneCostWhatWasRemembered() {
    for (String limits : List.of("{}", "[]", "null", "{\"cells\":0,\"growAfterReadings\":12}",
        "{\"cells\":40,\"growAfterReadings\":-1}", "{\"cells\":\"many\",\"growAfterReadings\":12}")) {
      problems.clear();
      assertEquals(KeptState.NONE,
          decode("{\"version\":2,\"bases\":{},\"remembered\":{\"hub1\":{\"limits\":" + limits + "}}}"));
      assertEquals(1, problems.size(), limits);
    }
  }

  @Test
  void aSpeedThatIsNoneCostsWhatWasRemembered() {
    for (String speed : List.of("-1", "\"fast\"", "[]", "null", "1e30")) {
      problems.clear();
      assertEquals(KeptState.NONE,
          decode("{\"version\":2,\"bases\":{},\"remembered\":{\"hub1\":{\"mbps\":{\"a\":" + speed + "}}}}"));
      assertEquals(1, problems.size(), speed);
    }
  }

  @Test
  void groupsThatAreNoneAreWatchedAnew() {
    for (String groups : List.of("{\"seen\":[\"a group\"]}",
        "{\"awaited\":{\"yesterday\":[\"232.1.1.1\"]}}")) {
      problems.clear();
      KeptState state = decode(
          "{\"version\":2,\"bases\":{},\"remembered\":{\"hub1\":{}},\"groups\":" + groups + "}");
      assertEquals(SeenGroups.NONE, state.groups(), groups);
      assertEquals(Map.of("hub1", RememberedDevice.NOTHING), state.remembered());
      assertEquals(1, problems.size(), groups);
    }
  }

  @Test
  void whatIsNotUnderstoodIsAsGoodAsNone() {
    for (String text : List.of("{\"version\":3,\"bases\":{}}", "{\"version\":0}", "{}", "[]", "null", "",
        "not JSON")) {
      problems.clear();
      assertEquals(KeptState.NONE, decode(text), text);
      assertEquals(1, problems.size(), text);
    }
  }

  @Property
  void noTextKeepsTheAgentFromStarting(@ForAll String noise, @ForAll("positions") int at) {
    String whole = new String(new KeptState(Map.of("hub1", new KeptDevice(SYSTEM,
        Map.of("hub1.lag-1", new KeptColumn(COUNTERS, IN, OUT, Map.of(), List.of())))),
        Map.of("hub1", REMEMBERED), GROUPS)
        .encode(), UTF_8);
    int cut = Math.min(at, whole.length());
    assertNotNull(decode(whole.substring(0, cut) + noise + whole.substring(cut)));
  }

  @Provide
  Arbitrary<Integer> positions() {
    return Arbitraries.integers().between(0, 500);
  }

  private KeptState decode(String text) {
    return KeptState.decode(text.getBytes(UTF_8), 0, problems::add);
  }
}
