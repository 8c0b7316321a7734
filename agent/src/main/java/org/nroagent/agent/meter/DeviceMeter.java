package org.nroagent.agent.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;

/// The meter of one device: turns readings and failures into the device's final slots, each exactly once and in
/// order. Owned by the core thread; it reads no clock.
///
/// A slot is final at the first reading after its end; one poll late it is bridged, later it is missing.
public final class DeviceMeter {
  /// From this many slots behind, no delta can reach back: everything up to now is missing.
  private static final int SLOTS_BEYOND_BRIDGE = 3;

  private final DeviceConfig device;
  private final SlotGrid grid;
  private final List<ColumnMeter> columns = new ArrayList<>();
  /// Where each interface was last, null before its first reading: it tells interfaces of one name apart.
  private final @Nullable Integer[] lastIndexes;
  /// Start of the first slot that is not final; [Long#MIN_VALUE] before the first reading of a device without past.
  private long nextMillis;
  private @Nullable SystemReading identity;
  private MissingReason lastFailure;
  private MissingReason firstReading;

  /// @param device the device and its metered interfaces
  /// @param grid the slots
  /// @param recordedUntil end of the last slot that the ring has of this device, empty for a device without past
  public DeviceMeter(DeviceConfig device, SlotGrid grid, Optional<Instant> recordedUntil) {
    this.device = device;
    this.grid = grid;
    this.nextMillis = recordedUntil.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    this.lastFailure = recordedUntil.isPresent() ? MissingReason.AGENT_RESTARTED : MissingReason.NO_ANSWER;
    this.firstReading = recordedUntil.isPresent()
        ? MissingReason.AGENT_RESTARTED
        : MissingReason.FIRST_READING;
    this.lastIndexes = new Integer[device.metered().size()];
    for (MeteredConfig metered : device.metered()) {
      columns.add(new ColumnMeter(grid, metered.ifIn(), nextMillis));
    }
  }

  /// Takes a reading.
  ///
  /// @param reading what the device said
  /// @param clock the wall clock's lead over the monotonic clock at this reading, in milliseconds
  /// @param clockStepped whether the wall clock was stepped since the previous poll of this device
  /// @return the records that became final, ascending
  public List<SlotRecord> accept(DeviceReading reading, long clock, boolean clockStepped) {
    if (columns.isEmpty()) {
      return List.of();
    }
    List<SlotRecord> finals = new ArrayList<>();
    long nowMillis = Math.floorDiv(reading.time().sentNanos(), 1_000_000L) + clock;
    PollContext context = context(reading.system(), clock, clockStepped);
    start(nowMillis);
    closeBeyondBridge(slotStart(nowMillis), context.gap(), finals);
    feed(reading, context);
    amend(finals);
    close(nowMillis, context.gap(), sessions(reading), finals);
    identity = known(identity, reading.system());
    lastFailure = MissingReason.NO_ANSWER;
    firstReading = MissingReason.FIRST_READING;
    return finals;
  }

  /// Takes note of a poll that gave nothing.
  ///
  /// @param reason why
  /// @param now the wall clock
  /// @return the records that became final: what is more than one poll late
  public List<SlotRecord> failed(MissingReason reason, Instant now) {
    List<SlotRecord> finals = new ArrayList<>();
    if (!columns.isEmpty()) {
      long oneLateMillis = now.toEpochMilli() - grid.millis();
      start(now.toEpochMilli());
      columns.forEach(ColumnMeter::unanswered);
      closeBeyondBridge(slotStart(oneLateMillis), lastFailure, finals);
      close(oneLateMillis, reason, OptionalLong.empty(), finals);
    }
    lastFailure = reason;
    return finals;
  }

  /// What the next run can go on with after a clean stop, by interface id.
  public Map<String, KeptColumn> keep() {
    Map<String, KeptColumn> kept = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      MeteredConfig metered = device.metered().get(i);
      columns.get(i).keep(KeptColumn.Counters.of(metered))
          .ifPresent(column -> kept.put(metered.id(), column));
    }
    return kept;
  }

  /// Takes up what an earlier run kept: its last slots can then be completed.
  ///
  /// @param system who answered then
  /// @param kept by interface id
  public void restore(SystemReading system, Map<String, KeptColumn> kept) {
    identity = system;
    for (int i = 0; i < columns.size(); i++) {
      MeteredConfig metered = device.metered().get(i);
      KeptColumn column = kept.get(metered.id());
      if (column != null && isOf(metered, column.counters())) {
        columns.get(i).restore(column);
      }
    }
  }

  private static boolean isOf(MeteredConfig metered, KeptColumn.@Nullable Counters kept) {
    return kept == null || kept.equals(KeptColumn.Counters.of(metered));
  }

  /// Who answered last, if anybody did.
  public Optional<SystemReading> identity() {
    return Optional.ofNullable(identity);
  }

  private PollContext context(SystemReading system, long clock, boolean clockStepped) {
    MissingReason interruption = interruption(system, clockStepped);
    MissingReason gap = clockStepped ? MissingReason.CLOCK_STEP : lastFailure;
    Duration counterRefresh = device.counterRefresh() == null
        ? system.counterRefresh()
        : device.counterRefresh();
    return new PollContext(clock, interruption, gap, counterRefresh.toMillis(), firstReading);
  }

  private @Nullable MissingReason interruption(SystemReading now, boolean clockStepped) {
    if (identity != null && now.isAnotherThan(identity.sysObjectId(), identity.engineId())) {
      return MissingReason.IDENTITY_CHANGED;
    }
    if (identity != null && restarted(identity, now)) {
      return MissingReason.DEVICE_RESTARTED;
    }
    return clockStepped ? MissingReason.CLOCK_STEP : null;
  }

  /// Who answers, with what an earlier answer said where this one says nothing: a scalar that is lost once must not
  /// hide that the device was replaced.
  private static SystemReading known(@Nullable SystemReading before, SystemReading now) {
    if (before == null) {
      return now;
    }
    return new SystemReading(now.source(), now.sysName(),
        now.sysObjectId().isEmpty() ? before.sysObjectId() : now.sysObjectId(), now.profile(),
        now.engineBoots().isEmpty() ? before.engineBoots() : now.engineBoots(),
        now.engineId().isEmpty() ? before.engineId() : now.engineId(), now.counterRefresh());
  }

  private static boolean restarted(SystemReading before, SystemReading now) {
    return before.engineBoots().isPresent() && now.engineBoots().isPresent()
        && before.engineBoots().getAsLong() != now.engineBoots().getAsLong();
  }

  private void start(long nowMillis) {
    if (nextMillis == Long.MIN_VALUE) {
      nextMillis = slotStart(nowMillis);
      columns.forEach(column -> column.forgetBefore(nextMillis));
    }
  }

  private void closeBeyondBridge(long untilMillis, MissingReason gap, List<SlotRecord> finals) {
    if (untilMillis - nextMillis >= SLOTS_BEYOND_BRIDGE * grid.millis()) {
      finals.add(new SlotRecord.MissingRange(device.name(), Instant.ofEpochMilli(nextMillis),
          Instant.ofEpochMilli(untilMillis), gap));
      nextMillis = untilMillis;
      columns.forEach(column -> column.forgetBefore(untilMillis));
    }
  }

  private void feed(DeviceReading reading, PollContext context) {
    InterfacesByName byName = new InterfacesByName(reading.interfaces());
    for (int i = 0; i < columns.size(); i++) {
      Integer ifIndex = lastIndexes[i];
      InterfaceReading found = byName.find(device.metered().get(i).ifName(), ifIndex);
      if (found != null) {
        if (ifIndex != null && found.ifIndex() != ifIndex && byName.isShared(found.name())) {
          columns.get(i).mistaken();
        }
        lastIndexes[i] = found.ifIndex();
        columns.get(i).accept(found, context);
      } else {
        columns.get(i).absent(
            reading.interfacesComplete() ? MissingReason.INTERFACE_ABSENT : MissingReason.COLUMN_LOST);
      }
    }
  }

  private void amend(List<SlotRecord> finals) {
    long lateMillis = nextMillis - grid.millis();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      columns.get(i).amend(lateMillis).ifPresent(late -> finals.add(new SlotRecord.Amendment(device.name(),
          Instant.ofEpochMilli(lateMillis), column, late.slot(), late.drops())));
    }
  }

  /// A device may say any number: what cannot be kept is no count.
  private static OptionalLong sessions(DeviceReading reading) {
    OptionalLong said = reading.activeSessions();
    return said.isPresent() && SessionsCodec.fits(said.getAsLong()) ? said : OptionalLong.empty();
  }

  /// @param sessions as they are now: those of the slot that ended last. Of one that ended earlier nobody asked in time
  private void close(long untilMillis, MissingReason uncovered, OptionalLong sessions,
      List<SlotRecord> finals) {
    for (; nextMillis + grid.millis() <= untilMillis; nextMillis += grid.millis()) {
      List<Slot> slots = new ArrayList<>(columns.size());
      List<Drops> drops = new ArrayList<>(columns.size());
      for (ColumnMeter column : columns) {
        ColumnMeter.Finished finished = column.finish(nextMillis, uncovered);
        slots.add(finished.slot());
        drops.add(finished.drops());
      }
      boolean newest = nextMillis + 2 * grid.millis() > untilMillis;
      finals.add(new SlotRecord.Row(device.name(), Instant.ofEpochMilli(nextMillis), slots,
          RowDrops.of(drops, slots), newest ? sessions : OptionalLong.empty()));
    }
  }

  private long slotStart(long millis) {
    return Math.floorDiv(millis, grid.millis()) * grid.millis();
  }
}
