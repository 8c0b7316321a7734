package org.nroagent.lab.snmp;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.state.OperStatus;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Notifications of interfaces and LAGs: linkDown and linkUp (RFC 2863), and the LAG events of one maker.
final class LinkNotifications {
  private static final OID LINK_DOWN = new OID("1.3.6.1.6.3.1.1.5.3");
  private static final OID LINK_UP = new OID("1.3.6.1.6.3.1.1.5.4");
  private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";
  private static final OID LAG_STATE_EVENT = new OID("1.3.6.1.4.1.6527.3.1.3.15.0.6");
  private static final OID LAG_MEMBER_STATE_EVENT = new OID("1.3.6.1.4.1.6527.3.1.3.15.0.7");
  private static final OID LAG_ROW_STATUS = new OID("1.3.6.1.4.1.6527.3.1.2.15.2.1.2");
  private static final OID PORT_LAG_ID = new OID("1.3.6.1.4.1.6527.3.1.2.2.4.2.1.13");
  private static final OID ADDITIONAL_INFO = new OID("1.3.6.1.4.1.6527.3.1.2.15.4.3.0");
  private static final int CHASSIS = 1;
  private static final int ROW_ACTIVE = 1;

  private LinkNotifications() {}

  /// What changed between a state and the moment at which the next began.
  static List<Notification> changes(DeviceState before, Moment moment) {
    List<Notification> all = new ArrayList<>();
    for (InterfaceState now : moment.state().presentInterfaces()) {
      OperStatus was = before.interfaceNamed(now.model().name()).oper();
      boolean wasUp = was == OperStatus.UP;
      boolean isUp = now.oper() == OperStatus.UP;
      if (was != OperStatus.NOT_PRESENT && wasUp != isUp) {
        all.add(new Notification(moment.now(), moment.upTime(), isUp ? LINK_UP : LINK_DOWN, link(now)));
      }
    }
    if (moment.state().model().offer().lagEvents()) {
      moment.state().model().lags().forEach(lag -> all.addAll(lagEvents(lag, before, moment)));
    }
    return all;
  }

  private static List<VariableBinding> link(InterfaceState now) {
    int index = now.ifIndex();
    return List.of(new VariableBinding(new OID(IF_ENTRY + "1." + index), Values.integer(index)),
        new VariableBinding(new OID(IF_ENTRY + "7." + index),
            Values.integer(now.condition().adminUp() ? 1 : 2)),
        new VariableBinding(new OID(IF_ENTRY + "8." + index), Values.integer(now.oper().number())));
  }

  private static List<Notification> lagEvents(LagModel lag, DeviceState before, Moment moment) {
    List<Notification> all = new ArrayList<>();
    DeviceState now = moment.state();
    if (before.isUp(lag.name()) != now.isUp(lag.name())) {
      all.add(new Notification(moment.now(), moment.upTime(), LAG_STATE_EVENT,
          List.of(rowStatus(lag),
              info("LAG " + lag.name() + (now.isUp(lag.name()) ? " is up" : " is down")))));
    }
    for (String member : lag.members()) {
      boolean active = now.isActiveMember(member);
      if (before.isActiveMember(member) != active && now.ifIndexOf(member) != 0) {
        OID port = new OID(PORT_LAG_ID).append(CHASSIS).append(now.ifIndexOf(member));
        all.add(new Notification(moment.now(), moment.upTime(), LAG_MEMBER_STATE_EVENT,
            List.of(rowStatus(lag), new VariableBinding(port, Values.unsigned(number(lag))),
                info("Port " + member + (active ? " is active in LAG" : " is no longer active in LAG")))));
      }
    }
    return all;
  }

  private static VariableBinding rowStatus(LagModel lag) {
    return new VariableBinding(new OID(LAG_ROW_STATUS).append(number(lag)), Values.integer(ROW_ACTIVE));
  }

  private static VariableBinding info(String text) {
    return new VariableBinding(ADDITIONAL_INFO, Values.text(text));
  }

  /// The number in the LAG's name, its key if there is none.
  private static int number(LagModel lag) {
    String digits = lag.name().replaceAll("\\D", "");
    return digits.isEmpty() ? lag.key() : Integer.parseInt(digits);
  }
}
