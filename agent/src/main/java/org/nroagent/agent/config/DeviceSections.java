package org.nroagent.agent.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.source.netconf.NetconfSettings;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;

/// Reads the list `devices` and holds what must be unique over all of it.
final class DeviceSections {
  private static final SnmpSettings PLACEHOLDER = new SnmpSettings("localhost", SnmpSettings.DEFAULT_PORT,
      new Credentials.Community(new Secret("")), SnmpSettings.DEFAULT_TIMEOUT, 0, 1);

  /// More than a router has, and more ports than a LAG has.
  private static final int MOST_LAGS = 1_000;
  private static final int MOST_MEMBERS = 64;

  private final SlotGrid grid;
  private final Duration pollBudget;
  private final Supplier<YangProfiles> yangProfiles;
  private final FirstUse deviceNames = new FirstUse();
  private final FirstUse interfaceIds;
  private final SeriesSections series;

  /// @param grid the slots, which bound what a device may need
  /// @param pollBudget the time of one reading
  /// @param yangProfiles what is known of devices that speak NETCONF, asked for if there is one
  /// @param interfaceIds the public ids that are used
  /// @param series hears of each metered interface
  DeviceSections(SlotGrid grid, Duration pollBudget, Supplier<YangProfiles> yangProfiles,
      FirstUse interfaceIds, SeriesSections series) {
    this.grid = grid;
    this.pollBudget = pollBudget;
    this.yangProfiles = yangProfiles;
    this.interfaceIds = interfaceIds;
    this.series = series;
  }

  /// Reads all devices; at least one is required.
  List<DeviceConfig> read(Section root) {
    Field<List<Section>> sections = root.sections("devices").check(list -> !list.isEmpty(),
        "has no device; name at least one").check(list -> list.size() <= ColumnDirectory.MAX_DEVICES,
            "has more than " + ColumnDirectory.MAX_DEVICES + " devices; use several agents");
    List<DeviceConfig> devices = new ArrayList<>();
    sections.required(List.of()).forEach(section -> devices.add(device(section)));
    if (!devices.isEmpty() && devices.stream().allMatch(device -> device.metered().isEmpty())) {
      sections.warning("no interface is metered; list some under 'meter'");
    }
    return devices;
  }

  private DeviceConfig device(Section section) {
    Field<String> name = section.id("name");
    name.optional().flatMap(given -> deviceNames.earlier(given, name.line())).ifPresent(
        line -> name.error("is the name of the device in line " + line + " already"));
    DeviceAccess access = access(section);
    @Nullable
    Duration counterRefresh = section.duration("counterRefresh", Duration.ZERO, grid.length()).optional()
        .orElse(null);
    List<Section> metered = section.sections("meter").check(
        list -> list.size() <= ColumnDirectory.MAX_COLUMNS,
        "has more than " + ColumnDirectory.MAX_COLUMNS + " interfaces").orElse(List.of());
    FirstUse ifNames = new FirstUse();
    String deviceName = name.required("device");
    return new DeviceConfig(deviceName, access, counterRefresh,
        metered.stream().map(item -> metered(item, deviceName, ifNames)).toList(), lagMembers(section));
  }

  /// Over which protocol it is read: one of them.
  private DeviceAccess access(Section section) {
    Field<Section> netconf = section.section("netconf");
    if (netconf.isGiven()) {
      section.refuse("stands beside 'netconf': a device is read over one protocol; remove one of them",
          List.of("snmp"));
      return netconf(netconf);
    }
    Field<Section> snmp = section.section("snmp");
    if (!snmp.isGiven()) {
      section.error("has neither 'snmp' nor 'netconf', so nothing says how the device is read");
      return new DeviceAccess.Snmp(PLACEHOLDER);
    }
    SnmpSettings settings = snmp.map(SnmpSection::read).orElse(PLACEHOLDER);
    warnIfTimeoutsOutlastBudget(section, settings);
    return new DeviceAccess.Snmp(settings);
  }

  /// Not as a function: what it names would be loaded without the section too.
  private DeviceAccess netconf(Field<Section> field) {
    Section section = field.optional().orElse(null);
    if (section == null) {
      return new DeviceAccess.Snmp(PLACEHOLDER);
    }
    NetconfSettings settings = NetconfSection.read(section);
    if (settings.timeout().compareTo(pollBudget) > 0) {
      section.warning("one lost answer takes " + settings.timeout().toMillis() + " ms, more than pollBudget ("
          + pollBudget.toMillis() + " ms); lower timeout");
    }
    return new DeviceAccess.Netconf(settings, yangProfiles.get());
  }

  /// The members of each LAG under `lags`.
  private static Map<String, Set<String>> lagMembers(Section device) {
    Map<String, Set<String>> members = new HashMap<>();
    FirstUse names = new FirstUse();
    List<Section> lags = device.sections("lags")
        .check(list -> list.size() <= MOST_LAGS, "has more than " + MOST_LAGS + " LAGs").orElse(List.of());
    for (Section lag : lags) {
      Field<String> ifName = lag.text("ifName");
      String name = ifName.required("lag");
      if (ifName.optional().isPresent()) {
        names.earlier(name, ifName.line()).ifPresent(
            line -> ifName.error("the members of '" + name + "' are in line " + line + " already"));
      }
      List<String> ports = lag.list("members", port -> port)
          .check(list -> !list.isEmpty(), "has no port; leave the LAG out where nothing was agreed")
          .check(list -> list.size() <= MOST_MEMBERS, "has more than " + MOST_MEMBERS + " ports")
          .required(List.of());
      members.putIfAbsent(name, new HashSet<>(ports));
    }
    return members;
  }

  private void warnIfTimeoutsOutlastBudget(Section section, SnmpSettings snmp) {
    Duration oneRequest = snmp.timeout().multipliedBy(snmp.retries() + 1L);
    if (oneRequest.compareTo(pollBudget) > 0) {
      section.warning(
          "one lost request takes " + oneRequest.toMillis() + " ms with its retries, more than pollBudget ("
              + pollBudget.toMillis() + " ms); lower timeout or retries");
    }
  }

  private MeteredConfig metered(Section section, String device, FirstUse ifNames) {
    Field<String> ifName = section.text("ifName");
    String name = ifName.required("interface");
    if (ifName.optional().isPresent()) {
      ifNames.earlier(name, ifName.line()).ifPresent(
          line -> ifName.error("interface '" + name + "' is metered in line " + line + " already"));
    }
    Direction ifIn = section.enumeration("ifIn", Direction.class).required(Direction.IN);
    Role role = section.enumeration("role", Role.class).orElse(Role.ACCESS);
    Optional<BigDecimal> capacity = EntrySections.capacity(section);
    MeteredConfig metered = new MeteredConfig(
        id(section, InterfaceIds.defaultId(device, name), ifName), name, ifIn, role, capacity);
    series.metered(section, device, metered);
    return metered;
  }

  /// The configured id or the default one; both must be unique.
  private String id(Section section, String defaultId, Field<String> ifName) {
    Field<String> configured = section.id("id");
    String id = configured.orElse(defaultId);
    Field<String> source = configured.isGiven() ? configured : ifName;
    if (source.optional().isPresent()) {
      interfaceIds.earlier(id, source.line()).ifPresent(line -> source.error(
          "the id '" + id + "' is used in line " + line + " already; give one of them another 'id'"));
    }
    return id;
  }
}
