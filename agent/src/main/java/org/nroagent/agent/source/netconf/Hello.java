package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a device says first (RFC 6241 §8.1).
///
/// @param capabilities URIs, with their parameters
record Hello(Set<String> capabilities) {
  /// Large routers announce some 1500 modules.
  private static final int MOST_CAPABILITIES = 10_000;

  /// What the agent says first.
  static byte[] own() {
    return ("<hello xmlns=\"" + Netconf.BASE + "\"><capabilities><capability>" + Netconf.BASE_1_0
        + "</capability><capability>" + Netconf.BASE_1_1 + "</capability></capabilities></hello>")
        .getBytes(StandardCharsets.UTF_8);
  }

  Hello {
    capabilities = Set.copyOf(capabilities);
  }

  /// Reads the device's.
  static Hello read(InputStream message) throws IOException {
    XmlCursor cursor = new XmlCursor(message);
    if (!cursor.nextChild() || !cursor.isAt(Netconf.BASE, "hello")) {
      throw new IOException("its first message is no hello");
    }
    Set<String> capabilities = new LinkedHashSet<>();
    while (cursor.nextChild()) {
      if (!cursor.isAt(Netconf.BASE, "capabilities")) {
        cursor.skip();
        continue;
      }
      while (cursor.nextChild()) {
        if (capabilities.size() == MOST_CAPABILITIES) {
          throw new IOException("it announces more than " + MOST_CAPABILITIES + " capabilities");
        }
        capabilities.add(cursor.text());
      }
    }
    return new Hello(capabilities);
  }

  /// Whether a capability is announced, whatever its parameters.
  boolean has(String uri) {
    return capabilities.stream().anyMatch(each -> uriOf(each).equals(uri));
  }

  /// Whether a capability is announced whose URI begins so.
  boolean hasBeginning(String beginning) {
    return capabilities.stream().anyMatch(each -> each.startsWith(beginning));
  }

  /// The capabilities without their parameters: of modules, these are their namespaces.
  Set<String> uris() {
    Set<String> uris = new LinkedHashSet<>();
    capabilities.forEach(each -> uris.add(uriOf(each)));
    return uris;
  }

  /// How the agent has to frame its messages after the first.
  ///
  /// @throws IOException if both sides have no version in common
  Framing framing() throws IOException {
    if (has(Netconf.BASE_1_1)) {
      return Framing.CHUNKED;
    }
    if (has(Netconf.BASE_1_0)) {
      return Framing.END_OF_MESSAGE;
    }
    throw new IOException("it announces neither base:1.0 nor base:1.1 of NETCONF");
  }

  private static String uriOf(String capability) {
    int parameters = capability.indexOf('?');
    return parameters < 0 ? capability : capability.substring(0, parameters);
  }
}
