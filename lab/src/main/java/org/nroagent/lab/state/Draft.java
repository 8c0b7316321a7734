package org.nroagent.lab.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.device.BgpPathModel;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.device.PseudowireModel;
import org.nroagent.lab.device.SessionKind;

/// A state being changed by one event. Conditions are set one by one; [#settle] then derives from them what
/// follows: operational states, who carries what, which remote MEPs are heard.
final class Draft {
  private static final Flow STOPPED = new Flow.Stopped();

  private final DeviceState before;
  private final Instant at;
  private final Map<String, InterfaceState> interfaces;
  private final Map<Integer, RemoteMep> meps;
  private final Map<String, Pseudowire> pseudowires;
  private final List<JoinedGroup> groups;
  private final Map<Session.Id, Session> sessions;
  private final List<BgpPathModel> paths;
  private final Set<String> aggregates;
  private final Set<String> members;
  private boolean running;
  private Instant bootTime;
  private int engineBoots;
  private Instant tableLastChange;
  private OptionalLong activeSessions;

  Draft(DeviceState before, Instant at) {
    this.before = before;
    this.at = at;
    this.interfaces = new LinkedHashMap<>(before.interfaces());
    this.meps = new LinkedHashMap<>(before.remoteMeps());
    this.pseudowires = new LinkedHashMap<>(before.pseudowires());
    this.groups = new ArrayList<>(before.groups());
    this.sessions = new LinkedHashMap<>(before.sessions());
    this.paths = new ArrayList<>(before.paths());
    this.aggregates = before.model().lags().stream().map(LagModel::name).collect(Collectors.toSet());
    this.members = before.model().lags().stream().flatMap(lag -> lag.members().stream())
        .collect(Collectors.toSet());
    this.running = before.running();
    this.bootTime = before.bootTime();
    this.engineBoots = before.engineBoots();
    this.tableLastChange = before.tableLastChange();
    this.activeSessions = before.activeSessions();
  }

  void changeInterface(String name, UnaryOperator<InterfaceState> change) {
    interfaces.put(name, change.apply(before.interfaceNamed(name)));
  }

  void changeCondition(String name, UnaryOperator<PortCondition> change) {
    changeInterface(name, each -> each.withCondition(change.apply(each.condition())));
  }

  void changePartner(String member, LacpPartner.Heard heard, LacpPartner.@Nullable Foreign foreign) {
    changeCondition(member, each -> each.withPartner(new LacpPartner(heard, at, foreign)));
  }

  void changeSession(SessionKind kind, String peer, boolean answering) {
    Session session = sessions.get(new Session.Id(kind, peer));
    if (session == null) {
      throw new IllegalArgumentException(
          before.model().sysName() + " has no " + kind + " session with " + peer + "; it has "
              + sessions.keySet());
    }
    sessions.put(session.id(), session.withAnswering(answering));
  }

  void setActiveSessions(long count) {
    activeSessions = OptionalLong.of(count);
  }

  void setPreference(String prefix, String peer, int preference) {
    List<BgpPathModel> changed = paths.stream()
        .filter(each -> each.text().equals(prefix) && each.peer().equals(peer)).toList();
    if (changed.isEmpty()) {
      throw new IllegalArgumentException(
          before.model().sysName() + " has no path to " + prefix + " by " + peer);
    }
    paths.replaceAll(each -> changed.contains(each) ? each.withLocalPreference(preference) : each);
  }

  void changeRemote(int mepId, UnaryOperator<RemoteMep.Remote> change) {
    RemoteMep mep = meps.get(mepId);
    if (mep == null) {
      throw new IllegalArgumentException(
          before.model().sysName() + " has no MEP " + mepId + "; it has " + meps.keySet());
    }
    meps.put(mepId, mep.with(change.apply(mep.remote())));
  }

  void setIndexes(Map<String, Integer> indexes) {
    indexes.forEach((name, index) -> changeInterface(name, each -> each.withIfIndex(index)));
    Map<Integer, String> users = new HashMap<>();
    for (InterfaceState each : interfaces.values()) {
      String other = users.put(each.ifIndex(), each.model().name());
      if (other != null) {
        throw new IllegalArgumentException("ifIndex " + each.ifIndex() + " would be of " + other + " and of "
            + each.model().name() + "; give the other a new one in the same event");
      }
    }
    tableLastChange = at;
  }

  void setPresent(String name, boolean present) {
    changeInterface(name, each -> present && !each.present()
        ? each.withPresent(true).withCountersReset(at, at)
        : each.withPresent(present));
    tableLastChange = at;
  }

  void activate(String pseudowire) {
    changePseudowire(pseudowire, each -> each);
    pseudowires.replaceAll((name, each) -> each.withActive(name.equals(pseudowire)));
  }

  void changePseudowire(String name, UnaryOperator<Pseudowire> change) {
    Pseudowire wire = pseudowires.get(name);
    if (wire == null) {
      throw new IllegalArgumentException(
          before.model().sysName() + " has no pseudowire " + name + "; it has " + pseudowires.keySet());
    }
    pseudowires.put(name, change.apply(wire));
  }

  void join(String interfaceName, String group, String lastReporter, List<String> sources) {
    before.interfaceNamed(interfaceName);
    leave(interfaceName, group);
    groups.add(new JoinedGroup(interfaceName, group, lastReporter, sources, at));
  }

  void leave(String interfaceName, String group) {
    groups.removeIf(each -> each.interfaceName().equals(interfaceName) && each.group().equals(group));
  }

  void stop() {
    running = false;
  }

  /// Starts anew: everything counted or stamped since the last start is gone; indexes, cuts and silences stay.
  void start() {
    running = true;
    bootTime = at;
    engineBoots++;
    tableLastChange = at;
    interfaces.replaceAll((name, each) -> each.withCountersReset(at, null).withLastChange(at));
    meps.replaceAll((id, each) -> RemoteMep.initial(each.model(), each.remote(), each.ok(), at));
    pseudowires.replaceAll((name, each) -> each.withSince(at));
    groups.replaceAll(
        each -> new JoinedGroup(each.interfaceName(), each.group(), each.lastReporter(), each.sources(), at));
    sessions.replaceAll((id, each) -> each.restarted(at));
  }

  /// The state from this event on.
  DeviceState settle() {
    settlePorts();
    settleLags();
    settleUpperLayers();
    meps.replaceAll((id, each) -> each.settled(isUp(each.model().interfaceName()), at));
    pseudowires.replaceAll((name, each) -> each.settled(isUpOrNone(each.model().interfaceName()), at));
    sessions.replaceAll((id, each) -> each.settled(isUpOrNone(each.model().interfaceName()), at));
    return state();
  }

  private DeviceState state() {
    return new DeviceState(before.model(), running, bootTime, engineBoots, tableLastChange,
        Collections.unmodifiableMap(interfaces), Collections.unmodifiableMap(meps),
        Collections.unmodifiableMap(pseudowires),
        List.copyOf(groups), Collections.unmodifiableMap(sessions), List.copyOf(paths),
        activeSessions);
  }

  private Flow wholeIf(boolean carries, InterfaceState each) {
    return running && carries ? new Flow.Whole(each.model().traffic()) : STOPPED;
  }

  private void settlePorts() {
    interfaces.replaceAll((name, each) -> {
      if (each.model().lowerLayer() != null || aggregates.contains(name)) {
        return each;
      }
      OperStatus oper = ownStatus(each);
      InterfaceState next = each.withOper(oper, at);
      return members.contains(name) ? next : next.withFlow(wholeIf(oper == OperStatus.UP, next), at);
    });
  }

  private void settleLags() {
    for (LagModel lag : before.model().lags()) {
      List<String> active = lag.members().stream().filter(this::isActive).toList();
      InterfaceState aggregate = interfaceState(lag.name());
      boolean up = ownStatus(aggregate) == OperStatus.UP && active.size() >= lag.minimumLinks();
      OperStatus oper = up || !aggregate.present() ? ownStatus(aggregate) : OperStatus.DOWN;
      interfaces.put(lag.name(), aggregate.withOper(oper, at).withFlow(wholeIf(up, aggregate), at));
      for (String member : lag.members()) {
        int rank = active.indexOf(member);
        Flow share = running && up && rank >= 0
            ? new Flow.Share(aggregate.model().traffic(), active.size(), rank)
            : STOPPED;
        interfaces.put(member, interfaceState(member).withFlow(share, at));
      }
    }
  }

  private void settleUpperLayers() {
    interfaces.replaceAll((name, each) -> {
      String lower = each.model().lowerLayer();
      if (lower == null) {
        return each;
      }
      OperStatus own = ownStatus(each);
      OperStatus oper = own == OperStatus.UP && !isUp(lower) ? OperStatus.LOWER_LAYER_DOWN : own;
      boolean carries = oper == OperStatus.UP && !standsBy(name);
      return each.withOper(oper, at).withFlow(wholeIf(carries, each), at);
    });
  }

  private static OperStatus ownStatus(InterfaceState each) {
    if (!each.present()) {
      return OperStatus.NOT_PRESENT;
    }
    return each.condition().signal() && each.condition().adminUp() ? OperStatus.UP : OperStatus.DOWN;
  }

  private boolean standsBy(String interfaceName) {
    for (Pseudowire each : pseudowires.values()) {
      PseudowireModel model = each.model();
      if (interfaceName.equals(model.interfaceName())) {
        return !each.active() || each.faulty();
      }
    }
    return false;
  }

  private boolean isActive(String member) {
    return isUp(member) && interfaceState(member).partnerFits();
  }

  private boolean isUpOrNone(@Nullable String name) {
    return name == null || isUp(name);
  }

  private boolean isUp(String name) {
    return interfaceState(name).oper() == OperStatus.UP;
  }

  private InterfaceState interfaceState(String name) {
    @Nullable
    InterfaceState found = interfaces.get(name);
    if (found == null) {
      throw new IllegalArgumentException(before.model().sysName() + " has no interface " + name);
    }
    return found;
  }
}
