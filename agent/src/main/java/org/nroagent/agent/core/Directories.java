package org.nroagent.agent.core;

import org.nroagent.agent.config.AgentConfig;
import org.nroagent.model.record.ColumnDirectory;

/// The columns that a configuration asks for.
public final class Directories {
  private Directories() {}

  /// One device per configured device with a metered interface, columns in the order of the configuration.
  public static ColumnDirectory of(AgentConfig config) {
    return new ColumnDirectory(config.devices().stream().filter(device -> !device.metered().isEmpty())
        .map(device -> new ColumnDirectory.Device(device.name(), device.metered().stream()
            .map(metered -> new ColumnDirectory.Column(metered.id(), metered.ifName(), 0)).toList()))
        .toList());
  }
}
