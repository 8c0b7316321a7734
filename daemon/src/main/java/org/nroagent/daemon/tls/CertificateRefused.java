package org.nroagent.daemon.tls;

import java.io.Serial;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// The other side's certificate is not accepted. Says whose it is, as far as it says so itself: nobody has vouched for
/// it.
public final class CertificateRefused extends CertificateException {
  @Serial
  private static final long serialVersionUID = 1L;

  /// The platform asks nobody about a certificate that is not there, and tells it apart in words alone, behind the alert.
  private static final String NONE_SHOWN = "Empty client certificate chain";

  private final String name;

  /// @param name common name of the certificate, may be empty
  /// @param message what is wrong with it
  CertificateRefused(String name, String message, @Nullable CertificateException cause) {
    super(message, cause);
    this.name = name;
  }

  /// The certificate's common name, empty where it has none.
  public String name() {
    return name;
  }

  /// The first of these among a failure and its causes; one without a name where the other side has shown no certificate.
  public static @Nullable CertificateRefused in(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateRefused found) {
        return found;
      }
      if (cause instanceof SSLHandshakeException && String.valueOf(cause.getMessage()).endsWith(NONE_SHOWN)) {
        return new CertificateRefused("",
            "it showed no certificate; an agent needs the one that was issued to it (push.tls)", null);
      }
    }
    return null;
  }
}
