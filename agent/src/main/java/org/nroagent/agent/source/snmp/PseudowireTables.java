package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.snmp.Table.Row;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.PseudowireReading.Circuit;
import org.nroagent.model.reading.PseudowireReading.Role;

/// Pseudowires from pwTable (PW-STD-MIB, RFC 5601).
final class PseudowireTables {
  private static final String ENTRY = "1.3.6.1.2.1.10.246.1.2.1";
  private static final Column ID = Column.of("pwID", ENTRY, 12);
  private static final Column TYPE = Column.of("pwType", ENTRY, 2);
  private static final Column PEER = Column.of("pwPeerAddr", ENTRY, 9);
  private static final Column UP_TIME = Column.of("pwUpTime", ENTRY, 35);
  private static final Column LAST_CHANGE = Column.of("pwLastChange", ENTRY, 36);
  private static final Column NAME = Column.of("pwName", ENTRY, 32);
  private static final Column OPER_STATUS = Column.of("pwOperStatus", ENTRY, 38);
  private static final Column LOCAL_STATUS = Column.of("pwLocalStatus", ENTRY, 39);
  private static final Column REMOTE_CAPABLE = Column.of("pwRemoteStatusCapable", ENTRY, 40);
  private static final Column REMOTE_STATUS = Column.of("pwRemoteStatus", ENTRY, 41);
  private static final List<Column> COLUMNS = List.of(OPER_STATUS, LOCAL_STATUS, REMOTE_STATUS,
      REMOTE_CAPABLE,
      NAME, ID, PEER, TYPE, UP_TIME, LAST_CHANGE);

  /// PwOperStatusTC; its numbers are not those of ifOperStatus.
  private static final List<String> OPER_STATUS_WORDS = List.of("up", "down", "testing", "dormant",
      "notPresent",
      "lowerLayerDown");
  /// IANAPwTypeTC, from other(0).
  private static final List<String> TYPES = List.of("other", "frameRelayDlciMartiniMode", "atmAal5SduVcc",
      "atmTransparent", "ethernetTagged", "ethernet", "hdlc", "ppp", "cem");
  private static final List<String> STATUS_BITS = List.of("pwNotForwarding", "servicePwRxFault",
      "servicePwTxFault", "psnPwRxFault", "psnPwTxFault");
  private static final int REMOTE_IS_CAPABLE = 3;

  private PseudowireTables() {}

  /// Reads the table.
  static TableRows<PseudowireReading> read(TableReader reader, Warnings warnings)
      throws SourceException, InterruptedException {
    Table table = reader.read("pwTable", COLUMNS);
    if (table.rows().isEmpty()) {
      warnings.add("pwTable has no rows: the device has no pseudowire or does not show any");
    }
    List<PseudowireReading> pseudowires = new ArrayList<>();
    table.rows().forEach((index, row) -> pseudowires.add(reading(index.last(), row)));
    return new TableRows<>(TableRows.state(table), pseudowires);
  }

  private static PseudowireReading reading(int pwIndex, Row row) {
    String operStatus = SmiValues.word(row.number(OPER_STATUS, 0), 1, OPER_STATUS_WORDS);
    String name = row.text(NAME);
    if (name.isBlank()) {
      name = Long.toString(row.number(ID).orElse(pwIndex));
    }
    boolean remoteCapable = row.number(REMOTE_CAPABLE, REMOTE_IS_CAPABLE) == REMOTE_IS_CAPABLE;
    List<String> localStatus = SmiValues.bits(row.octets(LOCAL_STATUS), STATUS_BITS);
    boolean standby = isStandby(operStatus, localStatus);
    Role role = standby ? Role.STANDBY : operStatus.equals("up") ? Role.ACTIVE : Role.UNKNOWN;
    return new PseudowireReading(name, operStatus, standby,
        remoteCapable ? String.join(",", SmiValues.bits(row.octets(REMOTE_STATUS), STATUS_BITS)) : "",
        new Circuit(SmiValues.address(row.octets(PEER)), row.number(ID), row.word(TYPE, 0, TYPES),
            String.join(",", localStatus), row.seconds(UP_TIME), row.ticks(LAST_CHANGE), role, ""));
  }

  /// RFC 5601 is older than the standby bit of RFC 6870. Devices show a standby as dormant, or as up with nothing
  /// wrong but that it does not forward; with a fault beside it, it is broken and not standing by.
  static boolean isStandby(String operStatus, List<String> localStatus) {
    return operStatus.equals("dormant")
        || (operStatus.equals("up") && localStatus.equals(List.of("pwNotForwarding")));
  }
}
