package org.nroagent.model.csv;

import java.io.Serial;

/// A CSV of slots that cannot be read. The message names the line, what is wrong and what belongs there.
public final class CsvFormatException extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  /// @param line number of the line, from 1
  /// @param problem what is wrong and what belongs there
  public CsvFormatException(int line, String problem) {
    super("line " + line + ": " + problem);
  }
}
