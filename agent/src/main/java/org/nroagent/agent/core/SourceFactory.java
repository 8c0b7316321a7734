package org.nroagent.agent.core;

import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.source.Source;

/// Opens the source of a configured device.
public interface SourceFactory {
  /// The source of the device; nothing is sent yet.
  Source open(DeviceConfig device);
}
