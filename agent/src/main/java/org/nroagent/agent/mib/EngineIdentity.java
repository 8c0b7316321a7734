package org.nroagent.agent.mib;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nroagent.agent.store.Disk;
import org.nroagent.agent.store.StateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.OctetString;

/// Who the SNMP engine is and how often it has started: the two together protect users from replayed messages, so they
/// are on disk before the first message is answered (RFC 3414 §2.2).
///
/// @param engineId by RFC 3411 §5: enterprise 32473, then octets of our own making
/// @param boots how often the engine started with this id, from 1
record EngineIdentity(OctetString engineId, int boots) {
  private static final Logger LOG = LoggerFactory.getLogger(EngineIdentity.class);
  private static final int FORMAT = 1;
  /// With the highest number an engine answers nobody any more (RFC 3414 §2.2.2).
  private static final int MOST_BOOTS = Integer.MAX_VALUE - 1;
  private static final int ENTERPRISE = 0x8000_0000 | 32473;
  /// "Octets, administratively assigned".
  private static final byte OCTETS = 5;
  private static final int RANDOM_OCTETS = 12;
  private static final int ID_OCTETS = 5 + RANDOM_OCTETS;

  /// The identity for one more start, kept before it is returned. Where the last one cannot be read, or this one cannot
  /// be kept, a new engine starts: with the old id and no more boots old messages would be believed again.
  static EngineIdentity next(Disk disk, RandomGenerator random) {
    StateFiles files = StateFiles.ofSnmpEngine(disk);
    Optional<byte[]> kept = files.read();
    files.problems().forEach(problem -> LOG.warn("SNMP engine in {}: {}", disk.path(), problem));
    // A damaged file may have held the start after the one that is known.
    int step = files.problems().isEmpty() ? 1 : 2;
    EngineIdentity next = kept.flatMap(EngineIdentity::decode)
        .filter(before -> before.boots <= MOST_BOOTS - step)
        .map(before -> new EngineIdentity(before.engineId, before.boots + step))
        .orElseGet(() -> first(random));
    try {
      files.write(next.encode());
      return next;
    } catch (IOException e) {
      LOG.warn("The SNMP server has another engine id until its next start: {}", e.getMessage());
      return first(random);
    }
  }

  private static EngineIdentity first(RandomGenerator random) {
    return new EngineIdentity(newId(random), 1);
  }

  private static OctetString newId(RandomGenerator random) {
    byte[] octets = new byte[RANDOM_OCTETS];
    random.nextBytes(octets);
    return new OctetString(
        ByteBuffer.allocate(ID_OCTETS).putInt(ENTERPRISE).put(OCTETS).put(octets).array());
  }

  /// The id as receivers of notifications are configured with it.
  String hex() {
    return HexFormat.of().formatHex(engineId.getValue());
  }

  /// Byte map, big-endian: version (1), boots (4), engine id (17).
  private byte[] encode() {
    return ByteBuffer.allocate(1 + Integer.BYTES + ID_OCTETS).put((byte) FORMAT).putInt(boots)
        .put(engineId.getValue()).array();
  }

  private static Optional<EngineIdentity> decode(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte[] id = new byte[ID_OCTETS];
      int format = buffer.get();
      int boots = buffer.getInt();
      buffer.get(id);
      return format == FORMAT && boots > 0
          ? Optional.of(new EngineIdentity(new OctetString(id), boots))
          : Optional.empty();
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }
}
