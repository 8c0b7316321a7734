package org.nroagent.agent.source.snmp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.TableRole;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.MepReading.Local;
import org.nroagent.model.reading.MepReading.Remote;
import org.nroagent.model.reading.TableState;

/// Maintenance end points (IEEE8021-CFM-MIB or a module like it).
final class CfmTables {
  private static final int LEVEL_UNKNOWN = -1;
  private static final int MAC_OCTETS = 6;
  private static final int VPN_OUI_OCTETS = 3;

  private final InterfaceNames names;

  CfmTables(InterfaceNames names) {
    this.names = names;
  }

  /// Reads the tables.
  TableRows<MepReading> read(MibReader tables) throws SourceException, InterruptedException {
    MibRows meps = tables.read(TableRole.MEP);
    TableState state = MibRows.state(meps);
    if (state == TableState.ABSENT) {
      return new TableRows<>(state, List.of());
    }
    MibRows remotes = tables.read(TableRole.REMOTE_MEP);
    MibRows domains = tables.read(TableRole.DOMAIN);
    MibRows associations = tables.read(TableRole.ASSOCIATION);
    List<MepReading> readings = new ArrayList<>();
    for (MibRow mep : meps) {
      readings.add(reading(mep.with(associations.matching(mep)).with(domains.matching(mep)),
          remotes.allMatching(mep)));
    }
    return new TableRows<>(MibRows.state(meps, remotes, domains, associations), readings);
  }

  private MepReading reading(MibRow mep, List<MibRow> remotes) {
    return new MepReading(domainName(mep), (int) mep.number("mdLevel", LEVEL_UNKNOWN), associationName(mep),
        mep.ifIndex("mepId"), intervalMillis(mep.word("ccmIntervalMillis")), mep.word("highestDefect"),
        mep.bits("defects"), remotes.stream().map(CfmTables::remote).toList(), local(mep));
  }

  private Local local(MibRow mep) {
    int ifIndex = mep.ifIndex("ifIndex");
    OptionalInt vid = mep.integer("primaryVid");
    return new Local(names.nameIfKnown(ifIndex), mep.word("direction"), mep.truth("active"),
        mep.truth("ccmEnabled"), mep.mac("mac"), vid.equals(OptionalInt.of(0)) ? OptionalInt.empty() : vid);
  }

  private static Remote remote(MibRow row) {
    return new Remote(row.ifIndex("remoteMepId"), row.word("state"), row.word("rdi").equals("true"),
        SmiValues.mac(row.octets("mac")), row.stamp("failedOkTime"), row.word("portStatus"),
        row.word("interfaceStatus"));
  }

  private static long intervalMillis(String word) {
    return word.isEmpty() ? 0 : Long.parseLong(word);
  }

  /// The name of a domain; where the device has no row of it, its number stands in, so that two such domains differ.
  private static String domainName(MibRow mep) {
    return mep.has("mdName") || mep.has("mdFormat")
        ? domainName(mep.word("mdFormat"), mep.octets("mdName"))
        : "mdIndex-" + mep.text("mdIndex");
  }

  private static String associationName(MibRow mep) {
    return mep.has("maName")
        ? associationName(mep.word("maFormat"), mep.octets("maName"))
        : "maIndex-" + mep.text("maIndex");
  }

  /// A Dot1agCfmMaintDomainName by its format.
  static String domainName(String format, byte[] name) {
    return switch (format) {
      case "none" -> "";
      case "macAddressAndUint" -> name.length == MAC_OCTETS + 2
          ? SmiValues.mac(Arrays.copyOf(name, MAC_OCTETS)) + "-" + unsigned(name, MAC_OCTETS, 2)
          : hex(name);
      default -> textOrHex(name);
    };
  }

  /// A Dot1agCfmMaintAssocName by its format; rfc2865VpnId means RFC 2685.
  static String associationName(String format, byte[] name) {
    return switch (format) {
      case "primaryVid", "unsignedInt16" ->
        name.length == 2 ? Long.toString(unsigned(name, 0, 2)) : hex(name);
      case "rfc2865VpnId" -> name.length == VPN_OUI_OCTETS + 4
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
