package org.nroagent.agent.config;

import org.nroagent.agent.source.netconf.NetconfSettings;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.agent.source.snmp.SnmpSettings;

/// How a device is read: over one protocol.
public sealed interface DeviceAccess {
  /// Name or address of the device.
  String host();

  /// The port that is asked.
  int port();

  /// Over SNMP.
  ///
  /// @param settings how to reach it
  record Snmp(SnmpSettings settings) implements DeviceAccess {
    @Override
    public String host() {
      return settings.host();
    }

    @Override
    public int port() {
      return settings.port();
    }
  }

  /// Over NETCONF.
  ///
  /// @param settings how to reach it
  /// @param profiles what is known of families of devices, with the user's own
  record Netconf(NetconfSettings settings, YangProfiles profiles) implements DeviceAccess {
    @Override
    public String host() {
      return settings.host();
    }

    @Override
    public int port() {
      return settings.port();
    }
  }
}
