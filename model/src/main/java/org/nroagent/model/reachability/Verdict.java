package org.nroagent.model.reachability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What is found of a service.
///
/// @param state its state
/// @param reasons why it is not simply *up*; with *up* they are remarks
/// @param cause what the outage comes from; there where the state is *down*, but for an NRO, which is down by its OLTs
public record Verdict(ServiceState state, List<Reason> reasons, Optional<OutageCause> cause) {
  public Verdict {
    reasons = List.copyOf(reasons);
  }

  Verdict withCause(OutageCause other) {
    return new Verdict(state, reasons, Optional.of(other));
  }

  /// An NRO by its OLTs: cut off where all are, degraded where one of several is; unknown where those that are seen do
  /// not decide whether it is cut off. Choice: where one is seen to carry, what is not seen of others is a remark. Those that other
  /// agents poll are not seen.
  ///
  /// @param olts by name, at least one
  /// @param elsewhere names of those that other agents poll
  static Verdict ofNro(Map<String, Verdict> olts, List<String> elsewhere) {
    List<Reason> reasons = new ArrayList<>();
    olts.forEach((name, verdict) -> {
      if (verdict.state() == ServiceState.DOWN) {
        reasons.add(new Reason(Reason.Kind.OLT_DOWN, name));
      }
      verdict.reasons().stream().filter(reason -> !reasons.contains(reason)).forEach(reasons::add);
    });
    ServiceState seen = state(olts.values());
    if (seen != ServiceState.DOWN || elsewhere.isEmpty()) {
      return new Verdict(seen, reasons, Optional.empty());
    }
    elsewhere.forEach(name -> reasons.add(new Reason(Reason.Kind.NOT_WATCHED, name)));
    return new Verdict(ServiceState.UNKNOWN, reasons, Optional.empty());
  }

  private static ServiceState state(Collection<Verdict> olts) {
    boolean someCarry = has(olts, ServiceState::carries);
    boolean someAreDown = has(olts, state -> state == ServiceState.DOWN);
    if (!someCarry) {
      return has(olts, state -> state == ServiceState.UNKNOWN) ? ServiceState.UNKNOWN : ServiceState.DOWN;
    }
    return someAreDown || has(olts, state -> state == ServiceState.DEGRADED)
        ? ServiceState.DEGRADED
        : ServiceState.UP;
  }

  private static boolean has(Collection<Verdict> olts, Predicate<ServiceState> state) {
    return olts.stream().map(Verdict::state).anyMatch(state);
  }
}
