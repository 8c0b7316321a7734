package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.PseudowireReading.Circuit;
import org.nroagent.model.reading.PseudowireReading.Role;

/// Pseudowires (PW-STD-MIB, RFC 5601, or a module like it).
final class PseudowireTables {
  private static final String NOT_FORWARDING = "pwNotForwarding";
  private static final String FORWARDING_STANDBY = "pwFwdingStandby";
  private static final String REMOTE_IS_CAPABLE = "remoteCapable";
  private static final int HEX_DIGITS_OF_SDP = 8;
  private static final int HEX = 16;

  private PseudowireTables() {}

  /// Reads the tables.
  static TableRows<PseudowireReading> read(MibReader tables) throws SourceException, InterruptedException {
    MibRows pseudowires = tables.read(TableRole.PSEUDOWIRE);
    MibRows endpoints = pseudowires.isEmpty() ? pseudowires : tables.read(TableRole.ENDPOINT);
    List<PseudowireReading> readings = new ArrayList<>();
    for (MibRow row : pseudowires) {
      readings.add(reading(row, row.has("endpointName") && !row.text("endpointName").isEmpty()
          ? endpoints.matching(row)
          : null));
    }
    return new TableRows<>(MibRows.state(pseudowires), readings);
  }

  private static PseudowireReading reading(MibRow row, @Nullable MibRow endpoint) {
    String operStatus = row.word("operStatus");
    List<String> localStatus = row.bits("localStatus");
    boolean remoteTells = !row.has("remoteCapable") || row.word("remoteCapable").equals(REMOTE_IS_CAPABLE);
    List<String> remoteStatus = remoteTells ? row.bits("remoteStatus") : List.of();
    boolean standby = isStandby(operStatus, localStatus) || row.word("role").equals("standby");
    String group = row.has("endpointName") && !row.text("endpointName").isEmpty()
        ? row.text("service") + ":" + row.text("endpointName")
        : "";
    return new PseudowireReading(name(row), operStatus, standby, String.join(",", remoteStatus),
        new Circuit(row.address("peer"), pwId(row), row.word("type"), String.join(",", localStatus),
            row.seconds("upTime"), row.stamp("lastChange"),
            role(operStatus, standby, remoteStatus, bindIsActive(row, endpoint)), group));
  }

  /// Its name, else its id, else its number in the table.
  private static String name(MibRow row) {
    String name = row.text("name");
    if (!name.isBlank()) {
      return name;
    }
    if (row.has("bindId")) {
      return row.text("service") + ":" + sdp(row) + ":" + pwId(row).orElse(0);
    }
    return Long.toString(row.number("pwId").orElse(row.number("index", 0)));
  }

  /// An SdpBindId is the id of the path and that of the pseudowire, four octets each.
  private static OptionalLong pwId(MibRow row) {
    return row.has("bindId")
        ? OptionalLong.of(Long.parseLong(row.text("bindId").substring(HEX_DIGITS_OF_SDP), HEX))
        : row.number("pwId");
  }

  private static long sdp(MibRow row) {
    return Long.parseLong(row.text("bindId").substring(0, HEX_DIGITS_OF_SDP), HEX);
  }

  /// Whether its redundant end sends over it, null where the device does not say.
  private static @Nullable Boolean bindIsActive(MibRow row, @Nullable MibRow endpoint) {
    return (endpoint == null || !endpoint.has("activeBindId"))
        ? null
        : HexFormat.of().formatHex(endpoint.octets("activeBindId")).equals(row.text("bindId"));
  }

  private static Role role(String operStatus, boolean standby, List<String> remoteStatus,
      @Nullable Boolean active) {
    if (active != null && active) {
      return Role.ACTIVE;
    }
    if (standby || remoteStatus.contains(FORWARDING_STANDBY)) {
      return Role.STANDBY;
    }
    if (!operStatus.equals("up")) {
      return Role.UNKNOWN;
    }
    return active == null ? Role.ACTIVE : Role.STANDBY;
  }

  /// RFC 5601 is older than the standby bit of RFC 6870. Devices show a standby as dormant, or as up with nothing
  /// wrong but that it does not forward; with a fault beside it, it is broken and not standing by. Vendors' modules have
  /// the bit.
  static boolean isStandby(String operStatus, List<String> localStatus) {
    return operStatus.equals("dormant") || localStatus.contains(FORWARDING_STANDBY)
        || (operStatus.equals("up") && localStatus.equals(List.of(NOT_FORWARDING)));
  }
}
