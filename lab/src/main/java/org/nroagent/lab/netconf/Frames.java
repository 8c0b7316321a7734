package org.nroagent.lab.netconf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Messages as they go out (RFC 6242 §4).
final class Frames {
  private Frames() {}

  /// A message with its end marker.
  static byte[] withMarker(byte[] message) {
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    framed.writeBytes(message);
    framed.writeBytes(ascii("]]>]]>"));
    return framed.toByteArray();
  }

  /// A message in chunks of at most so many octets.
  static byte[] inChunks(byte[] message, int octetsPerChunk) {
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    for (int from = 0; from < message.length; from += octetsPerChunk) {
      int length = Math.min(octetsPerChunk, message.length - from);
      framed.writeBytes(ascii("\n#" + length + "\n"));
      framed.write(message, from, length);
    }
    framed.writeBytes(ascii("\n##\n"));
    return framed.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
