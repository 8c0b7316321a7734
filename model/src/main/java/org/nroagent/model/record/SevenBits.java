package org.nroagent.model.record;

import java.nio.ByteBuffer;

/// Numbers of seven bits a byte, the lowest first; the highest bit of a byte says that another follows (LEB128).
final class SevenBits {
  private static final int BITS = 7;
  private static final int MORE = 0x80;

  private SevenBits() {}

  /// How many bytes a number takes.
  ///
  /// @param number not negative
  static int bytes(long number) {
    return Math.max(1, Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(number), BITS));
  }

  /// Writes a number.
  ///
  /// @param number not negative
  static void put(ByteBuffer out, long number) {
    long rest = number;
    while (rest >= MORE) {
      out.put((byte) (rest | MORE));
      rest >>>= BITS;
    }
    out.put((byte) rest);
  }

  /// Reads a number.
  ///
  /// @param most bytes that it may have, 1…9
  /// @throws IllegalArgumentException if there is none
  static long get(ByteBuffer in, int most) {
    long number = 0;
    for (int i = 0; i < most; i++) {
      int octet = octet(in);
      number |= (octet & MORE - 1L) << (i * BITS);
      if (octet >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number of more than " + most + " bytes");
  }

  /// Reads a byte.
  ///
  /// @throws IllegalArgumentException if there is none
  static byte octet(ByteBuffer in) {
    if (!in.hasRemaining()) {
      throw new IllegalArgumentException("the bytes end in the middle of an entry");
    }
    return in.get();
  }
}
