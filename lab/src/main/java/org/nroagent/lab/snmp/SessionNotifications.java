package org.nroagent.lab.snmp;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.Pseudowire;
import org.nroagent.lab.state.Session;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Notifications of sessions and pseudowires: BGP4-MIB, PIM-STD-MIB, MSDP-MIB, PW-STD-MIB.
final class SessionNotifications {
  private static final OID BGP_ESTABLISHED = new OID("1.3.6.1.2.1.15.0.1");
  private static final OID BGP_BACKWARD_TRANSITION = new OID("1.3.6.1.2.1.15.0.2");
  private static final OID PIM_NEIGHBOUR_LOSS = new OID("1.3.6.1.2.1.157.0.1");
  private static final OID MSDP_ESTABLISHED = new OID("1.3.6.1.3.92.1.1.0.1");
  private static final OID MSDP_BACKWARD_TRANSITION = new OID("1.3.6.1.3.92.1.1.0.2");
  private static final OID PW_DOWN = new OID("1.3.6.1.2.1.10.246.0.1");
  private static final OID PW_UP = new OID("1.3.6.1.2.1.10.246.0.2");
  private static final int PW_OPER_STATUS = 38;

  private SessionNotifications() {}

  /// What changed between a state and the moment at which the next began.
  static List<Notification> changes(DeviceState before, Moment moment) {
    List<Notification> all = new ArrayList<>();
    moment.state().sessions().forEach((id, now) -> {
      Session was = before.sessions().get(id);
      if (was != null && was.up() != now.up()) {
        all.addAll(switch (id.kind()) {
          case BGP -> bgp(now, moment);
          case PIM -> pim(was, now, before, moment);
          case MSDP -> msdp(now, moment);
        });
      }
    });
    moment.state().pseudowires().forEach((name, now) -> {
      Pseudowire was = before.pseudowires().get(name);
      if (was != null && was.oper() != now.oper()) {
        all.addAll(pseudowire(now, moment));
      }
    });
    return all;
  }

  private static List<Notification> bgp(Session now, Moment moment) {
    String peer = "." + now.model().peer();
    return List.of(new Notification(moment.now(), moment.upTime(),
        now.up() ? BGP_ESTABLISHED : BGP_BACKWARD_TRANSITION,
        List.of(
            new VariableBinding(new OID(BgpMib.PEER_ENTRY + ".7" + peer),
                Values.ipAddress(now.model().peer())),
            new VariableBinding(new OID(BgpMib.PEER_ENTRY + ".14" + peer), BgpMib.lastError(now)),
            new VariableBinding(new OID(BgpMib.PEER_ENTRY + ".2" + peer),
                Values.integer(BgpMib.state(now))))));
  }

  /// Only the loss is told, with how long the neighbour had been there.
  private static List<Notification> pim(Session was, Session now, DeviceState before, Moment moment) {
    if (now.up()) {
      return List.of();
    }
    OID upTime = new OID(PimMib.NEIGHBOUR_ENTRY + ".6").append(PimMib.index(before, was));
    return List.of(new Notification(moment.now(), moment.upTime(), PIM_NEIGHBOUR_LOSS,
        List.of(new VariableBinding(upTime, moment.since(was.since())))));
  }

  private static List<Notification> msdp(Session now, Moment moment) {
    OID entry = new OID(MsdpMib.PEER_ENTRY);
    OID peer = new OID(now.model().peer());
    VariableBinding said = now.up()
        ? new VariableBinding(entry.append(15).append(peer), Values.counter32(now.transitions()))
        : new VariableBinding(entry.append(3).append(peer), Values.integer(MsdpMib.state(now)));
    return List.of(new Notification(moment.now(), moment.upTime(),
        now.up() ? MSDP_ESTABLISHED : MSDP_BACKWARD_TRANSITION, List.of(said)));
  }

  /// A pseudowire is named twice, as the first and the last of a range of one. One that begins to stand by is not down.
  private static List<Notification> pseudowire(Pseudowire now, Moment moment) {
    OID instance = new OID(PseudowireMib.PW_ENTRY).append(PW_OPER_STATUS).append(now.model().index());
    VariableBinding status = new VariableBinding(instance, Values.integer(now.oper().number()));
    return switch (now.oper()) {
      case UP -> List.of(new Notification(moment.now(), moment.upTime(), PW_UP, List.of(status, status)));
      case DOWN, LOWER_LAYER_DOWN ->
        List.of(new Notification(moment.now(), moment.upTime(), PW_DOWN, List.of(status, status)));
      case DORMANT -> List.of();
    };
  }
}
