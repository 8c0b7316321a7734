package org.nroagent.agent.http;

import java.time.ZoneId;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nroagent.agent.audit.AuditReport;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.snapshot.SnmpServerSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.agent.report.MonthlyReport;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.Opening;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.time.TimeSource;

/// Everything that the page, the API and the metrics read. Nothing of it can be changed through them, and reading it
/// waits for nobody but, for slots, the disk.
///
/// @param name the agent's name
/// @param version the program's version
/// @param zone the contract's time zone, in which months begin
/// @param grid the slots' length
/// @param snapshots what the core knows
/// @param slots the kept slots
/// @param closed the months that are closed
/// @param reports the monthly reports for the client
/// @param events the kept events
/// @param extent identity and bounds of the ring now
/// @param notices what opening the ring found
/// @param push the delivery to the collector now
/// @param audit the audit as of the last readings, empty where no topology is configured
/// @param snmpServer the agent's own SNMP server now, empty where there is none
/// @param time the clocks
public record AgentView(String name, String version, ZoneId zone, SlotGrid grid, Snapshots snapshots,
    SlotHistory slots, ClosedMonthHistory closed, MonthlyReports reports, EventLog events,
    Supplier<Extent> extent, List<Opening.Notice> notices, Supplier<PushStatus> push,
    Supplier<Optional<AuditReport>> audit, Supplier<Optional<SnmpServerSnapshot>> snmpServer,
    TimeSource time) {
  public AgentView {
    notices = List.copyOf(notices);
  }

  /// The view of a running agent.
  ///
  /// @param config what it was told
  /// @param version the program's version
  /// @param snapshots what the core knows
  /// @param ring the ring of its slots
  /// @param closed its closed months
  /// @param events the ring of its events
  /// @param opening what opening the ring found
  /// @param push the delivery to the collector, asked for on every request
  /// @param audit the audit, asked for on every request
  /// @param snmpServer the SNMP server, asked for on every request
  /// @param time the clocks
  public static AgentView of(AgentConfig config, String version, Snapshots snapshots, RingReader ring,
      ClosedMonths closed, EventRing events, Opening opening, Supplier<PushStatus> push,
      Supplier<Optional<AuditReport>> audit, Supplier<Optional<SnmpServerSnapshot>> snmpServer,
      TimeSource time) {
    return new AgentView(config.name(), version, config.zone(), config.grid(), snapshots,
        new RingHistory(ring), closed::of, month -> report(config, closed, month), events,
        ring::extent,
        Stream.concat(opening.notices().stream(), events.notices().stream()).toList(),
        push, audit, snmpServer, time);
  }

  private static Optional<MonthlyReport> report(AgentConfig config, ClosedMonths closed, YearMonth month)
      throws IOException {
    return closed.months().contains(month)
        ? Optional.of(MonthlyReport.of(month, config.zone(), config.series(), closed))
        : Optional.empty();
  }
}
