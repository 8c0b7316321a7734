package org.nroagent.lab.netconf;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Takes the messages of a client apart (RFC 6242 §4).
final class MessageReader {
  private static final byte[] MARKER = "]]>]]>".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_MESSAGE = 1 << 20;
  private static final int MAX_DIGITS = 10;

  private final InputStream in;

  MessageReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /// The octets up to the next end-of-message marker, without it; nothing at the end of the stream.
  ///
  /// @throws IOException if the stream ends in a message, or that is longer than a mebibyte
  Optional<byte[]> upToMarker() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < MARKER.length) {
      int octet = in.read();
      if (octet < 0) {
        return atEnd(message);
      }
      message.write(octet);
      // A bracket too many can only stand where two are followed by `>`: the last two go on.
      matched = octet == MARKER[matched] ? matched + 1 : octet == ']' ? 2 : 0;
      requireFitting(message.size());
    }
    byte[] all = message.toByteArray();
    return Optional.of(Arrays.copyOf(all, all.length - MARKER.length));
  }

  /// The octets of the next message in chunks; nothing at the end of the stream.
  ///
  /// @throws IOException if it is framed otherwise, the stream ends in it, or it is longer than a mebibyte
  Optional<byte[]> inChunks() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    require(first, '\n');
    while (true) {
      require(in.read(), '#');
      int next = in.read();
      if (next == '#') {
        require(in.read(), '\n');
        if (message.size() == 0) {
          throw new IOException("a message without a chunk");
        }
        return Optional.of(message.toByteArray());
      }
      int length = length(next);
      requireFitting((long) message.size() + length);
      byte[] chunk = in.readNBytes(length);
      if (chunk.length < length) {
        throw new IOException("the stream ends in a chunk");
      }
      message.writeBytes(chunk);
      require(in.read(), '\n');
    }
  }

  private int length(int first) throws IOException {
    if (first < '1' || first > '9') {
      throw new IOException("a chunk's size begins with 1…9");
    }
    long length = Character.digit(first, 10);
    for (int digits = 1;; digits++) {
      int octet = in.read();
      if (octet == '\n') {
        return Math.toIntExact(Math.min(length, Integer.MAX_VALUE));
      }
      if (octet < '0' || octet > '9' || digits == MAX_DIGITS) {
        throw new IOException("a chunk's size has up to " + MAX_DIGITS + " digits and ends with a line feed");
      }
      length = length * 10 + Character.digit(octet, 10);
    }
  }

  private static Optional<byte[]> atEnd(ByteArrayOutputStream message) throws IOException {
    if (new String(message.toByteArray(), StandardCharsets.UTF_8).isBlank()) {
      return Optional.empty();
    }
    throw new IOException("the stream ends in a message");
  }

  private static void require(int octet, char expected) throws IOException {
    if (octet != expected) {
      throw new IOException("octet " + octet + " where the framing has " + (int) expected);
    }
  }

  private static void requireFitting(long octets) throws IOException {
    if (octets > MAX_MESSAGE) {
      throw new IOException("a message of more than " + MAX_MESSAGE + " octets");
    }
  }
}
