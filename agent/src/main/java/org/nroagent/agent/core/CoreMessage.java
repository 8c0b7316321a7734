package org.nroagent.agent.core;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.http.WindowDesk;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.proof.ToldFigure;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.state.StateDiff;

/// What other threads tell the core thread.
sealed interface CoreMessage {
  /// What the clocks show at the start, before any poll has ended.
  ///
  /// @param wall the wall clock
  /// @param lead of the wall clock over the monotonic clock, in milliseconds
  record Started(Instant wall, long lead) implements CoreMessage {}

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

  /// The figures of what the ring held when the filling of a book began.
  ///
  /// @param book the book that was to be filled
  record Rebuilt(FigureBook book) implements CoreMessage {}

  /// Figures of closed months, kept since earlier or newly closed.
  ///
  /// @param months of any series, in any order; more may follow
  /// @param taken to be run when the core has taken them
  record Closed(List<ClosedMonth> months, Runnable taken) implements CoreMessage {
    public Closed {
      months = List.copyOf(months);
    }
  }

  /// A device was read outside its rounds: it goes to the states, not to the meters.
  ///
  /// @param result the reading
  record StatesRead(PollResult result) implements CoreMessage {}

  /// A device notified something: told at once with its time, and read soon.
  ///
  /// @param device its configured name; others are passed over
  /// @param notices what it said, in its order; empty where it only said that something changed
  /// @param wall the wall clock when that came
  /// @param monotonicNanos the monotonic clock then
  record Notified(String device, List<StateDiff.Notice> notices, Instant wall,
      long monotonicNanos) implements CoreMessage {
    public Notified {
      notices = List.copyOf(notices);
    }
  }

  /// The events that the store thread was given are durable.
  record StatesStored() implements CoreMessage {}

  /// The events that the store thread was given could not be written.
  ///
  /// @param problem what the disk said and what to do
  record StatesRefused(String problem) implements CoreMessage {}

  /// All months that were kept at the start have been handed over.
  ///
  /// @param notices what was found wrong with them
  record KeptRead(List<String> notices) implements CoreMessage {
    public KeptRead {
      notices = List.copyOf(notices);
    }
  }

  /// The closing of months has ended, and what was newly closed has been handed over.
  ///
  /// @param upTo the newest month that was to be closed
  /// @param problems why not all of them were, empty where they were
  /// @param notices what people should know of those that were
  record ClosingEnded(CivilMonth upTo, List<String> problems, List<String> notices) implements CoreMessage {
    public ClosingEnded {
      problems = List.copyOf(problems);
      notices = List.copyOf(notices);
    }
  }

  /// Figures of closed months that are to be told.
  ///
  /// @param figures ascending by the number of their closing
  /// @param complete whether there were no more
  /// @param wall the wall clock
  record FiguresFound(List<ToldFigure> figures, boolean complete, Instant wall) implements CoreMessage {
    public FiguresFound {
      figures = List.copyOf(figures);
    }
  }

  /// Somebody declared a time whose outages do not count.
  ///
  /// @param window the time
  /// @param wall the wall clock
  /// @param taken completed with its number, empty where it was not taken
  record Declared(ServiceWindow window, Instant wall,
      CompletableFuture<OptionalLong> taken) implements CoreMessage {}

  /// Somebody takes a time back that was declared so.
  ///
  /// @param number the window's
  /// @param wall the wall clock
  /// @param taken completed with what became of it
  record Withdrawn(long number, Instant wall,
      CompletableFuture<WindowDesk.Withdrawal> taken) implements CoreMessage {}

  /// The core is to write what it has and end.
  record Stop() implements CoreMessage {}
}
