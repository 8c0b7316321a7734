package org.nroagent.model.state;

import org.nroagent.model.Codes;

/// Why something changed, as far as the same reading tells.
///
/// @param kind what it was
/// @param subject name of what caused it, empty where there is nothing to name
public record Cause(Kind kind, String subject) {
  /// It cannot be told.
  public static final Cause UNKNOWN = new Cause(Kind.UNKNOWN, "");
  /// The device restarted.
  public static final Cause RESTART = new Cause(Kind.RESTART, "");

  public Cause {
    subject = subject.length() > Subject.MOST_CHARS ? subject.substring(0, Subject.MOST_CHARS) : subject;
  }

  /// Kinds of causes.
  public enum Kind {
    /// It cannot be told.
    UNKNOWN(0, "unknown"),
    /// A port went down or came up.
    PORT(1, "port"),
    /// Connectivity fault management found or lost a defect.
    CFM(2, "cfm"),
    /// LACP heard its partner no more, or again.
    LACP(3, "lacp"),
    /// The device restarted.
    RESTART(4, "restart"),
    /// The other side said so.
    PEER(5, "peer"),
    /// Somebody switched the interface off or on, or took it from a LAG or gave it back.
    ADMIN(6, "admin"),
    /// Something that a service rests on: the name says what.
    OUTAGE(7, "outage");

    private static final Codes<Kind> CODES = Codes.of("cause", values(), Kind::code);

    private final int code;
    private final String word;

    Kind(int code, String word) {
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

    /// The kind of a code.
    ///
    /// @throws IllegalArgumentException if no cause has that code
    public static Kind ofCode(int code) {
      return CODES.get(code);
    }
  }
}
