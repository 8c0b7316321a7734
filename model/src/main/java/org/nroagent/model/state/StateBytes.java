package org.nroagent.model.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// How texts and words lie in the bytes of events and told entries.
///
/// | what | bytes |
/// |---|---|
/// | number | seven bits a byte, lowest first; the highest bit says that another byte follows |
/// | text | its length in bytes as a number, UTF-8 |
/// | word | 1 byte: how many parts the word has between commas, 0…254, each a byte of [WordTable] or 0 and a text; or 255 and one text for the whole word |
final class StateBytes {
  /// The most bytes of one text: what is longer was cut off before.
  static final int MOST_TEXT_BYTES = 4 * StateChange.MOST_CHARS;

  private static final int WHOLE = 255;

  private StateBytes() {}

  static void putText(ByteBuffer target, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    putNumber(target, bytes.length);
    target.put(bytes);
  }

  /// @throws IllegalArgumentException if it is longer than any text
  static String text(ByteBuffer source) {
    long length = number(source);
    if (length > MOST_TEXT_BYTES) {
      throw new IllegalArgumentException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[(int) length];
    source.get(bytes);
    return new String(bytes, UTF_8);
  }

  static void putNumber(ByteBuffer target, long number) {
    long rest = number;
    while (rest >>> 7 != 0) {
      target.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    target.put((byte) rest);
  }

  /// @throws IllegalArgumentException if it is larger than any number that is written, which are not negative
  static long number(ByteBuffer source) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = source.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0 && number >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number that is too large");
  }

  static void putWord(ByteBuffer target, String word) {
    String[] parts = word.isEmpty() ? new String[0] : word.split(",", -1);
    if (parts.length >= WHOLE) {
      target.put((byte) WHOLE);
      putText(target, word);
      return;
    }
    target.put((byte) parts.length);
    for (String part : parts) {
      int number = WordTable.number(part);
      target.put((byte) number);
      if (number == 0) {
        putText(target, part);
      }
    }
  }

  /// @throws IllegalArgumentException if it has a number of later software
  static String word(ByteBuffer source) {
    int count = Byte.toUnsignedInt(source.get());
    if (count == WHOLE) {
      return text(source);
    }
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int number = Byte.toUnsignedInt(source.get());
      word.append(i == 0 ? "" : ",").append(number == 0 ? text(source) : WordTable.word(number));
    }
    return word.toString();
  }
}
