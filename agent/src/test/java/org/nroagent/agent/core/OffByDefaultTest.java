package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.DaemonClassPath;

/// Without `snmpServer` in the configuration the agent loads nothing of its SNMP server, without `notifications` nothing of
/// their receiver, and without a device that is read over NETCONF nothing of that, of SSH and of its profiles.
class OffByDefaultTest {
  private static final String CONFIG = """
      name: hub1-agent
      dataDirectory: data
      http: {listen: 127.0.0.1:0}
      devices:
        - name: hub1
          snmp: {address: "127.0.0.1:9", version: 2c, communityFile: secret, timeout: 100ms, retries: 0}
          meter:
            - {ifName: lag-1, ifIn: IN}
      """;
  private static final String SERVER = """
      snmpServer:
        listen: 127.0.0.1:0
        users:
          - {user: nms, authPasswordFile: secret, privPasswordFile: secret}
      """;

  private static final String RECEIVER = """
      notifications: {listen: 127.0.0.1:0}
      """;

  private static final String NETCONF = """
        - name: hub2
          netconf: {address: "127.0.0.1:9", user: nro, passwordFile: secret, knownHostsFile: secret, timeout: 100ms}
      """;

  private static final String POLLING = "polls ";
  /// By the real clock: a process that hangs says nothing.
  private static final int LONGEST_RUN_SECONDS = 60;

  @TempDir
  private Path folder = Path.of("");

  /// Runs the daemon until it polls.
  ///
  /// @return the names of the classes of server, receiver and NETCONF that it has loaded
  private List<String> loaded(String yaml) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "long-enough");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path config = Files.writeString(folder.resolve("agent.yaml"), yaml);
    Path classes = folder.resolve("classes.log");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Xmx128m", "--enable-native-access=ALL-UNNAMED",
        "-Xlog:class+load=info:file=" + classes, "-cp",
        DaemonClassPath.get(),
        "org.nroagent.agent.AgentMain", "run", "--config", config.toString()).redirectErrorStream(true)
        .start();
    var _ = process.onExit().completeOnTimeout(process, LONGEST_RUN_SECONDS, TimeUnit.SECONDS)
        .thenRun(process::destroyForcibly);
    StringBuilder output = new StringBuilder();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.append(line).append('\n');
        if (line.contains(POLLING)) {
          // Not the process's own method, which closes what is still to be read.
          process.toHandle().destroy();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertTrue(output.toString().contains(POLLING), output::toString);
    try (Stream<String> lines = Files.lines(classes)) {
      return lines.map(each -> each.replaceAll("^(\\[[^]]*])*\\s*", "").replaceAll(" .*", ""))
          .filter(name -> name.startsWith("org.nroagent.agent.mib.")
              || name.startsWith("org.nroagent.agent.notification.")
              || name.startsWith("org.nroagent.agent.config.SnmpServer")
              || name.startsWith("org.nroagent.agent.source.netconf.")
              || name.startsWith("org.nroagent.agent.source.profile.Yang")
              || name.startsWith("org.nroagent.agent.config.Netconf") || name.startsWith("org.apache.sshd."))
          .toList();
    }
  }

  @Test
  void nothingOfThemIsLoadedUnlessTheyAreConfigured() throws Exception {
    assertEquals(List.of(), loaded(CONFIG));
  }

  /// So that the test above does not look for names that nothing has.
  @Test
  void theyAreLoadedWhereTheyAreConfigured() throws Exception {
    List<String> loaded = loaded(CONFIG + NETCONF + SERVER + RECEIVER);
    assertTrue(loaded.containsAll(List.of("org.nroagent.agent.mib.SnmpServer",
        "org.nroagent.agent.notification.NotificationReceiver", "org.nroagent.agent.config.NetconfSection",
        "org.nroagent.agent.source.profile.YangProfiles", "org.nroagent.agent.source.netconf.SshConnector")),
        loaded::toString);
  }
}
