package org.nroagent.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// By what the collector notes that a configuration changed.
final class ConfigDigest {
  private ConfigDigest() {}

  /// SHA-256 of a file that was read before, as `sha256sum` prints it; empty where it is gone meanwhile.
  static Optional<String> of(Path file) {
    try {
      return Optional.of(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
    } catch (IOException _) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
