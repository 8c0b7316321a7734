package org.nroagent.collector.ingest;

import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The name by which a certificate introduces its owner.
final class CertificateName {
  private CertificateName() {}

  /// The subject's common name of the peer's certificate; an empty name where it has none, which fits no agent.
  static String of(SslHandler tls) {
    try {
      Certificate[] chain = tls.engine().getSession().getPeerCertificates();
      return chain[0] instanceof X509Certificate certificate ? commonName(certificate) : "";
    } catch (SSLPeerUnverifiedException e) {
      return "";
    }
  }

  private static String commonName(X509Certificate certificate) {
    try {
      LdapName subject = new LdapName(certificate.getSubjectX500Principal().getName());
      Optional<Rdn> name = subject.getRdns().reversed().stream()
          .filter(part -> part.getType().equalsIgnoreCase("CN")).findFirst();
      return name.map(part -> String.valueOf(part.getValue())).orElse("");
    } catch (InvalidNameException e) {
      return "";
    }
  }
}
