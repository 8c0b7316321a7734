package org.nroagent.agent.source.profile;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.model.reading.TableKind;

/// What a table is read for, with the names under which its values are asked for: parts of its index and columns
/// alike, so that it does not matter where a module keeps a value. A profile says where each of them is; those that it
/// does not name stay unknown.
public enum TableRole {
  /// One row per interface.
  INTERFACE(TableKind.INTERFACES, "ifIndex", "ifDescr", "ifType", "ifMtu", "ifSpeed", "ifAdminStatus",
      "ifOperStatus", "ifLastChange", "ifInOctets", "ifInDiscards", "ifInErrors", "ifOutOctets",
      "ifOutDiscards", "ifOutErrors", "ifName", "ifHCInOctets", "ifHCOutOctets", "ifHighSpeed", "ifAlias",
      "ifCounterDiscontinuityTime"),
  /// What is known of the link below an interface.
  LINK(TableKind.INTERFACES, "ifIndex", "chassis", "unit", "autoNegotiation", "mauType",
      "tagProtocol", "outerTagProtocol"),
  /// Bridge protocol data units, one or several rows per interface.
  BRIDGE_PORT(TableKind.INTERFACES, "ifIndex", "service", "encapsulation", "configBpdus", "rapidBpdus"),

  /// One row per link aggregation group.
  LAG(TableKind.LAGS, "ifIndex", "adminKey", "operKey", "actorSystem", "partnerSystem"),
  /// One row per port that could be a member.
  LAG_PORT(TableKind.LAGS, "ifIndex", "adminKey", "actorKey", "partnerKey", "selectedAggregator",
      "attachedAggregator", "actorState", "partnerState", "partnerSystem"),
  /// The state machines of a port.
  LAG_PORT_DEBUG(TableKind.LAGS, "ifIndex", "muxState", "rxState"),
  /// Settings of a group, which may have a number of its own beside its ifIndex.
  LAG_SETTINGS(TableKind.LAGS, "lagId", "ifIndex", "minimumLinks", "thresholdAction", "loadSharing"),
  /// Which ports are configured to be in a group. As `whole` where it is the configuration itself: a port that it does not
  /// have is then configured to be in none.
  LAG_MEMBER(TableKind.LAGS, "lagIfIndex", "lagId", "ifIndex", "present", "whole"),

  /// One row per maintenance end point.
  MEP(TableKind.CFM, "mdIndex", "maIndex", "mepId", "ifIndex", "direction", "primaryVid", "active",
      "ccmEnabled", "mac", "highestDefect", "defects"),
  /// Maintenance domains.
  DOMAIN(TableKind.CFM, "mdIndex", "mdFormat", "mdName", "mdLevel"),
  /// Maintenance associations.
  ASSOCIATION(TableKind.CFM, "mdIndex", "maIndex", "maFormat", "maName", "ccmIntervalMillis"),
  /// The remote end points that an end point knows.
  REMOTE_MEP(TableKind.CFM, "mdIndex", "maIndex", "mepId", "remoteMepId", "state", "failedOkTime", "mac",
      "rdi",
      "portStatus", "interfaceStatus"),

  /// One row per pseudowire.
  PSEUDOWIRE(TableKind.PSEUDOWIRES, "index", "service", "bindId", "name", "pwId", "type", "peer",
      "operStatus",
      "role", "localStatus", "remoteStatus", "remoteCapable", "upTime", "lastChange", "endpointName"),
  /// Redundant ends of a service, with the pseudowire that carries the traffic.
  ENDPOINT(TableKind.PSEUDOWIRES, "service", "endpointName", "activeBindId"),

  /// One row per BGP neighbour.
  BGP_PEER(TableKind.BGP, "addressType", "peer", "state", "localAddress", "remoteAs", "since",
      "ifIndex"),
  /// The interface of each address of the device: those that sessions have are asked for.
  LOCAL_ADDRESS(TableKind.BGP, "localAddress", "ifIndex"),
  /// One row per PIM neighbour.
  PIM_NEIGHBOUR(TableKind.PIM, "ifIndex", "addressType", "peer", "since"),
  /// One row per MSDP peer.
  MSDP_PEER(TableKind.MSDP, "peer", "state", "localAddress", "since", "announcedSources"),
  /// One row per source that an MSDP peer announced.
  ANNOUNCED_SOURCE(TableKind.MSDP, "group", "source", "rendezvousPoint", "peer"),

  /// One row per BFD session.
  BFD_SESSION(TableKind.BFD, "index", "ifIndex", "peer", "state"),

  /// One row per group with members behind an interface.
  GROUP(TableKind.IGMP, "ifIndex", "addressType", "group", "router", "localIfIndex", "lastReporter", "upTime",
      "expiry", "filterMode"),
  /// Interfaces that listen for members.
  GROUP_INTERFACE(TableKind.IGMP, "ifIndex", "addressType", "router", "localIfIndex", "version", "groups",
      "memberships"),
  /// The sources that members ask for.
  GROUP_SOURCE(TableKind.IGMP, "ifIndex", "addressType", "group", "router", "localIfIndex", "source",
      "present"),
  /// What the interfaces of routers, which have numbers of their own, are in IF-MIB.
  ROUTER_INTERFACE(TableKind.IGMP, "router", "localIfIndex", "ifIndex", "ifName"),

  /// One row per class of an interface and direction.
  CLASS_OF_SERVICE(TableKind.CLASSES_OF_SERVICE, "ifIndex", "policy", "object", "direction", "vlan",
      "className",
      "classNumber", "packets", "octets", "drops"),
  /// Where a policy is applied.
  CLASS_POLICY(TableKind.CLASSES_OF_SERVICE, "policy", "ifIndex", "direction"),
  /// What an object of a policy is.
  CLASS_OBJECT(TableKind.CLASSES_OF_SERVICE, "policy", "object", "classConfig"),
  /// The names of classes.
  CLASS_NAME(TableKind.CLASSES_OF_SERVICE, "classConfig", "classNumber", "className"),

  /// One row per path to a prefix.
  PATH(TableKind.BGP_PATHS, "prefix", "length", "peer", "localPreference", "best");

  private static final Set<String> ALL_NAMES = Stream.of(values()).flatMap(role -> role.names.stream())
      .collect(Collectors.toUnmodifiableSet());

  private final TableKind kind;
  @SuppressWarnings("ImmutableEnumChecker") // what Set.of gives cannot change
  private final Set<String> names;

  TableRole(TableKind kind, String... names) {
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

  /// The names of all roles.
  public static Set<String> allNames() {
    return ALL_NAMES;
  }

  /// How it is written in a profile, as in `lagPort`.
  public String key() {
    return Keys.camelCase(name());
  }

  /// How a kind of table is written in a profile, as in `classesOfService`.
  public static String key(TableKind kind) {
    return Keys.camelCase(kind.name());
  }

  /// The names in the order of the alphabet.
  List<String> sortedNames() {
    return List.copyOf(new TreeSet<>(names));
  }
}
