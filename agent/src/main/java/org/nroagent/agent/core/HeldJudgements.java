package org.nroagent.agent.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nroagent.model.reachability.Verdict;

/// How services were judged while the wall clock was not believed, by the monotonic clock: when they are told, once it is, each has
/// the time at which it was. Not for several threads.
final class HeldJudgements {
  /// The most that are kept; of more, the first ones and the last.
  static final int MOST = 500;

  private final List<Judged> held = new ArrayList<>();

  /// How services were judged.
  ///
  /// @param monotonicMillis the monotonic clock, in milliseconds
  /// @param verdicts by the names of the places
  record Judged(long monotonicMillis, Map<String, Verdict> verdicts) {}

  /// Keeps a judgement, if it is another one than the last.
  void add(Judged judged) {
    if (!held.isEmpty() && held.getLast().verdicts().equals(judged.verdicts())) {
      return;
    }
    if (held.size() == MOST) {
      held.removeLast();
    }
    held.add(judged);
  }

  /// All of them in their order; none is kept.
  List<Judged> take() {
    List<Judged> all = List.copyOf(held);
    held.clear();
    return all;
  }
}
