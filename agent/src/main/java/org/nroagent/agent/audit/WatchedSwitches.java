package org.nroagent.agent.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.Topology;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// Keeps the newest events of gates and of pseudowires on their devices. Any thread may call it.
final class WatchedSwitches {
  /// The most events that are kept.
  static final int MOST_EVENTS = 1_000;

  private final Set<String> gates;
  private final Set<String> devices;
  private final Deque<StateEvent> events = new ArrayDeque<>();
  private long newest;

  WatchedSwitches(Topology topology) {
    List<Gate> own = topology.gates().stream().filter(gate -> !gate.at().elsewhere()).toList();
    this.gates = own.stream().map(gate -> gate.at().toString()).collect(Collectors.toUnmodifiableSet());
    this.devices = own.stream().map(gate -> gate.at().device()).collect(Collectors.toUnmodifiableSet());
  }

  /// Notes an event; one that is older than the newest is known already.
  synchronized void told(StateEvent event) {
    if (event.sequence() > newest) {
      newest = event.sequence();
      if (concerns(event)) {
        events.addLast(event);
        if (events.size() > MOST_EVENTS) {
          events.removeFirst();
        }
      }
    }
  }

  private boolean concerns(StateEvent event) {
    Subject subject = event.subject();
    return switch (subject.kind()) {
      case LAG ->
        event.aspect() == Aspect.OPER_STATUS && gates.contains(event.device() + " " + subject.name());
      case PSEUDOWIRE -> event.aspect() == Aspect.ROLE && devices.contains(event.device());
      case DEVICE, TABLE, INTERFACE, MEP, REMOTE_MEP, LAG_MEMBER, BGP, PIM, MSDP, IGMP_GROUP, SERVICE,
          INCIDENT, WINDOW, FIGURE ->
        false;
    };
  }

  /// What is kept, the oldest first.
  synchronized List<StateEvent> events() {
    return List.copyOf(events);
  }
}
