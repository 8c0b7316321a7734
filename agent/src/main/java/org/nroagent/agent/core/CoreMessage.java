package org.nroagent.agent.core;

import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.poll.PollResult;

/// What other threads tell the core thread.
sealed interface CoreMessage {
  /// A poll ended.
  ///
  /// @param result what it gave
  record Polled(PollResult result) implements CoreMessage {}

  /// The batch that the store thread was given is durable.
  record Stored() implements CoreMessage {}

  /// The batch that the store thread was given could not be written.
  ///
  /// @param problem what the disk said and what to do
  record Refused(String problem) implements CoreMessage {}

  /// The figures of what the ring held at the start.
  ///
  /// @param book figures of the records up to the head at the start
  record Rebuilt(FigureBook book) implements CoreMessage {}

  /// The core is to write what it has and end.
  record Stop() implements CoreMessage {}
}
