package org.nroagent.endtoend.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.nroagent.lab.snmp.ActiveSessionsMib;
import org.nroagent.lab.snmp.LabDevice;

/// Files of agents and of a collector that speak without TLS, on ports that are free.
final class PlainFiles {
  static final String COMMUNITY = "public";

  private PlainFiles() {}

  /// A collector's file, and its inventory beside it.
  ///
  /// @param more the keys that are the test's own
  static Path collector(Path home, String more, String inventory) throws IOException {
    Files.createDirectories(home.resolve("inventory.d"));
    Files.writeString(home.resolve("inventory.d/all.yaml"), inventory);
    return Files.writeString(home.resolve("collector.yaml"), """
        listen: 127.0.0.1:0
        http: {listen: "127.0.0.1:0"}
        plain: true
        dataDirectory: collector
        """ + more);
  }

  /// An agent's file, and the community of its devices beside it.
  ///
  /// @param more the keys that are the test's own, `devices` among them
  static Path agent(Path home, String name, int pushPort, String more) throws IOException {
    Files.createDirectories(home);
    secret(home.resolve("community"), COMMUNITY);
    return Files.writeString(home.resolve("agent.yaml"), """
        name: %s
        dataDirectory: data
        http: {listen: "127.0.0.1:0"}
        push: {collector: "127.0.0.1:%d", plain: true}
        """.formatted(name, pushPort) + more);
  }

  /// An agent's inventory of its NRO.
  static void nro(Path home, String yaml) throws IOException {
    Files.writeString(Files.createDirectories(home.resolve("inventory.d")).resolve("nro.yaml"), yaml);
  }

  /// The value of `snmp` for a device.
  static String snmp(LabDevice device) {
    return "{address: \"udp:127.0.0.1:" + device.address().getPort()
        + "\", version: 2c, communityFile: community}";
  }

  /// A profile of the user's own by which the simulated devices say how many sessions they serve.
  static void sessionsProfile(Path home) throws IOException {
    Files.writeString(Files.createDirectories(home.resolve("profiles.d")).resolve("counting.yaml"), """
        profile: counting
        evidence: constructed, unverified
        sysObjectIds: [1.3.6.1.4.1.32473.1.2]
        maxVarbinds: 160
        activeSessions: %s
        tables: {interfaces: if-mib}
        """.formatted(ActiveSessionsMib.ACTIVE_SESSIONS));
  }

  /// A file that nobody else may read.
  static void secret(Path file, String text) throws IOException {
    Files.createFile(file,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }
}
