package org.nroagent.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.DropsCodec;
import org.nroagent.model.record.ImpactCodec;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.CborReader.Keys;

/// The content of one record as a CBOR map of its own. A frame carries it as a byte string, so that a record that
/// cannot be read does not break the frame around it; a collector may store it as it came.
///
/// | key | field | in |
/// |---|---|---|
/// | 0 | kind: 1 row, 2 amendment, 3 missing range | all |
/// | 1 | device name | all |
/// | 2 | slot start, seconds since 1970 | all; of a range the first slot |
/// | 3 | columns, 13 octets each, see [SlotColumns] | row |
/// | 4 | column, from 0 | amendment |
/// | 5 | its new value, 13 octets | amendment |
/// | 6 | start of the first slot after the range | range |
/// | 7 | code of the reason | range |
/// | 8 | discards and errors, see [DropsCodec]; left out where nothing is known of them | row, amendment |
/// | 9 | lines that were cut off, see [ImpactCodec]; left out where nobody was | row without columns |
/// | 10 | columns in planes, in place of key 3, where the receiver takes that, see [SlotColumns] | row |
/// | 11 | sessions that the device served; left out where that is not known | row with columns |
public final class RecordCodec {
  /// The form of columns in planes, in Welcome.
  static final int PLANES = 1;

  private static final int ROW = 1;
  private static final int AMENDMENT = 2;
  private static final int MISSING_RANGE = 3;

  private static final int COLUMNS_OCTETS = ColumnDirectory.MAX_COLUMNS * SlotColumns.COLUMN_OCTETS;
  private static final int DROPS_OCTETS = RowDrops.mostBytes(ColumnDirectory.MAX_COLUMNS);
  /// Everything of an item but its device name, columns, drops and impact, rounded up.
  private static final int FIXED_OCTETS = 90;
  private static final int OCTETS_PER_CHARACTER = 3;
  /// The last second of the year 9999.
  private static final long LAST_SECOND = 253_402_300_799L;

  private RecordCodec() {}

  /// One record as CBOR.
  ///
  /// @throws IllegalArgumentException if a bound of [Limits] is exceeded or a slot start is not a whole second
  public static byte[] encode(SlotRecord record) {
    return encode(record, false);
  }

  /// The same.
  ///
  /// @param planes whether the columns of a row are written in planes
  static byte[] encode(SlotRecord record, boolean planes) {
    return switch (record) {
      case SlotRecord.Row row -> row(row, planes);
      case SlotRecord.Amendment amendment -> {
        RowDrops drops = RowDrops.ofColumn(amendment.column(), amendment.drops());
        yield CborWriter.write(out -> endWithDrops(
            start(out, 5 + dropsFields(drops), AMENDMENT, amendment.device(), amendment.slotStart()).key(4)
                .number(amendment.column()).key(5).octets(SlotColumns.encode(List.of(amendment.slot()))),
            drops));
      }
      case SlotRecord.MissingRange range -> CborWriter
          .write(out -> start(out, 5, MISSING_RANGE, range.device(), range.from()).key(6)
              .number(seconds(range.to())).key(7).number(range.reason().code()).endMap());
    };
  }

  private static byte[] row(SlotRecord.Row row, boolean planes) {
    byte[] columns = SlotColumns.encode(row.columns());
    byte[] impact = ImpactCodec.encode(row.impact());
    int fields = 4 + dropsFields(row.drops()) + (impact.length == 0 ? 0 : 1)
        + (row.sessions().isEmpty() ? 0 : 1);
    return CborWriter.write(out -> {
      start(out, fields, ROW, row.device(), row.slotStart());
      if (!planes) {
        out.key(3).octets(columns);
      }
      putDrops(out, row.drops());
      if (impact.length > 0) {
        out.key(9).octets(impact);
      }
      if (planes) {
        out.key(10).octets(SlotColumns.toPlanes(columns));
      }
      if (row.sessions().isPresent()) {
        out.key(11).number(row.sessions().getAsLong());
      }
      out.endMap();
    });
  }

  private static int dropsFields(RowDrops drops) {
    return DropsCodec.bytes(drops) == 0 ? 0 : 1;
  }

  private static void endWithDrops(CborWriter out, RowDrops drops) throws IOException {
    putDrops(out, drops);
    out.endMap();
  }

  private static void putDrops(CborWriter out, RowDrops drops) throws IOException {
    int bytes = DropsCodec.bytes(drops);
    if (bytes > 0) {
      byte[] octets = new byte[bytes];
      DropsCodec.encode(drops, ByteBuffer.wrap(octets));
      out.key(8).octets(octets);
    }
  }

  /// An upper bound of what the record takes in a frame, to fill frames without encoding twice.
  public static int maxOctets(SlotRecord record) {
    int columns = record instanceof SlotRecord.Row row ? row.columns().size() : 1;
    int drops = record instanceof SlotRecord.Row row ? DropsCodec.bytes(row.drops()) : RowDrops.mostBytes(1);
    int impact = record instanceof SlotRecord.Row row && !row.impact().isNone() ? ImpactCodec.MOST_BYTES : 0;
    return FIXED_OCTETS + OCTETS_PER_CHARACTER * record.device().length()
        + columns * SlotColumns.COLUMN_OCTETS + drops + impact;
  }

  /// Reads what [#encode(SlotRecord)] wrote, here or in another version.
  ///
  /// @throws ProtocolException if it cannot be read; the text says why
  public static SlotRecord decode(byte[] octets) throws ProtocolException {
    return CborReader.read(octets, 0, octets.length, RecordCodec::record);
  }

  private static SlotRecord record(CborReader in) throws IOException, ProtocolException {
    Fields fields = new Fields(in);
    String device = Required.field(fields.device, "device");
    Instant start = Instant.ofEpochSecond(Required.field(fields.start, "slot start"));
    int kind = Required.field(fields.kind, "kind of record");
    return switch (kind) {
      case ROW -> {
        List<Slot> columns = SlotColumns.decode(Required.field(fields.columns(), "columns"));
        yield new SlotRecord.Row(device, start, columns, drops(fields.drops, columns.size()),
            columns.isEmpty() ? impact(fields.impact) : RowImpact.NONE,
            columns.isEmpty() ? OptionalLong.empty() : fields.sessions);
      }
      case AMENDMENT -> {
        int column = Required.field(fields.column, "column");
        Slot.Metered value = metered(Required.field(fields.value, "value"));
        yield new SlotRecord.Amendment(device, start, column, value,
            drops(fields.drops, column + 1).of(column, value));
      }
      case MISSING_RANGE -> new SlotRecord.MissingRange(device, start,
          Instant.ofEpochSecond(Required.field(fields.to, "end of the range")),
          SlotColumns.reason(Required.field(fields.reason, "reason")));
      default -> throw ProtocolException.malformed("kind of record " + kind + " is unknown here");
    };
  }

  /// Lost packets that cannot be read are unknown: they must not keep a record's octets away.
  private static RowDrops drops(byte @Nullable [] octets, int columns) {
    try {
      RowDrops drops = octets == null ? RowDrops.UNKNOWN : DropsCodec.decode(ByteBuffer.wrap(octets));
      return drops.fits(columns) ? drops : RowDrops.UNKNOWN;
    } catch (IllegalArgumentException _) {
      return RowDrops.UNKNOWN;
    }
  }

  /// Counts that cannot be read set the record apart: nobody cut off is not the same as nobody knows whom.
  private static RowImpact impact(byte @Nullable [] octets) throws ProtocolException {
    try {
      return octets == null ? RowImpact.NONE : ImpactCodec.decode(ByteBuffer.wrap(octets));
    } catch (IllegalArgumentException e) {
      throw ProtocolException.malformed("lines that were cut off: " + e.getMessage());
    }
  }

  private static Slot.Metered metered(byte[] octets) throws ProtocolException {
    List<Slot> slots = SlotColumns.decode(octets);
    if (slots.size() == 1 && slots.getFirst() instanceof Slot.Metered metered) {
      return metered;
    }
    throw ProtocolException.malformed("an amendment must hold one value");
  }

  private static CborWriter start(CborWriter out, int fields, int kind, String device, Instant slotStart)
      throws IOException {
    return out.map(fields).key(0).number(kind).key(1).text(Required.atMost(device, Limits.NAME_CHARACTERS))
        .key(2).number(seconds(slotStart));
  }

  private static long seconds(Instant slotStart) {
    long seconds = slotStart.getEpochSecond();
    if (slotStart.getNano() != 0 || seconds < 0 || seconds > LAST_SECOND) {
      throw new IllegalArgumentException("not the start of a slot: " + slotStart);
    }
    return seconds;
  }

  /// The fields of a record of any kind, null where absent.
  private static final class Fields {
    private @Nullable Integer kind;
    private @Nullable String device;
    private @Nullable Long start;
    private byte @Nullable [] columns;
    private @Nullable Integer column;
    private byte @Nullable [] value;
    private @Nullable Long to;
    private @Nullable Integer reason;
    private byte @Nullable [] drops;
    private byte @Nullable [] impact;
    private byte @Nullable [] planes;
    private OptionalLong sessions = OptionalLong.empty();

    Fields(CborReader in) throws IOException, ProtocolException {
      in.enterMap("record");
      Keys seen = new Keys();
      for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
        switch (key) {
          case 0 -> kind = (int) in.number("kind of record", 0, Integer.MAX_VALUE);
          case 1 -> device = in.text("device", Limits.NAME_CHARACTERS);
          case 2 -> start = in.number("slot start", 0, LAST_SECOND);
          case 3 -> columns = in.octets("columns", COLUMNS_OCTETS);
          case 4 -> column = (int) in.number("column", 0, ColumnDirectory.MAX_COLUMNS - 1);
          case 5 -> value = in.octets("value", SlotColumns.COLUMN_OCTETS);
          case 6 -> to = in.number("end of the range", 0, LAST_SECOND);
          case 7 -> reason = (int) in.number("reason", 0, Integer.MAX_VALUE);
          case 8 -> drops = in.octets("drops", DROPS_OCTETS);
          case 9 -> impact = in.octets("impact", ImpactCodec.MOST_BYTES);
          case 10 -> planes = in.octets("columns", COLUMNS_OCTETS);
          case 11 -> sessions = OptionalLong.of(in.number("sessions", 0, SessionsCodec.MOST));
          default -> in.skip();
        }
      }
    }

    /// The columns in either form, null where there are none.
    private byte @Nullable [] columns() throws ProtocolException {
      if (columns != null && planes != null) {
        throw ProtocolException.malformed("a record has its columns twice");
      }
      return planes == null ? columns : SlotColumns.fromPlanes(planes);
    }
  }
}
