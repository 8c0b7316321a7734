package org.nroagent.protocol;

import java.util.Arrays;
import java.util.HexFormat;

/// An immutable run of octets that compares by content.
public final class Octets {
  private final byte[] content;

  /// @param content copied
  public Octets(byte[] content) {
    this.content = content.clone();
  }

  /// A copy of the octets.
  public byte[] toArray() {
    return content.clone();
  }

  /// How many there are.
  public int length() {
    return content.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(octets.content, content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /// Lower-case hexadecimal.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(content);
  }
}
