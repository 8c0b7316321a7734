package org.nroagent.daemon.tls;

import java.io.Serial;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/// The other side's certificate is not accepted. Says whose it is, as far as it says so itself: nobody has vouched for
/// it.
public final class CertificateRefused extends CertificateException {
  @Serial
  private static final long serialVersionUID = 1L;

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

  /// The first of these among a failure and its causes.
  public static @Nullable CertificateRefused in(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateRefused found) {
        return found;
      }
    }
    return null;
  }
}
