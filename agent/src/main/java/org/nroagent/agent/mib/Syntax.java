package org.nroagent.agent.mib;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// Values in the syntaxes of the MIB.
final class Syntax {
  /// SnmpAdminString (SIZE (0..255)), RFC 3411.
  static final int MOST_OCTETS = 255;
  private static final long MOST_OF_32_BITS = 0xffff_ffffL;
  private static final int NANOS_PER_TENTH = 100_000_000;
  private static final BigDecimal KILO = BigDecimal.valueOf(1000);

  private Syntax() {}

  /// SnmpAdminString: UTF-8, cut between two characters where it is too long.
  static OctetString text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_OCTETS) {
      return new OctetString(bytes);
    }
    int end = MOST_OCTETS;
    while ((bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return new OctetString(bytes, 0, end);
  }

  /// TruthValue.
  static Integer32 truth(boolean flag) {
    return new Integer32(flag ? 1 : 2);
  }

  /// Gauge32: stays at its ends beyond them.
  static Gauge32 gauge(long value) {
    return new Gauge32(Math.clamp(value, 0, MOST_OF_32_BITS));
  }

  /// Counter32: begins anew at 0 beyond its end.
  static Counter32 counter32(long value) {
    return new Counter32(value & MOST_OF_32_BITS);
  }

  /// Counter64.
  static Counter64 counter64(long value) {
    return new Counter64(value);
  }

  /// NroKilobitsPerSecond of a rate in Mbit/s, null for none.
  static @Nullable Gauge32 kilobits(Optional<BigDecimal> mbps) {
    return mbps.map(rate -> gauge(rate.multiply(KILO).longValue())).orElse(null);
  }

  /// NroHundredthsOfPercent of a share with four decimals.
  static Gauge32 hundredthsOfPercent(BigDecimal share) {
    return gauge(share.movePointRight(4).longValue());
  }

  /// DateAndTime in UTC.
  static OctetString dateAndTime(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return octets(ByteBuffer.allocate(11).putShort((short) utc.getYear()).put((byte) utc.getMonthValue())
        .put((byte) utc.getDayOfMonth()).put((byte) utc.getHour()).put((byte) utc.getMinute())
        .put((byte) utc.getSecond()).put((byte) (utc.getNano() / NANOS_PER_TENTH)).put((byte) '+')
        .put((byte) 0).put((byte) 0).array());
  }

  /// NroDay.
  static OctetString day(Optional<LocalDate> day) {
    return day.map(date -> octets(ByteBuffer.allocate(4).putShort((short) date.getYear())
        .put((byte) date.getMonthValue()).put((byte) date.getDayOfMonth()).array()))
        .orElseGet(OctetString::new);
  }

  /// NroMonth.
  static OctetString month(YearMonth month) {
    return octets(
        ByteBuffer.allocate(3).putShort((short) month.getYear()).put((byte) month.getMonthValue()).array());
  }

  private static OctetString octets(byte[] octets) {
    return new OctetString(octets);
  }
}
