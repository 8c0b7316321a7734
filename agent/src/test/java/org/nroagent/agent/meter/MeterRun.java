package org.nroagent.agent.meter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.agent.meter.SimulatedDevice.Columns;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

/// A meter and a simulated device over a sequence of events, one for each slot: what the meter made of it.
final class MeterRun {
  static final long SLOT = 300_000;
  static final long START = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();

  /// What happens before and at the poll of one slot.
  enum Event {
    POLL, LATE_POLL, LOST_POLL, REBOOT, RESET_TOLD, RESET_UNTOLD, RENUMBERED, OUT_LOST, ROW_LOST, ABSENT,
    /// The walk lost the 64-bit column and found the 32-bit one.
    LOW_HALF_ONLY,
    /// The walk lost ifCounterDiscontinuityTime.
    DISCONTINUITY_LOST,
    /// The budget ended before the counters of lost packets.
    DROPS_LOST,
    /// The octet counters jump ahead by more than the link carries.
    JUMP,
    /// Another device answers.
    REPLACED,
    /// sysUpTime wraps a minute before the poll.
    UP_TIME_WRAPS,
    /// The agent was stopped and started in good order.
    CLEAN_RESTART,
    /// The agent was killed: what it had not written is lost.
    CRASH,
    /// The wall clock was stepped since the poll before.
    CLOCK_FORWARD, CLOCK_BACK,
    /// The wall clock was moved by less than what counts as a step.
    CLOCK_SLEWED,
    /// The device refuses the credentials.
    REFUSED
  }

  final SimulatedDevice device;
  private final Direction ifIn;
  private DeviceMeter meter;
  private long leadMillis;
  private int polls;
  final TreeMap<Instant, Slot> slots = new TreeMap<>();
  final TreeMap<Instant, Drops> drops = new TreeMap<>();
  final List<String> violations = new ArrayList<>();
  int amendments;
  long firstReadingMillis = START;
  long lastReadingMillis = START;

  private MeterRun(SimulatedDevice device, Direction ifIn) {
    this.device = device;
    this.ifIn = ifIn;
    this.meter = new DeviceMeter(SimulatedDevice.config(ifIn), SlotGrid.FIVE_MINUTES, Optional.empty());
  }

  static MeterRun of(SimulatedDevice device, List<Event> events) {
    return of(device, Direction.IN, events);
  }

  static MeterRun of(SimulatedDevice device, Direction ifIn, List<Event> events) {
    MeterRun run = new MeterRun(device, ifIn);
    events.forEach(run::play);
    return run;
  }

  /// The slot with this number, from 0.
  Slot at(int index) {
    return Objects.requireNonNull(slots.get(Instant.ofEpochMilli(START + index * SLOT)));
  }

  /// The drops of the slot with this number.
  Drops dropsAt(int index) {
    return Objects.requireNonNull(drops.get(Instant.ofEpochMilli(START + index * SLOT)));
  }

  long sumOfOctets(Direction direction) {
    return slots.values().stream().mapToLong(slot -> switch (slot) {
      case Slot.Metered(var in, var out, var _) -> direction == Direction.IN ? in : out;
      case Slot.Missing _ -> 0;
    }).sum();
  }

  long sumOfDrops(DropCounter counter) {
    return drops.values().stream().mapToLong(each -> {
      Long count = each.count(counter);
      return count == null ? 0 : count;
    }).sum();
  }

  /// The octets that truly passed between the first reading and the last.
  long trueOctets() {
    return device.trueOctets(lastReadingMillis) - device.trueOctets(firstReadingMillis);
  }

  /// The packets that were truly lost between the first reading and the last, by the contract's direction.
  long trueDrops(DropCounter counter) {
    DropCounter asTheDeviceCounts = ifIn == Direction.IN ? counter : counter.opposite();
    return device.trueLosses(asTheDeviceCounts, lastReadingMillis)
        - device.trueLosses(asTheDeviceCounts, firstReadingMillis);
  }

  private void play(Event event) {
    long now = START + polls * SLOT + 5000;
    // Ever closer to the poll, so that an untold reset shows as a decrease: no meter could see one that does not.
    long before = now - 100_000 + polls * 1000L;
    boolean stepped = false;
    switch (event) {
      case LOST_POLL -> take(
          meter.failed(MissingReason.NO_ANSWER, Instant.ofEpochMilli(now + leadMillis)));
      case REFUSED -> take(
          meter.failed(MissingReason.AUTHENTICATION_FAILED, Instant.ofEpochMilli(now + leadMillis)));
      case REBOOT -> device.reboot(before);
      case RESET_TOLD -> device.reset(before, true);
      case RESET_UNTOLD -> device.reset(before, false);
      case RENUMBERED -> device.renumber();
      case JUMP -> device.jump();
      case REPLACED -> device.replace(polls);
      case UP_TIME_WRAPS -> device.wrapUpTimeAt(now - 60_000);
      case CLEAN_RESTART -> restart(true);
      case CRASH -> restart(false);
      case CLOCK_FORWARD, CLOCK_BACK -> {
        leadMillis += (event == Event.CLOCK_FORWARD ? 1 : -1) * (7_000 + polls % 5 * 270_000L);
        stepped = true;
      }
      case CLOCK_SLEWED -> leadMillis += polls % 2 == 0 ? 4_000 : -4_000;
      case POLL, LATE_POLL, OUT_LOST, ROW_LOST, ABSENT, LOW_HALF_ONLY, DISCONTINUITY_LOST, DROPS_LOST -> {
        // Only the reading differs.
      }
    }
    polls++;
    if (event != Event.LOST_POLL && event != Event.REFUSED) {
      long late = event == Event.LATE_POLL ? 60_000 : 40;
      long sample = now + late / 2;
      firstReadingMillis = firstReadingMillis == START ? sample : firstReadingMillis;
      lastReadingMillis = sample;
      take(meter.accept(device.read(now, sample, now + late, columns(event)), leadMillis, stepped));
    }
  }

  private static Columns columns(Event event) {
    return switch (event) {
      case OUT_LOST -> Columns.OUT_LOST;
      case ROW_LOST -> Columns.ROW_LOST;
      case ABSENT -> Columns.ABSENT;
      case LOW_HALF_ONLY -> Columns.LOW_HALF_ONLY;
      case DISCONTINUITY_LOST -> Columns.DISCONTINUITY_LOST;
      case DROPS_LOST -> Columns.DROPS_LOST;
      case POLL, LATE_POLL, LOST_POLL, REFUSED, REBOOT, RESET_TOLD, RESET_UNTOLD, RENUMBERED, JUMP, REPLACED,
          UP_TIME_WRAPS,
          CLEAN_RESTART, CRASH, CLOCK_FORWARD, CLOCK_BACK, CLOCK_SLEWED ->
        Columns.ALL;
    };
  }

  private void restart(boolean clean) {
    Optional<Instant> recordedUntil = slots.isEmpty()
        ? Optional.empty()
        : Optional.of(slots.lastKey().plusMillis(SLOT));
    DeviceMeter next = new DeviceMeter(SimulatedDevice.config(ifIn), SlotGrid.FIVE_MINUTES, recordedUntil);
    if (clean) {
      DeviceMeter last = meter;
      last.identity().ifPresent(system -> next.restore(system, last.keep()));
    }
    meter = next;
  }

  private void take(List<SlotRecord> records) {
    for (SlotRecord record : records) {
      switch (record) {
        case SlotRecord.Row row -> put(row.slotStart(), row.columns().getFirst(), row.dropsOf(0));
        case SlotRecord.Amendment amendment -> amend(amendment);
        case SlotRecord.MissingRange range -> {
          for (Instant at = range.from(); at.isBefore(range.to()); at = at.plusMillis(SLOT)) {
            put(at, new Slot.Missing(range.reason()), Drops.UNKNOWN);
          }
        }
      }
    }
  }

  private void put(Instant start, Slot slot, Drops lost) {
    if (!slots.isEmpty() && !start.equals(slots.lastKey().plusMillis(SLOT))) {
      violations.add(start + " follows " + slots.lastKey());
    }
    slots.put(start, slot);
    drops.put(start, lost);
  }

  private void amend(SlotRecord.Amendment amendment) {
    amendments++;
    Slot before = slots.put(amendment.slotStart(), amendment.slot());
    drops.put(amendment.slotStart(), amendment.drops());
    if (!new Slot.Missing(MissingReason.COLUMN_LOST).equals(before) || !amendment.slot().interpolated()) {
      violations.add(amendment + " amends " + before);
    }
  }
}
