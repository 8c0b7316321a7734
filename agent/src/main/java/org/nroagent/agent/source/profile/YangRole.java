package org.nroagent.agent.source.profile;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.model.reading.TableKind;

/// What a list of a YANG module is read for, with the names under which its values are asked for. Names that a
/// [TableRole] has too mean the same. Lists name one another's rows where tables of a MIB number them.
public enum YangRole {
  /// One row per interface; one that tells neither a status nor a counter is configured only, and is none.
  INTERFACE(TableKind.INTERFACES, "ifName", "ifIndex", "ifAlias", "ifType", "ifMtu", "ifSpeed", "ifHighSpeed",
      "ifAdminStatus", "ifOperStatus", "ifLastChange", "ifHCInOctets", "ifHCOutOctets", "ifInDiscards",
      "ifOutDiscards", "ifInErrors", "ifOutErrors", "ifCounterDiscontinuityTime", "autoNegotiation"),

  /// One row per link aggregation group; `members` are the ports that it has now, `keyGroup` is what ports name it by where
  /// they do not name its interface.
  LAG(TableKind.LAGS, "ifName", "keyGroup", "operKey", "actorSystem", "partnerSystem", "minimumLinks",
      "members"),
  /// Which ports are configured to be in a group, whatever their state. As `whole` where it is the configuration itself: a port
  /// that it does not have is then configured to be in none.
  LAG_MEMBER(TableKind.LAGS, "ifName", "lagName", "whole"),
  /// One row per port that speaks LACP: its states as bits, or flag by flag.
  LAG_PORT(TableKind.LAGS, "ifName", "lagName", "keyGroup", "actorSystem", "actorState", "partnerState",
      "activity", "timeout",
      "aggregation", "synchronization", "collecting", "distributing", "actorKey", "partnerKey",
      "partnerSystem"),

  /// One row per maintenance end point.
  MEP(TableKind.CFM, "mdId", "maId", "mepId", "mdName", "mdLevel", "maName", "ccmIntervalMillis", "ifName",
      "direction", "primaryVid", "active", "ccmEnabled", "mac", "highestDefect", "defects"),
  /// Maintenance domains.
  DOMAIN(TableKind.CFM, "mdId", "mdName", "mdLevel"),
  /// Maintenance associations.
  ASSOCIATION(TableKind.CFM, "mdId", "maId", "maName", "ccmIntervalMillis"),
  /// The remote end points that an end point knows.
  REMOTE_MEP(TableKind.CFM, "mdId", "maId", "mepId", "remoteMepId", "state", "mac", "rdi", "portStatus",
      "interfaceStatus"),

  /// One row per group with members behind an interface.
  GROUP(TableKind.IGMP, "ifName", "group", "version", "lastReporter", "upTime", "expiry", "filterMode"),
  /// Interfaces that listen for members.
  GROUP_INTERFACE(TableKind.IGMP, "ifName", "version", "groups"),
  /// The sources that members ask for.
  GROUP_SOURCE(TableKind.IGMP, "ifName", "group", "source");

  private final TableKind kind;
  @SuppressWarnings("ImmutableEnumChecker") // what Set.of gives cannot change
  private final Set<String> names;

  YangRole(TableKind kind, String... names) {
    this.kind = kind;
    this.names = Set.of(names);
  }

  /// The kind of table that it helps to tell.
  public TableKind kind() {
    return kind;
  }

  /// The names of the values that are asked for.
  public Set<String> names() {
    return names;
  }

  /// How it is written in a profile, as in `lagPort`.
  public String key() {
    return Keys.camelCase(name());
  }

  /// The names in the order of the alphabet.
  List<String> sortedNames() {
    return List.copyOf(new TreeSet<>(names));
  }
}
