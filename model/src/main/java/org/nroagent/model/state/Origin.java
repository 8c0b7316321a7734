package org.nroagent.model.state;

import org.nroagent.model.Codes;

/// Who said that a state changed.
public enum Origin {
  /// A poll found it.
  POLL(0, "poll"),
  /// The device notified it.
  NOTIFICATION(1, "notification"),
  /// The agent concluded it, or somebody told the agent.
  AGENT(2, "agent");

  private static final Codes<Origin> CODES = Codes.of("origin", values(), Origin::code);

  private final int code;
  private final String word;

  Origin(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /// The number on disk and on the wire, never reused.
  public int code() {
    return code;
  }

  /// The name in documents.
  public String word() {
    return word;
  }

  /// The origin of a code.
  ///
  /// @throws IllegalArgumentException if no origin has that code
  public static Origin ofCode(int code) {
    return CODES.get(code);
  }
}
