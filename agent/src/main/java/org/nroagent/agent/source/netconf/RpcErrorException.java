package org.nroagent.agent.source.netconf;

import java.io.Serial;

/// The device refused a request (RFC 6241 §4.3); the session goes on. The message names the error's tag and what the
/// device says of it.
final class RpcErrorException extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  private final String tag;
  private final String said;

  RpcErrorException(String tag, String said) {
    super(tag);
    this.tag = tag;
    this.said = said;
  }

  /// The tag, and the device's message where it gave one.
  String explanation() {
    return said.isEmpty() ? tag : tag + " (" + said + ")";
  }

  /// Whether the user may not read what was asked for.
  boolean isAccessDenied() {
    return tag.equals("access-denied");
  }
}
