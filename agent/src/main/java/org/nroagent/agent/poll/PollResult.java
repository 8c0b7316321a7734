package org.nroagent.agent.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nroagent.agent.source.RequestLimits;
import org.nroagent.model.MissingReason;
import org.nroagent.model.reading.DeviceReading;

/// What one poll of one device gave.
///
/// @param device the device's configured name
/// @param border the slot border that it was due for
/// @param wall the wall clock when it ended
/// @param wallMinusMonotonicMillis the wall clock's lead over the monotonic clock then, in milliseconds
/// @param duration real time that it took
/// @param outcome the reading, or why there is none
/// @param limits what was learnt so far of how much the device can take per request
public record PollResult(String device, Instant border, Instant wall, long wallMinusMonotonicMillis,
    Duration duration, Outcome outcome, Optional<RequestLimits> limits) {
  /// A result of a device that takes every request.
  public PollResult(String device, Instant border, Instant wall, long wallMinusMonotonicMillis,
      Duration duration, Outcome outcome) {
    this(device, border, wall, wallMinusMonotonicMillis, duration, outcome, Optional.empty());
  }

  /// A reading, or why there is none.
  public sealed interface Outcome {
    /// The device answered.
    ///
    /// @param reading what it said
    record Answered(DeviceReading reading) implements Outcome {}

    /// The device gave nothing that can be used.
    ///
    /// @param reason what its slots are missing for
    /// @param message device's address, cause and what to do
    record Failed(MissingReason reason, String message) implements Outcome {}
  }
}
