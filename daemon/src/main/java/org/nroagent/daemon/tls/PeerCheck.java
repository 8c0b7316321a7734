package org.nroagent.daemon.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Accepts whom the JDK's own check accepts and no authority has revoked. A list that is older than it should be still
/// counts: a file that nobody renewed must let nobody in again. Whoever is refused is named.
final class PeerCheck extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager chains;
  private final List<X509CRL> revoked;

  PeerCheck(TlsMaterial material) throws GeneralSecurityException {
    this.chains = chains(material.trust());
    this.revoked = material.revoked();
  }

  /// Why a certificate that was accepted before is so no more.
  Optional<String> objection(X509Certificate certificate, Instant now) {
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      return Optional.of("the certificate of '" + CertificateName.of(certificate) + "' has expired at "
          + certificate.getNotAfter().toInstant() + "; renew it");
    }
    return revocation(certificate);
  }

  private static X509ExtendedTrustManager chains(List<X509Certificate> trust)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("nothing is read", e);
    }
    for (int i = 0; i < trust.size(); i++) {
      store.setCertificateEntry("authority-" + i, trust.get(i));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("this Java checks no certificates");
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private void check(X509Certificate[] chain, Check ofChain) throws CertificateException {
    String name = chain.length == 0 ? "" : CertificateName.of(chain[0]);
    try {
      ofChain.run();
    } catch (CertificateException e) {
      throw new CertificateRefused(name, "the certificate of '" + name + "' is not accepted: "
          + TlsContexts.cause(e), e);
    }
    for (X509Certificate certificate : chain) {
      Optional<String> revocation = revocation(certificate);
      if (revocation.isPresent()) {
        throw new CertificateRefused(name, revocation.get(), null);
      }
    }
  }

  private Optional<String> revocation(X509Certificate certificate) {
    return revoked.stream()
        .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
            && list.isRevoked(certificate))
        .findFirst().map(_ -> "the certificate of '" + CertificateName.of(certificate) + "', serial "
            + certificate.getSerialNumber().toString(16) + ", is revoked; enrol its owner anew");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, () -> chains.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, () -> chains.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    check(chain, () -> chains.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    check(chain, () -> chains.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> chains.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> chains.checkServerTrusted(chain, type));
  }

  /// None is named: the other side has but one certificate, and is to show it whoever has signed it, so that it can be
  /// said who was refused.
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
