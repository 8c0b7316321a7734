package org.nroagent.agent.audit.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// A5: a declared group that nobody ever asks for is reported [C STAS 5.2.3]: a warning (choice), because a channel may
/// simply have no viewer. Not before a whole day was watched.
final class GroupUnseen extends GroupRule {
  private static final Duration A_DAY = Duration.ofDays(1);

  GroupUnseen() {
    super("A5-unseen", "STAS 5.2.3", "Groups declared are seen", "seen at least once while in force");
  }

  @Override
  Optional<String> untold(AuditInput input) {
    boolean hears = input.spokes().values().stream().anyMatch(reading -> !reading.igmpGroups().isEmpty()
        || reading.table(TableKind.IGMP) == TableState.COMPLETE);
    if (!hears && input.seen().seen().isEmpty()) {
      return Optional.of("no PE-Spoke of this agent shows multicast groups");
    }
    Collection<Instant> awaited = input.seen().awaited().values();
    return !awaited.isEmpty() && awaited.stream().allMatch(since -> isShort(since, input))
        ? Optional.of("groups are watched since " + Collections.min(awaited) + " only")
        : Optional.empty();
  }

  @Override
  Optional<Fault> fault(Group group, MulticastPlan plan, AuditInput input) {
    if (!group.isValidOn(input.today()) || input.seen().seen().contains(group.address())) {
      return Optional.empty();
    }
    Optional<Instant> since = input.seen().awaitedSince(group.address());
    if (since.isEmpty()) {
      return Fault.cannotTell("it is not watched yet: no device has answered");
    }
    return isShort(since.get(), input)
        ? Fault.cannotTell("it is watched since " + since.get() + " only")
        : Optional.of(new Fault(Outcome.WARNING, "never seen since " + since.get(), ""));
  }

  private static boolean isShort(Instant since, AuditInput input) {
    return Duration.between(since, input.when()).compareTo(A_DAY) < 0;
  }
}
