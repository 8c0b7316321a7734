package org.nroagent.collector.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes the certificates and lists of one authority (RFC 5280). Holds its key; touches no file.
final class Certifier {
  private static final String SIGNATURE = "SHA256withECDSA";
  /// What is valid from now on is not refused by a host whose clock is behind.
  private static final Duration CLOCKS_BEHIND = Duration.ofHours(1);
  private static final int SERIAL_BITS = 127;

  private final X509Certificate authority;
  private final PrivateKey key;
  private final SecureRandom random = new SecureRandom();

  Certifier(X509Certificate authority, PrivateKey key) {
    this.authority = authority;
    this.key = key;
  }

  /// A new authority's own certificate. It signs certificates of agents and collectors, not of further authorities.
  static X509Certificate authority(String name, PublicKey publicKey, PrivateKey key, Instant now,
      Duration validity)
      throws IOException, GeneralSecurityException {
    X500Name subject = commonName(name);
    X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(subject,
        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0), Date.from(now.minus(CLOCKS_BEHIND)),
        Date.from(now.plus(validity)), subject, publicKey);
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
        .addExtension(Extension.subjectKeyIdentifier, false,
            extensions.createSubjectKeyIdentifier(publicKey));
    return sign(builder, key);
  }

  /// An agent's certificate: it may be shown by who connects, and by nobody else.
  X509Certificate ofAgent(String name, PublicKey publicKey, Instant now, Duration validity)
      throws IOException, GeneralSecurityException {
    return certificate(name, publicKey, now, validity, KeyPurposeId.id_kp_clientAuth, List.of());
  }

  /// A collector's certificate for the names by which agents dial it.
  X509Certificate ofCollector(List<GeneralName> hosts, String name, PublicKey publicKey, Instant now,
      Duration validity) throws IOException, GeneralSecurityException {
    return certificate(name, publicKey, now, validity, KeyPurposeId.id_kp_serverAuth, hosts);
  }

  private X509Certificate certificate(String name, PublicKey publicKey, Instant now, Duration validity,
      KeyPurposeId purpose, List<GeneralName> hosts) throws IOException, GeneralSecurityException {
    Instant until = now.plus(validity);
    Instant last = authority.getNotAfter().toInstant();
    X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
        new JcaX509CertificateHolder(authority).getSubject(), serial(), Date.from(now.minus(CLOCKS_BEHIND)),
        Date.from(until.isAfter(last) ? last : until), commonName(name), publicKey);
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
        .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(publicKey))
        .addExtension(Extension.authorityKeyIdentifier, false,
            extensions.createAuthorityKeyIdentifier(authority));
    if (!hosts.isEmpty()) {
      builder.addExtension(Extension.subjectAlternativeName, false,
          new GeneralNames(hosts.toArray(GeneralName[]::new)));
    }
    return sign(builder, key);
  }

  /// A list that revokes what the former one did, and more. It does not go out of date before the authority does: it is a
  /// file beside the collector, and who keeps back a newer one could keep back any.
  ///
  /// @param former empty for the first list
  X509CRL revoke(Optional<X509CRL> former, Collection<BigInteger> serials, Instant now)
      throws IOException, GeneralSecurityException {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(new JcaX509CertificateHolder(authority).getSubject(),
        Date.from(now));
    builder.setNextUpdate(authority.getNotAfter());
    if (former.isPresent() && former.get().getRevokedCertificates() != null) {
      for (X509CRLEntry entry : former.get().getRevokedCertificates()) {
        builder.addCRLEntry(entry.getSerialNumber(), entry.getRevocationDate(), CRLReason.unspecified);
      }
    }
    serials.forEach(serial -> builder.addCRLEntry(serial, Date.from(now), CRLReason.unspecified));
    builder.addExtension(Extension.cRLNumber, false,
        new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
    builder.addExtension(Extension.authorityKeyIdentifier, false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority));
    try {
      return new JcaX509CRLConverter()
          .getCRL(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("the list cannot be signed: " + e.getMessage(), e);
    }
  }

  private BigInteger serial() {
    return new BigInteger(SERIAL_BITS, random).setBit(0);
  }

  private static X500Name commonName(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("the certificate cannot be signed: " + e.getMessage(), e);
    }
  }
}
