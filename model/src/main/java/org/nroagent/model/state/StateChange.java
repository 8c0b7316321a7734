package org.nroagent.model.state;

import java.time.Instant;
import java.util.Optional;

/// One change of one aspect.
///
/// @param subject of what
/// @param aspect in what
/// @param before the word of before; empty where nothing was known
/// @param after the word of now
/// @param cause why
/// @param deviceTime when it happened by the device's own clock, placed on the agent's wall clock; empty where the device
///     does not say
public record StateChange(Subject subject, Aspect aspect, String before, String after, Cause cause,
    Optional<Instant> deviceTime) {
  /// The longest word but a figure's; what a device says beyond is cut off.
  public static final int MOST_CHARS = 255;

  public StateChange {
    before = subject.kind().bounded(before);
    after = subject.kind().bounded(after);
  }

  /// As an event of a device.
  ///
  /// @param sequence its number
  /// @param at the agent's wall clock
  /// @param device its configured name
  /// @param origin who said so
  public StateEvent event(long sequence, Instant at, String device, Origin origin) {
    return new StateEvent(sequence, at, deviceTime, device, subject, aspect, before, after, cause, origin);
  }
}
