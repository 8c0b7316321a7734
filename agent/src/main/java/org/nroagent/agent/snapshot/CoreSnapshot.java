package org.nroagent.agent.snapshot;

import java.time.Instant;
import java.util.Optional;

/// The state of the daemon's core.
///
/// @param startedAt wall clock at the start
/// @param rebuilding whether the figures still lack what the ring held at the start
/// @param clockPlausible whether the wall clock may label slots; until then polls go on and nothing is recorded
/// @param clockSteps how often the wall clock was stepped since the start
/// @param lastRoundBorder border of the last round that was written, or that had nothing to write
/// @param batchesStored commits since the start
/// @param batchesRefused how often the disk refused a commit
/// @param storeProblem what the disk said last, while it refuses
/// @param closing how the closing of months stands
public record CoreSnapshot(Instant startedAt, boolean rebuilding, boolean clockPlausible, long clockSteps,
    Optional<Instant> lastRoundBorder, long batchesStored, long batchesRefused,
    Optional<String> storeProblem, ClosingSnapshot closing) {
  /// The state before anything has happened.
  public static CoreSnapshot atStart(Instant startedAt) {
    return new CoreSnapshot(startedAt, true, true, 0, Optional.empty(), 0, 0, Optional.empty(),
        ClosingSnapshot.AT_START);
  }

  /// With what the last poll showed of the wall clock.
  public CoreSnapshot withClock(boolean plausible, boolean stepped) {
    return new CoreSnapshot(startedAt, rebuilding, plausible, clockSteps + (stepped ? 1 : 0), lastRoundBorder,
        batchesStored, batchesRefused, storeProblem, closing);
  }

  /// After a commit whose last round was that of the border.
  public CoreSnapshot withStored(Instant border) {
    return new CoreSnapshot(startedAt, rebuilding, clockPlausible, clockSteps, Optional.of(border),
        batchesStored + 1,
        batchesRefused, Optional.empty(), closing);
  }

  /// After a commit that the disk refused.
  public CoreSnapshot withRefused(String problem) {
    return new CoreSnapshot(startedAt, rebuilding, clockPlausible, clockSteps, lastRoundBorder, batchesStored,
        batchesRefused + 1, Optional.of(problem), closing);
  }

  /// With complete figures.
  public CoreSnapshot withRebuilt() {
    return new CoreSnapshot(startedAt, false, clockPlausible, clockSteps, lastRoundBorder, batchesStored,
        batchesRefused, storeProblem, closing);
  }

  /// With the state of the closing of months.
  public CoreSnapshot withClosing(ClosingSnapshot newClosing) {
    return new CoreSnapshot(startedAt, rebuilding, clockPlausible, clockSteps, lastRoundBorder, batchesStored,
        batchesRefused, storeProblem, newClosing);
  }
}
