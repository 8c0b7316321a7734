package org.nroagent.model.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DropCounters;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LacpState;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// What a device says, put together row by row.
final class Said {
  static final LacpState IN_SYNC = LacpState.ofLacpduOctet(0x3d);
  static final LacpState SILENT = LacpState.ofLacpduOctet(0xc5);

  private final List<InterfaceReading> interfaces = new ArrayList<>();
  private final List<LagReading> lags = new ArrayList<>();
  private final List<MepReading> meps = new ArrayList<>();
  private final List<IgmpGroupReading> groups = new ArrayList<>();
  private final List<PseudowireReading> wires = new ArrayList<>();
  private final List<SessionReading> sessions = new ArrayList<>();
  private final Map<TableKind, TableState> tables = new EnumMap<>(TableKind.class);
  private long ticks = 100_000;
  private long nanos;

  Said at(long upTimeTicks, long sentNanos) {
    ticks = upTimeTicks;
    nanos = sentNanos;
    return this;
  }

  Said with(TableKind kind, TableState state) {
    tables.put(kind, state);
    return this;
  }

  Said port(String name, String oper) {
    return port(name, oper, "up", null);
  }

  Said port(String name, String oper, String admin, @Nullable Long lastChange) {
    interfaces.add(new InterfaceReading(name, interfaces.size() + 1, "", "ethernetCsmacd", admin, oper,
        10_000,
        null, null, null, null, DropCounters.UNKNOWN, new InterfaceReading.Link(lastChange, "", "", null)));
    return this;
  }

  Said lag(String name, String oper, LagReading.Member... members) {
    lags.add(new LagReading(name, 100 + lags.size(), oper, List.of(members)));
    return this;
  }

  Said lag(String name, String oper, LagReading.Membership membership, LagReading.Member... members) {
    lags.add(new LagReading(name, 100 + lags.size(), oper, List.of(members), LagReading.Aggregator.UNKNOWN,
        membership));
    return this;
  }

  static LagReading.Member member(String name, boolean attached, LacpState actor) {
    return new LagReading.Member(name, 1, attached, actor, IN_SYNC, "00:00:00:00:00:01");
  }

  Said mep(String port, int id, String remoteState) {
    boolean good = remoteState.equals("rMepOk");
    meps.add(new MepReading("MD", 1, "MA", id, 1000, good ? "none" : "defRemoteCCM",
        good ? List.of() : List.of("bDefRemoteCCM"),
        List.of(new MepReading.Remote(id + 100, remoteState, false, "", 90_000L,
            good ? "psUp" : "psNoPortStateTLV", good ? "isUp" : "isNoInterfaceStatusTLV")),
        new MepReading.Local(port, "", null, null, "", OptionalInt.empty())));
    return this;
  }

  Said group(String name, String group) {
    groups.add(new IgmpGroupReading(name, group, 2, null, 10));
    return this;
  }

  Said wire(String name, String oper, PseudowireReading.Role role, String local, String remote, String pair) {
    wires.add(new PseudowireReading(name, oper, role == PseudowireReading.Role.STANDBY, remote,
        new PseudowireReading.Circuit("", OptionalLong.empty(), "", local, OptionalLong.empty(), null, role,
            pair)));
    return this;
  }

  Said bgp(String peer, boolean up, long seconds) {
    sessions.add(new SessionReading(SessionReading.Kind.BGP, peer, "", "", up ? "established" : "idle", up,
        OptionalLong.of(seconds), OptionalLong.empty(), OptionalInt.empty(), ""));
    return this;
  }

  /// A session without its state.
  Said untoldBgp(String peer) {
    sessions.add(new SessionReading(SessionReading.Kind.BGP, peer, "", false));
    return this;
  }

  Said pim(String peer, String ifName) {
    sessions
        .add(new SessionReading(SessionReading.Kind.PIM, peer, "", ifName, "up", true, OptionalLong.empty(),
            OptionalLong.empty(), OptionalInt.empty(), ""));
    return this;
  }

  Said bgp(String peer, boolean up, String ifName) {
    sessions
        .add(new SessionReading(SessionReading.Kind.BGP, peer, "", ifName, up ? "established" : "idle", up,
            OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty(), ""));
    return this;
  }

  Said pim(String peer) {
    sessions.add(new SessionReading(SessionReading.Kind.PIM, peer, "up", true));
    return this;
  }

  DeviceReading reading() {
    absentWhereEmpty(TableKind.INTERFACES, interfaces);
    absentWhereEmpty(TableKind.LAGS, lags);
    absentWhereEmpty(TableKind.CFM, meps);
    absentWhereEmpty(TableKind.IGMP, groups);
    absentWhereEmpty(TableKind.PSEUDOWIRES, wires);
    absentWhereEmpty(TableKind.BGP, sessions);
    return new DeviceReading(new DeviceReading.SystemReading("snmp", "", "", "", OptionalLong.empty(), ""),
        new SampleTime(ticks, nanos, nanos), interfaces, lags, meps, groups, wires,
        new DeviceReading.Services(List.of(), sessions, List.of(), List.of()), tables, List.of());
  }

  private void absentWhereEmpty(TableKind kind, List<?> rows) {
    tables.putIfAbsent(kind, rows.isEmpty() ? TableState.ABSENT : TableState.COMPLETE);
  }
}
