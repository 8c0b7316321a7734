package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.store.EventLog;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.daemon.tls.TlsContexts;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.Epoch;
import org.nroagent.protocol.Message;

class PushTlsTest {
  private static final PushSettings FAST = new PushSettings(Duration.ofSeconds(10), Duration.ofSeconds(10),
      Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(2), 1_024, 256, 100_000_000, 100_000,
      Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMinutes(1));

  @TempDir
  private Path folder;

  private final Watch watch = new Watch();
  private final MemoryLog log = new MemoryLog(new Epoch(1, 2));
  private final EventLoops loops = EventLoops.start("push-test", 1);
  private X509Bundle authority = authority("authority");

  @BeforeEach
  void fillRing() {
    log.append(20);
  }

  @AfterEach
  void stop() {
    loops.close();
  }

  @Test
  void deliversWhereBothCertificatesFit() throws Exception {
    try (StubCollector collector = collector(collectorCertificate());
        PushClient client = client(collector, agent())) {
      watch.until("delivery", () -> collector.settled().complement(1, 20).isEmpty());
      watch.until("status", () -> client.status().pending() == 0);
      assertEquals(0, client.status().counters().failures());
    }
  }

  @Test
  void refusesACollectorOfAnotherAuthority() throws Exception {
    TlsFiles agent = agent();
    authority = authority("elsewhere");
    assertFails(collectorCertificate(), agent, "is not signed by a trusted authority");
  }

  @Test
  void refusesACollectorOfAnotherName() throws Exception {
    assertFails(certificate("collector").addSanDnsName("another.example"), agent(),
        "the collector's certificate does not fit");
  }

  @Test
  void refusesACollectorWithAnExpiredCertificate() throws Exception {
    Instant now = Instant.now();
    assertFails(collectorCertificate().notBefore(now.minus(Duration.ofDays(9))).notAfter(
        now.minus(Duration.ofDays(1))), agent(), "has expired");
  }

  @Test
  void saysThatTheCollectorDoesNotTrustTheAgent() throws Exception {
    X509Bundle trusted = authority;
    authority = authority("elsewhere");
    TlsFiles own = agent();
    authority = trusted;
    TlsFiles agent = new TlsFiles(own.certificate(), own.key(),
        write("agent-trust.pem", authority.getCertificatePEM()));
    assertFails(collectorCertificate(), agent,
        "before Welcome; does the collector trust this agent's certificate?");
  }

  @Test
  void readsTheCertificatesAgainForEachTry() throws Exception {
    TlsFiles agent = agent();
    String certificate = Files.readString(agent.certificate());
    Files.writeString(agent.certificate(), "");
    try (StubCollector collector = collector(collectorCertificate());
        PushClient client = client(collector, agent)) {
      watch.until("failure", () -> client.status().counters().failures() >= 1);
      assertTrue(String.valueOf(client.status().lastError()).contains(agent.certificate().toString()));
      Files.writeString(agent.certificate(), certificate);
      watch.until("delivery", () -> collector.settled().complement(1, 20).isEmpty());
    }
  }

  private void assertFails(CertificateBuilder server, TlsFiles agent, String text) throws Exception {
    try (StubCollector collector = collector(server); PushClient client = client(collector, agent)) {
      watch.until("failure", () -> client.status().counters().failures() >= 1);
      String error = String.valueOf(client.status().lastError());
      assertTrue(error.contains(text), error);
      assertEquals(0, collector.received(Message.Records.class).size());
    }
  }

  private PushClient client(StubCollector collector, TlsFiles files) {
    return PushClient.start(new PushConfig("127.0.0.1", collector.port(), files),
        new PushIdentity("pop-1", "test", SlotGrid.FIVE_MINUTES), FAST,
        PushClientTest.rings(log, EventLog.EMPTY, _ -> {}, _ -> {}), new SystemTime(), loops, new Random(1),
        watch::changed);
  }

  private StubCollector collector(CertificateBuilder certificate) throws Exception {
    return new StubCollector(watch, TlsContexts.server(files("collector", certificate)));
  }

  private TlsFiles agent() throws Exception {
    return files("agent", certificate("pop-1"));
  }

  private static CertificateBuilder certificate(String name) {
    return new CertificateBuilder().subject("CN=" + name);
  }

  private static CertificateBuilder collectorCertificate() {
    return certificate("collector").addSanIpAddress("127.0.0.1");
  }

  private TlsFiles files(String name, CertificateBuilder builder) throws Exception {
    X509Bundle bundle = builder.buildIssuedBy(authority);
    TlsFiles files = new TlsFiles(write(name + ".pem", bundle.getCertificatePathPEM()),
        write(name + ".key", bundle.getPrivateKeyPEM()),
        write(name + "-trust.pem", authority.getCertificatePEM()));
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
    return files;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static X509Bundle authority(String name) {
    try {
      return new CertificateBuilder().subject("CN=" + name).setIsCertificateAuthority(true).buildSelfSigned();
    } catch (Exception e) {
      throw new IllegalStateException("no authority for the test", e);
    }
  }
}
