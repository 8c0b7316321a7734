package org.nroagent.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig.Derived;
import org.nroagent.agent.config.SeriesConfig.Measured;
import org.nroagent.model.figure.SlotFormula;

/// Series as a configuration without further keys gives them.
public final class SampleSeries {
  private SampleSeries() {}

  /// A metered interface.
  public static SeriesConfig measured(String id, String device, String ifName, Role role) {
    return new SeriesConfig(id, role, new Measured(device, ifName), Optional.empty(), role == Role.GATE,
        Optional.empty(), role.capacityRule(Terms.shipped().capacity()), List.of(), SeriesEntries.NONE);
  }

  /// A metered interface that carries no multicast.
  public static SeriesConfig unicast(String id, String device, String ifName, Role role) {
    return new SeriesConfig(id, role, new Measured(device, ifName), Optional.empty(), false, Optional.empty(),
        role.capacityRule(Terms.shipped().capacity()), List.of(), SeriesEntries.NONE);
  }

  /// A derived series without a capacity of its own.
  public static SeriesConfig derived(String id, Role role, SlotFormula formula) {
    return new SeriesConfig(id, role, new Derived(formula, List.of()), Optional.empty(), false,
        Optional.empty(), role.capacityRule(Terms.shipped().capacity()), List.of(), SeriesEntries.NONE);
  }

  /// The metered interfaces of devices.
  public static List<SeriesConfig> of(List<DeviceConfig> devices) {
    List<SeriesConfig> series = new ArrayList<>();
    devices.forEach(device -> device.metered()
        .forEach(metered -> series
            .add(measured(metered.id(), device.name(), metered.ifName(), metered.role()))));
    return series;
  }
}
