package org.nroagent.agent.audit.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.LinkHistory;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.Gate.Rank;
import org.nroagent.agent.config.InterconnectionSheet.Revert;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// S4: after a fault of the nominal gate its pseudowires become active again after the delay of the sheet, 0…600 s, or
/// stay where they are [C STAS 5.1.2]. Judged by the last fault that is over: from the group's return to that of the
/// pseudowires which it had cost. Times that are known to a poll only leave a span; it must hold the delay, and it
/// proves it only where it is narrow (choice: 10 s).
final class RevertDelay implements AuditRule {
  private static final Duration PRECISE = Duration.ofSeconds(10);
  private static final String UP = "up";
  private static final String ACTIVE = "active";

  /// A fault of a gate that is over.
  ///
  /// @param down when it began
  /// @param up when the group was there again
  private record Fault(StateEvent down, StateEvent up) {}

  @Override
  public RuleName name() {
    return new RuleName("S4-revert", "STAS 5.1.2", "Return to the nominal gate as agreed");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (Gate gate : input.gates()) {
      if (gate.rank() == Rank.NOMINAL) {
        gate.sheet().revert().ifPresent(revert -> check(gate, revert, input, findings));
      }
    }
  }

  private static void check(Gate gate, Revert revert, AuditInput input, FindingList findings) {
    String subject = "gate " + gate.name() + " (" + gate.at() + ")";
    String expected = switch (revert) {
      case Revert.After(var delay) -> "back after " + delay.toSeconds() + " s";
      case Revert.Never() -> "no return by itself";
    };
    List<StateEvent> events = input.history().events().stream()
        .filter(event -> event.device().equals(gate.at().device())).toList();
    Optional<Fault> fault = lastFault(gate, events);
    if (fault.isEmpty()) {
      findings.cannotTell(subject, expected, "no fault of the gate that is over was seen");
      return;
    }
    List<StateEvent> lost = lost(fault.get(), events, input.history());
    if (lost.isEmpty()) {
      findings.cannotTell(subject, expected,
          "the fault at " + fault.get().down().time() + " cost no pseudowire its part");
      return;
    }
    for (StateEvent left : lost) {
      Optional<StateEvent> back = events.stream().filter(event -> event.sequence() > left.sequence()
          && event.subject().equals(left.subject()) && isRole(event) && event.after().equals(ACTIVE))
          .findFirst();
      String wire = subject + ", " + left.subject().name();
      switch (revert) {
        case Revert.After(var delay) -> after(wire, expected, delay, fault.get(), back, input, findings);
        case Revert.Never() -> never(wire, expected, back, findings);
      }
    }
  }

  private static Optional<Fault> lastFault(Gate gate, List<StateEvent> events) {
    Subject lag = new Subject(Subject.Kind.LAG, gate.at().ifName());
    Optional<StateEvent> down = Optional.empty();
    Optional<Fault> last = Optional.empty();
    for (StateEvent event : events) {
      if (!event.subject().equals(lag) || event.aspect() != Aspect.OPER_STATUS) {
        continue;
      }
      if (event.after().equals(UP) && down.isPresent()) {
        last = Optional.of(new Fault(down.get(), event));
        down = Optional.empty();
      } else if (event.before().equals(UP)) {
        down = Optional.of(event);
      }
    }
    return last;
  }

  /// The first event of each pseudowire that lost its part between the fault's beginning and its end.
  private static List<StateEvent> lost(Fault fault, List<StateEvent> events, LinkHistory history) {
    Instant from = history.earliest(fault.down());
    return events.stream().filter(event -> isRole(event) && event.before().equals(ACTIVE)
        && !history.latest(event).isBefore(from)
        && history.earliest(event).isBefore(history.latest(fault.up())))
        .collect(Collectors.toMap(StateEvent::subject, event -> event, (first, _) -> first, TreeMap::new))
        .values().stream().toList();
  }

  private static boolean isRole(StateEvent event) {
    return event.subject().kind() == Subject.Kind.PSEUDOWIRE && event.aspect() == Aspect.ROLE;
  }

  private static void after(String wire, String expected, Duration delay, Fault fault,
      Optional<StateEvent> back,
      AuditInput input, FindingList findings) {
    LinkHistory history = input.history();
    if (back.isEmpty()) {
      Instant due = history.latest(fault.up()).plus(delay).plus(PRECISE).plus(history.pollInterval());
      if (input.when().isAfter(due)) {
        findings.finding(wire, expected, "not back; the gate is there since " + fault.up().time());
      } else {
        findings.cannotTell(wire, expected, "its traffic is not back yet");
      }
      return;
    }
    Duration least = Duration.between(history.latest(fault.up()), history.earliest(back.get()));
    Duration most = Duration.between(history.earliest(fault.up()), history.latest(back.get()));
    if (delay.compareTo(least.minus(PRECISE)) < 0 || delay.compareTo(most.plus(PRECISE)) > 0) {
      findings.finding(wire, expected, span(least, most));
    } else if (most.minus(least).compareTo(PRECISE) <= 0) {
      findings.conforms(wire, expected, span(least, most));
    } else {
      findings.cannotTell(wire, expected, span(least, most) + ": the device gives no exact times");
    }
  }

  private static void never(String wire, String expected, Optional<StateEvent> back, FindingList findings) {
    back.ifPresentOrElse(
        event -> findings.warning(wire, expected, "active again at " + event.time(),
            "unless the standby gate failed or somebody switched"),
        () -> findings.conforms(wire, expected, "it stayed"));
  }

  private static String span(Duration least, Duration most) {
    long from = Math.max(0, least.toSeconds());
    return "back after " + (from == most.toSeconds() ? "" : from + "…") + most.toSeconds() + " s";
  }
}
