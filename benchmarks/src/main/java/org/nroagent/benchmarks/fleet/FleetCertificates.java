package org.nroagent.benchmarks.fleet;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nroagent.collector.pki.Authority;
import org.nroagent.collector.pki.SigningRequest;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Certificates of a collector on this machine and of its agents, by the collector's own authority. All agents share a
/// key, which their collector cannot tell, and each has a certificate of its own.
final class FleetCertificates {
  private static final Duration VALIDITY = Duration.ofDays(90);

  private final Path folder;
  private final Authority authority;
  private final KeyPair agents;
  private final CertificateFactory factory = CertificateFactory.getInstance("X.509");

  /// @param folder where the files go
  FleetCertificates(Path folder) throws IOException, GeneralSecurityException {
    this.folder = folder;
    this.authority = Authority.create(folder.resolve("ca"), "benchmark", Instant.now(), VALIDITY);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.agents = generator.generateKeyPair();
    Files.writeString(folder.resolve("collector.pem"),
        authority.certifyCollector(List.of("localhost", "127.0.0.1"),
            folder.resolve("collector.key"), Instant.now(), VALIDITY));
  }

  /// The section `tls` of the collector's configuration.
  String configuration() {
    return "tls: {certificate: " + folder.resolve("collector.pem") + ", key: "
        + folder.resolve("collector.key")
        + ", trust: " + authority.certificateFile() + ", revoked: " + authority.list() + "}\n";
  }

  /// An agent's side of TLS.
  SslContext agent(String name) throws IOException, GeneralSecurityException {
    String pem = authority.enrol(name, new SigningRequest(name, agents.getPublic()), Instant.now(), VALIDITY);
    List<X509Certificate> chain = factory
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
        .stream().map(X509Certificate.class::cast).toList();
    return SslContextBuilder.forClient().sslProvider(SslProvider.JDK).protocols("TLSv1.3")
        .keyStoreType("JKS") // the default one takes longer to be made, in memory, than the handshake
        .trustManager(authority.certificateFile().toFile()).endpointIdentificationAlgorithm("HTTPS")
        .keyManager(agents.getPrivate(), chain.toArray(X509Certificate[]::new)).build();
  }
}
