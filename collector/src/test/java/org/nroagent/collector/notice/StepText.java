package org.nroagent.collector.notice;

import java.time.LocalDate;
import java.util.List;
import org.nroagent.model.notice.NoticeStep;

/// Steps of an incident's notices as tests say them.
final class StepText {
  private StepText() {}

  /// `pre-notification SENT`, and `doubtful withdrawal DUE`, of each.
  static List<String> steps(IncidentNotices notices) {
    return notices.plan().steps().stream().map(StepText::step).toList();
  }

  /// The same with the day by which it is due.
  static List<String> stepsWithDays(IncidentNotices notices) {
    return notices.plan().steps().stream()
        .map(step -> step(step) + " " + step.due().map(LocalDate::toString).orElse("-")).toList();
  }

  private static String step(NoticeStep step) {
    return (step.doubtful() && step.isOpen() ? "doubtful " : "") + StepWords.of(step.kind()) + " "
        + step.standing();
  }
}
