package org.nroagent.daemon.config;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong in a configuration file, or worth a warning.
///
/// @param file the file as the user named it
/// @param line 1-based, 0 where the whole file is meant
/// @param column 1-based, 0 where the whole file is meant
/// @param keyPath the key with its parents, `devices[0].snmp.community`; empty where the whole file is meant
/// @param severity whether the configuration can be used all the same
/// @param message what is wrong and what to do
/// @param nearest the valid key or value that was probably meant, null if none is near
public record Problem(String file, int line, int column, String keyPath, Severity severity, String message,
    @Nullable String nearest) {
  /// The order of a file: by line, then column.
  static final Comparator<Problem> IN_FILE_ORDER = Comparator.comparingInt(Problem::line).thenComparingInt(
      Problem::column);

  /// Whether a configuration can be used in spite of a problem.
  public enum Severity {
    /// It cannot.
    ERROR,
    /// It can.
    WARNING
  }

  /// One line for a person: `agent.yaml:12: devices[0].snmp.comunityFile: unknown key; did you mean 'communityFile'?`.
  public String render() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (severity == Severity.WARNING) {
      text.append("warning: ");
    }
    if (!keyPath.isEmpty()) {
      text.append(keyPath).append(": ");
    }
    text.append(message);
    if (nearest != null) {
      text.append("; did you mean '").append(nearest).append("'?");
    }
    return text.toString();
  }
}
