package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.DropsCodec;
import org.nroagent.model.record.ImpactCodec;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// A validated record where it lies in a buffer: fields are decoded when asked for, so that reading one interface
/// touches one cell of each row. Valid until its cursor moves on.
final class RecordView {
  private final SegmentHeader segment;
  private final byte[] checksumSeed;
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int at;
  private @Nullable RowDrops drops;

  RecordView(SegmentHeader segment) {
    this.segment = segment;
    this.checksumSeed = segment.checksumSeed();
  }

  /// The length of the record that may begin at an index, 0 if surely none does. Needs the first 12 bytes.
  static int plausibleLength(ByteBuffer buffer, int at) {
    if (buffer.getShort(at + 8) != RingFormat.RECORD_MARK) {
      return 0;
    }
    int length = buffer.getInt(at + 4);
    return length > RingFormat.RECORD_HEADER_BYTES && length <= RingFormat.MAX_RECORD_BYTES ? length : 0;
  }

  /// Points the view at a record.
  ///
  /// @param newBuffer one that has an array
  /// @param length its [#plausibleLength(ByteBuffer, int)], all in the buffer
  /// @return false if there is no valid record of this segment
  boolean point(ByteBuffer newBuffer, int newAt, int length) {
    this.buffer = newBuffer;
    this.at = newAt;
    this.drops = null;
    int crc = RingFormat.checksum(checksumSeed, buffer, at + 4, length - 4);
    return crc == fingerprint() && isConsistent(length);
  }

  private boolean isConsistent(int length) {
    int columns = columns();
    if (device() >= segment.directory().devices().size() || position() >= commitCount()) {
      return false;
    }
    return switch (kind()) {
      case RingFormat.KIND_ROW -> columns == deviceColumns() && length >= RingFormat.rowBytes(columns);
      case RingFormat.KIND_AMENDMENT -> columns == 1 && length >= RingFormat.AMENDMENT_BYTES;
      case RingFormat.KIND_MISSING_RANGE -> columns == 0 && length >= RingFormat.MISSING_RANGE_BYTES;
      default -> false;
    };
  }

  private int deviceColumns() {
    return segment.directory().devices().get(device()).columns().size();
  }

  int fingerprint() {
    return buffer.getInt(at);
  }

  int length() {
    return buffer.getInt(at + 4);
  }

  int kind() {
    return buffer.get(at + 10);
  }

  int device() {
    return Short.toUnsignedInt(buffer.getShort(at + 12));
  }

  long sequence() {
    return buffer.getLong(at + 16);
  }

  long slotStartSeconds() {
    return buffer.getLong(at + 24);
  }

  /// The commit that wrote the record.
  CommitIdentity commit() {
    return new CommitIdentity(sequence() - position(), commitCount(), buffer.getInt(at + 32));
  }

  private int position() {
    return Short.toUnsignedInt(buffer.getShort(at + 14));
  }

  private int commitCount() {
    return Short.toUnsignedInt(buffer.getShort(at + 36));
  }

  private int columns() {
    return Short.toUnsignedInt(buffer.getShort(at + 38));
  }

  /// Of a row: one column's value.
  Slot rowSlot(int column) {
    return slot(at + RingFormat.RECORD_HEADER_BYTES + RingFormat.CELL_BYTES * column);
  }

  /// Of a row: all columns.
  ///
  /// @return false if a column says what means nothing to this version
  boolean readInto(RowCells cells) {
    return cells.moveTo(segment.directory().devices().get(device()), sequence(), slotStartSeconds(),
        buffer.array(), buffer.arrayOffset() + at + RingFormat.RECORD_HEADER_BYTES);
  }

  /// Of a row: puts one column's value into a window.
  void putRowSlot(int column, SlotWindow window, int index) {
    put(at + RingFormat.RECORD_HEADER_BYTES + RingFormat.CELL_BYTES * column, window, index);
  }

  /// Of an amendment: puts the new value into a window.
  void putAmendedSlot(SlotWindow window, int index) {
    put(at + RingFormat.RECORD_HEADER_BYTES + 2, window, index);
  }

  /// As [#slot(int)], without a value of its own for each slot of a month.
  private void put(int cell, SlotWindow window, int index) {
    int quality = Byte.toUnsignedInt(buffer.get(cell + 12));
    if ((quality & RingFormat.QUALITY_MISSING) != 0) {
      window.setMissing(index, MissingReason.ofCode(quality & ~RingFormat.QUALITY_MISSING));
    } else {
      window.setMetered(index, RingFormat.get48(buffer, cell), RingFormat.get48(buffer, cell + 6),
          quality == RingFormat.QUALITY_INTERPOLATED);
    }
  }

  /// Of an amendment: the column it is about.
  int amendedColumn() {
    return Short.toUnsignedInt(buffer.getShort(at + RingFormat.RECORD_HEADER_BYTES));
  }

  /// Of an amendment: the new value.
  Slot amendedSlot() {
    return slot(at + RingFormat.RECORD_HEADER_BYTES + 2);
  }

  /// Of a missing range: its end.
  long rangeEndSeconds() {
    return buffer.getLong(at + RingFormat.RECORD_HEADER_BYTES);
  }

  /// Of a missing range: why.
  MissingReason rangeReason() {
    return MissingReason.ofCode(buffer.get(at + RingFormat.RECORD_HEADER_BYTES + 8));
  }

  private Slot slot(int cell) {
    int quality = Byte.toUnsignedInt(buffer.get(cell + 12));
    if ((quality & RingFormat.QUALITY_MISSING) != 0) {
      return new Slot.Missing(MissingReason.ofCode(quality & ~RingFormat.QUALITY_MISSING));
    }
    return new Slot.Metered(RingFormat.get48(buffer, cell), RingFormat.get48(buffer, cell + 6),
        quality == RingFormat.QUALITY_INTERPOLATED);
  }

  /// Of a row or an amendment: what was lost. Decoded once, however many columns are asked for.
  RowDrops drops() {
    RowDrops decoded = drops;
    if (decoded == null) {
      decoded = findDrops();
      drops = decoded;
    }
    return decoded;
  }

  private RowDrops findDrops() {
    return section(RingFormat.SECTION_DROPS).map(this::decodeDrops).orElse(RowDrops.UNKNOWN);
  }

  /// Of a row: whether its device has no columns.
  boolean isWithoutColumns() {
    return columns() == 0;
  }

  /// Of a row without columns: whose lines were cut off.
  ///
  /// @throws IllegalArgumentException if that means nothing to this version
  private RowImpact impact() {
    return columns() > 0
        ? RowImpact.NONE
        : section(RingFormat.SECTION_IMPACT).map(ImpactCodec::decode).orElse(RowImpact.NONE);
  }

  /// Of a row with columns: how many sessions its device served. Bytes that mean nothing here leave that unknown, and the
  /// octets as they are.
  OptionalLong sessions() {
    try {
      return columns() == 0
          ? OptionalLong.empty()
          : section(RingFormat.SECTION_SESSIONS).map(SessionsCodec::decode).orElse(OptionalLong.empty());
    } catch (IllegalArgumentException _) {
      return OptionalLong.empty();
    }
  }

  private Optional<ByteBuffer> section(int type) {
    int bodyBytes = switch (kind()) {
      case RingFormat.KIND_ROW -> RingFormat.rowBytes(columns());
      case RingFormat.KIND_AMENDMENT -> RingFormat.AMENDMENT_BYTES;
      default -> RingFormat.MISSING_RANGE_BYTES;
    };
    int end = at + length();
    int section = at + bodyBytes;
    while (section + RingFormat.SECTION_HEADER_BYTES <= end) {
      int bytes = buffer.getInt(section + 2);
      int content = section + RingFormat.SECTION_HEADER_BYTES;
      if (bytes < 0 || bytes > end - content) {
        break;
      }
      if (buffer.getShort(section) == type) {
        return Optional.of(buffer.slice(content, bytes));
      }
      section = content + bytes;
    }
    return Optional.empty();
  }

  /// Bytes that mean nothing here leave the drops unknown, and the octets as they are.
  private RowDrops decodeDrops(ByteBuffer content) {
    try {
      RowDrops decoded = DropsCodec.decode(content);
      return decoded.fits(deviceColumns()) ? decoded : RowDrops.UNKNOWN;
    } catch (IllegalArgumentException _) {
      return RowDrops.UNKNOWN;
    }
  }

  /// The slots that the record speaks of.
  SlotSpan span() {
    long from = slotStartSeconds();
    long to = kind() == RingFormat.KIND_MISSING_RANGE ? rangeEndSeconds() : from + segment.slotSeconds();
    return new SlotSpan(from, to);
  }

  /// The whole record as a value; null if its content means nothing to this version although it is undamaged.
  @Nullable
  StoredRecord toRecord() {
    try {
      return new StoredRecord(sequence(), fingerprint(), segment.directory(), content());
    } catch (IllegalArgumentException _) {
      return null; // a code that a newer version wrote without a new format version
    }
  }

  private SlotRecord content() {
    ColumnDirectory.Device device = segment.directory().devices().get(device());
    Instant start = Instant.ofEpochSecond(slotStartSeconds());
    return switch (kind()) {
      case RingFormat.KIND_ROW -> new SlotRecord.Row(device.name(), start, rowSlots(), drops(), impact(),
          sessions());
      case RingFormat.KIND_AMENDMENT -> amendment(device.name(), start);
      default -> new SlotRecord.MissingRange(device.name(), start, Instant.ofEpochSecond(rangeEndSeconds()),
          rangeReason());
    };
  }

  private SlotRecord amendment(String device, Instant start) {
    if (!(amendedSlot() instanceof Slot.Metered metered)) {
      throw new IllegalArgumentException("an amendment without a value");
    }
    return new SlotRecord.Amendment(device, start, amendedColumn(), metered,
        drops().of(amendedColumn(), metered));
  }

  private List<Slot> rowSlots() {
    int columns = columns();
    List<Slot> slots = new ArrayList<>(columns);
    for (int column = 0; column < columns; column++) {
      slots.add(rowSlot(column));
    }
    return slots;
  }
}
