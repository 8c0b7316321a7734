package org.nroagent.agent.config;

import java.util.regex.Pattern;

/// Public ids of interfaces, by which configuration, API, commands and metrics call them.
final class InterfaceIds {
  private static final Pattern NOT_IN_IDS = Pattern.compile("[^A-Za-z0-9._-]");

  private InterfaceIds() {}

  /// The id of an interface for which none is configured: `hub1.lag-1`, `olt3.ge-0_0_1`.
  ///
  /// @param device the device's name
  /// @param ifName the device's name of the interface; what an id cannot hold becomes `_`
  static String defaultId(String device, String ifName) {
    return device + "." + NOT_IN_IDS.matcher(ifName).replaceAll("_");
  }
}
