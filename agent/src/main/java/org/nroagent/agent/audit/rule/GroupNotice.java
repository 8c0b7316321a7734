package org.nroagent.agent.audit.rule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;

/// A5: the plan is static; a change is declared at least 30 days before its day [C STAS 5.2.2].
final class GroupNotice extends GroupRule {
  private static final int NOTICE_DAYS = 30;

  GroupNotice() {
    super("A5-notice", "STAS 5.2.2", "Changes of the plan declared 30 days ahead", "declared " + NOTICE_DAYS
        + " days before the change");
  }

  @Override
  Optional<Fault> fault(Group group, MulticastPlan plan, AuditInput input) {
    return fault("beginning", group.from(), group.fromDeclared(), "fromDeclared")
        .or(() -> fault("end", group.to(), group.toDeclared(), "toDeclared"));
  }

  private static Optional<Fault> fault(String what, Optional<LocalDate> change,
      Optional<LocalDate> declared, String key) {
    if (change.isEmpty()) {
      return Optional.empty();
    }
    if (declared.isEmpty()) {
      return Fault
          .cannotTell(
              "it is not configured when the " + what + " on " + change.get() + " was declared; enter "
                  + key);
    }
    long days = ChronoUnit.DAYS.between(declared.get(), change.get());
    return days >= NOTICE_DAYS
        ? Optional.empty()
        : Fault.finding(
            what + " on " + change.get() + " declared on " + declared.get() + ", " + days + " days ahead");
  }
}
