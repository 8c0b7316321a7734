package org.nroagent.agent.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.BgpPathReading;
import org.nroagent.model.reading.ClassOfServiceReading;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.Services;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.DropCounters;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.IgmpInterfaceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.InterfaceReading.Link;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Aggregator;
import org.nroagent.model.reading.LagReading.Member;
import org.nroagent.model.reading.LagReading.Port;
import org.nroagent.model.reading.LagReading.States;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// A device's reading, part by part; all tables are read to their end unless said otherwise.
public final class SampleReading {
  /// Active, short time-out, in sync, collecting and distributing.
  public static final int GOOD = 0x3f;
  /// ifIndex of every sample group.
  public static final int LAG_INDEX = 1001;

  private final List<InterfaceReading> interfaces = new ArrayList<>();
  private final List<LagReading> lags = new ArrayList<>();
  private final Map<String, Set<String>> agreed = new HashMap<>();
  private final List<MepReading> meps = new ArrayList<>();
  private final List<IgmpGroupReading> groups = new ArrayList<>();
  private final List<IgmpInterfaceReading> igmpInterfaces = new ArrayList<>();
  private final List<SessionReading> sessions = new ArrayList<>();
  private final List<ClassOfServiceReading> classes = new ArrayList<>();
  private final List<BgpPathReading> paths = new ArrayList<>();
  private final Map<TableKind, TableState> tables = new EnumMap<>(TableKind.class);

  public SampleReading() {
    for (TableKind kind : TableKind.values()) {
      tables.put(kind, TableState.COMPLETE);
    }
  }

  /// Says which members people agreed on.
  public SampleReading agreed(String lag, String... ports) {
    agreed.put(lag, Set.of(ports));
    return this;
  }

  public DeviceReading build() {
    return new DeviceReading(new SystemReading("snmp", "device", "1.3", "generic", OptionalLong.empty(), ""),
        new SampleTime(0, 0, 0), interfaces, lags, meps, groups, List.of(),
        new Services(igmpInterfaces, sessions, classes, paths), tables, List.of()).withAgreedMembers(agreed);
  }

  public SampleReading table(TableKind kind, TableState state) {
    tables.put(kind, state);
    return this;
  }

  public SampleReading port(String name, @Nullable Integer mtu, Link link) {
    interfaces.add(
        new InterfaceReading(name, interfaces.size() + 1, "", "ethernetCsmacd", "up", "up", 10_000, mtu, null,
            null, null, DropCounters.UNKNOWN, link));
    return this;
  }

  public SampleReading negotiates(String name, String word) {
    return port(name, null, new Link(null, word, "", null));
  }

  public SampleReading medium(String name, String word) {
    return port(name, null, new Link(null, "", word, null));
  }

  public SampleReading bpdus(String name, @Nullable Long count) {
    return port(name, null, new Link(null, "", "",
        count == null ? null : new CounterSample(count, 32, new SampleTime(0, 0, 0))));
  }

  public SampleReading lag(String name, Member... members) {
    return lag(name, Aggregator.UNKNOWN, members);
  }

  public SampleReading lag(String name, Aggregator aggregator, Member... members) {
    lags.add(new LagReading(name, LAG_INDEX, "up", List.of(members), aggregator));
    return this;
  }

  public SampleReading mep(MepReading mep) {
    meps.add(mep);
    return this;
  }

  public SampleReading group(String ifName, String group, int version) {
    groups.add(new IgmpGroupReading(ifName, group, version, null, 1));
    return this;
  }

  public SampleReading igmp(String ifName, int version) {
    igmpInterfaces.add(new IgmpInterfaceReading(ifName, version, OptionalLong.empty(), OptionalLong.empty()));
    return this;
  }

  public SampleReading session(SessionReading session) {
    sessions.add(session);
    return this;
  }

  public SampleReading serviceClass(String ifName, String name) {
    classes.add(
        new ClassOfServiceReading(ifName, ClassOfServiceReading.Direction.EGRESS, name, null, null, null));
    return this;
  }

  public SampleReading path(String prefix, String peer, OptionalLong preference) {
    paths.add(new BgpPathReading(prefix, peer, preference, true));
    return this;
  }

  public static Aggregator minimumLinks(int links) {
    return new Aggregator(OptionalInt.empty(), "", "", OptionalInt.of(links), "");
  }

  public static Aggregator loadSharing(String word) {
    return new Aggregator(OptionalInt.empty(), "", "", OptionalInt.empty(), word);
  }

  /// A member of 10 Gbit/s with everything in order.
  public static Member member(String name) {
    return member(name, 10_000);
  }

  public static Member member(String name, long mbps) {
    return member(name, GOOD, GOOD, mbps);
  }

  /// A member by what its LACPDUs say.
  ///
  /// @param actor the octet of its LACPDUs
  /// @param partner the octet of its partner's
  public static Member member(String name, int actor, int partner) {
    return member(name, actor, partner, 10_000);
  }

  private static Member member(String name, int actor, int partner, long mbps) {
    return new Member(name, 1, true, LacpState.ofLacpduOctet(actor), LacpState.ofLacpduOctet(partner), "",
        new Port(true, States.BOTH, LAG_INDEX, LAG_INDEX, OptionalInt.empty(), OptionalInt.empty(), "up",
            mbps, "",
            ""));
  }

  /// A member that is down.
  public static Member detached(String name) {
    return new Member(name, 1, false, LacpState.ofLacpduOctet(0x45), LacpState.ofLacpduOctet(0), "",
        new Port(true, States.BOTH, 0, 0, OptionalInt.empty(), OptionalInt.empty(), "down", 10_000, "", ""));
  }

  /// A member of which the device tells its own states alone.
  public static Member withoutPartnerStates(String name, int actor) {
    return new Member(name, 1, true, LacpState.ofLacpduOctet(actor), LacpState.ofLacpduOctet(0), "",
        new Port(true, States.OWN, 0, 0, OptionalInt.empty(), OptionalInt.empty(), "up", 10_000, "", ""));
  }

  /// A member of a static group.
  public static Member withoutLacp(String name) {
    return new Member(name, 1, true, LacpState.ofLacpduOctet(0), LacpState.ofLacpduOctet(0), "",
        new Port(true, States.NONE, 0, 0, OptionalInt.empty(), OptionalInt.empty(), "up", 10_000, "", ""));
  }

  /// An end point on a port of a gate: association X with its ids.
  public static MepReading gateMep(String ifName, int number) {
    return mep(ifName, "FTTH_CLA_AXN", 1, "CLA_AXN_" + number, number * 100 + 1, 100, number * 100);
  }

  public static MepReading mep(String ifName, String domain, int level, String association, int id,
      long intervalMillis,
      int... remotes) {
    List<MepReading.Remote> remote = new ArrayList<>();
    for (int each : remotes) {
      remote.add(new MepReading.Remote(each, "rMepOk", false, ""));
    }
    return new MepReading(domain, level, association, id, intervalMillis, "none", List.of(), remote,
        new MepReading.Local(ifName, "down", true, true, "", OptionalInt.empty()));
  }

  /// The same end point on another place.
  public static MepReading with(MepReading mep, MepReading.Local local) {
    return new MepReading(mep.mdName(), mep.mdLevel(), mep.maName(), mep.mepId(), mep.ccmIntervalMillis(),
        mep.highestDefect(), mep.defects(), mep.remotes(), local);
  }

  /// A session that is up.
  public static SessionReading established(SessionReading.Kind kind, String peer) {
    return new SessionReading(kind, peer, "established", true);
  }
}
