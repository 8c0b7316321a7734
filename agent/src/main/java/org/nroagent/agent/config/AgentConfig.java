package org.nroagent.agent.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.inventory.InventoryFolder;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityTerms;
import org.nroagent.model.record.ColumnDirectory;

/// Everything the agent is told, checked and complete.
///
/// @param name the agent's name towards the collector
/// @param zone the contract's time zone, Europe/Paris by default (M3)
/// @param billableCoveragePercent the coverage below which a month's figure is not billable, 95 by default (M4)
/// @param grid slot length, 300 s by default
/// @param dataDirectory folder of the rings
/// @param retentionDays days of slots that are kept, 70 by default; below 62, two months of 31 days,
///     the percentile of a month cannot be computed again after the next one
/// @param pollBudget the most real time one reading of one device may take
/// @param http where the status page listens
/// @param push where summaries go, null where they go nowhere
/// @param snmpServer the agent's own SNMP server, null where there is none
/// @param devices what is polled
/// @param series everything that has slots and figures: the metered interfaces in the order of the devices, then the
///     derived series
/// @param topology what was ordered and agreed, which the audit compares with the devices; empty without an audit
/// @param profiles what is known of families of devices, with the user's own
/// @param notifications where the devices' notifications are received, empty where they are not
/// @param services the services whose reachability this agent judges, and the lines behind them
/// @param sha256 digest of the file, as `sha256sum` prints it, by which the collector notes a change; empty where it
///     was read from none
public record AgentConfig(String name, ZoneId zone, int billableCoveragePercent, SlotGrid grid,
    Path dataDirectory, int retentionDays,
    Duration pollBudget, ListenAddress http, @Nullable PushConfig push, @Nullable SnmpServerConfig snmpServer,
    List<DeviceConfig> devices,
    List<SeriesConfig> series, Optional<Topology> topology, Profiles profiles,
    Optional<NotificationPort> notifications, ServicesConfig services, Optional<String> sha256) {
  public AgentConfig {
    series = List.copyOf(series);
    devices = List.copyOf(devices);
  }

  /// A configuration without services.
  public AgentConfig(String name, ZoneId zone, int billableCoveragePercent, SlotGrid grid,
      Path dataDirectory, int retentionDays, Duration pollBudget, ListenAddress http,
      @Nullable PushConfig push, @Nullable SnmpServerConfig snmpServer, List<DeviceConfig> devices,
      List<SeriesConfig> series, Optional<Topology> topology, Profiles profiles,
      Optional<NotificationPort> notifications) {
    this(name, zone, billableCoveragePercent, grid, dataDirectory, retentionDays, pollBudget, http, push,
        snmpServer, devices, series, topology, profiles, notifications, ServicesConfig.NONE,
        Optional.empty());
  }

  /// The same configuration with the inventory of a folder. What is wrong there is kept with it and stops nothing.
  AgentConfig withInventory(Path folder) {
    return new AgentConfig(name, zone, billableCoveragePercent, grid, dataDirectory, retentionDays,
        pollBudget, http, push, snmpServer, devices, series, topology, profiles, notifications,
        services.withInventory(InventoryFolder.read(folder, services.scope(), push != null)), sha256);
  }

  AgentConfig withSha256(Optional<String> digest) {
    return new AgentConfig(name, zone, billableCoveragePercent, grid, dataDirectory, retentionDays,
        pollBudget, http, push, snmpServer, devices, series, topology, profiles, notifications, services,
        digest);
  }

  /// The columns of the rings: one device per configured device with a metered interface, interfaces in the order of
  /// the configuration; then the services, without columns, if there are any.
  public ColumnDirectory directory() {
    Stream<ColumnDirectory.Device> metered = devices.stream().filter(device -> !device.metered().isEmpty())
        .map(device -> new ColumnDirectory.Device(device.name(), device.metered().stream()
            .map(each -> new ColumnDirectory.Column(each.id(), each.ifName(), 0)).toList()));
    Stream<ColumnDirectory.Device> ofServices = services.places().isEmpty()
        ? Stream.empty()
        : Stream.of(new ColumnDirectory.Device(ToldServices.DEVICE, List.of()));
    return new ColumnDirectory(Stream.concat(metered, ofServices).toList());
  }

  /// Where summaries go.
  ///
  /// @param collectors name or address of each, at least one; the first is used whenever it can be, the others stand in
  ///     for it in their order
  /// @param tls certificates, null for plain TCP, which is allowed to this machine only unless forced
  public record PushConfig(List<HostAndPort> collectors, @Nullable TlsFiles tls) {
    /// The collector's port where none is configured.
    public static final int DEFAULT_PORT = 9485;
    /// More would only make it take longer to come back to the first.
    public static final int MOST_COLLECTORS = 8;

    public PushConfig {
      collectors = List.copyOf(collectors);
    }

    /// With one collector.
    public PushConfig(String host, int port, @Nullable TlsFiles tls) {
      this(List.of(new HostAndPort(host, port)), tls);
    }
  }

  /// One device.
  ///
  /// @param name its name here, unique
  /// @param access how it is read
  /// @param counterRefresh how long the device may keep a counter before it refreshes it: the time error of a
  ///     delta beside the clock's resolution; null to take what its profile says
  /// @param metered which of its interfaces are metered
  /// @param lagMembers ports that were agreed to be members, by the LAG's ifName; of other LAGs nothing was agreed
  public record DeviceConfig(String name, DeviceAccess access, @Nullable Duration counterRefresh,
      List<MeteredConfig> metered, Map<String, Set<String>> lagMembers) {
    public DeviceConfig {
      metered = List.copyOf(metered);
      lagMembers = Map.copyOf(lagMembers);
    }

    /// A device that is read over SNMP, and of whose LAGs nothing was agreed.
    public DeviceConfig(String name, SnmpSettings snmp, @Nullable Duration counterRefresh,
        List<MeteredConfig> metered) {
      this(name, new DeviceAccess.Snmp(snmp), counterRefresh, metered, Map.of());
    }
  }

  /// One metered interface.
  ///
  /// @param id its public id, unique per agent
  /// @param ifName the device's name of it
  /// @param ifIn the direction that the device's ifIn counts (M1)
  /// @param role what it is in the contract
  /// @param capacityMbps its capacity in Mbit/s, empty to take what the device says
  public record MeteredConfig(String id, String ifName, Direction ifIn, Role role,
      Optional<BigDecimal> capacityMbps) {}

  /// What a metered interface is in the contract.
  public enum Role {
    /// Delivery gate [C CP 5.2.2].
    GATE,
    /// Collection loop [C CP 5.2.1].
    LOOP,
    /// Access interface of an NRO: no threshold of its own.
    ACCESS;

    /// When more capacity is due, empty where the contract has no threshold (M8).
    ///
    /// @param terms what is promised of capacity
    public Optional<CapacityRule> capacityRule(CapacityTerms terms) {
      return switch (this) {
        case GATE -> Optional.of(terms.gate());
        case LOOP -> Optional.of(terms.loop());
        case ACCESS -> Optional.empty();
      };
    }
  }
}
