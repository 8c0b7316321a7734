package org.nroagent.daemon.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsContextsTest {
  @TempDir
  private Path folder;

  private TlsFiles files;

  @BeforeEach
  void writeFiles() throws Exception {
    X509Bundle authority = new CertificateBuilder().subject("CN=authority").setIsCertificateAuthority(true)
        .buildSelfSigned();
    X509Bundle own = new CertificateBuilder().subject("CN=hub1").addSanDnsName("hub1")
        .buildIssuedBy(authority);
    files = new TlsFiles(write("own.pem", own.getCertificatePathPEM()),
        write("own.key", own.getPrivateKeyPEM()),
        write("trust.pem", authority.getCertificatePEM()));
    allow(files.key(), "rw-r-----");
  }

  @Test
  void clientSpeaksOnlyTls13AndVerifiesTheHost() throws IOException {
    SSLEngine engine = TlsContexts.client(files).newEngine(ByteBufAllocator.DEFAULT, "collector", 9485);
    assertEquals(List.of("TLSv1.3"), List.of(engine.getEnabledProtocols()));
    assertEquals("HTTPS", engine.getSSLParameters().getEndpointIdentificationAlgorithm());
    assertTrue(engine.getUseClientMode());
  }

  @Test
  void serverSpeaksOnlyTls13AndDemandsACertificate() throws IOException {
    SslContext context = TlsContexts.server(files);
    SSLEngine engine = context.newEngine(ByteBufAllocator.DEFAULT);
    assertEquals(List.of("TLSv1.3"), List.of(engine.getEnabledProtocols()));
    assertTrue(engine.getNeedClientAuth());
  }

  @Test
  void refusesAKeyThatEveryUserMayRead() throws IOException {
    allow(files.key(), "rw-r--r--");
    assertRefused(files, "accessible to every user (rw-r--r--); run: chmod o= " + files.key());
  }

  @Test
  void namesTheFileThatIsMissing() {
    Path nowhere = folder.resolve("nowhere");
    assertRefused(new TlsFiles(nowhere, files.key(), files.trust()), "certificate file " + nowhere);
    assertRefused(new TlsFiles(files.certificate(), nowhere, files.trust()), "private key file " + nowhere);
    assertRefused(new TlsFiles(files.certificate(), files.key(), nowhere), "trust file " + nowhere);
  }

  @Test
  void namesTheFileThatIsNotPem() throws IOException {
    Path junk = write("junk.pem", "not a certificate");
    allow(junk, "rw-------");
    assertRefused(new TlsFiles(junk, files.key(), files.trust()), "certificate " + junk);
    assertRefused(new TlsFiles(files.certificate(), junk, files.trust()), "private key " + junk);
    assertRefused(new TlsFiles(files.certificate(), files.key(), junk), "trust file " + junk);
  }

  private static void assertRefused(TlsFiles files, String text) {
    String client = assertThrows(IOException.class, () -> TlsContexts.client(files)).toString();
    assertTrue(client.contains(text), client);
    String server = assertThrows(IOException.class, () -> TlsContexts.server(files)).toString();
    assertTrue(server.contains(text), server);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void allow(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
