package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.SLOT;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.daemon.tls.TlsContexts;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;

class TlsSessionTest {
  @TempDir
  Path folder;
  private X509Bundle authority;
  private final SettableTime time = new SettableTime(SLOT);

  @BeforeEach
  void createAuthority() throws Exception {
    authority = new CertificateBuilder().subject("CN=authority").setIsCertificateAuthority(true)
        .buildSelfSigned();
  }

  @Test
  void certificateOfTheAgentLetsItIn() throws Exception {
    try (IngestServer server = start(); ScriptedAgent agent = agent(server, files("a1", authority))) {
      agent.arrive("a1", EPOCH, 0);
    }
  }

  @Test
  void foreignNameIsRefused() throws Exception {
    try (IngestServer server = start(); ScriptedAgent agent = agent(server, files("a2", authority))) {
      agent.send(Samples.hello("a1", EPOCH, 0));
      Refusal refusal = agent.expect(Refusal.class);
      assertEquals(RefusalCode.NAME_MISMATCH, refusal.code());
      assertTrue(refusal.text().contains("'a1'") && refusal.text().contains("'a2'"), refusal.text());
    }
  }

  @Test
  void certificateOfAnotherAuthorityIsNotAccepted() throws Exception {
    X509Bundle other = new CertificateBuilder().subject("CN=other").setIsCertificateAuthority(true)
        .buildSelfSigned();
    IngestServer server = start();
    try (ScriptedAgent agent = agent(server, files("a1", other))) {
      assertTrue(agent.ends());
      assertTrue(server.sessions().views().isEmpty());
    } finally {
      // Waits for the server's side of the same failure.
      server.close();
    }
    assertEquals(1, server.sessions().counters().handshakeFailures());
  }

  @Test
  void whoeverShowsNoCertificateIsListedByItsAddress() throws Exception {
    IngestServer server = start();
    SslContext without = SslContextBuilder.forClient().protocols("TLSv1.3")
        .trustManager(folder.resolve("trust.pem").toFile()).endpointIdentificationAlgorithm(null).build();
    for (int i = 0; i < 2; i++) {
      try (ScriptedAgent agent = new ScriptedAgent(server.address(), Optional.of(without))) {
        assertTrue(agent.ends());
      }
    }
    // Waits for the server's side of the same failures.
    server.close();
    RefusedPeers.Entry entry = server.sessions().refusedPeers().list().getFirst();
    assertEquals("127.0.0.1 CERTIFICATE_REFUSED 2", entry.peer() + " " + entry.code() + " " + entry.times());
    assertTrue(entry.text().startsWith("it showed no certificate"), entry.text());
  }

  private IngestServer start() throws Exception {
    return IngestServer.start(new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Optional.of(files("localhost", authority)), Set.of("a1", "a2"), IngestSettings.Timeouts.PROTOCOL),
        new HeldStore(), time);
  }

  private static ScriptedAgent agent(IngestServer server, TlsFiles files) throws IOException {
    return new ScriptedAgent(server.address(), Optional.of(TlsContexts.client(files)));
  }

  /// A certificate in this name by the given authority; our own authority is the trusted one.
  private TlsFiles files(String name, X509Bundle issuer) throws Exception {
    X509Bundle own = new CertificateBuilder().subject("O=Test, CN=" + name).addSanDnsName(name)
        .buildIssuedBy(issuer);
    Path key = write(name + ".key", own.getPrivateKeyPEM());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return new TlsFiles(write(name + ".pem", own.getCertificatePathPEM()), key,
        write("trust.pem", authority.getCertificatePEM()));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
