package org.nroagent.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads CBOR of a peer that is not trusted: bounded in depth and lengths, value by value. No count or length that
/// the peer claims is believed; memory grows only with octets that are there.
///
/// Indefinite lengths and tags are accepted and mean nothing. Keys of a map are small integers; every other key is
/// unknown. A key that stands twice is an error.
final class CborReader implements AutoCloseable {
  private static final int UNKNOWN_KEY = -1;
  /// As many as have a bit in [Keys].
  private static final int LARGEST_KEY = 31;
  private static final int DIGITS_OF_KEYS = 2;
  /// Names of a peer's making are not interned: the table that holds them is the whole process'.
  private static final CBORFactory FACTORY = CBORFactory.builder()
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Limits.DEPTH)
          .maxStringLength(Limits.FRAME_OCTETS).maxNameLength(Limits.NAME_CHARACTERS)
          .maxDocumentLength(Limits.FRAME_OCTETS).build())
      .build();

  private final CBORParser parser;

  /// Reads one body: a single item with nothing behind it.
  ///
  /// @throws ProtocolException if it is not well-formed CBOR or the content breaks a rule
  static <T> T read(byte[] octets, int offset, int length, Content<T> content) throws ProtocolException {
    try (CborReader in = new CborReader(octets, offset, length)) {
      in.parser.nextToken();
      T result = content.readFrom(in);
      if (in.parser.nextToken() != null) {
        throw ProtocolException.malformed("octets follow the body");
      }
      return result;
    } catch (IOException | RuntimeException e) {
      // The edge of trust: whatever the parser or a value's own check makes of foreign octets is the peer's error.
      throw new ProtocolException(Message.RefusalCode.PROTOCOL_ERROR, "malformed body: " + firstLine(e), e);
    }
  }

  private CborReader(byte[] octets, int offset, int length) throws IOException {
    parser = FACTORY.createParser(octets, offset, length);
  }

  /// What is read.
  @FunctionalInterface
  interface Content<T> {
    T readFrom(CborReader in) throws IOException, ProtocolException;
  }

  /// Enters the map that stands here.
  void enterMap(String what) throws ProtocolException {
    require(JsonToken.START_OBJECT, what, "a map");
  }

  /// Moves to the next field's value. The keys seen so far are the caller's, because maps nest.
  ///
  /// @return the key, −1 if it is none that could be known; empty at the end of the map, which is then left
  int nextKey(Keys seen) throws IOException, ProtocolException {
    String name = parser.nextFieldName();
    if (name == null) {
      require(JsonToken.END_OBJECT, "map", "its end");
      return Keys.END;
    }
    int key = parseKey(name);
    if (key != UNKNOWN_KEY && !seen.add(key)) {
      throw ProtocolException.malformed("key " + key + " stands twice in a map");
    }
    parser.nextToken();
    return key;
  }

  /// Enters the array that stands here.
  void enterArray(String what) throws ProtocolException {
    require(JsonToken.START_ARRAY, what, "an array");
  }

  /// Moves to the next element; false at the end of the array, which is then left.
  boolean nextElement() throws IOException, ProtocolException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw ProtocolException.malformed("body ends within an array");
    }
    return token != JsonToken.END_ARRAY;
  }

  /// Moves to an element that must be there.
  void requireElement(String what) throws IOException, ProtocolException {
    if (!nextElement()) {
      throw ProtocolException.malformed(what + " is missing in an array");
    }
  }

  /// Leaves the array, over elements that a later version may have added.
  void leaveArray() throws IOException, ProtocolException {
    while (nextElement()) {
      skip();
    }
  }

  /// Passes over the value that stands here.
  void skip() throws IOException {
    parser.skipChildren();
  }

  /// The integer that stands here.
  long number(String what, long min, long max) throws IOException, ProtocolException {
    require(JsonToken.VALUE_NUMBER_INT, what, "an integer");
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw ProtocolException.malformed(what + " exceeds 63 bits");
    }
    long value = parser.getLongValue();
    if (value < min || value > max) {
      throw ProtocolException.malformed(what + " is " + value + ", must be " + min + "…" + max);
    }
    return value;
  }

  /// The text that stands here.
  String text(String what, int maxCharacters) throws IOException, ProtocolException {
    require(JsonToken.VALUE_STRING, what, "a text");
    String value = parser.getText();
    if (value.length() > maxCharacters) {
      throw ProtocolException
          .malformed(what + " has " + value.length() + " characters, may have " + maxCharacters);
    }
    if (!isWellFormed(value)) {
      throw ProtocolException.malformed(what + " is no UTF-8");
    }
    return value;
  }

  /// Whether every surrogate has its other half. The parser makes lone ones of octets that no character has, and whoever writes
  /// such a text fails.
  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  /// The byte string that stands here.
  byte[] octets(String what, int maxOctets) throws IOException, ProtocolException {
    require(JsonToken.VALUE_EMBEDDED_OBJECT, what, "a byte string");
    Bounded out = new Bounded(maxOctets);
    parser.readBinaryValue(out);
    if (out.exceeded) {
      throw ProtocolException.malformed(what + " has more than " + maxOctets + " octets");
    }
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private void require(JsonToken token, String what, String kind) throws ProtocolException {
    if (parser.currentToken() != token) {
      throw ProtocolException.malformed(what + " must be " + kind);
    }
  }

  private static int parseKey(String name) {
    int key = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == DIGITS_OF_KEYS) {
        return UNKNOWN_KEY;
      }
      key = 10 * key + digit;
    }
    boolean written = !name.isEmpty() && (name.length() == 1 || name.charAt(0) != '0');
    return written && key <= LARGEST_KEY ? key : UNKNOWN_KEY;
  }

  private static String firstLine(Throwable e) {
    @Nullable
    String message = e.getMessage();
    if (message == null || message.isEmpty()) {
      return e.getClass().getSimpleName();
    }
    return message.lines().findFirst().orElse(message);
  }

  /// The keys of one map that were seen, as bits.
  static final class Keys {
    /// Stands for the end of the map.
    static final int END = Integer.MIN_VALUE;

    private int bits;

    private boolean add(int key) {
      int before = bits;
      bits |= 1 << key;
      return bits != before;
    }
  }

  /// Takes what fits and notes the rest: a length that the peer claims never sizes a buffer.
  private static final class Bounded extends ByteArrayOutputStream {
    private final int limit;
    private boolean exceeded;

    Bounded(int limit) {
      this.limit = limit;
    }

    @Override
    public synchronized void write(byte[] source, int offset, int length) {
      if (exceeded || length > limit - size()) {
        exceeded = true;
      } else {
        super.write(source, offset, length);
      }
    }

    @Override
    public synchronized void write(int octet) {
      write(new byte[]{(byte) octet}, 0, 1);
    }
  }
}
