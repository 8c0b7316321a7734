package org.nroagent.agent.push;

import org.nroagent.protocol.Message.Refusal;

/// How a connection came to its end.
sealed interface Ending {
  /// It did not come about, broke, or went silent.
  ///
  /// @param reason for people
  record Failed(String reason) implements Ending {}

  /// The collector said what it may not say.
  ///
  /// @param reason what
  record Broken(String reason) implements Ending {}

  /// The collector refused.
  ///
  /// @param refusal what it said
  record Refused(Refusal refusal) implements Ending {}

  /// The collector knows the ring's epoch with another history than the ring's.
  ///
  /// @param reason for people
  record Foreign(String reason) implements Ending {}

  /// The agent itself needs a new one, at once.
  ///
  /// @param reason for people
  record Renewed(String reason) implements Ending {}

  /// The primary collector is there again.
  ///
  /// @param primary an open connection to it
  record Returned(Connection primary) implements Ending {}

  /// The agent stops.
  record Stopped() implements Ending {}
}
