package org.nroagent.agent.source.netconf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// How the messages of a session are told apart (RFC 6242 §4). Each side frames what it sends.
enum Framing {
  /// A mark after each message, with base:1.0 and for every hello.
  END_OF_MESSAGE,
  /// Chunks with their sizes, where both sides announced base:1.1.
  CHUNKED;

  /// What stands after each message; it cannot be part of a well-formed one.
  static final String END_MARK = "]]>]]>";

  /// The octets of a message on the wire.
  ///
  /// @param message not empty
  byte[] frame(byte[] message) {
    ByteArrayOutputStream framed = new ByteArrayOutputStream(message.length + 32);
    switch (this) {
      case END_OF_MESSAGE -> {
        framed.writeBytes(message);
        framed.writeBytes(END_MARK.getBytes(StandardCharsets.US_ASCII));
      }
      case CHUNKED -> {
        framed.writeBytes(("\n#" + message.length + "\n").getBytes(StandardCharsets.US_ASCII));
        framed.writeBytes(message);
        framed.writeBytes("\n##\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
    return framed.toByteArray();
  }
}
