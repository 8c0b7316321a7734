package org.nroagent.lab.state;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;

/// A device at one instant and what its script says of answering then, by whatever protocol.
///
/// @param state the device between its last event and its next
/// @param now the device's own time
/// @param holding the conditions that hold
public record Conditions(DeviceState state, Instant now, List<LabEvent.Condition> holding) {
  /// Keeps a copy.
  public Conditions {
    holding = List.copyOf(holding);
  }

  /// Whether there is no answer at all.
  public boolean silent() {
    return !state.running() || holding.stream().anyMatch(LabEvent.Silence.class::isInstance);
  }

  /// How late an answer comes, in real time: the longest delay that holds.
  public Duration delay() {
    Duration longest = Duration.ZERO;
    for (LabEvent.Condition each : holding) {
      if (each instanceof LabEvent.SlowAnswers slow && slow.delay().compareTo(longest) > 0) {
        longest = slow.delay();
      }
    }
    return longest;
  }

  /// The most variable bindings of an SNMP response.
  public int maxVariableBindings() {
    return least(each -> each instanceof LabEvent.TruncatedAnswers cut
        ? cut.maxVariableBindings()
        : Integer.MAX_VALUE);
  }

  /// The octets of a framed answer after which the connection ends; [Integer#MAX_VALUE] where it does not.
  public int maxOctets() {
    return least(each -> each instanceof LabEvent.AnswersCut cut ? cut.octets() : Integer.MAX_VALUE);
  }

  /// The tables whose modules are refused with an error.
  public Set<MibTable> refusedTables() {
    Set<MibTable> refused = EnumSet.noneOf(MibTable.class);
    for (LabEvent.Condition each : holding) {
      if (each instanceof LabEvent.SubtreesRefused refusal) {
        refused.addAll(refusal.tables());
      }
    }
    return refused;
  }

  /// What is left of the tables.
  public Visible visible() {
    return Visible.under(holding);
  }

  /// Whether credentials are refused.
  ///
  /// @param user null for the community
  public boolean refuses(@Nullable String user) {
    return holding.stream().anyMatch(each -> each instanceof LabEvent.CredentialsRefused refused
        && (refused.user() == null || refused.user().equals(user)));
  }

  private int least(ToIntFunction<LabEvent.Condition> limit) {
    return holding.stream().mapToInt(limit).min().orElse(Integer.MAX_VALUE);
  }
}
