package org.nroagent.lab.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.nroagent.lab.device.BgpPathModel;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.device.MepModel;
import org.nroagent.lab.device.SessionKind;

/// A device between two events. Immutable.
///
/// @param model what it is
/// @param running false while it restarts
/// @param bootTime when it started last
/// @param engineBoots snmpEngineBoots
/// @param tableLastChange when a row of ifTable came or went
/// @param interfaces all interfaces by name, also those that are gone
/// @param remoteMeps by the MEP's own identifier
/// @param pseudowires by name
/// @param groups joined groups
/// @param sessions with neighbouring routers
/// @param paths that BGP peers announced, also those of sessions that are down
/// @param activeSessions how many subscribers' sessions it serves, empty where it does not count them
public record DeviceState(DeviceModel model, boolean running, Instant bootTime, int engineBoots,
    Instant tableLastChange, Map<String, InterfaceState> interfaces, Map<Integer, RemoteMep> remoteMeps,
    Map<String, Pseudowire> pseudowires, List<JoinedGroup> groups,
    Map<Session.Id, Session> sessions, List<BgpPathModel> paths,
    OptionalLong activeSessions) {

  /// The interface of a name, present or not.
  ///
  /// @throws IllegalArgumentException if the device never had one
  public InterfaceState interfaceNamed(String name) {
    InterfaceState found = interfaces.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          model.sysName() + " has no interface " + name + "; it has " + interfaces.keySet());
    }
    return found;
  }

  /// Those that have rows, in the order of their index.
  public List<InterfaceState> presentInterfaces() {
    return interfaces.values().stream().filter(InterfaceState::present)
        .sorted(Comparator.comparingInt(InterfaceState::ifIndex)).toList();
  }

  /// The index of an interface as other tables refer to it; 0 if it is not there.
  public int ifIndexOf(String name) {
    InterfaceState found = interfaceNamed(name);
    return found.present() ? found.ifIndex() : 0;
  }

  /// Whether an interface is operationally up.
  public boolean isUp(String name) {
    return interfaceNamed(name).oper() == OperStatus.UP;
  }

  /// Whether a port is up and hears its LACP partner.
  public boolean isActiveMember(String member) {
    InterfaceState port = interfaceNamed(member);
    return port.oper() == OperStatus.UP && port.partnerFits();
  }

  /// Whether an aggregate has a partner: one of its members is active.
  public boolean hasPartner(LagModel lag) {
    return lag.members().stream().anyMatch(this::isActiveMember);
  }

  /// The nominal speed of an interface in Mbit/s; of a LAG, that of its active members.
  public long speedMbps(InterfaceState row) {
    for (LagModel lag : model.lags()) {
      if (lag.name().equals(row.model().name())) {
        return lag.members().stream().filter(this::isActiveMember)
            .mapToLong(member -> interfaceNamed(member).model().speedMbps()).sum();
      }
    }
    return row.model().speedMbps();
  }

  /// Continuity check messages that a MEP has sent since the device started.
  public long sentMessages(MepModel mep, Instant at) {
    return Duration.between(bootTime, at).toMillis() / mep.ccmInterval().millis();
  }

  /// The sessions of a kind, up or not.
  public List<Session> sessions(SessionKind kind) {
    return sessions.values().stream().filter(each -> each.model().kind() == kind).toList();
  }
}
