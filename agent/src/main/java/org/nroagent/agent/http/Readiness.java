package org.nroagent.agent.http;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.snapshot.CoreSnapshot;

/// Whether the agent does its work: it has ended a round of polls, and the disk takes what they gave.
final class Readiness {
  private Readiness() {}

  /// Why the agent is not ready, each for a person; empty if it is.
  static List<String> reasons(CoreSnapshot core) {
    List<String> reasons = new ArrayList<>();
    core.storeProblem().ifPresent(problem -> reasons.add("the disk refuses: " + problem));
    if (core.lastRoundBorder().isEmpty() && core.storeProblem().isEmpty()) {
      reasons.add("no round of polls has ended since the start at " + core.startedAt()
          + "; the first one ends when every device has answered or used up its time");
    }
    return reasons;
  }
}
