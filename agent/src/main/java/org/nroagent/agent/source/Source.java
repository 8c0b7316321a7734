package org.nroagent.agent.source;

import java.time.Duration;
import java.util.Optional;
import org.nroagent.model.reading.DeviceReading;

/// A device that can be read. One thread at a time calls it; it keeps what it learns about the device (engine
/// id, repetitions that fit) between calls.
public interface Source extends AutoCloseable {
  /// Reads the device once.
  ///
  /// @param budget the most real time the reading may take, all requests and retries together
  /// @return what the device said; tables that it lacks are empty, with a warning
  /// @throws SourceException if the device gave nothing that can be used
  /// @throws InterruptedException if the calling thread is interrupted
  DeviceReading read(Duration budget) throws SourceException, InterruptedException;

  /// Reads what the device says of its states, for once outside the rounds. A source that can leaves out the counters
  /// and whatever else tells no states: those are of an earlier reading then, with its times.
  ///
  /// @param budget the most real time the reading may take, all requests and retries together
  /// @throws SourceException if the device gave nothing that can be used
  /// @throws InterruptedException if the calling thread is interrupted
  default DeviceReading readStates(Duration budget) throws SourceException, InterruptedException {
    return read(budget);
  }

  /// What was learnt of how much the device can take, for the next run; empty where nothing limits it, or nothing is
  /// known. Called between readings, by the thread that reads.
  default Optional<RequestLimits> limits() {
    return Optional.empty();
  }

  /// Takes up what an earlier run learnt. Called before the first reading, if at all.
  default void restore(RequestLimits before) {
    // Nothing limits such a source.
  }

  /// Frees what the source holds. Does not throw.
  @Override
  void close();
}
