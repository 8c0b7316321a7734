package org.nroagent.daemon.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// PEM files of one side of a TLS connection.
///
/// @param certificate the own certificate, followed by its chain
/// @param key the own private key, PKCS#8 without a passphrase, not accessible to others
/// @param trust certificates of the authorities that the other side must be signed by
/// @param revoked the authorities' lists of revoked certificates (RFC 5280 §5), empty where none is kept
public record TlsFiles(Path certificate, Path key, Path trust, Optional<Path> revoked) {
  /// Without a list of revoked certificates.
  public TlsFiles(Path certificate, Path key, Path trust) {
    this(certificate, key, trust, Optional.empty());
  }

  List<Path> all() {
    return Stream.concat(Stream.of(certificate, key, trust), revoked.stream()).toList();
  }
}
