package org.nroagent.agent.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.meter.MeterRun.SLOT;
import static org.nroagent.agent.meter.MeterRun.START;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.meter.SimulatedDevice.Columns;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.Services;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;

/// The sessions of a slot are those that the device says it serves in the first reading after the slot's end, if that comes
/// before another slot ends.
class SessionsOfSlotsTest {
  private static final OptionalLong NONE = OptionalLong.empty();

  private final SimulatedDevice device = SimulatedDevice.constant(START - SLOT, 400 * 60, 1000);
  private final DeviceMeter meter = new DeviceMeter(SimulatedDevice.config(), SlotGrid.FIVE_MINUTES,
      Optional.empty());
  private int polls;

  /// What the rows say that this poll closes.
  private List<OptionalLong> poll(OptionalLong sessions) {
    return poll(sessions, 5_000);
  }

  private List<OptionalLong> poll(OptionalLong sessions, long millisAfterTheBorder) {
    long now = START + polls++ * SLOT + millisAfterTheBorder;
    DeviceReading read = device.read(now, now, now, Columns.ALL);
    Services services = new Services(List.of(), List.of(), List.of(), List.of(), sessions);
    return sessions(meter.accept(new DeviceReading(read.system(), read.time(), read.interfaces(), read.lags(),
        read.meps(), read.igmpGroups(), read.pseudowires(), services, read.tables(), read.warnings()), 0,
        false));
  }

  private List<OptionalLong> lost() {
    long now = START + polls++ * SLOT + 5_000;
    return sessions(meter.failed(MissingReason.NO_ANSWER, Instant.ofEpochMilli(now)));
  }

  private static List<OptionalLong> sessions(List<SlotRecord> records) {
    List<OptionalLong> sessions = new ArrayList<>();
    for (SlotRecord record : records) {
      if (record instanceof SlotRecord.Row row) {
        sessions.add(row.sessions());
      }
    }
    return sessions;
  }

  @Test
  void theReadingThatClosesASlotCounts() {
    assertEquals(List.of(), poll(OptionalLong.of(10)), "no slot has ended since it is metered");
    assertEquals(List.of(OptionalLong.of(11)), poll(OptionalLong.of(11)));
    assertEquals(List.of(OptionalLong.of(0)), poll(OptionalLong.of(0)));
    assertEquals(List.of(NONE), poll(NONE), "not known is not zero");
  }

  @Test
  void aSlotThatIsBridgedHasNone() {
    poll(OptionalLong.of(10));
    assertEquals(List.of(), lost());
    assertEquals(List.of(NONE, OptionalLong.of(12)), poll(OptionalLong.of(12)));
  }

  @Test
  void slotsOfADeviceThatIsSilentHaveNone() {
    poll(OptionalLong.of(10));
    lost();
    assertEquals(List.of(NONE), lost());
    assertEquals(List.of(NONE, OptionalLong.of(13)), poll(OptionalLong.of(13)));
  }

  @Test
  void aLateReadingCountsAsLongAsItsSlotEndedLast() {
    poll(OptionalLong.of(10));
    assertEquals(List.of(OptionalLong.of(11)), poll(OptionalLong.of(11), SLOT - 1));
  }

  @Test
  void whatCannotBeKeptIsNoCount() {
    poll(OptionalLong.of(10));
    assertEquals(List.of(NONE), poll(OptionalLong.of(SessionsCodec.MOST + 1)));
    assertEquals(List.of(OptionalLong.of(SessionsCodec.MOST)), poll(OptionalLong.of(SessionsCodec.MOST)));
  }
}
