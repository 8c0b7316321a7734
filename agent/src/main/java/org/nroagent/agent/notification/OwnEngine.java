package org.nroagent.agent.notification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.snmp4j.smi.OctetString;

/// The receiver's own SNMP engine: the authoritative one of informs.
///
/// @param id the same at each start, so that devices may be configured with it
/// @param boots more at each start: seconds since 2020, which needs no file and lasts until 2088
record OwnEngine(OctetString id, int boots) {
  private static final Instant YEAR_2020 = Instant.parse("2020-01-01T00:00:00Z");
  /// By RFC 3411 §5: an enterprise, then octets of our own making.
  private static final int ENTERPRISE = 0x8000_0000 | 32473;
  private static final byte OCTETS = 5;
  private static final int HASH_OCTETS = 12;
  private static final int ID_OCTETS = 5 + HASH_OCTETS;

  /// The engine of an agent.
  ///
  /// @param agent its name, unique among the agents that a device sends to
  /// @param startedAt the wall clock at this start
  static OwnEngine of(String agent, Instant startedAt) {
    long seconds = Duration.between(YEAR_2020, startedAt).toSeconds();
    return new OwnEngine(
        new OctetString(
            ByteBuffer.allocate(ID_OCTETS).putInt(ENTERPRISE).put(OCTETS).put(hash(agent)).array()),
        Math.clamp(seconds, 1, Integer.MAX_VALUE - 1));
  }

  private static byte[] hash(String name) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hash, HASH_OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// In hexadecimal, as devices are configured.
  String hex() {
    return id.toString(16).replace(":", "");
  }
}
