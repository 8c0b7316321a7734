package org.nroagent.daemon.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// The name by which a certificate introduces its owner.
public final class CertificateName {
  private CertificateName() {}

  /// The subject's common name; empty where it has none.
  public static String of(X509Certificate certificate) {
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
