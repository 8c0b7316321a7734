package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.pki.Authority;
import org.nroagent.collector.pki.SigningRequest;
import org.nroagent.daemon.tls.TlsContexts;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;

/// Who is let in by certificates of the collector's own authority, while files change under a running collector.
class CertificatesInForceTest {
  private final Instant now = Instant.now();
  private static final Duration YEAR = Duration.ofDays(365);
  private static final IngestSettings.Timeouts TIMEOUTS = new IngestSettings.Timeouts(Duration.ofSeconds(10),
      Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofMillis(50));

  @TempDir
  private Path folder;

  private final SettableTime time = new SettableTime(now);
  private Authority authority;
  private TlsFiles collector;

  @BeforeEach
  void certify() throws Exception {
    authority = Authority.create(folder.resolve("ca"), "authority", now, YEAR);
    Path key = folder.resolve("collector.key");
    Path certificate = Files.writeString(folder.resolve("collector.pem"),
        authority.certifyCollector(List.of("localhost"), key, now, YEAR));
    collector = new TlsFiles(certificate, key, authority.certificateFile(), Optional.of(authority.list()));
  }

  @Test
  void anEnrolledAgentComesIn() throws Exception {
    try (IngestServer server = start(); ScriptedAgent agent = agent(server, enrol("a1", YEAR))) {
      agent.arrive("a1", EPOCH, 0);
      assertEquals(now.plus(YEAR).getEpochSecond(),
          server.sessions().tls().orElseThrow().certificateExpires().getEpochSecond());
    }
  }

  @Test
  void anExpiredCertificateIsRefusedAndSeen() throws Exception {
    assertNotLetIn(enrol("a1", Duration.ofMinutes(-30)), "a1", "is not accepted");
  }

  @Test
  void aRevokedCertificateIsRefusedAndSeen() throws Exception {
    TlsFiles agent = enrol("a1", YEAR);
    authority.revoke("a1", now);
    assertNotLetIn(agent, "a1", "is revoked");
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefusedAndSeen() throws Exception {
    Authority ours = authority;
    authority = Authority.create(folder.resolve("other"), "other", now, YEAR);
    TlsFiles foreign = enrol("a1", YEAR);
    authority = ours;
    assertNotLetIn(new TlsFiles(foreign.certificate(), foreign.key(), ours.certificateFile()), "a1",
        "is not accepted");
  }

  @Test
  void aNameThatIsNotConfiguredIsRefusedAndSeen() throws Exception {
    try (IngestServer server = start(); ScriptedAgent agent = agent(server, enrol("a9", YEAR))) {
      agent.send(Samples.hello("a9", EPOCH, 0));
      assertEquals(RefusalCode.UNKNOWN_AGENT, agent.expect(Refusal.class).code());
      assertEquals("a9", server.sessions().refusedPeers().list().getFirst().peer());
    }
  }

  @Test
  void revokingEndsARunningSession() throws Exception {
    try (IngestServer server = start(); ScriptedAgent agent = agent(server, enrol("a1", YEAR))) {
      agent.arrive("a1", EPOCH, 0);
      authority.revoke("a1", now);
      Refusal refusal = agent.expect(Refusal.class);
      assertEquals(RefusalCode.CERTIFICATE_REFUSED, refusal.code());
      assertTrue(refusal.text().contains("is revoked"), refusal.text());
      assertTrue(agent.ends());
    }
  }

  @Test
  void expiryEndsARunningSession() throws Exception {
    try (IngestServer server = start(); ScriptedAgent agent = agent(server, enrol("a1", YEAR.minusDays(1)))) {
      agent.arrive("a1", EPOCH, 0);
      time.advance(YEAR);
      Refusal refusal = agent.expect(Refusal.class);
      assertEquals(RefusalCode.CERTIFICATE_REFUSED, refusal.code());
      assertTrue(refusal.text().contains("has expired"), refusal.text());
    }
  }

  @Test
  void anAgentThatWasEnrolledAnewComesInWithItsNewCertificate() throws Exception {
    TlsFiles former = enrol("a1", YEAR);
    try (IngestServer server = start()) {
      authority.revoke("a1", now);
      try (ScriptedAgent agent = agent(server, enrol("a1", YEAR))) {
        agent.arrive("a1", EPOCH, 0);
      }
      try (ScriptedAgent agent = agent(server, former)) {
        assertTrue(agent.ends());
      }
    }
  }

  @Test
  void aBrokenListLeavesTheFormerOneInForceAndIsShown() throws Exception {
    TlsFiles revoked = enrol("a1", YEAR);
    authority.revoke("a1", now);
    TlsFiles good = enrol("a2", YEAR);
    try (IngestServer server = start()) {
      Files.writeString(authority.list(), "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n");
      try (ScriptedAgent agent = agent(server, good)) {
        agent.arrive("a2", EPOCH, 0);
      }
      try (ScriptedAgent agent = agent(server, revoked)) {
        assertTrue(agent.ends());
      }
      var status = server.sessions().tls().orElseThrow();
      assertEquals(1, status.failedReloads());
      assertEquals(1, status.revoked());
      assertTrue(String.valueOf(status.problem()).contains(authority.list().toString()), status.toString());
    }
  }

  private void assertNotLetIn(TlsFiles files, String name, String why) throws Exception {
    IngestServer server = start();
    try (ScriptedAgent agent = agent(server, files)) {
      assertTrue(agent.ends());
    } finally {
      // Waits for the server's side of the same failure.
      server.close();
    }
    assertEquals(1, server.sessions().counters().handshakeFailures());
    RefusedPeers.Entry entry = server.sessions().refusedPeers().list().getFirst();
    assertEquals(RefusalCode.CERTIFICATE_REFUSED, entry.code());
    assertEquals(name + " at 127.0.0.1", entry.peer());
    assertTrue(entry.text().contains(why), entry.text());
  }

  private IngestServer start() throws IOException {
    return IngestServer.start(new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Optional.of(collector), Set.of("a1", "a2"), TIMEOUTS), new HeldStore(), time);
  }

  private static ScriptedAgent agent(IngestServer server, TlsFiles files) throws IOException {
    return new ScriptedAgent(server.address(), Optional.of(TlsContexts.client(files)));
  }

  private TlsFiles enrol(String name, Duration validity) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    Path key = Files.createTempFile(folder, name, ".key");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n");
    String certificate = authority.enrol(name, new SigningRequest(name, pair.getPublic()), now, validity);
    return new TlsFiles(Files.writeString(Files.createTempFile(folder, name, ".pem"), certificate), key,
        authority.certificateFile());
  }
}
