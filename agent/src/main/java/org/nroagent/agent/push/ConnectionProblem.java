package org.nroagent.agent.push;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.tls.CertificateRefused;
import org.nroagent.protocol.ProtocolException;

/// Says in one sentence why a connection failed, with what to look at.
final class ConnectionProblem {
  private ConnectionProblem() {}

  static String describe(@Nullable Throwable failure) {
    ProtocolException broken = ProtocolException.in(failure);
    if (broken != null) {
      return "the collector broke the protocol: " + broken.text();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String known = known(cause);
      if (known != null) {
        return known;
      }
    }
    Throwable root = root(failure);
    if (root instanceof SSLException) {
      return "TLS failed: " + message(root);
    }
    return message(root);
  }

  private static @Nullable String known(Throwable cause) {
    return switch (cause) {
      case CertificateRefused e when e.getCause() == null -> message(e);
      case CertificateExpiredException e ->
        "the collector's certificate has expired (" + message(e) + "); renew it";
      case CertificateNotYetValidException e ->
        "the collector's certificate is not yet valid (" + message(e) + "); compare the clocks";
      case CertPathBuilderException e -> untrusted(e);
      case CertPathValidatorException e -> untrusted(e);
      case CertificateException e when e.getCause() == null ->
        "the collector's certificate does not fit (" + message(e)
            + "); dial a name that it holds or issue one with this name";
      case UnknownHostException e -> "the collector's name cannot be resolved: " + message(e);
      case ConnectException e -> message(e) + "; is the collector running?";
      default -> null;
    };
  }

  /// An expired certificate is reported within a path failure, so the causes go first.
  private static @Nullable String untrusted(Exception e) {
    if (e.getCause() != null) {
      return null;
    }
    return "the collector's certificate is not signed by a trusted authority (" + message(e)
        + "); compare it with the trust file";
  }

  private static @Nullable Throwable root(@Nullable Throwable failure) {
    Throwable root = failure;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String message(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason given";
    }
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
