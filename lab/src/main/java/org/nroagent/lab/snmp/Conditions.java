package org.nroagent.lab.snmp;

import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.script.LabEvent;

/// What the script says of answering at the moment a datagram arrived.
///
/// @param moment the device then
/// @param holding the conditions that hold
record Conditions(Moment moment, List<LabEvent.Condition> holding) {
  /// Whether there is no answer at all.
  boolean silent() {
    return !moment.state().running() || holding.stream().anyMatch(LabEvent.Silence.class::isInstance);
  }

  /// How late an answer comes, in real time: the longest delay that holds.
  Duration delay() {
    Duration longest = Duration.ZERO;
    for (LabEvent.Condition each : holding) {
      if (each instanceof LabEvent.SlowAnswers slow && slow.delay().compareTo(longest) > 0) {
        longest = slow.delay();
      }
    }
    return longest;
  }

  /// The most variable bindings of a response.
  int maxVariableBindings() {
    return least(each -> each instanceof LabEvent.TruncatedAnswers cut
        ? cut.maxVariableBindings()
        : Integer.MAX_VALUE);
  }

  /// What is left of the tables.
  Visible visible() {
    return Visible.under(holding);
  }

  /// Whether credentials are refused.
  ///
  /// @param user null for the community
  boolean refuses(@Nullable String user) {
    return holding.stream().anyMatch(each -> each instanceof LabEvent.CredentialsRefused refused
        && (refused.user() == null || refused.user().equals(user)));
  }

  private int least(ToIntFunction<LabEvent.Condition> limit) {
    return holding.stream().mapToInt(limit).min().orElse(Integer.MAX_VALUE);
  }
}
