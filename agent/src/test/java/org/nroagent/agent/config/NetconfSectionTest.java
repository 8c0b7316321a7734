package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.source.netconf.NetconfSettings;
import org.nroagent.agent.source.netconf.NetconfSettings.Credentials;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.config.YamlReader.Loaded;

class NetconfSectionTest {
  private static final String MINIMAL = """
      name: hub1-agent
      devices:
        - name: hub1
          netconf:
            address: 192.0.2.1
            user: nro
            passwordFile: hub1.password
            knownHostsFile: known_hosts
          meter:
            - {ifName: xe-0, ifIn: IN}
      """;

  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    secret("hub1.password", "let me in\n");
    Files.writeString(folder.resolve("known_hosts"), "");
  }

  private void secret(String name, String text) throws IOException {
    Files.setPosixFilePermissions(Files.writeString(folder.resolve(name), text),
        PosixFilePermissions.fromString("rw-------"));
  }

  private Loaded<AgentConfig> load(String yaml) throws IOException, ConfigurationException {
    return new AgentConfigReader(Map.of("HUB1", "from outside")::get)
        .read(Files.writeString(folder.resolve("agent.yaml"), yaml));
  }

  private DeviceAccess.Netconf read(String yaml) throws IOException, ConfigurationException {
    return assertInstanceOf(DeviceAccess.Netconf.class, load(yaml).value().devices().getFirst().access());
  }

  private List<String> problems(String yaml) {
    return assertThrows(ConfigurationException.class, () -> load(yaml)).problems().stream()
        .map(problem -> problem.render().replace(folder + "/", "")).toList();
  }

  @Test
  void theRestHasDefaults() throws Exception {
    assertEquals(
        new NetconfSettings("192.0.2.1", 830, "nro", new Credentials.Password(new Secret("let me in")),
            folder.resolve("known_hosts"), Duration.ofSeconds(10)),
        read(MINIMAL).settings());
    assertTrue(read(MINIMAL).profiles().all().size() > 1);
  }

  @Test
  void everyKeyIsRead() throws Exception {
    NetconfSettings settings = read(MINIMAL.replace("address: 192.0.2.1", "address: \"ssh:[2001:db8::1]:22\"")
        .replace("passwordFile: hub1.password", "passwordEnv: HUB1\n      timeout: 3s")).settings();
    assertEquals("2001:db8::1 22", settings.host() + " " + settings.port());
    assertEquals(new Credentials.Password(new Secret("from outside")), settings.credentials());
    assertEquals(Duration.ofSeconds(3), settings.timeout());
  }

  @Test
  void aUserMayBeKnownByAPrivateKey() throws Exception {
    String pem = "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----";
    secret("hub1.key", pem + "\n");
    String yaml = MINIMAL.replace("passwordFile: hub1.password", "keyFile: hub1.key");
    assertEquals(new Credentials.PrivateKey(new Secret(pem)), read(yaml).settings().credentials());
    assertEquals(
        List.of(
            "agent.yaml:8: devices[0].netconf.passwordFile: stands beside a private key: the user is known"
                + " by one of them; remove one"),
        problems(yaml.replace("      known", "      passwordFile: hub1.password\n      known")));
    secret("hub1.key", "no key");
    assertEquals(List
        .of("agent.yaml:7: devices[0].netconf.keyFile: holds no Ed25519, RSA or ECDSA key of OpenSSH or PEM"
            + " without a passphrase"),
        problems(yaml));
  }

  @Test
  void whatIsWrongIsSaidWithWhatToDo() {
    assertEquals(
        List.of(
            "agent.yaml:8: devices[0].netconf.knownHostsFile: cannot be read; write what ssh-keyscan -p 830"
                + " 192.0.2.1 prints, once compared with the device, into it"),
        problems(MINIMAL.replace("knownHostsFile: known_hosts", "knownHostsFile: absent")));
    assertTrue(problems(MINIMAL.replace("192.0.2.1", "\"tls:192.0.2.1\"")).getFirst()
        .contains("TLS is not supported"));
    assertTrue(problems(MINIMAL.replace("user:", "usr:")).stream()
        .anyMatch(each -> each.contains("did you mean 'user'")));
  }

  @Test
  void aDeviceIsReadOverOneProtocol() {
    assertEquals(List.of(
        "agent.yaml:3: devices[0]: has neither 'snmp' nor 'netconf', so nothing says how the device is read"),
        problems(MINIMAL.replaceAll("(?m)^    netconf:\\n(      .*\\n)*", "")));
    List<String> both = problems(
        MINIMAL.replace("    meter:", "    snmp: {address: 192.0.2.1, version: 2c}\n    meter:"));
    assertEquals(1, both.size(), both.toString());
    assertTrue(both.getFirst().contains("read over one protocol"), both.toString());
  }

  @Test
  void aTimeOutBeyondTheBudgetIsAWarning() throws Exception {
    Loaded<AgentConfig> loaded = load("pollBudget: 5s\n" + MINIMAL);
    assertTrue(loaded.warnings().stream().anyMatch(each -> each.render().contains("lower timeout")),
        loaded.warnings().toString());
  }

  @Test
  void brokenProfilesAreReportedOnlyWhereADeviceIsReadSo() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("profiles.d/netconf")).resolve("mine.yaml"),
        "profile: mine\n");
    assertTrue(problems(MINIMAL).stream().allMatch(each -> each.contains("mine.yaml")));
    secret("community", "c");
    load("""
        name: a
        devices:
          - name: d
            snmp: {address: 192.0.2.1, version: 2c, communityFile: community}
            meter: [{ifName: x, ifIn: IN}]
        """);
  }
}
