package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.agent.command.ProbeRun;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.yang.Dialect;

/// The agent and OpenSSH's daemon, whose subsystem netconf is OpenSSH's client at a simulated device: both of their sides of
/// SSH, with keys of theirs.
class OpensshInteropIT {
  private static final Instant NOW = Instant.parse("2026-11-05T20:00:00Z");

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void readsThroughOpenssh(String keyType) throws Exception {
    // The command line of a subsystem is cut at blanks, and the daemon refuses keys that others may read.
    String userKey = key("user", keyType);
    String hostKey = key("host", keyType);
    String innerKey = key("inner", "ecdsa");
    LiveDevice device = new LiveDevice(Presets.hub("hub1", 7, NOW.minus(Duration.ofDays(3))), Script.EMPTY,
        new ManualTime(NOW));
    try (NetconfServer server = NetconfServer.start(device,
        LabNetconf.withKey("inner", publicKey(innerKey), Dialect.IETF))) {
      Path known = Files.writeString(folder.resolve("inner-known-hosts"), server.knownHost() + "\n");
      int port = freePort();
      String bridge = String.join(" ", ExternalProgram.find("openssh-client", "ssh"), "-F", "/dev/null", "-o",
          "BatchMode=yes",
          "-o", "UserKnownHostsFile=" + known, "-i", innerKey, "-p", "" + server.address().getPort(), "-s",
          "inner@127.0.0.1", "netconf");
      Files.createDirectories(Path.of("/run/sshd"));
      Path config = Files.writeString(folder.resolve("sshd_config"), """
          ListenAddress 127.0.0.1:%d
          HostKey %s
          AuthorizedKeysFile %s.pub
          PasswordAuthentication no
          PermitRootLogin yes
          StrictModes no
          UsePAM no
          PidFile none
          Subsystem netconf %s
          """.formatted(port, hostKey, userKey, bridge));
      try (ExternalProgram daemon = ExternalProgram.start(folder.resolve("sshd.log"),
          List.of(ExternalProgram.find("openssh-server", "sshd"), "-D", "-e", "-f", config.toString()))) {
        var _ = daemon.awaitOutput("Server listening");
        String line = "[127.0.0.1]:" + port + " " + Files.readString(Path.of(hostKey + ".pub"));
        ProbeRun run = new NetconfProbe(folder, port, line).withKey(System.getProperty("user.name"),
            Path.of(userKey));
        assertEquals(0, run.exitCode(), () -> run.err() + daemon.output());
        JsonNode gate = ProbeRun.find(run.json().get("interfaces"), "name", "lag-1");
        assertEquals(device.counter("lag-1", IfDirection.IN), gate.get("inOctets").longValue());
        assertEquals("netconf", run.json().get("source").asText());

        String other = "[127.0.0.1]:" + port + " "
            + Files.readString(Path.of(key("other", keyType) + ".pub"));
        ProbeRun refused = new NetconfProbe(folder, port, other).withKey(System.getProperty("user.name"),
            Path.of(userKey));
        assertEquals(1, refused.exitCode(), refused::out);
        assertTrue(refused.err().contains("host key"), refused::err);
      }
    }
  }

  private String key(String name, String type) throws IOException, InterruptedException {
    String file = folder.resolve(name).toString();
    ExternalProgram.run(folder.resolve("ssh-keygen.log"),
        List.of(ExternalProgram.find("openssh-client", "ssh-keygen"), "-q", "-t", type, "-N", "", "-f",
            file));
    return file;
  }

  private static PublicKey publicKey(String file) throws IOException, GeneralSecurityException {
    return PublicKeyEntry.parsePublicKeyEntry(Files.readString(Path.of(file + ".pub"))).resolvePublicKey(null,
        null,
        null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
