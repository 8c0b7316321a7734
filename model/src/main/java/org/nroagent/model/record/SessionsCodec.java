package org.nroagent.model.record;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// The bytes of a row's count of sessions, the same in rings and in the collector's database.
///
/// | bytes | field |
/// |---|---|
/// | 1…6 | the count, 0…2^42 − 1, seven bits a byte, the lowest first; the highest bit of a byte says that another follows (LEB128) |
///
/// Where the count is not known there is no byte. What follows it is skipped: later software may add to it.
public final class SessionsCodec {
  /// The largest count.
  public static final long MOST = (1L << 42) - 1;
  /// The most bytes of any count.
  public static final int MOST_BYTES = 6;

  private SessionsCodec() {}

  /// Whether a count can be kept.
  public static boolean fits(long count) {
    return count >= 0 && count <= MOST;
  }

  /// How many bytes [#encode] makes; 0 where the count is not known.
  public static int bytes(OptionalLong sessions) {
    return sessions.isEmpty() ? 0 : SevenBits.bytes(sessions.getAsLong());
  }

  /// Writes the count at the buffer's position.
  ///
  /// @param sessions one that [#fits(long)]
  public static void encode(OptionalLong sessions, ByteBuffer out) {
    sessions.ifPresent(count -> SevenBits.put(out, count));
  }

  /// Reads what [#encode] wrote, here or in another version.
  ///
  /// @param in from its position to its limit; without a byte nothing is known
  /// @throws IllegalArgumentException if the bytes are none of this form
  public static OptionalLong decode(ByteBuffer in) {
    return in.hasRemaining() ? OptionalLong.of(SevenBits.get(in, MOST_BYTES)) : OptionalLong.empty();
  }
}
