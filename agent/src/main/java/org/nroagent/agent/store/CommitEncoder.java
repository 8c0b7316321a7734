package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.DropsCodec;
import org.nroagent.model.record.ImpactCodec;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;

/// Turns a batch of records into the bytes of one commit. Owned by the writer; the buffer is kept between commits.
///
/// A commit starts at a page and is padded with zeros to full pages. All numbers are big-endian, times are seconds
/// since 1970-01-01T00:00Z, every CRC is CRC32C over the segment's epoch and number (24 bytes) and what is named.
///
/// Commit header:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 4 | CRC of bytes 4…47 |
/// | 4 | 4 | mark `NROC` |
/// | 8 | 4 | length of this header and the records, without the last padding |
/// | 12 | 4 | content: CRC32C (not seeded) of all records while their CRC and content fields are zero |
/// | 16 | 8 | sequence of the first record |
/// | 24 | 4 | number of records |
/// | 28 | 4 | zero |
/// | 32 | 8 | earliest slot start of its records |
/// | 40 | 8 | latest slot end of its records |
///
/// Record, at the next multiple of 8:
///
/// | offset | bytes | field |
/// |---:|---:|---|
/// | 0 | 4 | CRC of the record from byte 4; its fingerprint |
/// | 4 | 4 | length of the record without padding |
/// | 8 | 2 | mark `5E C0` |
/// | 10 | 1 | kind: 1 row, 2 amendment, 3 missing range |
/// | 11 | 1 | zero |
/// | 12 | 2 | device, its position in the directory |
/// | 14 | 2 | position of the record in its commit |
/// | 16 | 8 | sequence |
/// | 24 | 8 | slot start; of a missing range the first |
/// | 32 | 4 | content, as in the commit header |
/// | 36 | 2 | number of records of the commit |
/// | 38 | 2 | row: number of columns; amendment: 1; missing range: 0 |
/// | 40 | | row: 13 bytes a column; amendment: column (2), 13 bytes; missing range: end (8), reason (1) |
/// | | | sparse sections: type (2), length (4), bytes; unknown types are skipped |
///
/// Section 1 of a row or an amendment holds discards and errors as [DropsCodec] maps them; an amendment's names its own
/// column. It is left out where nothing is known of them. Section 2 of a row without columns holds the lines that were cut
/// off as [ImpactCodec] maps them; it is left out where nobody was. Section 4 of a row with columns holds how many sessions
/// its device served as [SessionsCodec] maps it; it is left out where that is not known.
///
/// A column's 13 bytes are octets in (6), octets out (6), quality (1): 0 measured, 1 interpolated, 64 + code of the
/// reason missing, with zero octets.
final class CommitEncoder {
  private static final int INITIAL_BYTES = 1 << 16;

  private final SlotGrid grid;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(INITIAL_BYTES);

  CommitEncoder(SlotGrid grid) {
    this.grid = grid;
  }

  /// The bytes of a commit of these records, padding included.
  static long bytes(List<SlotRecord> records) {
    return RingFormat.paged(unpaddedBytes(records));
  }

  private static long unpaddedBytes(List<SlotRecord> records) {
    long bytes = RingFormat.COMMIT_HEADER_BYTES;
    for (SlotRecord record : records) {
      bytes += RingFormat.aligned(recordBytes(record));
    }
    return bytes;
  }

  private static int recordBytes(SlotRecord record) {
    return switch (record) {
      case SlotRecord.Row row -> RingFormat.rowBytes(row.columns().size()) + sectionBytes(row.drops())
          + sectionBytes(ImpactCodec.encode(row.impact()).length)
          + sectionBytes(SessionsCodec.bytes(row.sessions()));
      case SlotRecord.Amendment amendment -> RingFormat.AMENDMENT_BYTES + sectionBytes(drops(amendment));
      case SlotRecord.MissingRange _ -> RingFormat.MISSING_RANGE_BYTES;
    };
  }

  private static int sectionBytes(RowDrops drops) {
    return sectionBytes(DropsCodec.bytes(drops));
  }

  private static int sectionBytes(int bytes) {
    return bytes == 0 ? 0 : RingFormat.SECTION_HEADER_BYTES + bytes;
  }

  private static RowDrops drops(SlotRecord.Amendment amendment) {
    return RowDrops.ofColumn(amendment.column(), amendment.drops());
  }

  /// Encodes a commit.
  ///
  /// @param records checked against the segment's directory, 1…[RingFormat#MAX_COMMIT_RECORDS]
  /// @return the commit from position 0 to the limit; valid until the next call
  ByteBuffer encode(SegmentHeader segment, long firstSequence, List<SlotRecord> records) {
    int length = Math.toIntExact(unpaddedBytes(records));
    clear(Math.toIntExact(RingFormat.paged(length)));
    int at = RingFormat.COMMIT_HEADER_BYTES;
    for (int position = 0; position < records.size(); position++) {
      SlotRecord record = records.get(position);
      putRecordHeader(at, segment.directory(), record);
      buffer.putShort(at + 14, (short) position);
      buffer.putLong(at + 16, firstSequence + position);
      buffer.putShort(at + 36, (short) records.size());
      putBody(at, record);
      at += (int) RingFormat.aligned(recordBytes(record));
    }
    CommitIdentity identity = new CommitIdentity(firstSequence, records.size(), contentUpTo(at));
    seal(segment, identity, at);
    putCommitHeader(segment, identity, length, SlotSpan.of(records, grid));
    return buffer;
  }

  private void clear(int bytes) {
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes);
    }
    buffer.clear();
    for (int i = 0; i < bytes; i += Long.BYTES) {
      buffer.putLong(i, 0);
    }
    buffer.limit(bytes);
  }

  private void putRecordHeader(int at, ColumnDirectory directory, SlotRecord record) {
    buffer.putInt(at + 4, recordBytes(record));
    buffer.putShort(at + 8, (short) RingFormat.RECORD_MARK);
    buffer.putShort(at + 12, directory.indexOf(record.device()).orElseThrow().shortValue());
    int kind;
    long slotStart;
    int columns;
    switch (record) {
      case SlotRecord.Row row -> {
        kind = RingFormat.KIND_ROW;
        slotStart = row.slotStart().getEpochSecond();
        columns = row.columns().size();
      }
      case SlotRecord.Amendment amendment -> {
        kind = RingFormat.KIND_AMENDMENT;
        slotStart = amendment.slotStart().getEpochSecond();
        columns = 1;
      }
      case SlotRecord.MissingRange range -> {
        kind = RingFormat.KIND_MISSING_RANGE;
        slotStart = range.from().getEpochSecond();
        columns = 0;
      }
    }
    buffer.put(at + 10, (byte) kind);
    buffer.putLong(at + 24, slotStart);
    buffer.putShort(at + 38, (short) columns);
  }

  private void putBody(int recordAt, SlotRecord record) {
    int at = recordAt + RingFormat.RECORD_HEADER_BYTES;
    switch (record) {
      case SlotRecord.Row row -> {
        for (Slot slot : row.columns()) {
          putCell(at, slot);
          at += RingFormat.CELL_BYTES;
        }
        at = putDrops(at, row.drops());
        at = putImpact(at, ImpactCodec.encode(row.impact()));
        putSessions(at, row.sessions());
      }
      case SlotRecord.Amendment amendment -> {
        buffer.putShort(at, (short) amendment.column());
        putCell(at + 2, amendment.slot());
        var _ = putDrops(at + 2 + RingFormat.CELL_BYTES, drops(amendment));
      }
      case SlotRecord.MissingRange range -> {
        buffer.putLong(at, range.to().getEpochSecond());
        buffer.put(at + 8, (byte) range.reason().code());
      }
    }
  }

  /// @return where the next section begins
  private int putDrops(int at, RowDrops drops) {
    int bytes = DropsCodec.bytes(drops);
    if (bytes > 0) {
      DropsCodec.encode(drops, section(at, RingFormat.SECTION_DROPS, bytes));
    }
    return at + sectionBytes(bytes);
  }

  /// @return where the next section begins
  private int putImpact(int at, byte[] impact) {
    if (impact.length > 0) {
      section(at, RingFormat.SECTION_IMPACT, impact.length).put(impact);
    }
    return at + sectionBytes(impact.length);
  }

  private void putSessions(int at, OptionalLong sessions) {
    if (sessions.isPresent()) {
      SessionsCodec.encode(sessions,
          section(at, RingFormat.SECTION_SESSIONS, SessionsCodec.bytes(sessions)));
    }
  }

  /// Begins a section, and gives the place of its content.
  private ByteBuffer section(int at, int type, int bytes) {
    buffer.putShort(at, (short) type);
    buffer.putInt(at + 2, bytes);
    return buffer.slice(at + RingFormat.SECTION_HEADER_BYTES, bytes);
  }

  private void putCell(int at, Slot slot) {
    switch (slot) {
      case Slot.Metered metered -> {
        RingFormat.put48(buffer, at, metered.inOctets());
        RingFormat.put48(buffer, at + 6, metered.outOctets());
        int quality = metered.interpolated() ? RingFormat.QUALITY_INTERPOLATED : RingFormat.QUALITY_MEASURED;
        buffer.put(at + 12, (byte) quality);
      }
      case Slot.Missing missing ->
        buffer.put(at + 12, (byte) (RingFormat.QUALITY_MISSING | missing.reason().code()));
    }
  }

  private int contentUpTo(int end) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.duplicate().position(RingFormat.COMMIT_HEADER_BYTES).limit(end));
    return (int) crc.getValue();
  }

  private void seal(SegmentHeader segment, CommitIdentity identity, int end) {
    int at = RingFormat.COMMIT_HEADER_BYTES;
    while (at < end) {
      int length = buffer.getInt(at + 4);
      buffer.putInt(at + 32, identity.content());
      buffer.putInt(at,
          RingFormat.checksum(segment.checksumSeed(), buffer, at + 4, length - 4));
      at += (int) RingFormat.aligned(length);
    }
  }

  private void putCommitHeader(SegmentHeader segment, CommitIdentity identity, int length, SlotSpan span) {
    buffer.putInt(4, RingFormat.COMMIT_MARK);
    buffer.putInt(8, length);
    buffer.putInt(12, identity.content());
    buffer.putLong(16, identity.first());
    buffer.putInt(24, identity.count());
    buffer.putLong(32, span.fromSeconds());
    buffer.putLong(40, span.toSeconds());
    buffer.putInt(0, RingFormat.checksum(segment.checksumSeed(), buffer, 4,
        RingFormat.COMMIT_HEADER_BYTES - 4));
  }
}
