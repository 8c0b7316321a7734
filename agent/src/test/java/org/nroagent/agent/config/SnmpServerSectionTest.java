package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.SnmpServerConfig.Receiver;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem.Severity;
import org.nroagent.daemon.config.Secret;

class SnmpServerSectionTest {
  private static final String AGENT = """
      name: hub1-agent
      devices:
        - name: hub1
          snmp: {address: 192.0.2.1, version: 2c, communityEnv: SECRET}
      """;
  private static final String MINIMAL = AGENT + """
      snmpServer:
        users:
          - {user: nms, authPasswordEnv: SECRET, privPasswordEnv: SECRET}
      """;
  private static final Secret SECRET = new Secret("long-enough");

  @TempDir
  private Path folder = Path.of("");

  private @Nullable SnmpServerConfig read(String yaml) throws IOException, ConfigurationException {
    Path file = Files.writeString(folder.resolve("agent.yaml"), yaml);
    return new AgentConfigReader(Map.of("SECRET", "long-enough")::get).read(file).value().snmpServer();
  }

  private List<String> problems(String yaml) {
    return assertThrows(ConfigurationException.class, () -> read(yaml)).problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(problem -> problem.render().replace(folder + "/", "")).toList();
  }

  private static InetSocketAddress address(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }

  @Test
  void thereIsNoServerUnlessItIsConfigured() throws Exception {
    assertNull(read(AGENT));
  }

  @Test
  void everythingButUsersHasADefault() throws Exception {
    Credentials.User user = new Credentials.User("nms", AuthProtocol.SHA256, SECRET, PrivProtocol.AES128,
        SECRET);
    assertEquals(new SnmpServerConfig(address("127.0.0.1", 9161), List.of(user), 200, List.of(), 60, "", ""),
        read(MINIMAL));
  }

  @Test
  void everyKeyIsRead() throws Exception {
    Credentials.User user = new Credentials.User("nms", AuthProtocol.SHA512, SECRET, PrivProtocol.AES256,
        SECRET);
    assertEquals(
        new SnmpServerConfig(address("192.0.2.9", 161), List.of(user), 20,
            List.of(new Receiver("nms.example.net", 162, "nms"), new Receiver("192.0.2.8", 1162, "nms")), 5,
            "noc@example.net", "Poitiers"),
        read(AGENT + """
            snmpServer:
              listen: 192.0.2.9:161
              allowRemote: true
              requestsPerSecond: 20
              notificationsPerMinute: 5
              contact: noc@example.net
              location: Poitiers
              users:
                - user: nms
                  authProtocol: SHA512
                  authPasswordEnv: SECRET
                  privProtocol: AES256
                  privPasswordEnv: SECRET
              receivers:
                - {address: nms.example.net, user: nms}
                - {address: "192.0.2.8:1162", user: nms}
            """));
  }

  @Test
  void anotherMachineIsServedOnlyWhereThatIsSaid() {
    assertEquals(List.of("agent.yaml:6: snmpServer.listen: 192.0.2.9:161 is not a loopback address; set"
        + " allowRemote: true to let monitoring systems of other machines ask"),
        problems(MINIMAL.replace("snmpServer:\n", "snmpServer:\n  listen: 192.0.2.9:161\n")));
  }

  @Test
  void nobodyReadsWithoutAuthenticationAndEncryption() {
    assertEquals(List.of("agent.yaml:6: snmpServer.users: is required"),
        problems(AGENT + "snmpServer:\n  location: x\n"));
    assertEquals("agent.yaml:7: snmpServer.users[0]: the server answers only what is authenticated and"
        + " encrypted; choose both protocols",
        problems(MINIMAL.replace(", privPasswordEnv: SECRET", ", privProtocol: NONE")).getLast());
  }

  @Test
  void usersAreNamedOnceAndReceiversNameOneOfThem() {
    String twice = MINIMAL + "    - {user: nms, authPasswordEnv: SECRET, privPasswordEnv: SECRET}\n";
    assertEquals(List.of("agent.yaml:8: snmpServer.users[1]: there is a user nms already"), problems(twice));
    assertEquals(
        List.of("agent.yaml:9: snmpServer.receivers[0].user: 'nmss' is none of the users above; did you mean"
            + " 'nms'?"),
        problems(MINIMAL + "  receivers:\n    - {address: 192.0.2.8, user: nmss}\n"));
  }
}
