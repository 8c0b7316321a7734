package org.nroagent.model.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A told entry as bytes, with the device and the subject that it is of. Byte map, big-endian:
///
/// | bytes | field |
/// |---:|---|
/// | text | device |
/// | 1 | kind of the subject |
/// | text | its name |
/// | 1 | 0 the subject is forgotten, nothing follows; 1 an entry; 3 an entry that flaps |
/// | 1 | number of words; then the words, in the order of the kind's aspects |
/// | 1 | number of recent changes; then 8 bytes each, milliseconds since 1970 |
/// | number | where it flaps: changes; then 8 bytes, the last one; then number of words and words, as seen last |
///
/// A reader takes words that are not there as not known, and passes over those that it has no aspect for.
public final class ToldCodec {
  /// The most bytes of an entry.
  public static final int MOST_BYTES = 16 * 1024;

  private static final int FORGOTTEN = 0;
  private static final int STEADY = 1;
  private static final int FLAPS = 3;

  private ToldCodec() {}

  /// An entry with whose it is.
  ///
  /// @param device the device's configured name
  /// @param subject of what
  /// @param entry what counts as told, empty where the subject is forgotten
  public record Told(String device, Subject subject, Optional<ToldEntry> entry) {}

  /// The bytes of an entry.
  public static byte[] encode(Told told) {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    put(bytes, told.device(), told.subject(), told.entry().orElse(null));
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void put(ByteBuffer bytes, String device, Subject subject,
      @Nullable ToldEntry entry) {
    StateBytes.putText(bytes, device);
    bytes.put((byte) subject.kind().code());
    StateBytes.putText(bytes, subject.name());
    if (entry == null) {
      bytes.put((byte) FORGOTTEN);
      return;
    }
    Flapping flapping = entry.flapping();
    bytes.put((byte) (flapping == null ? STEADY : FLAPS));
    putRow(bytes, entry.row());
    bytes.put((byte) entry.recent().size());
    entry.recent().forEach(bytes::putLong);
    if (flapping != null) {
      StateBytes.putNumber(bytes, flapping.changes());
      bytes.putLong(flapping.lastMillis());
      putRow(bytes, flapping.seen());
    }
  }

  private static void putRow(ByteBuffer bytes, StateRow row) {
    bytes.put((byte) row.words().size());
    row.words().forEach(word -> StateBytes.putWord(bytes, word));
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws IllegalArgumentException if it is not understood: broken, or of later software
  public static Told decode(ByteBuffer content) {
    ByteBuffer bytes = content.slice();
    try {
      String device = StateBytes.text(bytes);
      Subject subject = new Subject(Subject.Kind.ofCode(Byte.toUnsignedInt(bytes.get())),
          StateBytes.text(bytes));
      int form = bytes.get();
      return new Told(device, subject, switch (form) {
        case FORGOTTEN -> Optional.empty();
        case STEADY, FLAPS -> Optional.of(entry(bytes, subject.kind(), form == FLAPS));
        default -> throw new IllegalArgumentException("an entry of form " + form);
      });
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it is cut off", e);
    }
  }

  private static ToldEntry entry(ByteBuffer bytes, Subject.Kind kind, boolean flaps) {
    StateRow row = row(bytes, kind);
    int count = Byte.toUnsignedInt(bytes.get());
    List<Long> recent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      recent.add(bytes.getLong());
    }
    if (!flaps) {
      return new ToldEntry(row, recent, null);
    }
    int changes = (int) Math.min(StateBytes.number(bytes), Integer.MAX_VALUE);
    return new ToldEntry(row, recent, new Flapping(changes, bytes.getLong(), row(bytes, kind)));
  }

  private static StateRow row(ByteBuffer bytes, Subject.Kind kind) {
    int count = Byte.toUnsignedInt(bytes.get());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String word = StateBytes.word(bytes);
      if (words.size() < kind.aspects().size()) {
        words.add(word);
      }
    }
    while (words.size() < kind.aspects().size()) {
      words.add("");
    }
    return new StateRow(kind, words);
  }
}
