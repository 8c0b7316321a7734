package org.nroagent.agent.core;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.nroagent.daemon.net.UdpPort;
import org.nroagent.model.time.TimeSource;

/// What the daemon takes from the outside world beside its configuration.
///
/// @param time the clocks
/// @param plausibleFrom a wall clock before this instant labels nothing: the software is not older than itself
/// @param sources opens the configured devices
/// @param random identities and jitter
/// @param software name and version, for the collector and the page
/// @param roundDone hears, on the core thread, of each slot border whose round is done: its slots and its states are
///     durable, or the disk refused them: the watchdog, and a replay that goes in lock-step
/// @param passedPort the UDP port that systemd passes; it outlives the agent
/// @param fatal what to do when a thread of the daemon ends by an error of the program
public record AgentEnvironment(TimeSource time, Instant plausibleFrom, SourceFactory sources,
    RandomGenerator random,
    String software, Consumer<Instant> roundDone, Optional<UdpPort> passedPort,
    Thread.UncaughtExceptionHandler fatal) {
  /// Without a port that was passed.
  public AgentEnvironment(TimeSource time, Instant plausibleFrom, SourceFactory sources,
      RandomGenerator random,
      String software, Consumer<Instant> roundDone, Thread.UncaughtExceptionHandler fatal) {
    this(time, plausibleFrom, sources, random, software, roundDone, Optional.empty(), fatal);
  }
}
