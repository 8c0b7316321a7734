package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.snmp.Table.Row;
import org.nroagent.model.reading.MepReading;
import org.snmp4j.smi.OID;

/// Maintenance end points from IEEE8021-CFM-MIB.
final class CfmTables {
  private static final String MD_ENTRY = "1.3.111.2.802.1.1.8.1.5.2.1";
  private static final Column MD_FORMAT = Column.of("dot1agCfmMdFormat", MD_ENTRY, 2);
  private static final Column MD_NAME = Column.of("dot1agCfmMdName", MD_ENTRY, 3);
  private static final Column MD_LEVEL = Column.of("dot1agCfmMdMdLevel", MD_ENTRY, 4);
  private static final String MA_ENTRY = "1.3.111.2.802.1.1.8.1.6.1.1";
  private static final Column MA_FORMAT = Column.of("dot1agCfmMaNetFormat", MA_ENTRY, 2);
  private static final Column MA_NAME = Column.of("dot1agCfmMaNetName", MA_ENTRY, 3);
  private static final Column MA_INTERVAL = Column.of("dot1agCfmMaNetCcmInterval", MA_ENTRY, 4);
  private static final String MEP_ENTRY = "1.3.111.2.802.1.1.8.1.7.1.1";
  private static final Column MEP_IF_INDEX = Column.of("dot1agCfmMepIfIndex", MEP_ENTRY, 2);
  private static final Column MEP_DIRECTION = Column.of("dot1agCfmMepDirection", MEP_ENTRY, 3);
  private static final Column MEP_PRIMARY_VID = Column.of("dot1agCfmMepPrimaryVid", MEP_ENTRY, 4);
  private static final Column MEP_ACTIVE = Column.of("dot1agCfmMepActive", MEP_ENTRY, 5);
  private static final Column MEP_CCI_ENABLED = Column.of("dot1agCfmMepCciEnabled", MEP_ENTRY, 7);
  private static final Column MEP_MAC = Column.of("dot1agCfmMepMacAddress", MEP_ENTRY, 9);
  private static final Column MEP_HIGHEST_DEFECT = Column.of("dot1agCfmMepHighestPrDefect", MEP_ENTRY, 13);
  private static final Column MEP_DEFECTS = Column.of("dot1agCfmMepDefects", MEP_ENTRY, 14);
  private static final String REMOTE_ENTRY = "1.3.111.2.802.1.1.8.1.7.3.1";
  private static final Column REMOTE_STATE = Column.of("dot1agCfmMepDbRMepState", REMOTE_ENTRY, 2);
  private static final Column REMOTE_TIME = Column.of("dot1agCfmMepDbRMepFailedOkTime", REMOTE_ENTRY, 3);
  private static final Column REMOTE_PORT_STATUS = Column.of("dot1agCfmMepDbPortStatusTlv", REMOTE_ENTRY, 6);
  private static final Column REMOTE_IF_STATUS = Column.of("dot1agCfmMepDbInterfaceStatusTlv", REMOTE_ENTRY,
      7);
  private static final Column REMOTE_MAC = Column.of("dot1agCfmMepDbMacAddress", REMOTE_ENTRY, 4);
  private static final Column REMOTE_RDI = Column.of("dot1agCfmMepDbRdi", REMOTE_ENTRY, 5);

  private static final List<String> HIGHEST_DEFECTS = List.of("none", "defRDICCM", "defMACstatus",
      "defRemoteCCM",
      "defErrorCCM", "defXconCCM");
  private static final List<String> DEFECTS = List.of("bDefRDICCM", "bDefMACstatus", "bDefRemoteCCM",
      "bDefErrorCCM", "bDefXconCCM");
  private static final List<String> REMOTE_STATES = List.of("rMepIdle", "rMepStart", "rMepFailed", "rMepOk");
  private static final List<String> DIRECTIONS = List.of("down", "up");
  private static final List<String> PORT_STATUSES = List.of("psNoPortStateTLV", "psBlocked", "psUp");
  private static final List<String> INTERFACE_STATUSES = List.of("isNoInterfaceStatusTLV", "isUp", "isDown",
      "isTesting", "isUnknown", "isDormant", "isNotPresent", "isLowerLayerDown");
  /// Dot1agCfmCcmInterval in milliseconds, from intervalInvalid(0) and interval300Hz(1).
  private static final long[] INTERVAL_MILLIS = {0, 3, 10, 100, 1_000, 10_000, 60_000, 600_000};
  private static final int TRUE = 1;
  private static final int LEVEL_UNKNOWN = -1;
  private static final int MAC_OCTETS = 6;
  private static final int VPN_OUI_OCTETS = 3;

  private final InterfaceNames names;

  CfmTables(InterfaceNames names) {
    this.names = names;
  }

  /// Reads the tables.
  TableRows<MepReading> read(TableReader reader, Warnings warnings)
      throws SourceException, InterruptedException {
    Table meps = reader.read("dot1agCfmMepTable", List.of(MEP_HIGHEST_DEFECT, MEP_DEFECTS, MEP_IF_INDEX,
        MEP_DIRECTION, MEP_PRIMARY_VID, MEP_ACTIVE, MEP_CCI_ENABLED, MEP_MAC));
    if (meps.rows().isEmpty()) {
      warnings.add("dot1agCfmMepTable has no rows:"
          + " the device has no maintenance end point or does not show any");
      return new TableRows<>(TableRows.state(meps), List.of());
    }
    Table remotes = reader.read("dot1agCfmMepDbTable",
        List.of(REMOTE_STATE, REMOTE_RDI, REMOTE_MAC, REMOTE_TIME, REMOTE_PORT_STATUS, REMOTE_IF_STATUS));
    Table domains = reader.read("dot1agCfmMdTable", List.of(MD_FORMAT, MD_NAME, MD_LEVEL));
    Table associations = reader.read("dot1agCfmMaNetTable", List.of(MA_FORMAT, MA_NAME, MA_INTERVAL));
    Map<OID, List<MepReading.Remote>> remotesByMep = remotesByMep(remotes);
    List<MepReading> readings = new ArrayList<>();
    meps.rows().forEach((index, row) -> {
      if (index.size() != 3) {
        warnings.add("dot1agCfmMepTable has a row with the index " + index + ", which is no MEP: ignored");
        return;
      }
      Row domain = domains.row(prefix(index, 1));
      Row association = associations.row(prefix(index, 2));
      readings.add(new MepReading(domainName((int) domain.number(MD_FORMAT, 0), domain.octets(MD_NAME)),
          (int) domain.number(MD_LEVEL, LEVEL_UNKNOWN),
          associationName((int) association.number(MA_FORMAT, 0), association.octets(MA_NAME)), index.get(2),
          intervalMillis(association.number(MA_INTERVAL, 0)),
          SmiValues.word(row.number(MEP_HIGHEST_DEFECT, 0), 0, HIGHEST_DEFECTS),
          SmiValues.bits(row.octets(MEP_DEFECTS), DEFECTS), remotesByMep.getOrDefault(index, List.of()),
          local(row)));
    });
    return new TableRows<>(TableRows.state(meps, remotes, domains, associations), readings);
  }

  private MepReading.Local local(Row row) {
    int ifIndex = (int) row.number(MEP_IF_INDEX, 0);
    OptionalInt vid = row.integer(MEP_PRIMARY_VID);
    return new MepReading.Local(ifIndex == 0 ? "" : names.name(ifIndex),
        row.word(MEP_DIRECTION, 1, DIRECTIONS),
        row.truth(MEP_ACTIVE), row.truth(MEP_CCI_ENABLED), row.mac(MEP_MAC),
        vid.equals(OptionalInt.of(0)) ? OptionalInt.empty() : vid);
  }

  private static Map<OID, List<MepReading.Remote>> remotesByMep(Table remotes) {
    Map<OID, List<MepReading.Remote>> byMep = new HashMap<>();
    remotes.rows().forEach((index, row) -> {
      if (index.size() == 4) {
        byMep.computeIfAbsent(prefix(index, 3), _ -> new ArrayList<>())
            .add(new MepReading.Remote(index.get(3),
                SmiValues.word(row.number(REMOTE_STATE, 0), 1, REMOTE_STATES),
                row.number(REMOTE_RDI, 0) == TRUE, SmiValues.mac(row.octets(REMOTE_MAC)),
                row.ticks(REMOTE_TIME), row.word(REMOTE_PORT_STATUS, 0, PORT_STATUSES),
                row.word(REMOTE_IF_STATUS, 0, INTERFACE_STATUSES)));
      }
    });
    return byMep;
  }

  private static OID prefix(OID index, int length) {
    return new OID(index.getValue(), 0, length);
  }

  private static long intervalMillis(long interval) {
    return interval >= 0 && interval < INTERVAL_MILLIS.length ? INTERVAL_MILLIS[(int) interval] : 0;
  }

  /// A Dot1agCfmMaintDomainName by its format: none(1), dnsLikeName(2), macAddressAndUint(3), charString(4).
  static String domainName(int format, byte[] name) {
    return switch (format) {
      case 1 -> "";
      case 3 -> name.length == MAC_OCTETS + 2
          ? SmiValues.mac(Arrays.copyOf(name, MAC_OCTETS)) + "-" + unsigned(name, MAC_OCTETS, 2)
          : hex(name);
      default -> textOrHex(name);
    };
  }

  /// A Dot1agCfmMaintAssocName by its format: primaryVid(1), charString(2), unsignedInt16(3), rfc2865VpnId(4),
  /// which means RFC 2685, and iccFormat(32).
  static String associationName(int format, byte[] name) {
    return switch (format) {
      case 1, 3 -> name.length == 2 ? Long.toString(unsigned(name, 0, 2)) : hex(name);
      case 4 -> name.length == VPN_OUI_OCTETS + 4
          ? HexFormat.of().formatHex(name, 0, VPN_OUI_OCTETS) + ":"
              + HexFormat.of().formatHex(name, VPN_OUI_OCTETS, name.length)
          : hex(name);
      default -> textOrHex(name);
    };
  }

  private static long unsigned(byte[] octets, int from, int length) {
    long value = 0;
    for (int i = from; i < from + length; i++) {
      value = (value << 8) | (octets[i] & 0xff);
    }
    return value;
  }

  private static String textOrHex(byte[] octets) {
    String text = SmiValues.text(octets);
    return text.chars().anyMatch(Character::isISOControl) ? hex(octets) : text;
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }
}
