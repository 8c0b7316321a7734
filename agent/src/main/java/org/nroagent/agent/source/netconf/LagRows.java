package org.nroagent.agent.source.netconf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.profile.YangRole;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Aggregator;
import org.nroagent.model.reading.LagReading.Member;
import org.nroagent.model.reading.LagReading.Membership;
import org.nroagent.model.reading.LagReading.Port;
import org.nroagent.model.reading.LagReading.States;

/// Makes link aggregation groups of rows: of the groups, of the ports that speak LACP, and of what is configured.
final class LagRows {
  private static final String TYPE_LAG = "ieee8023adLag";
  private static final LacpState NO_STATE = LacpState.ofLacpduOctet(0);

  private final Map<String, InterfaceReading> interfaces = new LinkedHashMap<>();
  private final Map<String, Group> groups = new TreeMap<>();
  private final Map<String, String> groupsByKey = new HashMap<>();

  /// @param interfaces of the same reading
  LagRows(List<InterfaceReading> interfaces) {
    interfaces.forEach(each -> this.interfaces.put(each.name(), each));
  }

  /// What is known of one group while it is put together.
  private static final class Group {
    private @Nullable YangRow row;
    /// Rows of LACP by port.
    private final Map<String, YangRow> ports = new TreeMap<>();
    private final Set<String> configured = new HashSet<>();
    /// The ports are those of the device's configuration, all of them.
    private boolean listed;

    private Set<String> now() {
      return row == null ? Set.of() : Set.copyOf(row.texts("members"));
    }
  }

  /// The groups, by name.
  List<LagReading> read(ModuleRows rows) {
    interfaces.values().stream().filter(each -> each.type().equals(TYPE_LAG))
        .forEach(each -> group(each.name()));
    for (YangRow row : rows.rows(YangRole.LAG)) {
      String name = row.text("ifName");
      group(name).row = row;
      if (row.has("keyGroup")) {
        groupsByKey.put(row.text("keyGroup"), name);
      }
    }
    for (YangRow row : rows.rows(YangRole.LAG_PORT)) {
      String group = row.has("lagName")
          ? row.text("lagName")
          : groupsByKey.getOrDefault(row.text("keyGroup"), "");
      if (!group.isEmpty()) {
        group(group).ports.put(row.text("ifName"), row);
      }
    }
    for (YangRow row : rows.rows(YangRole.LAG_MEMBER)) {
      // What lies below other interfaces than groups is no member.
      Group group = groups.get(row.text("lagName"));
      if (group != null) {
        group.configured.addAll(row.texts("ifName"));
        group.listed |= row.isTrue("whole");
      }
    }
    return groups.entrySet().stream().map(each -> reading(each.getKey(), each.getValue())).toList();
  }

  private Group group(String name) {
    return groups.computeIfAbsent(name, _ -> new Group());
  }

  private LagReading reading(String name, Group group) {
    Set<String> ports = new HashSet<>(group.configured);
    ports.addAll(group.ports.keySet());
    ports.addAll(group.now());
    List<Member> members = ports.stream().sorted().map(port -> member(port, group)).toList();
    InterfaceReading own = interfaces.get(name);
    return new LagReading(name, own == null ? 0 : own.ifIndex(), own == null ? "unknown" : own.operStatus(),
        members, aggregator(group), new Membership(Optional.empty(), group.listed, Set.of()));
  }

  private Member member(String name, Group group) {
    YangRow row = group.ports.get(name);
    InterfaceReading own = interfaces.get(name);
    boolean configured = group.configured.isEmpty() || group.configured.contains(name);
    States states = states(row);
    LacpState actor = row == null ? NO_STATE : actor(row);
    // A port is in sync as soon as it is attached (IEEE 802.1AX §6.4.15); in a group without LACP all of now are.
    boolean attached = states != States.NONE
        ? actor.synchronization()
        : group.ports.isEmpty() && group.now().contains(name);
    return new Member(name, own == null ? 0 : own.ifIndex(), attached, actor,
        row == null ? NO_STATE : ofBits(row, "partnerState"), row == null ? "" : row.mac("partnerSystem"),
        new Port(configured, states, 0, 0, row == null ? OptionalInt.empty() : row.integer("actorKey"),
            row == null ? OptionalInt.empty() : row.integer("partnerKey"),
            own == null ? "" : own.operStatus(), own == null ? 0 : own.speedMbps(), "", ""));
  }

  private static States states(@Nullable YangRow row) {
    if (row == null || !(row.isThere("actorState") || row.has("synchronization"))) {
      return States.NONE;
    }
    return row.isThere("partnerState") ? States.BOTH : States.OWN;
  }

  private static LacpState actor(YangRow row) {
    return row.has("actorState")
        ? ofBits(row, "actorState")
        : new LacpState(row.isTrue("activity"), row.isTrue("timeout"), row.isTrue("aggregation"),
            row.isTrue("synchronization"), row.isTrue("collecting"), row.isTrue("distributing"), false,
            false);
  }

  private static LacpState ofBits(YangRow row, String name) {
    List<String> set = row.words(name);
    return new LacpState(set.contains("lacp-activity"), set.contains("lacp-timeout"),
        set.contains("aggregation"), set.contains("synchronization"), set.contains("collecting"),
        set.contains("distributing"), set.contains("defaulted"), set.contains("expired"));
  }

  /// What the group's own row does not tell, its first port does, of those that are attached if any is: another one may
  /// have lost its partner.
  private static Aggregator aggregator(Group group) {
    YangRow row = group.row;
    YangRow port = group.ports.values().stream().filter(each -> actor(each).synchronization()).findFirst()
        .orElseGet(() -> group.ports.values().stream().findFirst().orElse(null));
    OptionalInt key = row == null ? OptionalInt.empty() : row.integer("operKey");
    return new Aggregator(key.isPresent() || port == null ? key : port.integer("actorKey"),
        mac("actorSystem", row, port), mac("partnerSystem", row, port),
        row == null ? OptionalInt.empty() : row.integer("minimumLinks"), "");
  }

  private static String mac(String name, @Nullable YangRow row, @Nullable YangRow port) {
    String mac = row == null ? "" : row.mac(name);
    return mac.isEmpty() && port != null ? port.mac(name) : mac;
  }
}
