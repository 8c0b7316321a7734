package org.nroagent.agent.source.netconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.agent.source.Deadline;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.netconf.NetconfSettings.Credentials;
import org.nroagent.agent.source.profile.YangName;
import org.nroagent.daemon.config.Secret;
import org.nroagent.model.MissingReason;

class SshConnectorTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final List<String> CHUNKS = List.of(Netconf.BASE_1_0, Netconf.BASE_1_1);
  private static final Selection SELECTION = new Selection().with(List.of(new YangName("urn:example", "a")));
  private static final String DATA = "<data><a xmlns=\"urn:example\">1</a></data>";

  @TempDir
  private Path folder;

  private final SshConnector connector = new SshConnector();

  @ParameterizedTest
  @CsvSource({"Ed25519,0", "RSA,2048", "EC,256"})
  void hostKeysOfAllUsualKindsAreCompared(String algorithm, int size) throws Exception {
    try (NetconfDevice device = device(keys(algorithm, size), CHUNKS)) {
      assertEquals("1", ask(device, password(device, device.knownHosts(folder))));
    }
  }

  @ParameterizedTest
  @CsvSource({"Ed25519,0", "RSA,2048"})
  void usersAreKnownByKeysAsOpensslWritesThem(String algorithm, int size) throws Exception {
    KeyPair keys = keys(algorithm, size);
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS)) {
      device.accept(keys.getPublic());
      String pem = "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(keys.getPrivate().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
      assertEquals("1", ask(device, settings(device, device.knownHosts(folder), key(pem))));
    }
  }

  @ParameterizedTest
  @CsvSource({"Ed25519,0", "RSA,2048", "EC,256"})
  void usersAreKnownByKeysAsOpensshWritesThem(String algorithm, int size) throws Exception {
    KeyPair keys = keys(algorithm, size);
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS)) {
      device.accept(keys.getPublic());
      ByteArrayOutputStream pem = new ByteArrayOutputStream();
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "test", null, pem);
      assertEquals("1", ask(device,
          settings(device, device.knownHosts(folder), key(pem.toString(StandardCharsets.UTF_8)))));
    }
  }

  @Test
  void aKeyWithAPassphraseOrNoKeyIsNamedAndNotShown() throws Exception {
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS)) {
      for (String pem : List.of("no key",
          "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n")) {
        SourceException refused = refusal(settings(device, device.knownHosts(folder), key(pem)));
        assertEquals(MissingReason.AUTHENTICATION_FAILED, refused.reason());
        assertTrue(refused.getMessage().contains("private key"), refused.getMessage());
        assertFalse(refused.getMessage().contains("AAAA"), refused.getMessage());
      }
    }
  }

  @Test
  void passwordsAreGivenWhereTheDevicePromptsForThem() throws Exception {
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS)) {
      device.prompt();
      assertEquals("1", ask(device, password(device, device.knownHosts(folder))));
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() throws Exception {
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS)) {
      SourceException refused = refusal(settings(device, device.knownHosts(folder),
          new Credentials.Password(new Secret("wrong one"))));
      assertEquals(MissingReason.AUTHENTICATION_FAILED, refused.reason());
      assertTrue(refused.getMessage().contains("does not accept user agent"), refused.getMessage());
      assertFalse(refused.getMessage().contains("wrong one"), refused.getMessage());
    }
  }

  @Test
  void hashedNamesAreCompared() throws Exception {
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS)) {
      Mac mac = Mac.getInstance("HmacSHA1");
      byte[] salt = new byte[20];
      salt[3] = 7;
      mac.init(new SecretKeySpec(salt, "HmacSHA1"));
      Base64.Encoder base64 = Base64.getEncoder();
      String hashed = "|1|" + base64.encodeToString(salt) + "|"
          + base64.encodeToString(
              mac.doFinal(("[127.0.0.1]:" + device.port()).getBytes(StandardCharsets.US_ASCII)));
      assertEquals("1", ask(device, password(device, write(device.line(hashed)))));
    }
  }

  @Test
  void anUnknownHostKeyIsRefusedBeforeAnySecretIsSent() throws Exception {
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS)) {
      Path known = write(device.line("192.0.2.1"));
      SourceException refused = refusal(password(device, known));
      assertTrue(refused.getMessage().contains("is not in " + known), refused.getMessage());
      assertTrue(refused.getMessage().contains("ssh-keyscan -p " + device.port() + " 127.0.0.1"),
          refused.getMessage());
      assertEquals(MissingReason.AUTHENTICATION_FAILED, refused.reason());
      assertEquals(device.line("192.0.2.1"), Files.readString(known), "the file is only read");
    }
  }

  @Test
  void anotherHostKeyThanTheKnownOneIsRefused() throws Exception {
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS);
        NetconfDevice other = device(keys("EC", 256), CHUNKS)) {
      SourceException refused = refusal(password(device, write(other.line("[127.0.0.1]:" + device.port()))));
      assertTrue(refused.getMessage().contains("somebody else may be answering"), refused.getMessage());
    }
  }

  @Test
  void aMissingFileOfKnownHostsIsNamed() throws Exception {
    try (NetconfDevice device = device(keys("EC", 256), CHUNKS)) {
      Path absent = folder.resolve("absent");
      SourceException refused = refusal(password(device, absent));
      assertTrue(refused.getMessage().contains(absent + " cannot be read"), refused.getMessage());
    }
  }

  @Test
  void nobodyListeningIsNoAnswer() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    SourceException refused = refusal(new NetconfSettings("127.0.0.1", port, "u",
        new Credentials.Password(new Secret("p")), folder.resolve("known_hosts"), TIMEOUT));
    assertEquals(MissingReason.NO_ANSWER, refused.reason());
    assertTrue(refused.getMessage().startsWith("127.0.0.1 port " + port + " cannot be connected to"),
        refused.getMessage());
  }

  @Test
  void somebodyWhoAcceptsAndIsSilentCostsTheTimeOut() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      SourceException refused = refusal(new NetconfSettings("127.0.0.1", socket.getLocalPort(), "u",
          new Credentials.Password(new Secret("p")), folder.resolve("known_hosts"), Duration.ofMillis(200)));
      assertEquals(MissingReason.NO_ANSWER, refused.reason());
      assertTrue(refused.getMessage().contains("within 200 ms"), refused.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sessionsWithMarksWork(boolean announcesChunks) throws Exception {
    try (NetconfDevice device = device(keys("EC", 256),
        announcesChunks ? CHUNKS : List.of(Netconf.BASE_1_0))) {
      device.keepToMarks();
      assertEquals("1", ask(device, password(device, device.knownHosts(folder))));
    }
  }

  @Test
  void aSilentDeviceEndsReadingAtTheDeadlineAndAnInterruptAtOnce() throws Exception {
    try (NetconfDevice device = new NetconfDevice(keys("EC", 256), CHUNKS, _ -> "")) {
      NetconfSettings settings = password(device, device.knownHosts(folder));
      try (NetconfSession session = session(settings)) {
        assertThrows(SocketTimeoutException.class,
            () -> session.get(SELECTION, Deadline.in(Duration.ofMillis(100))));
      }
      try (NetconfSession session = session(settings)) {
        Thread.currentThread().interrupt();
        InterruptedIOException end = assertThrows(InterruptedIOException.class,
            () -> session.get(SELECTION, Deadline.in(TIMEOUT)));
        assertFalse(end instanceof SocketTimeoutException);
      } finally {
        Thread.interrupted();
      }
    }
  }

  @Test
  void aDeviceWithDatastoresIsAskedForItsOperationalOne() throws Exception {
    try (NetconfDevice device = device(keys("EC", 256),
        List.of(Netconf.BASE_1_1, Netconf.NMDA + "?module=ietf-netconf-nmda"))) {
      ask(device, password(device, device.knownHosts(folder)));
      assertTrue(device.requests().getLast().contains("<datastore>ds:operational</datastore>"));
    }
  }

  @Test
  void modulesAreThoseOfTheHelloAndOfTheLibrary() throws Exception {
    String library = "<data><yang-library xmlns=\"" + Netconf.YANG_LIBRARY + "\"><module-set><module>"
        + "<namespace>urn:listed</namespace></module></module-set></yang-library></data>";
    try (
        NetconfDevice device = new NetconfDevice(keys("EC", 256),
            List.of(Netconf.BASE_1_1, "urn:said?module=m",
                "urn:ietf:params:netconf:capability:yang-library:1.1?revision=2019-01-04"),
            _ -> library);
        NetconfSession session = session(password(device, device.knownHosts(folder)))) {
      assertTrue(session.namespaces(Deadline.in(TIMEOUT)).containsAll(List.of("urn:said", "urn:listed")));
    }
  }

  private static NetconfDevice device(KeyPair hostKey, List<String> capabilities) throws IOException {
    return new NetconfDevice(hostKey, capabilities, _ -> DATA);
  }

  private static KeyPair keys(String algorithm, int size) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (size > 0) {
      generator.initialize(size);
    }
    return generator.generateKeyPair();
  }

  private static NetconfSettings password(NetconfDevice device, Path knownHosts) {
    return settings(device, knownHosts, new Credentials.Password(new Secret(NetconfDevice.PASSWORD)));
  }

  private static Credentials key(String pem) {
    return new Credentials.PrivateKey(new Secret(pem));
  }

  private static NetconfSettings settings(NetconfDevice device, Path knownHosts, Credentials credentials) {
    return new NetconfSettings("127.0.0.1", device.port(), NetconfDevice.USER, credentials, knownHosts,
        TIMEOUT);
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("known_hosts"), content);
  }

  private NetconfSession session(NetconfSettings settings) throws Exception {
    Deadline deadline = Deadline.in(TIMEOUT);
    return NetconfSession.begin(connector.open(settings, deadline), deadline);
  }

  private String ask(NetconfDevice device, NetconfSettings settings) throws Exception {
    try (NetconfSession session = session(settings)) {
      session.get(SELECTION, Deadline.in(TIMEOUT));
      String text = session.get(SELECTION, Deadline.in(TIMEOUT))
          .all(org.nroagent.agent.source.profile.YangPath.ofRoot(List.of(new YangName("urn:example", "a"))))
          .getFirst().text();
      assertEquals(2, device.requests().size());
      return text;
    }
  }

  private SourceException refusal(NetconfSettings settings) {
    return assertThrows(SourceException.class, () -> session(settings).close());
  }
}
