package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.AgentMain;
import org.nroagent.agent.DaemonClassPath;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;

/// The daemon in a process of its own with a UDP socket that systemd's own program opened and passed, of every address and
/// in blocking mode, as sockets are where a unit says nothing.
class SocketActivationInteropIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir
  private Path folder = Path.of("");
  private @Nullable NotifyingRouter router;
  private @Nullable ExternalProgram daemon;
  private int httpPort;

  @AfterEach
  void stop() throws Exception {
    if (daemon != null) {
      daemon.kill();
    }
    if (router != null) {
      router.stop();
    }
  }

  private static int freeTcpPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private ExternalProgram start(NotifyingRouter device, int port) throws Exception {
    httpPort = freeTcpPort();
    Path community = Files.createFile(folder.resolve("community"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(community, NotifyingRouter.COMMUNITY);
    Path config = Files.writeString(folder.resolve("agent.yaml"), """
        name: activated
        dataDirectory: %s
        http: {listen: '127.0.0.1:%d'}
        notifications: {listen: systemd}
        devices:
          - name: router
            snmp: {address: 'udp:%s:161', version: 2c, communityFile: %s}
        """.formatted(folder.resolve("data"), httpPort, device.address(), community));
    // Who runs these tests may ignore SIGHUP, as nohup does, and that is inherited.
    return ExternalProgram.start(folder.resolve("agent.log"),
        List.of("/usr/bin/env", "--default-signal=HUP",
            ExternalProgram.find("systemd", "systemd-socket-activate"), "--datagram", "--listen",
            String.valueOf(port), Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "-cp", DaemonClassPath.get(),
            AgentMain.class.getName(), "run", "--config", config.toString()));
  }

  private JsonNode status() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + httpPort + "/api/v1/status");
      return JsonMapper.builder().build()
          .readTree(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    } catch (IOException notListening) {
      return JsonMapper.builder().build().createObjectNode();
    }
  }

  private long accepted() throws Exception {
    return status().at("/notifications/counts/" + Outcome.ACCEPTED.word()).longValue();
  }

  private void awaitAccepted(ExternalProgram program) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (accepted() < 1) {
      assertTrue(Instant.now().isBefore(deadline), program::output);
    }
  }

  @Test
  void aPassedSocketIsReadFromItsFirstDatagramOnOverAReloadAndUntilTheStop() throws Exception {
    int port = ExternalProgram.freePort();
    NotifyingRouter device = NotifyingRouter.start(folder, NotifyingRouter.V2C, port);
    router = device;
    ExternalProgram program = start(device, port);
    daemon = program;
    // It starts nothing before the first datagram.
    var _ = program.awaitOutput("Listening on");
    device.trap(NotifyingRouter.V2C);
    awaitAccepted(program);
    JsonNode before = status();
    assertTrue(before.at("/notifications/listen").asText().endsWith(":" + port), before::toString);
    assertTrue(device.inform(NotifyingRouter.V2C), program::output);
    program.signal("HUP");
    awaitReloaded(before.get("startedAt").asText(), program);
    device.trap(NotifyingRouter.V2C);
    awaitAccepted(program);
    assertTrue(device.inform(NotifyingRouter.V2C), program::output);
    program.signal("TERM");
    assertEquals(0, program.awaitEnd(), program::output);
  }

  /// @param startedAt when the agent that is replaced was started
  private void awaitReloaded(String startedAt, ExternalProgram program) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (List.of(startedAt, "").contains(status().at("/startedAt").asText())) {
      assertTrue(Instant.now().isBefore(deadline), program::output);
    }
  }
}
