package org.nroagent.agent.store;

import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.DiscardedSlots;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;

/// The content of a [MonthEntry]: everything that explains a closed month by itself, whatever the configuration says
/// later. All numbers big-endian, texts are UTF-8 after a 16-bit length, times seconds since 1970-01-01T00:00Z:
///
/// ```
/// content   = u32 year, u8 month, text zone, u32 slot seconds, u32 expected slots, u8 coverage percent,
///             u8 flags, text capacity in Mbit/s (decimal, empty where unknown),
///             u32 interpolated, u32 unrecorded, u8 reasons, reason…, 32 bytes SHA-256 of the slots,
///             direction IN if flag 1, direction OUT if flag 2,
///             text role (empty where unknown), place if flag 8, formula if flag 16, u64 whole from if flag 32,
///             capacity's origin if flag 64, u64 number of the closing if flag 128
/// flags     = 1 IN has a figure, 2 OUT has one, 4 multicast is included, 8 a metered interface whose place is known,
///             16 a derived series, 32 records of the month before an instant were lost,
///             64 how the capacity is known, 128 it has a number in the order of telling
/// reason    = u8 code, u32 slots
/// direction = u32 valid, u32 discarded, u32 rank, u64 octets, u64 start of the retained slot,
///             u32 left out, 24 × u32 discarded by hour, u8 shares, share…
/// share     = u8 percent, u32 slots
/// place     = text device, text ifName
/// origin    = u8 kind (1 entry with dates, 2 configured number, 3 read from the device), u64 taken when
/// formula   = u16 added, text id…, u16 taken off, text id…
/// ```
///
/// What follows these fields is skipped: later software may add to them without a new version.
final class ClosedMonthCodec {
  /// More than the bytes of a content without the texts of its provenance: zone, capacity and both directions.
  private static final int MAX_FIXED_BYTES = 1024;

  private static final int HAS_IN = 1;
  private static final int HAS_OUT = 2;
  private static final int WITH_MULTICAST = 4;
  private static final int HAS_PLACE = 8;
  private static final int HAS_FORMULA = 16;
  private static final int PART_LOST = 32;
  private static final int HAS_ORIGIN = 64;
  private static final int HAS_CLOSING = 128;
  private static final int MAX_TEXT_BYTES = 0xFFFF;
  private static final int DIGEST_BYTES = 32;
  private static final int HOURS = 24;

  private ClosedMonthCodec() {}

  /// One direction with its evidence.
  private record Direction(DirectionFigure figure, Instant retained, DiscardedSlots discarded) {}

  static ByteBuffer encode(NumberedMonth numbered) {
    ClosedMonth closed = numbered.closed();
    Certificate certificate = closed.certificate();
    MonthFigure figure = certificate.figure();
    Optional<Direction> in = direction(figure.in(), certificate.inRetainedSlot(), closed.in());
    Optional<Direction> out = direction(figure.out(), certificate.outRetainedSlot(), closed.out());
    Provenance provenance = closed.provenance();
    Optional<SlotFormula> sum = provenance.sum(closed.series());
    ByteBuffer bytes = ByteBuffer.allocate(MAX_FIXED_BYTES + textBytes(provenance));
    bytes.putInt(figure.month().month().getYear()).put((byte) figure.month().month().getMonthValue());
    putText(bytes, figure.month().zone().getId());
    bytes.putInt(figure.grid().seconds()).putInt(figure.expectedSlots());
    bytes.put((byte) figure.billableCoveragePercent());
    bytes.put((byte) ((in.isPresent() ? HAS_IN : 0) | (out.isPresent() ? HAS_OUT : 0)
        | (closed.includesMulticast() ? WITH_MULTICAST : 0) | (provenance.place().isPresent() ? HAS_PLACE : 0)
        | (sum.isPresent() ? HAS_FORMULA : 0) | (provenance.wholeFrom().isPresent() ? PART_LOST : 0)
        | (provenance.capacity().isPresent() ? HAS_ORIGIN : 0) | (numbered.hasNumber() ? HAS_CLOSING : 0)));
    putText(bytes, closed.capacityMbps().map(BigDecimal::toString).orElse(""));
    bytes.putInt(certificate.interpolated()).putInt(certificate.unrecorded());
    bytes.put((byte) certificate.missing().size());
    certificate.missing().forEach((reason, slots) -> bytes.put((byte) reason.code()).putInt(slots));
    bytes.put(HexFormat.of().parseHex(certificate.digest()));
    in.ifPresent(direction -> put(bytes, direction));
    out.ifPresent(direction -> put(bytes, direction));
    putText(bytes, provenance.role().orElse(""));
    provenance.place().ifPresent(place -> {
      putText(bytes, place.device());
      putText(bytes, place.ifName());
    });
    sum.ifPresent(formula -> {
      putIds(bytes, formula.plus());
      putIds(bytes, formula.minus());
    });
    provenance.wholeFrom().ifPresent(from -> bytes.putLong(from.getEpochSecond()));
    provenance.capacity().ifPresent(
        origin -> bytes.put((byte) origin.kind().code()).putLong(origin.asOf().getEpochSecond()));
    if (numbered.hasNumber()) {
      bytes.putLong(numbered.number());
    }
    return bytes.flip();
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws IllegalArgumentException if it is no such content, or has a code that this version does not know
  static NumberedMonth decode(String series, ByteBuffer bytes) {
    try {
      return read(series, bytes);
    } catch (BufferUnderflowException | DateTimeException e) {
      throw new IllegalArgumentException("the figures of '" + series + "' cannot be understood", e);
    }
  }

  private static NumberedMonth read(String series, ByteBuffer bytes) {
    YearMonth yearMonth = YearMonth.of(bytes.getInt(), bytes.get());
    CivilMonth month = new CivilMonth(yearMonth, ZoneId.of(text(bytes)));
    SlotGrid grid = new SlotGrid(bytes.getInt());
    int expected = bytes.getInt();
    int coverage = bytes.get();
    int flags = bytes.get();
    String capacity = text(bytes);
    int interpolated = bytes.getInt();
    int unrecorded = bytes.getInt();
    SortedMap<MissingReason, Integer> missing = missing(bytes);
    byte[] digest = new byte[DIGEST_BYTES];
    bytes.get(digest);
    @Nullable
    Direction in = (flags & HAS_IN) == 0 ? null : direction(bytes);
    @Nullable
    Direction out = (flags & HAS_OUT) == 0 ? null : direction(bytes);
    MonthFigure figure = new MonthFigure(month, grid, expected, in == null ? null : in.figure(),
        out == null ? null : out.figure(), coverage);
    Certificate certificate = new Certificate(figure, interpolated, missing, unrecorded,
        in == null ? null : in.retained(), out == null ? null : out.retained(),
        HexFormat.of().formatHex(digest));
    ClosedMonth closed = new ClosedMonth(series, provenance(series, flags, bytes), certificate,
        capacity.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(capacity)),
        (flags & WITH_MULTICAST) != 0, Optional.ofNullable(in).map(Direction::discarded),
        Optional.ofNullable(out).map(Direction::discarded));
    return new NumberedMonth((flags & HAS_CLOSING) == 0 ? NumberedMonth.NONE : bytes.getLong(), closed);
  }

  private static Provenance provenance(String series, int flags, ByteBuffer bytes) {
    String role = text(bytes);
    Optional<Provenance.Place> place = (flags & HAS_PLACE) == 0
        ? Optional.empty()
        : Optional.of(new Provenance.Place(text(bytes), text(bytes)));
    SlotFormula formula = (flags & HAS_FORMULA) == 0
        ? Provenance.itself(series)
        : new SlotFormula(ids(bytes), ids(bytes));
    Optional<Instant> wholeFrom = (flags & PART_LOST) == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(bytes.getLong()));
    Optional<CapacityOrigin> capacity = (flags & HAS_ORIGIN) == 0
        ? Optional.empty()
        : Optional.of(new CapacityOrigin(CapacityOrigin.Kind.ofCode(bytes.get()),
            Instant.ofEpochSecond(bytes.getLong())));
    return new Provenance(role.isEmpty() ? Optional.empty() : Optional.of(role), place, formula, wholeFrom,
        capacity);
  }

  private static int textBytes(Provenance provenance) {
    List<String> texts = new ArrayList<>(provenance.formula().parts());
    provenance.role().ifPresent(texts::add);
    provenance.place().ifPresent(place -> texts.addAll(List.of(place.device(), place.ifName())));
    return texts.stream().mapToInt(text -> Short.BYTES + text.getBytes(StandardCharsets.UTF_8).length).sum();
  }

  private static void putIds(ByteBuffer bytes, List<String> ids) {
    bytes.putShort((short) ids.size());
    ids.forEach(id -> putText(bytes, id));
  }

  private static List<String> ids(ByteBuffer bytes) {
    List<String> ids = new ArrayList<>();
    for (int left = Short.toUnsignedInt(bytes.getShort()); left > 0; left--) {
      ids.add(text(bytes));
    }
    return ids;
  }

  private static Optional<Direction> direction(@Nullable DirectionFigure figure, @Nullable Instant retained,
      Optional<DiscardedSlots> discarded) {
    return figure == null || retained == null
        ? Optional.empty()
        : Optional.of(new Direction(figure, retained, discarded.orElseThrow()));
  }

  private static void put(ByteBuffer bytes, Direction direction) {
    DirectionFigure figure = direction.figure();
    bytes.putInt(figure.valid()).putInt(figure.discarded()).putInt(figure.rank()).putLong(figure.octets());
    bytes.putLong(direction.retained().getEpochSecond());
    DiscardedSlots discarded = direction.discarded();
    bytes.putInt(discarded.leftOut());
    discarded.byHour().forEach(bytes::putInt);
    bytes.put((byte) discarded.atLeastPercent().size());
    discarded.atLeastPercent().forEach((percent, slots) -> bytes.put(percent.byteValue()).putInt(slots));
  }

  private static Direction direction(ByteBuffer bytes) {
    DirectionFigure figure = new DirectionFigure(bytes.getInt(), bytes.getInt(), bytes.getInt(),
        bytes.getLong());
    Instant retained = Instant.ofEpochSecond(bytes.getLong());
    int leftOut = bytes.getInt();
    List<Integer> byHour = new ArrayList<>(HOURS);
    for (int hour = 0; hour < HOURS; hour++) {
      byHour.add(bytes.getInt());
    }
    SortedMap<Integer, Integer> atLeast = new TreeMap<>();
    for (int shares = bytes.get(); shares > 0; shares--) {
      atLeast.put((int) bytes.get(), bytes.getInt());
    }
    return new Direction(figure, retained,
        new DiscardedSlots(figure.discarded(), leftOut, byHour, atLeast));
  }

  private static SortedMap<MissingReason, Integer> missing(ByteBuffer bytes) {
    SortedMap<MissingReason, Integer> missing = new TreeMap<>();
    for (int reasons = bytes.get(); reasons > 0; reasons--) {
      missing.put(MissingReason.ofCode(bytes.get()), bytes.getInt());
    }
    return missing;
  }

  private static void putText(ByteBuffer bytes, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MAX_TEXT_BYTES) {
      throw new IllegalArgumentException("'" + text + "' is longer than " + MAX_TEXT_BYTES + " bytes");
    }
    bytes.putShort((short) utf8.length).put(utf8);
  }

  private static String text(ByteBuffer bytes) {
    byte[] utf8 = new byte[Short.toUnsignedInt(bytes.getShort())];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
