package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A state that survives power cuts: two files, such as `state.a` and `state.b`, written in turn, of which the newer
/// valid one counts. Owned by one thread. Byte map of each, big-endian:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 8 | magic `NROSTATE` |
/// | 8 | 4 | version of this framing, 1; the payload has its own |
/// | 12 | 4 | length of the payload |
/// | 16 | 8 | generation: one more with each write |
/// | 24 | 4 | CRC32C of bytes 0…23 and the payload |
/// | 28 | 4 | zero |
/// | 32 | | payload; what follows it is a leftover |
///
/// This framing stays as it is in every version. A state of newer software cannot be used, but the next one written
/// has a higher generation: it was used up by this software's start, and must not count again after an upgrade.
public final class StateFiles {
  /// The most bytes of the small state.
  public static final int MAX_BYTES = 1 << 20;
  /// The most bytes of what was told.
  public static final int MAX_TOLD_BYTES = 1 << 22;

  /// "NROSTATE"
  private static final long MAGIC = 0x4E52_4F53_5441_5445L;
  static final int VERSION = StoreFormats.STATE_FILES.current();
  private static final int HEADER_BYTES = 32;
  private static final int CRC_AT = 24;

  private final Disk disk;
  private final List<String> names;
  private final int maxBytes;
  private final List<String> problems = new ArrayList<>();
  private int newest;
  private long generation = -1;

  /// The small state, in `state.a` and `state.b`.
  ///
  /// @param disk the folder; must be locked by the caller if anything is written
  public StateFiles(Disk disk) {
    this(disk, "state", MAX_BYTES);
  }

  private StateFiles(Disk disk, String name, int maxBytes) {
    this.disk = disk;
    this.names = List.of(name + ".a", name + ".b");
    this.maxBytes = maxBytes;
  }

  /// What was told of the devices' states, in `told.a` and `told.b`.
  ///
  /// @param disk the folder; must be locked by the caller if anything is written
  public static StateFiles ofTold(Disk disk) {
    return new StateFiles(disk, "told", MAX_TOLD_BYTES);
  }

  /// Identity and starts of the SNMP server's engine, in `snmp.a` and `snmp.b`.
  ///
  /// @param disk the folder; must be locked by the caller if anything is written
  public static StateFiles ofSnmpEngine(Disk disk) {
    return new StateFiles(disk, "snmp", MAX_BYTES);
  }

  /// @param payload null if newer software wrote it
  private record Found(long generation, @Nullable ByteBuffer payload) {}

  /// The newest state that was written completely, empty where there is none. Never fails because of a file's
  /// content; [#problems()] tells what was wrong.
  public Optional<byte[]> read() {
    problems.clear();
    generation = 0;
    newest = 1; // so that the first write goes to state.a
    @Nullable
    ByteBuffer payload = null;
    for (int index = 0; index < names.size(); index++) {
      Found found = read(names.get(index));
      if (found != null && found.generation() > generation) {
        generation = found.generation();
        newest = index;
        payload = found.payload();
      }
    }
    return Optional.ofNullable(payload).map(StateFiles::toArray);
  }

  /// What was wrong with the files at the last [#read()]: one torn file is normal after a power cut.
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /// Whether no state was ever written completely, as far as the files tell: there is at most the first one, torn.
  public boolean isFirst() {
    return read().isEmpty() && !disk.exists(names.getLast());
  }

  /// What [#read()] finds, for `verify-store`: nothing where there is no file. One file that was torn by a power cut is
  /// sound as long as the other one counts.
  List<RingCheck.Line> check() {
    if (names.stream().noneMatch(disk::exists)) {
      return List.of();
    }
    Optional<byte[]> state = read();
    String found = state.map(bytes -> "state " + generation + ", " + bytes.length + " bytes")
        .orElse("no state that can be used");
    String text = problems.isEmpty() ? found : found + "; " + String.join("; ", problems);
    return List.of(new RingCheck.Line(String.join(", ", names), generation > 0, text));
  }

  private @Nullable Found read(String name) {
    if (!disk.exists(name)) {
      return null;
    }
    try (DiskFile file = disk.openForReading(name)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(file.size(), HEADER_BYTES + maxBytes));
      file.read(bytes, 0);
      return decode(name, bytes.flip());
    } catch (IOException e) {
      problems.add(name + " cannot be read: " + e.getMessage());
      return null;
    }
  }

  private @Nullable Found decode(String name, ByteBuffer bytes) {
    if (bytes.limit() < HEADER_BYTES || bytes.getLong(0) != MAGIC) {
      problems.add(name + " is no state file or was not completely written");
      return null;
    }
    int length = bytes.getInt(12);
    if (length < 0 || length > bytes.limit() - HEADER_BYTES
        || bytes.getInt(CRC_AT) != checksum(bytes, length)) {
      problems.add(name + " is damaged or was not completely written");
      return null;
    }
    return switch (StoreFormats.STATE_FILES.standing(bytes.getInt(8))) {
      case CURRENT, OLDER -> new Found(bytes.getLong(16), bytes.slice(HEADER_BYTES, length));
      case NEWER, UNKNOWN -> {
        problems.add(name + " has version " + bytes.getInt(8) + ", this software reads up to " + VERSION);
        yield new Found(bytes.getLong(16), null);
      }
    };
  }

  private static byte[] toArray(ByteBuffer bytes) {
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }

  /// Writes a state; it is durable on return. The newest of before stays whole until then, and after a failure.
  ///
  /// @param payload at most [#MAX_BYTES], or [#MAX_TOLD_BYTES]
  /// @throws IllegalArgumentException if it is longer
  /// @throws IOException if the disk fails or is full; the state of before counts
  public void write(byte[] payload) throws IOException {
    if (payload.length > maxBytes) {
      throw new IllegalArgumentException(
          "a state has at most " + maxBytes + " bytes, not " + payload.length);
    }
    if (generation < 0) {
      var _ = read();
    }
    int target = 1 - newest;
    String name = names.get(target);
    try (DiskFile file = disk.openOrCreate(name)) {
      file.write(encode(payload, generation + 1), 0);
      file.force();
    } catch (IOException e) {
      throw new IOException("cannot write " + name + " in " + disk.path() + ": " + e.getMessage(), e);
    }
    generation++;
    newest = target;
  }

  private static ByteBuffer encode(byte[] payload, long generation) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + payload.length);
    bytes.putLong(MAGIC).putInt(VERSION).putInt(payload.length).putLong(generation);
    bytes.put(HEADER_BYTES, payload);
    bytes.putInt(CRC_AT, checksum(bytes, payload.length));
    return bytes.clear();
  }

  private static int checksum(ByteBuffer bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().clear().limit(CRC_AT));
    crc.update(bytes.duplicate().clear().position(HEADER_BYTES).limit(HEADER_BYTES + length));
    return (int) crc.getValue();
  }
}
