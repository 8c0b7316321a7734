package org.nroagent.agent.snapshot;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the closing of months stands.
///
/// @param closedUpTo newest month up to which everything is closed, empty until a round has been stored
/// @param failures how often months could not be closed or kept since the start
/// @param problems why the last closing is incomplete; it is tried again with the next round
/// @param notices what was found wrong with the kept months at the start, and which months were closed in part since
public record ClosingSnapshot(Optional<YearMonth> closedUpTo, long failures, List<String> problems,
    List<String> notices) {
  /// Nothing is known yet.
  public static final ClosingSnapshot AT_START = new ClosingSnapshot(Optional.empty(), 0, List.of(),
      List.of());

  private static final int MOST_NOTICES = 30;

  public ClosingSnapshot {
    problems = List.copyOf(problems);
    notices = List.copyOf(notices);
  }

  /// With what was found at the start.
  public ClosingSnapshot withNotices(List<String> newNotices) {
    return new ClosingSnapshot(closedUpTo, failures, problems, newNotices);
  }

  /// With what came to light since the start, the newest [#MOST_NOTICES].
  public ClosingSnapshot withMoreNotices(List<String> more) {
    List<String> all = Stream.concat(notices.stream(), more.stream()).toList();
    return withNotices(all.subList(Math.max(0, all.size() - MOST_NOTICES), all.size()));
  }

  /// After months were closed.
  ///
  /// @param upTo the newest of them
  /// @param newProblems why not all of them were, empty where they were
  public ClosingSnapshot withClosed(YearMonth upTo, List<String> newProblems) {
    return newProblems.isEmpty()
        ? new ClosingSnapshot(Optional.of(upTo), failures, newProblems, notices)
        : new ClosingSnapshot(closedUpTo, failures + 1, newProblems, notices);
  }
}
