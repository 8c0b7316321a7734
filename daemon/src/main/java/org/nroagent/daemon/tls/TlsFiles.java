package org.nroagent.daemon.tls;

import java.nio.file.Path;

/// PEM files of one side of a TLS connection.
///
/// @param certificate the own certificate, followed by its chain
/// @param key the own private key, PKCS#8 without a passphrase, not accessible to others
/// @param trust certificates of the authorities that the other side must be signed by
public record TlsFiles(Path certificate, Path key, Path trust) {}
