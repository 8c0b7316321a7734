package org.nroagent.model.record;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;

/// The bytes of [RowImpact], the same in rings, on the wire and in the collector's database.
///
/// | bytes | field |
/// |---|---|
/// | 1 | number of entries, 1…18 |
/// | | entries |
///
/// Entry:
///
/// | bytes | field |
/// |---|---|
/// | 1…9 | number of the incident, 0 for the sum of those that are not listed |
/// | 1 | 0 seen to be cut off, 1 cut off when they were seen last |
/// | 1 | number of kinds |
/// | | kinds: code of the kind (1), lines of it (1…6) |
///
/// Numbers have seven bits a byte, the lowest first; the highest bit of a byte says that another follows (LEB128).
/// Entries in another state, kinds of other codes, and what follows the last entry are skipped: later software may add
/// them.
public final class ImpactCodec {
  private static final int CONFIRMED = 0;
  private static final int UNCONFIRMED = 1;
  private static final int INCIDENT_BYTES = 9;
  private static final int COUNT_BYTES = 6;
  private static final int MOST_ENTRIES = 2 * (RowImpact.MOST_INCIDENTS + 1);

  /// The most bytes of any impact.
  public static final int MOST_BYTES = 1
      + MOST_ENTRIES * (INCIDENT_BYTES + 2 + LineKind.values().length * (1 + COUNT_BYTES));

  private ImpactCodec() {}

  /// The bytes of an impact; none where nobody is cut off.
  ///
  /// @throws IllegalArgumentException if a count or a number of an incident is out of range
  public static byte[] encode(RowImpact impact) {
    if (impact.isNone()) {
      return new byte[0];
    }
    ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
    int entries = 0;
    out.position(1);
    for (Map.Entry<Long, AffectedLines> each : impact.byIncident().entrySet()) {
      entries += put(out, each.getKey(), CONFIRMED, each.getValue().confirmed());
      entries += put(out, each.getKey(), UNCONFIRMED, each.getValue().unconfirmed());
    }
    byte[] bytes = new byte[out.position()];
    out.put(0, (byte) entries).flip().get(bytes);
    return bytes;
  }

  private static int put(ByteBuffer out, long incident, int state, LineCounts lines) {
    if (lines.isNone()) {
      return 0;
    }
    putNumber(out, incident, INCIDENT_BYTES);
    out.put((byte) state).put((byte) lines.byKind().size());
    lines.byKind().forEach((kind, count) -> {
      out.put((byte) kind.code());
      putNumber(out, count, COUNT_BYTES);
    });
    return 1;
  }

  private static void putNumber(ByteBuffer out, long number, int most) {
    if (number < 0 || SevenBits.bytes(number) > most) {
      throw new IllegalArgumentException(number + " does not fit " + most + " bytes");
    }
    SevenBits.put(out, number);
  }

  /// Reads what [#encode] wrote, here or in another version.
  ///
  /// @param in from its position to its limit; without a byte nobody is cut off
  /// @throws IllegalArgumentException if the bytes are none of this form
  public static RowImpact decode(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return RowImpact.NONE;
    }
    int entries = Byte.toUnsignedInt(in.get());
    if (entries > MOST_ENTRIES) {
      throw new IllegalArgumentException("impact of " + entries + " entries");
    }
    Map<Long, AffectedLines> byIncident = new TreeMap<>();
    for (int i = 0; i < entries; i++) {
      long incident = SevenBits.get(in, INCIDENT_BYTES);
      int state = SevenBits.octet(in);
      LineCounts lines = lines(in);
      if (state == CONFIRMED) {
        byIncident.merge(incident, new AffectedLines(lines, LineCounts.NONE), AffectedLines::plus);
      } else if (state == UNCONFIRMED) {
        byIncident.merge(incident, new AffectedLines(LineCounts.NONE, lines), AffectedLines::plus);
      }
    }
    return new RowImpact(byIncident);
  }

  private static LineCounts lines(ByteBuffer in) {
    Map<LineKind, Long> lines = new EnumMap<>(LineKind.class);
    int kinds = Byte.toUnsignedInt(SevenBits.octet(in));
    for (int i = 0; i < kinds; i++) {
      int code = Byte.toUnsignedInt(SevenBits.octet(in));
      long count = SevenBits.get(in, COUNT_BYTES);
      LineKind.find(code).ifPresent(kind -> lines.put(kind, count));
    }
    return new LineCounts(lines);
  }
}
