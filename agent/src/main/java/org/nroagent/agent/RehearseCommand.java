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
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.version.Version;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.time.SystemTime;

import static java.nio.charset.StandardCharsets.UTF_8;

/// `rehearse`: for the package, which lets the runtime archive the classes that a daemon loads, so that every later start
/// is quicker. A daemon with one device of its own runs in a temporary folder until it has stored a round and shown its
/// pages; nothing of it stays.
final class RehearseCommand {
  /// How the launcher calls it.
  static final String NAME = "rehearse";

  private static final int LONGEST_SECONDS = 60;
  private static final int LARGEST_PAGE = 1 << 20;
  private static final String CONFIGURATION = """
      name: rehearsal
      dataDirectory: DATA
      pollBudget: 10s
      http:
        listen: 127.0.0.1:0
      devices:
        - name: nobody
          snmp:
            address: udp:127.0.0.1:PORT
            version: 2c
            communityFile: community
          meter:
            - {ifName: INTERFACE, ifIn: IN, role: gate}
      """;
  private static final List<String> PAGES = List.of("/", "/interfaces/nobody." + RehearsalDevice.PORT,
      "/metrics",
      "/api/v1/devices", "/api/v1/interfaces/nobody." + RehearsalDevice.PORT + "/percentiles");

  private RehearseCommand() {}

  /// Runs it.
  ///
  /// @return 0, or 1 with the reason where something does not work
  static int execute(PrintStream err) {
    try {
      Path folder = Files.createTempDirectory("nro-agent-rehearsal");
      try (RehearsalDevice device = RehearsalDevice.start()) {
        rehearse(folder, device.port());
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

  private static void rehearse(Path folder, int port)
      throws IOException, ConfigurationException, InterruptedException {
    Path community = Files.createFile(folder.resolve("community"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(community, "rehearsal");
    Path file = Files.writeString(folder.resolve("agent.yaml"),
        CONFIGURATION.replace("DATA", folder.resolve("data").toString())
            .replace("PORT", Integer.toString(port)).replace("INTERFACE", RehearsalDevice.PORT));
    AgentConfig config = new AgentConfigReader(System::getenv).read(file).value();
    CountDownLatch round = new CountDownLatch(1);
    try (Agent agent = Agent.start(config, environment(config, round))) {
      if (!round.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("no round within " + LONGEST_SECONDS + " s");
      }
      for (String page : PAGES) {
        get(agent.httpAddress(), page);
      }
      if (!get(agent.httpAddress(), "/api/v1/status").contains("\"answering\":1")) {
        throw new IOException("the rehearsal's own device was not understood");
      }
    }
  }

  private static AgentEnvironment environment(AgentConfig config, CountDownLatch round) {
    SystemTime time = new SystemTime();
    Version version = Version.current();
    return new AgentEnvironment(time, version.built(),
        new DeviceSources(config.profiles(), time), new SecureRandom(),
        version.software(), _ -> round.countDown(), (_, error) -> error.printStackTrace());
  }

  private static String get(InetSocketAddress server, String page) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream()
          .write(("GET " + page + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .getBytes(UTF_8));
      InputStream answer = socket.getInputStream();
      String text = new String(answer.readNBytes(LARGEST_PAGE), UTF_8);
      if (!text.startsWith("HTTP/1.1 200")) {
        throw new IOException(page + " answers " + text.lines().findFirst().orElse("nothing"));
      }
      return text;
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
