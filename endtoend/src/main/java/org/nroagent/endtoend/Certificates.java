package org.nroagent.endtoend;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.ExtendedKeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.nroagent.daemon.tls.TlsFiles;

/// A certificate authority of one's own, with PEM files for a collector and its agents on this machine.
public final class Certificates {
  private static final Duration VALIDITY = Duration.ofDays(90);

  private final Path folder;
  private final X509Bundle authority;
  private final Path trust;

  private Certificates(Path folder, X509Bundle authority) throws IOException {
    this.folder = folder;
    this.authority = authority;
    this.trust = Files.writeString(folder.resolve("authority.pem"), authority.getRootCertificatePEM());
  }

  /// Makes an authority whose files go to the folder.
  ///
  /// @throws Exception if the platform lacks the algorithms or the folder cannot be written
  public static Certificates create(Path folder) throws Exception {
    Files.createDirectories(folder);
    return new Certificates(folder,
        builder("CN=nro-agent demonstration authority").setIsCertificateAuthority(true)
            .setKeyUsage(true, CertificateBuilder.KeyUsage.keyCertSign).buildSelfSigned());
  }

  /// Files of a collector that listens on the loopback address.
  public TlsFiles collector() throws Exception {
    return files("collector", builder("CN=collector").addSanDnsName("localhost").addSanIpAddress("127.0.0.1")
        .addExtendedKeyUsage(ExtendedKeyUsage.PKIX_KP_SERVER_AUTH).buildIssuedBy(authority));
  }

  /// Files of an agent.
  public TlsFiles agent(String name) throws Exception {
    return files(name, builder("CN=" + name).addExtendedKeyUsage(ExtendedKeyUsage.PKIX_KP_CLIENT_AUTH)
        .buildIssuedBy(authority));
  }

  private static CertificateBuilder builder(String subject) {
    Instant now = Instant.now();
    return new CertificateBuilder().subject(subject).notBefore(now.minus(VALIDITY))
        .notAfter(now.plus(VALIDITY))
        .ecp256();
  }

  private TlsFiles files(String name, X509Bundle bundle) throws IOException {
    Path certificate = Files.writeString(folder.resolve(name + ".pem"), bundle.getCertificatePathPEM());
    Path key = folder.resolve(name + ".key");
    Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, bundle.getPrivateKeyPEM());
    return new TlsFiles(certificate, key, trust);
  }
}
