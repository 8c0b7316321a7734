package org.nroagent.agent.core;

import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.DeviceAccess;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.netconf.NetconfSource;
import org.nroagent.agent.source.netconf.SshConnector;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.model.time.TimeSource;

/// Makes the sources of configured devices. What a protocol needs is there as soon as a device is read over it, and is then
/// shared by all that are.
public final class DeviceSources implements SourceFactory {
  private final Profiles profiles;
  private final TimeSource clock;
  private @Nullable SshConnector connector;

  /// @param profiles what is known of families of devices that speak SNMP
  /// @param clock for the times of samples
  public DeviceSources(Profiles profiles, TimeSource clock) {
    this.profiles = profiles;
    this.clock = clock;
  }

  @Override
  public Source open(DeviceConfig device) {
    return of(device.access());
  }

  /// The source of a device that is read so, to be closed by who asked.
  public Source of(DeviceAccess access) {
    return switch (access) {
      case DeviceAccess.Snmp snmp -> new SnmpSource(snmp.settings(), profiles, clock);
      case DeviceAccess.Netconf netconf -> netconf(netconf);
    };
  }

  /// Not within the choice: what it names would be loaded without such a device too.
  private synchronized Source netconf(DeviceAccess.Netconf access) {
    if (connector == null) {
      connector = new SshConnector();
    }
    return new NetconfSource(access.settings(), access.profiles(), connector, clock);
  }
}
