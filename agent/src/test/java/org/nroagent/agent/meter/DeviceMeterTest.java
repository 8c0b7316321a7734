package org.nroagent.agent.meter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.agent.meter.MeterRun.Event;
import org.nroagent.agent.meter.SimulatedDevice.Columns;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.record.SlotRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.nroagent.agent.meter.MeterRun.SLOT;
import static org.nroagent.agent.meter.MeterRun.START;

/// What a meter makes of each kind of event. [MeteredTruthTest] has the promise under any sequence of them.
class DeviceMeterTest {
  @Test
  void nothingMissingGivesEveryOctet() {
    SimulatedDevice device = SimulatedDevice.random(START - SLOT, 400 * 60, 5);
    MeterRun run = MeterRun.of(device,
        List.of(Event.POLL, Event.POLL, Event.LATE_POLL, Event.POLL, Event.RENUMBERED, Event.POLL));
    assertEquals(new Slot.Missing(MissingReason.FIRST_READING), run.at(0));
    for (int slot = 1; slot < 5; slot++) {
      assertInstanceOf(Slot.Metered.class, run.at(slot));
    }
  }

  @Test
  void oneMissedPollIsBridgedAndFlagged() {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.LOST_POLL,
            Event.POLL, Event.POLL));
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, true), run.at(1));
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, true), run.at(2));
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, true), run.at(3),
        "its first seconds were bridged");
  }

  @Test
  void twoMissedPollsAreMissing() {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.LOST_POLL,
            Event.LOST_POLL, Event.POLL, Event.POLL, Event.POLL));
    for (int slot = 1; slot <= 4; slot++) {
      assertEquals(new Slot.Missing(MissingReason.NO_ANSWER), run.at(slot));
    }
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, false), run.at(5));
  }

  @Test
  void aRestartVoidsTheSlotsThatItTouches() {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.REBOOT,
            Event.POLL, Event.POLL));
    assertEquals(new Slot.Missing(MissingReason.DEVICE_RESTARTED), run.at(1));
    assertEquals(new Slot.Missing(MissingReason.DEVICE_RESTARTED), run.at(2),
        "its first seconds are unknown");
    assertInstanceOf(Slot.Metered.class, run.at(3));
  }

  @Test
  void anAbsentInterfaceIsMissingForThatReason() {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.ABSENT,
            Event.POLL, Event.POLL));
    assertEquals(new Slot.Missing(MissingReason.INTERFACE_ABSENT), run.at(1));
    assertEquals(new Slot.Missing(MissingReason.INTERFACE_ABSENT), run.at(2));
    assertEquals(new Slot.Missing(MissingReason.FIRST_READING), run.at(3),
        "its first seconds precede the new base");
  }

  @Test
  void aLongStopOfTheAgentIsOneRange() {
    DeviceMeter meter = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES,
        Optional.of(Instant.ofEpochMilli(START)));
    SimulatedDevice device = SimulatedDevice.constant(START - SLOT, 400 * 60, 1000);
    long now = START + 20 * SLOT + 5000;
    List<SlotRecord> finals = meter.accept(device.read(now, now, now, Columns.ALL), 0, false);
    assertEquals(List.of(new SlotRecord.MissingRange("hub1", Instant.ofEpochMilli(START),
        Instant.ofEpochMilli(START + 20 * SLOT), MissingReason.AGENT_RESTARTED)), finals);
  }

  @Test
  void aCleanRestartLosesNothing() {
    SimulatedDevice device = SimulatedDevice.constant(START - SLOT, 400 * 60, 1000);
    DeviceMeter before = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES, Optional.empty());
    long first = START - SLOT + 5000;
    before.accept(device.read(first, first, first, Columns.ALL), 0, false);
    long second = START + 5000;
    before.accept(device.read(second, second, second, Columns.ALL), 0, false);
    DeviceMeter after = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES,
        Optional.of(Instant.ofEpochMilli(START)));
    after.restore(before.identity().orElseThrow(), before.keep());
    long now = START + SLOT + 5000;
    List<SlotRecord> finals = after.accept(device.read(now, now, now, Columns.ALL), 0, false);
    SlotRecord.Row row = assertInstanceOf(SlotRecord.Row.class, finals.getFirst());
    assertEquals(1, finals.size());
    assertEquals(List.of(new Slot.Metered(300_000_000, 300_000_000, false)), row.columns());
    assertAllKnown(row.dropsOf(0));
  }

  /// The same id may stand for other counters after a change of the configuration.
  @Test
  void whatWasKeptOfOtherCountersIsNotGoneOnFrom() {
    SimulatedDevice device = SimulatedDevice.constant(START - SLOT, 400 * 60, 1000);
    DeviceMeter before = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES, Optional.empty());
    before.accept(device.read(START + 5000, START + 5000, START + 5000, Columns.ALL), 0, false);
    DeviceMeter turned = new DeviceMeter(SimulatedDevice.config(Direction.OUT), SlotGrid.FIVE_MINUTES,
        Optional.of(Instant.ofEpochMilli(START)));
    turned.restore(before.identity().orElseThrow(), before.keep());
    long now = START + SLOT + 5000;
    List<SlotRecord> finals = turned.accept(device.read(now, now, now, Columns.ALL), 0, false);
    assertEquals(new Slot.Missing(MissingReason.AGENT_RESTARTED), onlyColumn(finals.getFirst()));
  }

  /// Several rows may have one ifName (RFC 2863 §3.1.1): as long as one keeps its ifIndex, it is the same one.
  @Test
  void ofSeveralInterfacesOfOneNameTheOneWithTheIndexGoesOn() {
    SimulatedDevice device = SimulatedDevice.constant(START - SLOT, 400 * 60, 1000);
    DeviceMeter meter = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES, Optional.empty());
    List<SlotRecord> finals = new ArrayList<>();
    for (int poll = 0; poll < 5; poll++) {
      long now = START - SLOT + poll * SLOT + 5000;
      if (poll == 3) {
        device.renumber();
      }
      DeviceReading reading = device.read(now, now, now, Columns.ALL);
      finals.addAll(meter.accept(poll == 0 ? reading : withTwin(reading), 0, false));
    }
    assertEquals(List.of(new Slot.Missing(MissingReason.FIRST_READING),
        new Slot.Metered(300_000_000, 300_000_000, false), new Slot.Missing(MissingReason.IDENTITY_CHANGED),
        new Slot.Missing(MissingReason.FIRST_READING)),
        finals.stream().map(DeviceMeterTest::onlyColumn).toList());
  }

  /// With another interface of the same name before it, which counted more.
  private static DeviceReading withTwin(DeviceReading reading) {
    InterfaceReading lag = reading.interfaces().getFirst();
    CounterSample in = Objects.requireNonNull(lag.inOctets());
    CounterSample more = new CounterSample(in.count() + 1_000_000, in.bits(), in.time());
    InterfaceReading twin = new InterfaceReading(lag.name(), 0, "", lag.type(), "up", "up", lag.speedMbps(),
        null,
        more, more, lag.discontinuityTicks());
    return new DeviceReading(reading.system(), reading.time(), List.of(twin, lag), true, List.of(), List.of(),
        List.of(), List.of(), List.of());
  }

  @Test
  void anEngineIdThatIsLostOnceHidesNoReplacement() {
    SimulatedDevice device = SimulatedDevice.constant(START - SLOT, 400 * 60, 1000);
    DeviceMeter meter = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES, Optional.empty());
    List<SlotRecord> finals = new ArrayList<>();
    for (int poll = 0; poll < 4; poll++) {
      long now = START - SLOT + poll * SLOT + 5000;
      DeviceReading reading = device.read(now, now, now, Columns.ALL);
      String engineId = poll == 2 ? "" : poll == 3 ? "80000B" : "80000A";
      DeviceReading.SystemReading system = new DeviceReading.SystemReading("snmp", "hub1", "", "standard",
          OptionalLong.empty(), engineId);
      finals.addAll(
          meter.accept(new DeviceReading(system, reading.time(), reading.interfaces(), true, List.of(),
              List.of(), List.of(), List.of(), List.of()), 0, false));
    }
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, false), onlyColumn(finals.get(1)));
    assertEquals(new Slot.Missing(MissingReason.IDENTITY_CHANGED), onlyColumn(finals.get(2)));
  }

  /// A device that refreshes its counters in turns may show four per cent more than its link can carry in a slot.
  @Test
  void theTimeErrorIsThatOfTheProfileUnlessOneIsConfigured() {
    Duration half = Duration.ofSeconds(30);
    Slot tooMuch = new Slot.Missing(MissingReason.OVER_LINE_RATE);
    assertEquals(tooMuch, fourPercentAboveLineRate(null, Duration.ZERO));
    assertEquals(tooMuch, fourPercentAboveLineRate(Duration.ZERO, half));
    assertInstanceOf(Slot.Metered.class, fourPercentAboveLineRate(null, half));
    assertInstanceOf(Slot.Metered.class, fourPercentAboveLineRate(half, Duration.ZERO));
  }

  private static Slot fourPercentAboveLineRate(@Nullable Duration configured, Duration ofProfile) {
    SimulatedDevice device = SimulatedDevice.constant(START - SLOT, 400 * 60, 1_300_000);
    DeviceMeter meter = new DeviceMeter(SimulatedDevice.config(Direction.IN, configured),
        SlotGrid.FIVE_MINUTES, Optional.empty());
    List<SlotRecord> finals = new ArrayList<>();
    for (int poll = 0; poll < 3; poll++) {
      long now = START - SLOT + poll * SLOT + 5000;
      DeviceReading reading = device.read(now, now, now, Columns.ALL);
      DeviceReading.SystemReading system = new DeviceReading.SystemReading("snmp", "hub1", "", "turns",
          OptionalLong.empty(), "", ofProfile);
      finals.addAll(
          meter.accept(new DeviceReading(system, reading.time(), reading.interfaces(), true, List.of(),
              List.of(), List.of(), List.of(), List.of()), 0, false));
    }
    return onlyColumn(finals.get(1));
  }

  private static Slot onlyColumn(SlotRecord record) {
    return assertInstanceOf(SlotRecord.Row.class, record).columns().getFirst();
  }

  /// Each reason that a meter gives, by what leads to it. The ring gives the other two: damaged and not stored.
  @ParameterizedTest
  @CsvSource({"FIRST_READING, 0, POLL", "NO_ANSWER, 1, POLL POLL LOST_POLL LOST_POLL POLL",
      "AUTHENTICATION_FAILED, 1, POLL POLL REFUSED REFUSED POLL",
      "COUNTER_RESET, 1, POLL POLL RESET_UNTOLD POLL",
      "DEVICE_RESTARTED, 1, POLL POLL REBOOT POLL", "DISCONTINUITY, 1, POLL POLL RESET_TOLD POLL",
      "IDENTITY_CHANGED, 1, POLL POLL REPLACED POLL", "OVER_LINE_RATE, 1, POLL POLL JUMP POLL",
      "CLOCK_STEP, 1, POLL POLL CLOCK_FORWARD POLL", "AGENT_RESTARTED, 1, POLL POLL CRASH POLL",
      "COLUMN_LOST, 1, POLL POLL ROW_LOST ROW_LOST POLL POLL", "INTERFACE_ABSENT, 1, POLL POLL ABSENT POLL"})
  void everyReasonIsReached(MissingReason reason, int slot, String events) {
    List<Event> all = new ArrayList<>(Arrays.stream(events.split(" ")).map(Event::valueOf).toList());
    all.addAll(List.of(Event.POLL, Event.POLL, Event.POLL));
    MeterRun run = MeterRun.of(SimulatedDevice.random(START - SLOT, 400 * 60, 3), all);
    assertEquals(new Slot.Missing(reason), run.at(slot));
    assertEquals(Drops.UNKNOWN, run.dropsAt(slot));
  }

  @Test
  void aCounterThatWrapsTooFastIsUnmeterable() {
    MeterRun run = MeterRun.of(SimulatedDevice.tooFast(START - SLOT, 400 * 60),
        List.of(Event.POLL, Event.POLL, Event.POLL));
    assertEquals(new Slot.Missing(MissingReason.UNMETERABLE), run.at(1));
    assertAllKnown(run.dropsAt(1));
  }

  /// A walk that was cut may leave the 32-bit column of a 64-bit counter, or a counter without its discontinuity time:
  /// the next reading bridges that like any other loss.
  @ParameterizedTest
  @EnumSource(names = {"OUT_LOST", "ROW_LOST", "LOW_HALF_ONLY", "DISCONTINUITY_LOST"})
  void whatAPartialWalkLeavesIsAmended(Event loss) {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, loss, Event.POLL, Event.POLL));
    assertEquals(1, run.amendments);
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, true), run.at(1));
    assertAllKnown(run.dropsAt(1));
  }

  @Test
  void lostDropsLeaveTheSlotAsItIs() {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.DROPS_LOST, Event.POLL, Event.POLL));
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, false), run.at(1));
    assertEquals(Drops.UNKNOWN, run.dropsAt(1));
    assertAllKnown(run.dropsAt(2));
  }

  @Test
  void aDeviceThatDoesNotCountDropsHasNoneKnown() {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.DROPS_LOST, Event.DROPS_LOST, Event.DROPS_LOST));
    assertInstanceOf(Slot.Metered.class, run.at(1));
    assertEquals(Drops.UNKNOWN, run.dropsAt(1));
  }

  @Test
  void aResetThatOnlyTheOctetsShowMakesTheDropsUnknown() {
    MeterRun run = MeterRun.of(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.RESET_UNTOLD, Event.POLL, Event.POLL));
    assertEquals(Drops.UNKNOWN, run.dropsAt(1));
    assertEquals(Drops.UNKNOWN, run.dropsAt(2), "its first seconds are unknown");
    assertAllKnown(run.dropsAt(3));
  }

  @Test
  void whichWayADropWentIsTheContracts() {
    List<Event> events = List.of(Event.POLL, Event.POLL, Event.POLL, Event.POLL);
    Drops asTheDevice = MeterRun.of(SimulatedDevice.random(START - SLOT, 400 * 60, 9), Direction.IN, events)
        .dropsAt(1);
    Drops turned = MeterRun.of(SimulatedDevice.random(START - SLOT, 400 * 60, 9), Direction.OUT, events)
        .dropsAt(1);
    assertEquals(Drops.of(counter -> asTheDevice.count(counter.opposite())), turned);
  }

  private static void assertAllKnown(Drops drops) {
    assertEquals(4, Arrays.stream(DropCounter.values()).filter(each -> drops.count(each) != null).count(),
        drops::toString);
  }

  @Test
  void aClockSteppedBackNeverRepeatsALabel() {
    SimulatedDevice device = SimulatedDevice.constant(START - SLOT, 400 * 60, 1000);
    DeviceMeter meter = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES, Optional.empty());
    List<SlotRecord> finals = new ArrayList<>();
    long step = 0;
    for (int poll = 0; poll < 20; poll++) {
      long monotonic = START + poll * SLOT + 5000;
      boolean steps = poll == 8;
      step = poll < 8 ? 0 : -4 * SLOT;
      finals.addAll(meter.accept(device.read(monotonic, monotonic, monotonic, Columns.ALL), step, steps));
    }
    List<Instant> labels = finals.stream().map(record -> ((SlotRecord.Row) record).slotStart()).toList();
    assertEquals(labels.stream().distinct().sorted().toList(), labels);
    assertEquals(new Slot.Missing(MissingReason.CLOCK_STEP),
        ((SlotRecord.Row) finals.get(7)).columns().getFirst());
    assertInstanceOf(Slot.Metered.class, ((SlotRecord.Row) finals.getLast()).columns().getFirst());
  }
}
