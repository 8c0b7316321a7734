package org.nroagent.daemon.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.ssl.SslContext;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTlsTest {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir
  private Path folder;

  private X509Bundle authority;
  private TlsFiles files;

  @BeforeEach
  void writeFiles() throws Exception {
    authority = new CertificateBuilder().subject("CN=authority").setIsCertificateAuthority(true)
        .notAfter(now.plus(Duration.ofDays(900))).buildSelfSigned();
    files = new TlsFiles(folder.resolve("own.pem"), folder.resolve("own.key"),
        Files.writeString(folder.resolve("trust.pem"), authority.getCertificatePEM()));
    issue(Duration.ofDays(300));
  }

  @Test
  void unchangedFilesAreNotReadAgain() throws Exception {
    ReloadingTls tls = ReloadingTls.server(files);
    assertSame(tls.context(), tls.context());
  }

  @Test
  void aRenewedCertificateIsUsedFromTheNextConnectionOn() throws Exception {
    ReloadingTls tls = ReloadingTls.server(files);
    SslContext before = tls.context();
    issue(Duration.ofDays(500));
    assertNotSame(before, tls.context());
    assertEquals(now.plus(Duration.ofDays(500)), status(tls).certificateExpires());
    assertEquals(now.plus(Duration.ofDays(900)), status(tls).authoritiesExpire());
    assertEquals(0, status(tls).failedReloads());
  }

  /// A certificate whose key has not followed yet is such a state.
  @Test
  void aBrokenNewStateLeavesTheFormerOneInForceAndIsCountedOnce() throws Exception {
    ReloadingTls tls = ReloadingTls.server(files);
    SslContext before = tls.context();
    String key = Files.readString(files.key());
    issue(Duration.ofDays(500));
    String newKey = Files.readString(files.key());
    Files.writeString(files.key(), key);
    assertSame(before, tls.context());
    assertSame(before, tls.context());
    assertEquals(1, status(tls).failedReloads());
    assertTrue(String.valueOf(status(tls).problem()).contains("the key is not that of the certificate"),
        status(tls).toString());
    Files.writeString(files.key(), newKey);
    assertNotSame(before, tls.context());
    assertNull(status(tls).problem());
    assertEquals(1, status(tls).failedReloads());
  }

  @Test
  void aKeyThatIsNoLongerOpenToAllIsTakenWithoutBeingWrittenAgain() throws Exception {
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
    ReloadingTls tls = ReloadingTls.client(files);
    assertTrue(assertThrows(IOException.class, tls::context).toString().contains("chmod"));
    assertTrue(tls.status().isEmpty());
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
    assertSame(tls.context(), tls.context());
  }

  @Test
  void warnsWithinThirtyDays() throws Exception {
    TlsStatus status = status(ReloadingTls.server(files));
    assertEquals(now.plus(Duration.ofDays(300)), status.expires());
    assertTrue(status.expiresSoon(now.plus(Duration.ofDays(270))));
    assertTrue(!status.expiresSoon(now.plus(Duration.ofDays(269))));
  }

  private void issue(Duration validity) throws Exception {
    X509Bundle own = new CertificateBuilder().subject("CN=hub1").notAfter(now.plus(validity))
        .buildIssuedBy(authority);
    Files.writeString(files.certificate(), own.getCertificatePathPEM());
    Files.writeString(files.key(), own.getPrivateKeyPEM());
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
  }

  private static TlsStatus status(ReloadingTls tls) {
    return tls.status().orElseThrow();
  }
}
