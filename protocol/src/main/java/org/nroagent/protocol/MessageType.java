package org.nroagent.protocol;

import org.nroagent.model.Codes;

/// The type octet of a frame.
enum MessageType {
  HELLO(1), WELCOME(2), DIRECTORY(3), RECORDS(4), ACK(5), GAP(6), PING(7), PONG(8), REFUSAL(9), EVENTS(10),
  EVENT_GAP(
      11),
  EVENT_ACK(12);

  private static final Codes<MessageType> CODES = Codes.of("frame type", values(), MessageType::code);

  private final int code;

  MessageType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /// Whether its bodies may be deflated: those that are many and long, and of which the receiver keeps nothing but what it
  /// stores.
  boolean mayBeDeflated() {
    return this == RECORDS || this == EVENTS;
  }

  static MessageType of(Message message) {
    return switch (message) {
      case Message.Hello _ -> HELLO;
      case Message.Welcome _ -> WELCOME;
      case Message.Directory _ -> DIRECTORY;
      case Message.Records _ -> RECORDS;
      case Message.Ack _ -> ACK;
      case Message.Gap _ -> GAP;
      case Message.Ping _ -> PING;
      case Message.Pong _ -> PONG;
      case Message.Refusal _ -> REFUSAL;
      case Message.Events _ -> EVENTS;
      case Message.EventGap _ -> EVENT_GAP;
      case Message.EventAck _ -> EVENT_ACK;
    };
  }

  /// @throws ProtocolException if this version has no such type
  static MessageType ofCode(int code) throws ProtocolException {
    return CODES.find(code).orElseThrow(() -> ProtocolException
        .malformed("frame type " + code + " is unknown in version " + MessageCodec.VERSION));
  }
}
