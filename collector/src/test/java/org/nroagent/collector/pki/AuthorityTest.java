package org.nroagent.collector.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir
  private Path folder;

  private Authority authority;

  @BeforeEach
  void create() throws Exception {
    authority = Authority.create(folder.resolve("ca"), "our authority", NOW, Duration.ofDays(3650));
  }

  @Test
  void certifiesAnAgentForBeingAClientAndNothingElse() throws Exception {
    KeyPair pair = pair("EC", 256);
    X509Certificate issued = certificate(authority.enrol("hub1", request("CN=hub1", pair), NOW, YEAR));
    issued.verify(own().getPublicKey());
    assertEquals("CN=hub1", issued.getSubjectX500Principal().getName());
    assertArrayEquals(pair.getPublic().getEncoded(), issued.getPublicKey().getEncoded());
    assertEquals(List.of("1.3.6.1.5.5.7.3.2"), issued.getExtendedKeyUsage());
    assertEquals(-1, issued.getBasicConstraints());
    assertEquals(NOW.plus(YEAR), issued.getNotAfter().toInstant());
  }

  /// A request that wants to be an authority is certified as an agent.
  @Test
  void whatARequestAsksForIsNotGranted() throws Exception {
    KeyPair pair = pair("EC", 256);
    ExtensionsGenerator wanted = new ExtensionsGenerator();
    wanted.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    PKCS10CertificationRequestBuilder builder = new JcaPKCS10CertificationRequestBuilder(
        new X500Name("CN=hub1"), pair.getPublic())
        .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted.generate());
    X509Certificate issued = certificate(
        authority.enrol("hub1", SigningRequest.read(write(builder, pair)), NOW, YEAR));
    assertEquals(-1, issued.getBasicConstraints());
  }

  @Test
  void aRequestOfAnotherNameIsRefused() throws Exception {
    SigningRequest request = request("CN=hub2", pair("EC", 256));
    String text = assertThrows(IOException.class, () -> authority.enrol("hub1", request, NOW, YEAR))
        .toString();
    assertTrue(text.contains("'hub2'") && text.contains("'hub1'"), text);
  }

  @Test
  void aRequestWithoutTheKeyOrWithAWeakOneIsRefused() throws Exception {
    KeyPair foreign = pair("EC", 256);
    assertRefused(
        write(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=hub1"), foreign.getPublic()),
            pair("EC", 256)),
        "is not signed by the key");
    KeyPair weak = pair("RSA", 1024);
    assertRefused(
        write(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=hub1"), weak.getPublic()), weak),
        "too weak");
    assertRefused(Files.writeString(folder.resolve("junk"), "junk"), "holds no PEM CERTIFICATE REQUEST");
  }

  @Test
  void revokesAllThatWasIssuedUnderANameAndNothingElse() throws Exception {
    X509Certificate first = certificate(
        authority.enrol("hub1", request("CN=hub1", pair("EC", 256)), NOW, YEAR));
    X509Certificate second = certificate(
        authority.enrol("hub1", request("CN=hub1", pair("EC", 256)), NOW, YEAR));
    X509Certificate other = certificate(
        authority.enrol("hub1.x", request("CN=hub1.x", pair("EC", 256)), NOW, YEAR));
    assertEquals(0, entries(list()));
    assertEquals(2, Authority.open(folder.resolve("ca")).revoke("hub1", NOW.plusSeconds(60)).size());
    X509CRL list = list();
    list.verify(own().getPublicKey());
    assertTrue(list.isRevoked(first) && list.isRevoked(second));
    assertFalse(list.isRevoked(other));
    assertEquals(List.of(), authority.revoke("hub1", NOW.plusSeconds(120)));
    assertEquals(1, authority.revoke("hub1.x", NOW.plusSeconds(180)).size());
    assertTrue(list().isRevoked(first) && list().isRevoked(other));
  }

  @Test
  void aNameToWhichNothingWasIssuedIsNotRevoked() {
    assertThrows(IOException.class, () -> authority.revoke("nobody", NOW));
  }

  @Test
  void isMadeOnce() throws Exception {
    String key = Files.readString(folder.resolve("ca/ca.key"));
    assertThrows(IOException.class, () -> Authority.create(folder.resolve("ca"), "again", NOW, YEAR));
    assertEquals(key, Files.readString(folder.resolve("ca/ca.key")));
    assertEquals("rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca/ca.key"))));
  }

  @Test
  void certifiesACollectorForItsNamesAndAddresses() throws Exception {
    Path key = folder.resolve("collector.key");
    X509Certificate issued = certificate(authority.certifyCollector(
        List.of("collector.example.net", "192.0.2.1", "2001:db8::1"), key, NOW, Duration.ofDays(9_999)));
    assertEquals("[[2, collector.example.net], [7, 192.0.2.1], [7, 2001:db8:0:0:0:0:0:1]]",
        issued.getSubjectAlternativeNames().toString());
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), issued.getExtendedKeyUsage());
    assertEquals(authority.expires(), issued.getNotAfter().toInstant(), "no longer than the authority");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }

  private void assertRefused(Path file, String text) {
    String refusal = assertThrows(IOException.class, () -> SigningRequest.read(file)).toString();
    assertTrue(refusal.contains(text), refusal);
  }

  private X509Certificate own() throws Exception {
    return certificate(Files.readString(authority.certificateFile()));
  }

  private X509CRL list() throws Exception {
    return (X509CRL) CertificateFactory.getInstance("X.509")
        .generateCRL(new ByteArrayInputStream(Files.readAllBytes(authority.list())));
  }

  private static int entries(X509CRL list) {
    return list.getRevokedCertificates() == null ? 0 : list.getRevokedCertificates().size();
  }

  private static X509Certificate certificate(String pem) throws Exception {
    return (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  private SigningRequest request(String subject, KeyPair pair) throws Exception {
    return SigningRequest
        .read(write(new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), pair.getPublic()), pair));
  }

  private Path write(PKCS10CertificationRequestBuilder builder, KeyPair signer) throws Exception {
    String algorithm = signer.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    PKCS10CertificationRequest request = builder
        .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()));
    return Files.writeString(folder.resolve("request.csr"),
        SafeFiles.pem("CERTIFICATE REQUEST", request.getEncoded()));
  }

  private static KeyPair pair(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }
}
