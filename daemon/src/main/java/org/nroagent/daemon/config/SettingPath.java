package org.nroagent.daemon.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A path as a user writes it.
final class SettingPath {
  private SettingPath() {}

  /// @throws IllegalArgumentException if it is none, with a message for the user
  static Path of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the path is empty");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' is not a path", e);
    }
  }
}
