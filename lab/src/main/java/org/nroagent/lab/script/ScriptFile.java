package org.nroagent.lab.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads a script from text: one event per line, `WHEN EVENT ARGUMENT…`, `#` starts a comment. The format is in
/// the module's README.
public final class ScriptFile {
  private static final int MAX_LINES = 10_000;

  private ScriptFile() {}

  /// Reads a file.
  ///
  /// @param file UTF-8
  /// @param start what times written `+10m` count from
  /// @throws IOException if the file cannot be read
  /// @throws IllegalArgumentException naming the first line that is wrong, and why
  public static Script read(Path file, Instant start) throws IOException {
    try {
      return parse(Files.readString(file), start);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ", " + e.getMessage(), e);
    }
  }

  /// Reads a text.
  ///
  /// @param text the lines
  /// @param start what times written `+10m` count from
  /// @throws IllegalArgumentException naming the first line that is wrong, and why
  public static Script parse(String text, Instant start) {
    List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
    if (lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("more than " + MAX_LINES + " lines");
    }
    List<LabEvent> events = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).replaceFirst("(^|\\s)#.*", "").strip();
      if (!line.isEmpty()) {
        try {
          events.add(ScriptEvents.of(new ScriptLine(List.of(line.split("\\s+", -1)), start)));
        } catch (IllegalArgumentException | DateTimeException e) {
          throw new IllegalArgumentException("line " + number + " '" + line + "': " + e.getMessage(), e);
        }
      }
    }
    return new Script(events);
  }
}
