package org.nroagent.lab.snmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.FaultNotification;
import org.nroagent.lab.state.RemoteMep;
import org.nroagent.lab.state.Timeline;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// The notifications of a device: a pure function of its states.
final class Notifications {
  private static final OID COLD_START = new OID("1.3.6.1.6.3.1.1.5.1");
  private static final OID CFM_FAULT_ALARM = new OID("1.3.111.2.802.1.1.8.0.1");
  private static final OID HIGHEST_DEFECT = new OID(CfmMib.BASE + "7.1.1.13");

  private Notifications() {}

  /// What happened in (after, until], in order, and besides what was added to the script for the instant `after` itself.
  ///
  /// @param told the state at `after` as it was told
  static List<Notification> in(Timeline timeline, DeviceState told, Instant after, Instant until) {
    List<Notification> all = new ArrayList<>();
    DeviceState state = timeline.stateAt(after);
    if (!state.equals(told)) {
      all.addAll(changes(told, new Timeline.Began(after, state)));
    }
    Instant begun = after;
    for (Timeline.Began next : timeline.begunIn(after, until)) {
      all.addAll(alarms(state, begun, next.at()));
      all.addAll(changes(state, next));
      state = next.state();
      begun = next.at();
    }
    all.addAll(alarms(state, begun, until));
    all.sort(Comparator.comparing(Notification::at));
    return all;
  }

  /// When the next one may be due, after a time.
  static Optional<Instant> nextDue(Timeline timeline, Instant after) {
    Optional<Instant> begins = timeline.nextAfter(after);
    return timeline.stateAt(after).remoteMeps().values().stream().map(RemoteMep::fault)
        .filter(fault -> fault.phase() == FaultNotification.Phase.DEFECT).map(Notifications::alarmTime)
        .filter(at -> at.isAfter(after)).min(Comparator.naturalOrder())
        .map(alarm -> begins.filter(at -> at.isBefore(alarm)).orElse(alarm)).or(() -> begins);
  }

  private static List<Notification> changes(DeviceState before, Timeline.Began next) {
    DeviceState now = next.state();
    Moment moment = new Moment(now, next.at());
    if (!now.running()) {
      return List.of();
    }
    if (!now.bootTime().equals(before.bootTime())) {
      return List.of(new Notification(next.at(), moment.upTime(), COLD_START, List.of()));
    }
    List<Notification> all = new ArrayList<>();
    all.addAll(LinkNotifications.changes(before, moment));
    all.addAll(SessionNotifications.changes(before, moment));
    return all;
  }

  /// The defects that have lasted long enough in (after, until] while the state did not change.
  private static List<Notification> alarms(DeviceState state, Instant after, Instant until) {
    List<Notification> alarms = new ArrayList<>();
    for (RemoteMep mep : state.remoteMeps().values()) {
      Instant at = alarmTime(mep.fault());
      boolean due = mep.fault().phase() == FaultNotification.Phase.DEFECT && at.isAfter(after)
          && !at.isAfter(until);
      if (due && state.running()) {
        OID instance = new OID(HIGHEST_DEFECT).append(CfmMib.index(mep.model()));
        alarms.add(new Notification(at, new Moment(state, at).upTime(), CFM_FAULT_ALARM,
            List.of(new VariableBinding(instance, Values.integer(mep.fault().highest())))));
      }
    }
    return alarms;
  }

  private static Instant alarmTime(FaultNotification fault) {
    return fault.since().plus(FaultNotification.ALARM_TIME);
  }
}
