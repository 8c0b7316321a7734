package org.nroagent.agent.snapshot;

import java.time.Instant;
import java.util.Optional;

/// The state of the daemon's core.
///
/// @param startedAt wall clock at the start
/// @param rebuilding whether the figures still lack what the ring held at the start, or when the clock changed
/// @param clockProblem why the wall clock may not label slots, as the end of a sentence that says what it shows; as long
///     as there is one, polls go on and nothing is recorded
/// @param clockSteps how often the wall clock was stepped since the start
/// @param lastRoundBorder border of the last round whose slots are durable, or that had none, and whose states are, too;
///     states that the disk refuses are a problem of their own
/// @param batchesStored commits since the start
/// @param batchesRefused how often the disk refused a commit
/// @param storeProblem what the disk said last, while it refuses
/// @param closing how the closing of months stands
public record CoreSnapshot(Instant startedAt, boolean rebuilding, Optional<String> clockProblem,
    long clockSteps,
    Optional<Instant> lastRoundBorder, long batchesStored, long batchesRefused,
    Optional<String> storeProblem, ClosingSnapshot closing) {
  /// The state before anything has happened.
  public static CoreSnapshot atStart(Instant startedAt) {
    return new CoreSnapshot(startedAt, true, Optional.empty(), 0, Optional.empty(), 0, 0, Optional.empty(),
        ClosingSnapshot.AT_START);
  }

  /// Whether the wall clock may label slots.
  public boolean clockPlausible() {
    return clockProblem.isEmpty();
  }

  /// With what the last poll showed of the wall clock.
  ///
  /// @param problem why it may not label slots
  /// @param stepped whether it was stepped since the poll before
  public CoreSnapshot withClock(Optional<String> problem, boolean stepped) {
    return new CoreSnapshot(startedAt, rebuilding, problem, clockSteps + (stepped ? 1 : 0), lastRoundBorder,
        batchesStored, batchesRefused, storeProblem, closing);
  }

  /// After a commit.
  public CoreSnapshot withStored() {
    return new CoreSnapshot(startedAt, rebuilding, clockProblem, clockSteps, lastRoundBorder,
        batchesStored + 1, batchesRefused, Optional.empty(), closing);
  }

  /// After the round of a border.
  public CoreSnapshot withRound(Instant border) {
    return new CoreSnapshot(startedAt, rebuilding, clockProblem, clockSteps, Optional.of(border),
        batchesStored, batchesRefused, storeProblem, closing);
  }

  /// After a commit that the disk refused.
  public CoreSnapshot withRefused(String problem) {
    return new CoreSnapshot(startedAt, rebuilding, clockProblem, clockSteps, lastRoundBorder, batchesStored,
        batchesRefused + 1, Optional.of(problem), closing);
  }

  /// With figures that are complete or not.
  public CoreSnapshot withRebuilding(boolean nowRebuilding) {
    return new CoreSnapshot(startedAt, nowRebuilding, clockProblem, clockSteps, lastRoundBorder,
        batchesStored,
        batchesRefused, storeProblem, closing);
  }

  /// With the state of the closing of months.
  public CoreSnapshot withClosing(ClosingSnapshot newClosing) {
    return new CoreSnapshot(startedAt, rebuilding, clockProblem, clockSteps, lastRoundBorder, batchesStored,
        batchesRefused, storeProblem, newClosing);
  }
}
