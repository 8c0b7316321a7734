package org.nroagent.agent.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.core.KeptState.KeptDevice;
import org.nroagent.agent.meter.DeviceMeter;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.agent.poll.PollResult.Outcome;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.LossSnapshot;
import org.nroagent.agent.source.RequestLimits;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.ToldStates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the core knows of one device. Owned by the core thread.
final class DeviceState {
  /// A change of the wall clock's lead between two polls beyond this is a step, below it is discipline.
  static final Duration STEP = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(DeviceState.class);

  private final DeviceConfig config;
  private final SlotGrid grid;
  private final DeviceMeter meter;
  /// The wall clock's lead at the last poll, and at the last one that gave the meter a reading.
  private OptionalLong polledLead = OptionalLong.empty();
  private OptionalLong readLead = OptionalLong.empty();
  private Optional<DeviceReading> reading = Optional.empty();
  private ToldStates toldStates = ToldStates.NOTHING;
  private Optional<Instant> readAt = Optional.empty();
  private Optional<Duration> pollDuration = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private long answered;
  private long failed;
  private final NominalSpeeds speeds;
  private final ToldWarnings told = new ToldWarnings();
  private RememberedDevice remembered = RememberedDevice.NOTHING;
  private final Map<String, SeriesSlot> lastSlots = new HashMap<>();
  private final Map<String, LossSnapshot> losses = new HashMap<>();

  DeviceState(DeviceConfig config, SlotGrid grid, DeviceMeter meter) {
    this.config = config;
    this.grid = grid;
    this.meter = meter;
    this.speeds = new NominalSpeeds(
        config.metered().stream().map(MeteredConfig::ifName).collect(Collectors.toSet()));
  }

  /// Takes up the counters' bases that a clean stop kept.
  ///
  /// @param lead of the wall clock over the monotonic clock by which they were placed: if the first labelled reading
  ///     has another one, they are worth nothing
  void restore(KeptDevice kept, long lead) {
    meter.restore(kept.system(), kept.columns());
    readLead = OptionalLong.of(lead);
  }

  /// Takes up what is remembered of the device.
  void restore(RememberedDevice before) {
    speeds.restore(before);
    remember(before.limits());
  }

  /// What a clean stop keeps, empty where the device has not answered yet.
  Optional<KeptDevice> keep() {
    return meter.identity().map(system -> new KeptDevice(system, meter.keep()));
  }

  /// What is remembered of the device over crashes too; the same object as long as nothing changes.
  RememberedDevice remembered() {
    return remembered;
  }

  private void remember(Optional<RequestLimits> limits) {
    RememberedDevice now = speeds.remembered().with(limits);
    if (!now.equals(remembered)) {
      remembered = now;
    }
  }

  String name() {
    return config.name();
  }

  /// Takes note of what was told of its states.
  void told(ToldStates newTold) {
    toldStates = newTold;
  }

  /// Shows a reading that was made beside the rounds; the meter does not hear of it.
  void showEarly(DeviceReading said, Instant wall) {
    reading = Optional.of(said);
    readAt = Optional.of(wall);
  }

  /// Whether the wall clock was stepped since this device's previous poll.
  boolean clockStepped(PollResult result) {
    return stepped(polledLead, result);
  }

  /// Takes a poll's result and gives the records that became final by it.
  ///
  /// @param labelled whether the wall clock may label slots
  List<SlotRecord> accept(PollResult result, boolean labelled) {
    boolean stepped = stepped(readLead, result);
    polledLead = OptionalLong.of(result.wallMinusMonotonicMillis());
    pollDuration = Optional.of(result.duration());
    if (result.outcome() instanceof Outcome.Answered(var said)) {
      speeds.accept(said);
      told.fresh(said).forEach(warning -> LOG.warn("{}: {}", config.name(), warning));
    }
    remember(result.limits());
    return switch (result.outcome()) {
      case Outcome.Answered(var said) -> {
        answered++;
        problem = Optional.empty();
        reading = Optional.of(said);
        readAt = Optional.of(result.wall());
        if (!labelled) {
          yield List.of();
        }
        readLead = polledLead;
        yield meter.accept(said, result.wallMinusMonotonicMillis(), stepped);
      }
      case Outcome.Failed(var reason, var message) -> {
        failed++;
        problem = Optional.of(message);
        yield labelled ? meter.failed(reason, result.wall()) : List.of();
      }
    };
  }

  /// Takes the newest record that the ring has of this device from before the start: it is shown until there is a newer
  /// one. What was lost in it was counted then.
  void resume(SlotRecord record) {
    show(record);
  }

  private void show(SlotRecord record) {
    switch (record) {
      case SlotRecord.Row row -> {
        for (int i = 0; i < row.columns().size(); i++) {
          lastSlots.put(config.metered().get(i).id(), new SeriesSlot(row.slotStart(), row.columns().get(i)));
        }
      }
      case SlotRecord.MissingRange range -> config.metered()
          .forEach(metered -> lastSlots.put(metered.id(), lastOf(range)));
      case SlotRecord.Amendment _ -> {
        // It concerns a slot before the last one.
      }
    }
  }

  /// Takes note of a durable record of this device.
  void stored(SlotRecord record) {
    show(record);
    switch (record) {
      case SlotRecord.Row row -> {
        for (int i = 0; i < row.columns().size(); i++) {
          lost(config.metered().get(i).id(), row.slotStart(), row.columns().get(i), row.dropsOf(i));
        }
      }
      case SlotRecord.Amendment amendment -> lost(config.metered().get(amendment.column()).id(),
          amendment.slotStart(), amendment.slot(), amendment.drops());
      case SlotRecord.MissingRange _ -> {
        // Of slots without a reading it is not known what they lost.
      }
    }
  }

  /// What this device says of the capacity of its metered interfaces, by their ids; those of which it says nothing
  /// are absent.
  Map<String, BigDecimal> capacities() {
    Map<String, BigDecimal> capacities = new HashMap<>();
    config.metered()
        .forEach(metered -> speeds.capacityMbps(metered.ifName())
            .ifPresent(mbps -> capacities.put(metered.id(), mbps)));
    return capacities;
  }

  /// The snapshot of this device with the figures of its interfaces.
  DeviceSnapshot snapshot(SeriesState series) {
    List<InterfaceSnapshot> metered = config.metered().stream().map(each -> snapshot(each, series)).toList();
    return new DeviceSnapshot(config.name(), config.access().host() + ":" + config.access().port(), reading,
        readAt,
        pollDuration, problem, answered, failed, metered, toldStates);
  }

  private void lost(String id, Instant start, Slot slot, Drops drops) {
    if (drops.known() > 0) {
      losses.put(id, losses.getOrDefault(id, LossSnapshot.NONE).plus(start, slot, drops));
    }
  }

  private static boolean stepped(OptionalLong before, PollResult result) {
    return before.isPresent()
        && Math.abs(result.wallMinusMonotonicMillis() - before.getAsLong()) > STEP.toMillis();
  }

  private SeriesSlot lastOf(SlotRecord.MissingRange range) {
    MissingReason reason = range.reason();
    return new SeriesSlot(grid.plus(range.to(), -1), new Slot.Missing(reason));
  }

  private InterfaceSnapshot snapshot(MeteredConfig metered, SeriesState series) {
    return new InterfaceSnapshot(config.name(), metered.ifName(),
        series.measured(metered.id(), Optional.ofNullable(lastSlots.get(metered.id()))),
        losses.getOrDefault(metered.id(), LossSnapshot.NONE));
  }
}
