package org.nroagent.model.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A change that was told: once, under a number that no other event of the same ring has.
///
/// @param sequence from 1, without holes
/// @param at the agent's wall clock when it learnt of it, in whole milliseconds
/// @param deviceTime when it happened by the device's own clock, placed on the agent's wall clock; empty where the device
///     does not say
/// @param device the device's configured name
/// @param subject of what
/// @param aspect in what
/// @param before the word of before; empty where nothing was known
/// @param after the word of now
/// @param cause why
/// @param origin who said so
public record StateEvent(long sequence, Instant at, Optional<Instant> deviceTime, String device,
    Subject subject, Aspect aspect, String before, String after, Cause cause, Origin origin) {
  public StateEvent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    deviceTime = deviceTime.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
  }

  /// What changed, without who and when.
  public StateChange change() {
    return new StateChange(subject, aspect, before, after, cause, deviceTime);
  }

  /// When it happened, as well as it is known: the device's time, else when the agent learnt of it.
  public Instant time() {
    return deviceTime.orElse(at);
  }
}
