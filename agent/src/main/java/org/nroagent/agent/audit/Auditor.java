package org.nroagent.agent.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.Topology;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.time.TimeSource;

/// Keeps the last audit and makes a new one when something has changed: a reading, a device that fell silent, a group
/// that was seen for the first time, a switch of gates, the day. So a page that is asked for often costs no audit. Any thread may call it.
public final class Auditor {
  /// A device whose last reading is older counts as silent.
  private static final int SLOTS_UNTIL_SILENT = 3;

  private final Topology topology;
  private final List<AuditRule> rules;
  private final ZoneId zone;
  private final SlotGrid grid;
  private final TimeSource time;
  private final Optional<WatchedGroups> groups;
  private final WatchedSwitches switches;
  private @Nullable Basis basis;
  private @Nullable AuditReport report;

  /// What the last audit was made from. Readings are compared by identity: they never change.
  ///
  /// @param readings the reading of each device that answers
  /// @param seen groups seen
  /// @param events events of gates and pseudowires
  /// @param today the day
  private record Basis(Map<String, DeviceReading> readings, SeenGroups seen, List<StateEvent> events,
      LocalDate today) {
    @SuppressWarnings("ReferenceEquality") // a reading never changes, and comparing two by value costs more than an audit
    boolean isSameAs(@Nullable Basis other) {
      return other != null && today.equals(other.today) && events.equals(other.events)
          && seen.equals(other.seen)
          && readings.size() == other.readings.size()
          && readings.entrySet().stream()
              .allMatch(entry -> other.readings.get(entry.getKey()) == entry.getValue());
    }
  }

  /// @param topology what was agreed
  /// @param rules in the order in which they are shown
  /// @param zone the contract's, in which days begin
  /// @param grid the slots, in which devices are polled
  /// @param time the clocks
  /// @param before which multicast groups an earlier run saw
  public Auditor(Topology topology, List<AuditRule> rules, ZoneId zone, SlotGrid grid, TimeSource time,
      SeenGroups before) {
    this.topology = topology;
    this.rules = List.copyOf(rules);
    this.zone = zone;
    this.grid = grid;
    this.time = time;
    this.groups = topology.multicast().map(plan -> new WatchedGroups(plan, before));
    this.switches = new WatchedSwitches(topology);
  }

  /// Notes the multicast groups of a reading. Every reading must come here: a group may be seen in one alone.
  ///
  /// @param at the wall clock at its end
  public void heard(DeviceReading reading, Instant at) {
    groups.ifPresent(watched -> watched.heard(reading, at));
  }

  /// Which multicast groups were seen up to now: for the next run to go on from.
  public SeenGroups seen() {
    return groups.map(WatchedGroups::seen).orElse(SeenGroups.NONE);
  }

  /// Notes a change of state, in the order of the sequences. Those that were told before the start may come again.
  public void told(StateEvent event) {
    switches.told(event);
  }

  /// The audit of what devices said last.
  public synchronized AuditReport report(List<DeviceSnapshot> devices) {
    Instant now = time.wall();
    Map<String, DeviceReading> readings = new HashMap<>();
    for (DeviceSnapshot device : devices) {
      device.reading().filter(_ -> answers(device, now))
          .ifPresent(reading -> readings.put(device.name(), reading));
    }
    Basis current = new Basis(readings,
        seen(), switches.events(), LocalDate.ofInstant(now, zone));
    AuditReport last = report;
    if (last != null && current.isSameAs(basis)) {
      return last;
    }
    AuditReport fresh = AuditReport.of(rules,
        new AuditInput(topology, readings, current.seen(), new LinkHistory(current.events(), grid.length()),
            now,
            current.today()));
    basis = current;
    report = fresh;
    return fresh;
  }

  private boolean answers(DeviceSnapshot device, Instant now) {
    return device.readAt()
        .filter(
            at -> Duration.between(at, now).compareTo(grid.length().multipliedBy(SLOTS_UNTIL_SILENT)) <= 0)
        .isPresent();
  }
}
