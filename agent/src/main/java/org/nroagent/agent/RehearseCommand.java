package org.nroagent.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.agent.version.Version;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.time.SystemTime;

import static java.nio.charset.StandardCharsets.UTF_8;

/// `rehearse`: for the package, which lets the runtime archive the classes that a daemon loads, so that every later start
/// is quicker. A daemon with one device that never answers runs in a temporary folder until it has stored a round and
/// shown its pages; nothing of it stays.
final class RehearseCommand {
  /// How the launcher calls it.
  static final String NAME = "rehearse";

  private static final int LONGEST_SECONDS = 60;
  /// Port 9 of this machine: whoever listens there answers nothing.
  private static final String CONFIGURATION = """
      name: rehearsal
      dataDirectory: data
      pollBudget: 1s
      http:
        listen: 127.0.0.1:0
      devices:
        - name: nobody
          snmp:
            address: udp:127.0.0.1:9
            version: 2c
            communityFile: community
            timeout: 100ms
            retries: 0
          meter:
            - {ifName: none, ifIn: IN, role: gate}
      """;
  private static final List<String> PAGES = List.of("/", "/interfaces/nobody.none", "/metrics",
      "/api/v1/status",
      "/api/v1/devices", "/api/v1/interfaces/nobody.none/percentiles");

  private RehearseCommand() {}

  /// Runs it.
  ///
  /// @return 0, or 1 with the reason where something does not work
  static int execute(PrintStream err) {
    try {
      Path folder = Files.createTempDirectory("nro-agent-rehearsal");
      try {
        rehearse(folder);
      } finally {
        delete(folder);
      }
      return ExitCode.DONE;
    } catch (IOException | ConfigurationException e) {
      err.println("nro-agent: the rehearsal failed: " + e.getMessage());
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
  }

  private static void rehearse(Path folder) throws IOException, ConfigurationException, InterruptedException {
    Path community = Files.createFile(folder.resolve("community"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(community, "rehearsal");
    Path file = Files.writeString(folder.resolve("agent.yaml"),
        CONFIGURATION.replace("dataDirectory: data", "dataDirectory: " + folder.resolve("data")));
    AgentConfig config = new AgentConfigReader(System::getenv).read(file).value();
    CountDownLatch round = new CountDownLatch(1);
    try (Agent agent = Agent.start(config, environment(config, round))) {
      if (!round.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("no round within " + LONGEST_SECONDS + " s");
      }
      for (String page : PAGES) {
        get(agent.httpAddress(), page);
      }
    }
  }

  private static AgentEnvironment environment(AgentConfig config, CountDownLatch round) {
    SystemTime time = new SystemTime();
    Version version = Version.current();
    return new AgentEnvironment(time, version.built(),
        device -> new SnmpSource(device.snmp(), config.profiles(), time), new SecureRandom(),
        version.software(), _ -> round.countDown(), (_, error) -> error.printStackTrace());
  }

  private static void get(InetSocketAddress server, String page) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream()
          .write(("GET " + page + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .getBytes(UTF_8));
      InputStream answer = socket.getInputStream();
      String status = new String(answer.readNBytes(12), UTF_8);
      answer.skip(Long.MAX_VALUE);
      if (!status.startsWith("HTTP/1.1 200")) {
        throw new IOException(page + " answers " + status);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
