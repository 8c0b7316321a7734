package org.nroagent.model.figure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.nroagent.model.Direction;

/// The digest by which two machines can tell that they computed a figure from the same slots.
final class SlotDigest {
  private SlotDigest() {}

  static String of(SlotWindow slots) {
    MessageDigest digest = sha256();
    StringBuilder line = new StringBuilder();
    for (int index = 0; index < slots.size(); index++) {
      line.setLength(0);
      line.append(slots.slotStart(index)).append(',');
      slots.octets(Direction.IN, index).ifPresent(line::append);
      line.append(',');
      slots.octets(Direction.OUT, index).ifPresent(line::append);
      line.append('\n');
      digest.update(line.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
