package org.nroagent.model.record;

import java.util.HexFormat;

/// The random 128-bit identity of one ring. Sequences mean something only within their epoch.
///
/// @param high the first eight bytes
/// @param low the last eight bytes
public record Epoch(long high, long low) {
  /// Reads the form of [#toString()].
  ///
  /// @throws IllegalArgumentException if the text is not 32 hexadecimal digits
  public static Epoch parse(String text) {
    if (text.length() != 32) {
      throw new IllegalArgumentException("an epoch has 32 hexadecimal digits, not '" + text + "'");
    }
    return new Epoch(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
  }

  /// 32 lower-case hexadecimal digits.
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
