package org.nroagent.model.record;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Drops;

/// The bytes of [RowDrops], the same in rings, on the wire and in the collector's database.
///
/// | bytes | field |
/// |---|---|
/// | 1…3 | number *n*: bit 0 is 1 if columns without an entry are unknown; the rest is how many columns were left out |
/// | 1…2 | number of entries |
/// | | entries, columns ascending |
///
/// Entry:
///
/// | bytes | field |
/// |---|---|
/// | 1…2 | column: how many columns lie between the entry before it and this one; of the first entry, before it |
/// | 1 | two bits for each count: in discards bits 0–1, out discards 2–3, in errors 4–5, out errors 6–7: 0 nothing lost, 1 a count follows, 2 unknown, 3 never |
/// | 1…6 each | the counts that follow, in the same order, 1…2^42 − 1 |
///
/// Numbers have seven bits a byte, the lowest first; the highest bit of a byte says that another follows (LEB128).
/// What follows the last entry is skipped: later software may add to it.
public final class DropsCodec {
  static final int HEADER_BYTES = 5;
  static final int ENTRY_BYTES = 2 + 1 + 4 * 6;

  private static final int NOTHING = 0;
  private static final int COUNTED = 1;
  private static final int UNKNOWN = 2;
  private static final int NUMBER_BYTES = 6;

  private DropsCodec() {}

  /// How many bytes [#encode] makes; 0 where nothing is known, which is written as nothing at all.
  public static int bytes(RowDrops drops) {
    return drops.equals(RowDrops.UNKNOWN) ? 0 : bytesWhereMoreFollows(drops);
  }

  /// How many bytes [#encodeWhereMoreFollows] makes, at least 2.
  public static int bytesWhereMoreFollows(RowDrops drops) {
    int bytes = SevenBits.bytes(header(drops)) + SevenBits.bytes(drops.listed().size());
    int next = 0;
    for (var entry : drops.listed().entrySet()) {
      bytes += SevenBits.bytes(entry.getKey() - next) + 1 + countBytes(entry.getValue());
      next = entry.getKey() + 1;
    }
    return bytes;
  }

  /// The most bytes that an entry with these counts may need, wherever it stands.
  static int mostBytes(Drops drops) {
    return 2 + 1 + countBytes(drops);
  }

  /// Writes the drops at the buffer's position.
  public static void encode(RowDrops drops, ByteBuffer out) {
    if (!drops.equals(RowDrops.UNKNOWN)) {
      encodeWhereMoreFollows(drops, out);
    }
  }

  /// The same where something else follows them: that nothing is known is said, too.
  public static void encodeWhereMoreFollows(RowDrops drops, ByteBuffer out) {
    SevenBits.put(out, header(drops));
    SevenBits.put(out, drops.listed().size());
    int next = 0;
    for (var entry : drops.listed().entrySet()) {
      SevenBits.put(out, entry.getKey() - next);
      out.put((byte) states(entry.getValue()));
      for (DropCounter counter : DropCounter.values()) {
        Long count = entry.getValue().count(counter);
        if (count != null && count > 0) {
          SevenBits.put(out, count);
        }
      }
      next = entry.getKey() + 1;
    }
  }

  /// Reads what [#encode] wrote, here or in another version.
  ///
  /// @param in from its position to its limit; without a byte nothing is known
  /// @throws IllegalArgumentException if the bytes are none of this form
  public static RowDrops decode(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return RowDrops.UNKNOWN;
    }
    long header = SevenBits.get(in, NUMBER_BYTES);
    long entries = SevenBits.get(in, NUMBER_BYTES);
    if (header >>> 1 > ColumnDirectory.MAX_COLUMNS || entries > ColumnDirectory.MAX_COLUMNS) {
      throw new IllegalArgumentException("drops of more columns than a row has");
    }
    SortedMap<Integer, Drops> listed = new TreeMap<>();
    long column = -1;
    for (long i = 0; i < entries; i++) {
      column += 1 + SevenBits.get(in, NUMBER_BYTES);
      if (column >= ColumnDirectory.MAX_COLUMNS) {
        throw new IllegalArgumentException("drops of column " + column);
      }
      listed.put((int) column, entry(in));
    }
    boolean same = listed.isEmpty() && header == 0;
    return same ? RowDrops.NONE : new RowDrops(listed, (header & 1) != 0, (int) (header >>> 1));
  }

  private static Drops entry(ByteBuffer in) {
    int states = Byte.toUnsignedInt(SevenBits.octet(in));
    return Drops.of(counter -> count(in, (states >>> (2 * counter.place())) & 3));
  }

  private static @Nullable Long count(ByteBuffer in, int state) {
    return switch (state) {
      case NOTHING -> 0L;
      case COUNTED -> SevenBits.get(in, NUMBER_BYTES);
      case UNKNOWN -> null;
      default -> throw new IllegalArgumentException("a count in no known state");
    };
  }

  private static long header(RowDrops drops) {
    return 2L * drops.leftOut() + (drops.othersUnknown() ? 1 : 0);
  }

  private static int states(Drops drops) {
    int states = 0;
    for (DropCounter counter : DropCounter.values()) {
      Long count = drops.count(counter);
      int state = count == null ? UNKNOWN : count == 0 ? NOTHING : COUNTED;
      states |= state << (2 * counter.place());
    }
    return states;
  }

  private static int countBytes(Drops drops) {
    int bytes = 0;
    for (DropCounter counter : DropCounter.values()) {
      Long count = drops.count(counter);
      bytes += count == null || count == 0 ? 0 : SevenBits.bytes(count);
    }
    return bytes;
  }
}
