package org.nroagent.protocol;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.nroagent.protocol.Message.RefusalCode;

/// The peer broke the protocol. The connection cannot go on: the code and the message are what a [Message.Refusal]
/// tells it.
public final class ProtocolException extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;

  /// @param code the code of the refusal
  /// @param text what is wrong, for people; cut to [Limits#TEXT_CHARACTERS]
  public ProtocolException(RefusalCode code, String text) {
    super(cut(text));
    this.code = code;
  }

  ProtocolException(RefusalCode code, String text, Throwable cause) {
    super(cut(text), cause);
    this.code = code;
  }

  /// A broken frame or message.
  static ProtocolException malformed(String text) {
    return new ProtocolException(RefusalCode.PROTOCOL_ERROR, text);
  }

  /// The code of the refusal.
  public RefusalCode code() {
    return code;
  }

  /// What to tell the peer before closing.
  public Message.Refusal refusal() {
    return new Message.Refusal(code, text());
  }

  /// What is wrong.
  public String text() {
    String message = getMessage();
    return message == null ? code.name() : message;
  }

  /// The first of these among a failure and its causes; Netty wraps what a decoder throws.
  public static @Nullable ProtocolException in(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProtocolException found) {
        return found;
      }
    }
    return null;
  }

  private static String cut(String text) {
    return text.length() <= Limits.TEXT_CHARACTERS
        ? text
        : text.substring(0, Limits.TEXT_CHARACTERS - 1) + "…";
  }
}
