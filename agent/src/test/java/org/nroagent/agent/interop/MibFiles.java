package org.nroagent.agent.interop;

import java.nio.file.Path;

/// Where the agent's MIB module lies, and what it imports.
final class MibFiles {
  /// Surefire and Failsafe run in the folder of the module.
  static final Path FOLDER = Path.of("../mibs").toAbsolutePath().normalize();
  static final Path MODULE = FOLDER.resolve("NRO-AGENT-MIB.txt");
  /// As much of the standard modules as the tools need.
  static final Path STANDARD = Path.of("src/test/resources/mib").toAbsolutePath();

  private MibFiles() {}

  /// For net-snmp's `-M`.
  static String searchPath() {
    return STANDARD + ":" + FOLDER;
  }
}
