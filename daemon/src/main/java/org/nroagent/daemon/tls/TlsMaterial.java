package org.nroagent.daemon.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What the files of one side said when they were read, checked against each other.
///
/// @param chain the own certificate and its chain
/// @param key the own key
/// @param trust the authorities
/// @param revoked their lists
record TlsMaterial(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> trust,
    List<X509CRL> revoked) {
  private static final byte[] PROBE = {1};
  private static final Map<String, String> SIGNATURES = Map.of("EC", "SHA256withECDSA", "RSA",
      "SHA256withRSA", "EdDSA", "EdDSA", "DSA", "SHA256withDSA");

  TlsMaterial {
    chain = List.copyOf(chain);
    trust = List.copyOf(trust);
    revoked = List.copyOf(revoked);
  }

  /// Reads the files.
  ///
  /// @throws IOException if one cannot be used, or they do not belong together; the message says which and what to do
  static TlsMaterial read(TlsFiles files) throws IOException {
    try {
      List<X509Certificate> chain = PemFiles.certificates(files.certificate(), "certificate");
      PrivateKey key = PemFiles.key(files.key(), chain.getFirst());
      requirePair(chain.getFirst(), key);
      List<X509Certificate> trust = trust(files);
      List<X509CRL> revoked = files.revoked().isPresent()
          ? PemFiles.revocations(files.revoked().get())
          : List.of();
      for (X509CRL list : revoked) {
        requireKnownIssuer(files, list, trust);
      }
      return new TlsMaterial(chain, key, trust, revoked);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("certificate " + files.certificate() + " and private key " + files.key()
          + " cannot be used (" + TlsContexts.cause(e)
          + "); give a PEM certificate chain and its PKCS#8 key without a passphrase", e);
    }
  }

  /// When the first of the own chain expires.
  Instant chainExpires() {
    return earliest(chain);
  }

  /// When the first of the authorities expires.
  Instant trustExpires() {
    return earliest(trust);
  }

  private static Instant earliest(List<X509Certificate> certificates) {
    return certificates.stream().map(each -> each.getNotAfter().toInstant())
        .min(Comparator.naturalOrder()).orElseThrow();
  }

  private static List<X509Certificate> trust(TlsFiles files) throws IOException {
    try {
      return PemFiles.certificates(files.trust(), "trust");
    } catch (CertificateException e) {
      throw new IOException("trust file " + files.trust() + " holds no readable PEM certificates ("
          + TlsContexts.cause(e) + "); put the certificates of the authorities there", e);
    }
  }

  /// Two files are not replaced at one moment: a certificate with the key of the one before it would be shown to the
  /// other side, which refuses it.
  private static void requirePair(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    Signature signature = Signature
        .getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(PROBE);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("the key is not that of the certificate");
    }
  }

  private static void requireKnownIssuer(TlsFiles files, X509CRL list, List<X509Certificate> trust)
      throws IOException {
    for (X509Certificate authority : trust) {
      if (authority.getSubjectX500Principal().equals(list.getIssuerX500Principal())
          && isSignedBy(list, authority)) {
        return;
      }
    }
    throw new IOException("list of revoked certificates " + files.revoked().orElseThrow() + " of '"
        + list.getIssuerX500Principal() + "' is signed by none of the authorities in " + files.trust()
        + "; put the authority's certificate there, or its own list here");
  }

  private static boolean isSignedBy(X509CRL list, X509Certificate authority) {
    try {
      list.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
