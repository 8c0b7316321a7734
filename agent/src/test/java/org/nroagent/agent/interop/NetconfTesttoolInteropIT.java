package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.command.ProbeRun;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.Exchange;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.xml.XmlNode;
import org.nroagent.lab.xml.XmlText;
import org.nroagent.lab.yang.YangModule;

/// The agent and the simulated device of OpenDaylight, which is a server of NETCONF that others wrote. It has no state of its
/// own to tell, so it is told what to answer: what the lab's device answered to the same requests.
class NetconfTesttoolInteropIT {
  private static final String USER = "admin";
  private static final Instant NOW = Instant.parse("2026-11-05T20:00:00Z");
  private static final List<String> SCHEMAS = List.of("ietf-interfaces@2018-02-20.yang",
      "ietf-yang-types@2013-07-15.yang",
      "ietf-inet-types@2013-07-15.yang");

  @TempDir
  private Path folder = Path.of("");

  @Test
  void readsTheSameFromAServerThatOthersWrote() throws Exception {
    Path jar = Path.of(System.getProperty("netconf.testtool"));
    LiveDevice device = new LiveDevice(Presets.hub("hub1", 7, NOW.minus(Duration.ofDays(3))), Script.EMPTY,
        new ManualTime(NOW));
    LabNetconf settings = new LabNetconf(InetAddress.getLoopbackAddress(), 0, USER, USER, null, null,
        Set.of(YangModule.IETF_INTERFACES, YangModule.IETF_NETCONF_MONITORING), LabNetconf.Framing.STANDARD);
    JsonNode expected;
    Path answers = folder.resolve("answers.xml");
    try (NetconfServer server = NetconfServer.start(device, settings)) {
      ProbeRun run = new NetconfProbe(folder, server.address().getPort(), server.knownHost())
          .withPassword(USER, USER);
      assertEquals(0, run.exitCode(), run::err);
      expected = told(run);
      Files.writeString(answers, rpcs(server.latest()));
    }
    int port = freePort();
    try (ExternalProgram tool = ExternalProgram.start(folder.resolve("testtool.log"),
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-jar",
            jar.toString(),
            "--device-count", "1", "--starting-port", "" + port, "--ssh", "true", "--md-sal", "false",
            "--schemas-dir",
            schemas(jar).toString(), "--rpc-config", answers.toString()))) {
      var _ = tool.awaitOutput("All simulated devices started successfully");
      ProbeRun run = new NetconfProbe(folder, port, "[127.0.0.1]:" + port + " " + hostKey(port))
          .withPassword(USER, USER);
      assertEquals(0, run.exitCode(), () -> run.err() + tool.output());
      assertEquals(expected.toPrettyString(), told(run).toPrettyString());
      assertTrue(expected.get("interfaces").size() > 5, expected::toPrettyString);

      // It admits everybody, so it is for the agent to find out who it is.
      ProbeRun refused = new NetconfProbe(folder, port,
          NetconfServer.knownHost(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
              NetconfServer.generated().getPublic()))
          .withPassword(USER, USER);
      assertEquals(1, refused.exitCode(), refused::out);
      assertTrue(refused.err().contains("host key"), refused::err);
    }
  }

  /// What was read, without when.
  private static JsonNode told(ProbeRun run) {
    ObjectNode told = run.json().deepCopy();
    return told.retain("source", "profile", "interfaces", "lags", "meps", "igmpGroups");
  }

  /// What the tool is to answer to which requests.
  private static String rpcs(List<Exchange> exchanges) {
    StringBuilder rpcs = new StringBuilder("<rpcs>");
    for (Exchange each : exchanges) {
      rpcs.append("<rpc><input>").append(text(each.request().children().getFirst()))
          .append("</input><output>")
          .append(text(each.reply())).append("</output></rpc>");
    }
    return rpcs.append("</rpcs>").toString();
  }

  private static String text(XmlNode node) {
    return new String(XmlText.write(node), StandardCharsets.UTF_8);
  }

  /// The modules that it announces, out of its own jar.
  private Path schemas(Path jar) throws IOException {
    Path schemas = Files.createDirectories(folder.resolve("schemas"));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (String each : SCHEMAS) {
        try (InputStream in = zip.getInputStream(zip.getEntry("META-INF/yang/" + each))) {
          Files.write(schemas.resolve(each), in.readAllBytes());
        }
      }
    }
    return schemas;
  }

  /// Its key, which is another at each start: asked for as ssh-keyscan does.
  private static String hostKey(int port) throws IOException {
    String[] seen = new String[1];
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier((session, address, key) -> {
        seen[0] = PublicKeyEntry.toString(key);
        return true;
      });
      client.start();
      try (
          var session = client.connect(USER, "127.0.0.1", port).verify(Duration.ofSeconds(20)).getSession()) {
        session.addPasswordIdentity(USER);
        session.auth().verify(Duration.ofSeconds(20));
      }
    }
    return seen[0];
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
