package org.nroagent.lab.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Optional;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.IgmpGroupModel;
import org.nroagent.lab.device.InterfaceModel;
import org.nroagent.lab.device.MepModel;
import org.nroagent.lab.device.PseudowireModel;
import org.nroagent.lab.device.SessionModel;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;

/// All the states of a device from its start on: one per event of its script. The state at a time is the fold of
/// the events up to it, computed once; nothing else enters. Immutable.
public final class Timeline {
  private final Script script;
  /// Starts of the states, ascending.
  private final List<Instant> starts = new ArrayList<>();
  private final List<DeviceState> states = new ArrayList<>();

  /// One change of state; a restart makes two.
  private record Change(Instant at, LabEvent event, boolean ends) {}

  /// @param model the device
  /// @param script what happens to it
  /// @throws IllegalArgumentException if an event lies before the device's start, or names something that it
  ///     does not have
  public Timeline(DeviceModel model, Script script) {
    this.script = script;
    DeviceState state = new Draft(initial(model), model.bootTime()).settle();
    add(model.bootTime(), state);
    for (Change change : changes(model, script)) {
      if (change.at().isBefore(model.bootTime())) {
        throw new IllegalArgumentException(
            "event " + change.event() + " lies before the start of " + model.sysName() + " at "
                + model.bootTime());
      }
      state = apply(state, change);
      add(change.at(), state);
    }
  }

  /// The state at a time.
  ///
  /// @throws IllegalArgumentException if the device did not exist yet
  public DeviceState stateAt(Instant at) {
    int index = Collections.binarySearch(starts, at);
    int floor = index >= 0 ? index : -index - 2;
    if (floor < 0) {
      throw new IllegalArgumentException(
          "the device starts at " + starts.getFirst() + ", not before, at " + at);
    }
    return states.get(floor);
  }

  /// Every state that began in (after, until], with its beginning, in order.
  public List<Began> begunIn(Instant after, Instant until) {
    List<Began> begun = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      if (starts.get(i).isAfter(after) && !starts.get(i).isAfter(until)) {
        begun.add(new Began(starts.get(i), states.get(i)));
      }
    }
    return begun;
  }

  /// When the next state begins, after a time.
  public Optional<Instant> nextAfter(Instant after) {
    return starts.stream().filter(at -> at.isAfter(after)).findFirst();
  }

  /// A state and when it began.
  public record Began(Instant at, DeviceState state) {}

  /// The events behind it.
  public Script script() {
    return script;
  }

  /// Octets that an interface really carried in [from, to): while it was up, whatever resets, restarts or silences
  /// hid of it.
  ///
  /// @param interfaceName ifName
  /// @param direction as the device counts it
  /// @throws IllegalArgumentException if the device has no such interface or did not exist yet
  public long trueOctets(String interfaceName, IfDirection direction, Instant from, Instant to) {
    return stateAt(to).interfaceNamed(interfaceName).carried(direction, to)
        - stateAt(from).interfaceNamed(interfaceName).carried(direction, from);
  }

  /// Packets that an interface really lost in [from, to), whatever the counters showed of it.
  ///
  /// @param interfaceName ifName
  /// @param loss as the device counts it
  /// @throws IllegalArgumentException if the device has no such interface or did not exist yet
  public long trueLosses(String interfaceName, IfLoss loss, Instant from, Instant to) {
    return stateAt(to).interfaceNamed(interfaceName).losses().lost(loss, to)
        - stateAt(from).interfaceNamed(interfaceName).losses().lost(loss, from);
  }

  private void add(Instant at, DeviceState state) {
    if (!starts.isEmpty() && starts.getLast().equals(at)) {
      states.set(states.size() - 1, state);
    } else {
      starts.add(at);
      states.add(state);
    }
  }

  private static List<Change> changes(DeviceModel model, Script script) {
    List<Change> changes = new ArrayList<>();
    for (IgmpGroupModel each : model.igmpGroups()) {
      Instant joined = model.bootTime().plus(each.joinedAfterBoot());
      changes.add(new Change(joined,
          new LabEvent.GroupJoined(joined, each.interfaceName(), each.group(), each.lastReporter()), false));
    }
    for (LabEvent event : script.events()) {
      changes.add(new Change(event.at(), event, false));
      if (event instanceof LabEvent.Reboot reboot) {
        changes.add(new Change(reboot.at().plus(reboot.outage()), event, true));
      }
    }
    changes.sort(Comparator.comparing(Change::at));
    return changes;
  }

  private static DeviceState apply(DeviceState state, Change change) {
    Draft draft = new Draft(state, change.at());
    switch (change.event()) {
      case LabEvent.PortDown e -> draft.changeCondition(e.interfaceName(), each -> each.withSignal(false));
      case LabEvent.PortUp e -> draft.changeCondition(e.interfaceName(), each -> each.withSignal(true));
      case LabEvent.PortAdmin e -> draft.changeCondition(e.interfaceName(), each -> each.withAdminUp(e.up()));
      case LabEvent.AutoNegotiation e ->
        draft.changeCondition(e.interfaceName(), each -> each.withAutoNegotiation(e.on()));
      case LabEvent.OpticsChange e ->
        draft.changeCondition(e.interfaceName(), each -> each.withOptics(e.optics()));
      case LabEvent.LagMemberExpired e -> draft.changePartner(e.member(), LacpPartner.Heard.EXPIRED, null);
      case LabEvent.LagMemberLost e -> draft.changePartner(e.member(), LacpPartner.Heard.DEFAULTED, null);
      case LabEvent.LagMemberRestored e -> draft.changePartner(e.member(), LacpPartner.Heard.CURRENT, null);
      case LabEvent.LagPartnerChange e -> draft.changePartner(e.member(), LacpPartner.Heard.CURRENT,
          new LacpPartner.Foreign(e.system(), e.key()));
      case LabEvent.RemoteMepLost e -> draft.changeRemote(e.mepId(), each -> each.withSending(false));
      case LabEvent.RemoteMepRestored e -> draft.changeRemote(e.mepId(), each -> each.withSending(true));
      case LabEvent.RemoteMepRdi e -> draft.changeRemote(e.mepId(), each -> each.withRdi(e.indicated()));
      case LabEvent.RemoteMepStatus e -> draft.changeRemote(e.mepId(),
          each -> each.withStatus(e.port().number(), e.itsInterface().number()));
      case LabEvent.Reboot reboot -> {
        if (change.ends()) {
          draft.start();
        } else {
          draft.stop();
        }
      }
      case LabEvent.CounterReset e -> draft.changeInterface(e.interfaceName(),
          each -> each.withCountersReset(e.at(), e.announced() ? e.at() : each.discontinuity()));
      case LabEvent.PacketsLost e -> draft.changeInterface(e.interfaceName(),
          each -> each.withLossRate(e.loss(), e.perSecond(), e.at()));
      case LabEvent.ActiveSessions e -> draft.setActiveSessions(e.count());
      case LabEvent.IfIndexChange e -> draft.setIndexes(e.indexes());
      case LabEvent.InterfaceGone e -> draft.setPresent(e.interfaceName(), false);
      case LabEvent.InterfaceBack e -> draft.setPresent(e.interfaceName(), true);
      case LabEvent.PseudowireSwitch e -> draft.activate(e.active());
      case LabEvent.PseudowireStandby e ->
        draft.changePseudowire(e.pseudowire(), each -> each.withActive(false));
      case LabEvent.PseudowireFault e ->
        draft.changePseudowire(e.pseudowire(), each -> each.withFaulty(e.lost()));
      case LabEvent.SessionChange e -> draft.changeSession(e.kind(), e.peer(), e.up());
      case LabEvent.PathPreference e -> draft.setPreference(e.prefix(), e.peer(), e.localPreference());
      case LabEvent.GroupJoined e ->
        draft.join(e.interfaceName(), e.group(), e.lastReporter(), e.sources());
      case LabEvent.GroupLeft e -> draft.leave(e.interfaceName(), e.group());
      case LabEvent.Condition condition -> {
        return state;
      }
    }
    return draft.settle();
  }

  private static DeviceState initial(DeviceModel model) {
    Instant boot = model.bootTime();
    Map<String, InterfaceState> interfaces = new LinkedHashMap<>();
    for (InterfaceModel each : model.interfaces()) {
      interfaces.put(each.name(),
          new InterfaceState(each, each.ifIndex(), true, PortCondition.initial(each.adminUp(), boot),
              OperStatus.DOWN, boot, null,
              new Flow.Stopped(), boot, Octets.ZERO, Octets.ZERO, Losses.none(boot)));
    }
    Map<Integer, RemoteMep> meps = new LinkedHashMap<>();
    for (MepModel each : model.meps()) {
      meps.put(each.mepId(), RemoteMep.initial(each, RemoteMep.Remote.WELL, true, boot));
    }
    Map<String, Pseudowire> pseudowires = new LinkedHashMap<>();
    for (PseudowireModel each : model.pseudowires()) {
      pseudowires.put(each.name(), Pseudowire.initial(each, boot));
    }
    Map<Session.Id, Session> sessions = new LinkedHashMap<>();
    for (SessionModel each : model.routing().sessions()) {
      Session session = Session.initial(each, boot);
      sessions.put(session.id(), session);
    }
    return new DeviceState(model, true, boot, model.engineBoots(), boot, interfaces, meps, pseudowires,
        List.of(), sessions, model.routing().paths(), OptionalLong.empty());
  }
}
