package org.nroagent.agent.meter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.meter.SimulatedDevice.Columns;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The promise of metering: never more octets than truly passed, exactly the true ones where nothing was missing, and
/// every slot exactly once.
class DeviceMeterTest {
  private static final long SLOT = 300_000;
  private static final long START = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();

  /// What happens before and at the poll of one slot.
  enum Event {
    POLL, LATE_POLL, LOST_POLL, REBOOT, RESET_TOLD, RESET_UNTOLD, RENUMBERED, OUT_LOST, ROW_LOST, ABSENT
  }

  @Property(tries = 500)
  void slotsNeverExceedTheTruth(@ForAll("events") List<Event> events,
      @ForAll @LongRange(min = 1, max = 99) long seed) {
    SimulatedDevice device = SimulatedDevice.random(START - SLOT, 400 * 60, seed);
    Run run = play(device, events);
    long truth = device.trueOctets(run.lastReadingMillis) - device.trueOctets(run.firstReadingMillis);
    long in = run.slots.values().stream().mapToLong(slot -> slot instanceof Slot.Metered m ? m.inOctets() : 0)
        .sum();
    long out = run.slots.values().stream()
        .mapToLong(slot -> slot instanceof Slot.Metered m ? m.outOctets() : 0).sum();
    assertTrue(in <= truth, () -> in + " octets in slots, " + truth + " truly passed; " + run.slots);
    assertTrue(out <= truth, () -> out + " octets in slots, " + truth + " truly passed; " + run.slots);
  }

  @Property(tries = 500)
  void everyMeteredSlotIsTrueAtAConstantRate(@ForAll("events") List<Event> events,
      @ForAll @LongRange(max = 1_000_000) long octetsPerMilli) {
    Run run = play(SimulatedDevice.constant(START - SLOT, 400 * 60, octetsPerMilli), events);
    long expected = octetsPerMilli * SLOT;
    // The device's clock has hundredths of a second: three readings place a slot's octets within 30 ms of the truth.
    long tolerance = octetsPerMilli * 30 + 2;
    run.slots.forEach((start, slot) -> {
      if (slot instanceof Slot.Metered metered) {
        assertTrue(Math.abs(metered.inOctets() - expected) <= tolerance,
            () -> start + ": " + slot + ", not " + expected);
        assertTrue(Math.abs(metered.outOctets() - expected) <= tolerance, () -> start + ": " + slot);
      }
    });
  }

  @Property(tries = 500)
  void everySlotIsRecordedOnceAndInOrder(@ForAll("events") List<Event> events) {
    Run run = play(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000), events);
    assertEquals(List.of(), run.violations);
    long last = run.slots.isEmpty() ? START : run.slots.lastKey().toEpochMilli() + SLOT;
    assertEquals((last - START) / SLOT, run.slots.size());
  }

  @Test
  void nothingMissingGivesEveryOctet() {
    SimulatedDevice device = SimulatedDevice.random(START - SLOT, 400 * 60, 5);
    Run run = play(device,
        List.of(Event.POLL, Event.POLL, Event.LATE_POLL, Event.POLL, Event.RENUMBERED, Event.POLL));
    assertEquals(new Slot.Missing(MissingReason.FIRST_READING), run.at(0));
    for (int slot = 1; slot < 5; slot++) {
      assertInstanceOf(Slot.Metered.class, run.at(slot));
    }
  }

  @Test
  void oneMissedPollIsBridgedAndFlagged() {
    Run run = play(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.LOST_POLL,
            Event.POLL, Event.POLL));
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, true), run.at(1));
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, true), run.at(2));
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, true), run.at(3),
        "its first seconds were bridged");
  }

  @Test
  void twoMissedPollsAreMissing() {
    Run run = play(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.LOST_POLL,
            Event.LOST_POLL, Event.POLL, Event.POLL, Event.POLL));
    for (int slot = 1; slot <= 4; slot++) {
      assertEquals(new Slot.Missing(MissingReason.NO_ANSWER), run.at(slot));
    }
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, false), run.at(5));
  }

  @Test
  void aRestartVoidsTheSlotsThatItTouches() {
    Run run = play(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.REBOOT,
            Event.POLL, Event.POLL));
    assertEquals(new Slot.Missing(MissingReason.DEVICE_RESTARTED), run.at(1));
    assertEquals(new Slot.Missing(MissingReason.DEVICE_RESTARTED), run.at(2),
        "its first seconds are unknown");
    assertInstanceOf(Slot.Metered.class, run.at(3));
  }

  @Test
  void aLostColumnIsAmendedByTheNextReading() {
    Run run = play(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
        List.of(Event.POLL, Event.POLL, Event.OUT_LOST,
            Event.POLL, Event.POLL));
    assertEquals(1, run.amendments);
    assertEquals(new Slot.Metered(300_000_000, 300_000_000, true), run.at(1));
  }

  @Test
  void anAbsentInterfaceIsMissingForThatReason() {
    Run run = play(SimulatedDevice.constant(START - SLOT, 400 * 60, 1000),
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
    assertEquals(
        List.of(new SlotRecord.Row("hub1", Instant.ofEpochMilli(START),
            List.of(new Slot.Metered(300_000_000, 300_000_000, false)))),
        after.accept(device.read(now, now, now, Columns.ALL), 0, false));
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

  @Provide
  static Arbitrary<List<Event>> events() {
    return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(Event.POLL)),
        Tuple.of(5, Arbitraries.of(Event.values()))).list().ofMinSize(1).ofMaxSize(60);
  }

  private static Run play(SimulatedDevice device, List<Event> events) {
    DeviceMeter meter = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES, Optional.empty());
    Run run = new Run();
    for (int i = 0; i < events.size(); i++) {
      long now = START + i * SLOT + 5000;
      // Ever closer to the poll, so that an untold reset shows as a decrease: no meter could see one that does not.
      long before = now - 100_000 + i * 1000L;
      Event event = events.get(i);
      switch (event) {
        case LOST_POLL -> run.take(meter.failed(MissingReason.NO_ANSWER, Instant.ofEpochMilli(now)));
        case REBOOT -> device.reboot(before);
        case RESET_TOLD -> device.reset(before, true);
        case RESET_UNTOLD -> device.reset(before, false);
        case RENUMBERED -> device.renumber();
        case POLL, LATE_POLL, OUT_LOST, ROW_LOST, ABSENT -> {
          // Only the reading differs.
        }
      }
      if (event != Event.LOST_POLL) {
        long late = event == Event.LATE_POLL ? 60_000 : 40;
        Columns columns = switch (event) {
          case OUT_LOST -> Columns.OUT_LOST;
          case ROW_LOST -> Columns.ROW_LOST;
          case ABSENT -> Columns.ABSENT;
          case POLL, LATE_POLL, LOST_POLL, REBOOT, RESET_TOLD, RESET_UNTOLD, RENUMBERED -> Columns.ALL;
        };
        run.read(now + late / 2);
        run.take(meter.accept(device.read(now, now + late / 2, now + late, columns), 0, false));
      }
    }
    return run;
  }

  private static final class Run {
    private final TreeMap<Instant, Slot> slots = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private int amendments;
    private long firstReadingMillis = START;
    private long lastReadingMillis = START;

    void read(long sampleMillis) {
      firstReadingMillis = firstReadingMillis == START ? sampleMillis : firstReadingMillis;
      lastReadingMillis = sampleMillis;
    }

    Slot at(int index) {
      return Objects.requireNonNull(slots.get(Instant.ofEpochMilli(START + index * SLOT)));
    }

    void take(List<SlotRecord> records) {
      for (SlotRecord record : records) {
        switch (record) {
          case SlotRecord.Row row -> put(row.slotStart(), row.columns().getFirst());
          case SlotRecord.Amendment amendment -> amend(amendment);
          case SlotRecord.MissingRange range -> {
            for (Instant at = range.from(); at.isBefore(range.to()); at = at.plusMillis(SLOT)) {
              put(at, new Slot.Missing(range.reason()));
            }
          }
        }
      }
    }

    private void put(Instant start, Slot slot) {
      if (!slots.isEmpty() && !start.equals(slots.lastKey().plusMillis(SLOT))) {
        violations.add(start + " follows " + slots.lastKey());
      }
      slots.put(start, slot);
    }

    private void amend(SlotRecord.Amendment amendment) {
      amendments++;
      Slot before = slots.put(amendment.slotStart(), amendment.slot());
      if (!new Slot.Missing(MissingReason.COLUMN_LOST).equals(before) || !amendment.slot().interpolated()) {
        violations.add(amendment + " amends " + before);
      }
    }
  }
}
