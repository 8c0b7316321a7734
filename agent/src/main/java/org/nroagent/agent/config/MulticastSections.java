package org.nroagent.agent.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.address.Ipv4Prefix;

/// Reads the sections `multicast` of a gate and of the topology.
final class MulticastSections {
  /// The most groups of a plan, ranges counted by their addresses.
  static final int MOST_GROUPS = 4_096;

  private static final int MOST_BLOCKS = 256;
  private static final int MOST_MSDP_PEERS = 16;
  private static final int MOST_SOURCES = 1_000_000;
  private static final int LONGEST_EXCEPTION = 500;
  private static final Ipv4Address NO_ADDRESS = new Ipv4Address(0);

  private MulticastSections() {}

  /// The addresses of one entry.
  private record Range(Ipv4Address first, int count) {
    /// Reads `232.1.1.1` or `232.1.1.1-232.1.1.40`.
    static Range parse(String text) {
      int dash = text.indexOf('-');
      Ipv4Address first = Ipv4Address.parse(dash < 0 ? text : text.substring(0, dash));
      Ipv4Address last = dash < 0 ? first : Ipv4Address.parse(text.substring(dash + 1));
      if (!first.isMulticast() || !last.isMulticast()) {
        throw new IllegalArgumentException(text + " is not within the groups, 224.0.0.0…239.255.255.255");
      }
      long count = last.number() - first.number() + 1;
      if (count < 1 || count > MOST_GROUPS) {
        throw new IllegalArgumentException(
            text + " is not an ascending range of at most " + MOST_GROUPS + " groups");
      }
      return new Range(first, Math.toIntExact(count));
    }
  }

  /// The interconnection of a gate.
  static MulticastInterconnection interconnection(Section section) {
    List<Ipv4Address> msdpPeers = section.list("msdpPeers", Ipv4Address::parse)
        .check(list -> list.size() <= MOST_MSDP_PEERS, "has more than " + MOST_MSDP_PEERS + " peers")
        .orElse(List.of());
    Ipv4Prefix network = section.parsed("network", Ipv4Prefix::parse).required(new Ipv4Prefix(NO_ADDRESS, 0));
    Field<Ipv4Address> peer = section.parsed("peer", Ipv4Address::parse).check(network::contains,
        "is not in 'network'");
    return new MulticastInterconnection(section.integer("vlan", 0, VlanRange.LARGEST).required(0),
        section.text("interface").optional(), network, peer.required(NO_ADDRESS),
        section.bool("bfd").orElse(true), msdpPeers,
        section.integer("maximumSources", 1, MOST_SOURCES).optional());
  }

  /// The client's plan.
  static MulticastPlan plan(Section section) {
    List<Group> groups = new ArrayList<>();
    Field<List<Section>> sections = section.sections("groups");
    for (Section each : sections.orElse(List.of())) {
      addGroups(each, groups);
      if (groups.size() > MOST_GROUPS) {
        sections.error("has more than " + MOST_GROUPS + " groups");
        break;
      }
    }
    return new MulticastPlan(section.bool("sourceSpecific").orElse(false),
        section.list("sourceBlocks", Ipv4Prefix::parse)
            .check(list -> list.size() <= MOST_BLOCKS, "has more than " + MOST_BLOCKS + " blocks")
            .orElse(List.of()),
        groups);
  }

  private static void addGroups(Section section, List<Group> groups) {
    Range range = section.parsed("group", Range::parse).required(new Range(NO_ADDRESS, 0));
    Optional<Ipv4Address> source = section.parsed("source", Ipv4Address::parse).optional();
    Field<LocalDate> from = section.date("from");
    Field<LocalDate> to = section.date("to").check(
        end -> from.optional().filter(first -> !first.isBefore(end)).isEmpty(),
        "is not after 'from'");
    Field<LocalDate> fromDeclared = declared(section, "fromDeclared", from, "from");
    Field<LocalDate> toDeclared = declared(section, "toDeclared", to, "to");
    String exception = section.text("exception").check(text -> text.length() <= LONGEST_EXCEPTION,
        "is longer than " + LONGEST_EXCEPTION + " characters").orElse("");
    for (int i = 0; i < range.count(); i++) {
      groups.add(
          new Group(range.first().plus(i), source, from.optional(), to.optional(), fromDeclared.optional(),
              toDeclared.optional(), exception));
    }
  }

  private static Field<LocalDate> declared(Section section, String key, Field<LocalDate> change,
      String changeKey) {
    Field<LocalDate> declared = section.date(key);
    if (declared.isGiven() && !change.isGiven()) {
      declared.error("makes no sense without '" + changeKey + "'");
    }
    return declared;
  }
}
