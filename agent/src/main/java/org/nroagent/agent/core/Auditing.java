package org.nroagent.agent.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.audit.AuditReport;
import org.nroagent.agent.audit.Auditor;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.agent.audit.rule.AuditRules;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.store.EventLog;
import org.nroagent.model.time.TimeSource;

/// The audit of a running agent: fed with every reading, and with the durable events when somebody asks. Without an agreed
/// topology there is nothing to audit, and what an earlier run saw is only kept. Any thread may call it.
final class Auditing {
  private final Optional<Fed> audit;
  private final SeenGroups before;
  private final Instant plausibleFrom;

  private record Fed(Auditor auditor, AuditFeed events) {}

  /// @param plausibleFrom readings under an earlier wall clock are passed over: since when a group is watched is not to
  ///     come from a clock that cannot be right
  /// @param before which multicast groups an earlier run saw
  /// @param events what was told
  Auditing(AgentConfig config, TimeSource time, Instant plausibleFrom, SeenGroups before, EventLog events) {
    this.before = before;
    this.plausibleFrom = plausibleFrom;
    this.audit = config.topology()
        .map(topology -> new Auditor(topology, AuditRules.ALL, config.zone(), config.grid(), time, before))
        .map(auditor -> new Fed(auditor, new AuditFeed(events, auditor)));
  }

  /// Takes the result of a poll.
  void hear(PollResult result) {
    if (result.outcome() instanceof PollResult.Outcome.Answered(var reading)
        && !result.wall().isBefore(plausibleFrom)) {
      audit.ifPresent(each -> each.auditor().heard(reading, result.wall()));
    }
  }

  /// Which multicast groups were seen up to now: for the next run to go on from.
  SeenGroups seen() {
    return audit.map(each -> each.auditor().seen()).orElse(before);
  }

  /// The audit of what devices said last, empty where no topology is configured.
  Optional<AuditReport> report(List<DeviceSnapshot> devices) {
    audit.ifPresent(each -> each.events().catchUp());
    return audit.map(each -> each.auditor().report(devices));
  }
}
