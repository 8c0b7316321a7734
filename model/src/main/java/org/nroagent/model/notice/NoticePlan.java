package org.nroagent.model.notice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.model.impact.IncidentImpact;
import org.nroagent.model.notice.NoticeStep.Standing;

/// What is due to the regulator about an incident, and what was sent.
///
/// @param steps the notices that are due or were sent, in the order of their kinds
public record NoticePlan(List<NoticeStep> steps) {
  public NoticePlan {
    steps = List.copyOf(steps);
  }

  /// The plan as it stands on a day. It follows the figures: an incident that is judged anew, and meets a criterion after
  /// it was withdrawn, is to be notified after all.
  ///
  /// @param impact what the regulation asks, by the figures so far
  /// @param analysis how far it is established that no criterion is met; nothing is withdrawn before
  /// @param sent what was sent about it
  /// @param today the day in the local time of the regulation by which it is judged
  public static NoticePlan of(IncidentImpact impact, Analysis analysis, List<SentNotice> sent,
      LocalDate today) {
    ZoneId zone = impact.regulation().peakHours().zone();
    return new NoticePlan(Stream.of(NoticeKind.values())
        .flatMap(kind -> step(kind, due(kind, impact, analysis, sent), first(sent, kind), today,
            zone, kind == NoticeKind.WITHDRAWAL && analysis == Analysis.DOUBTFUL).stream())
        .toList());
  }

  /// The notices that are still to be sent.
  public List<NoticeStep> open() {
    return steps.stream().filter(NoticeStep::isOpen).toList();
  }

  /// Whether a notice is due or was sent.
  public boolean has(NoticeKind kind) {
    return steps.stream().anyMatch(step -> step.kind() == kind);
  }

  private static Optional<LocalDate> due(NoticeKind kind, IncidentImpact impact, Analysis analysis,
      List<SentNotice> sent) {
    return switch (kind) {
      case PRE_NOTIFICATION -> impact.preNotificationDue();
      case FINAL_NOTIFICATION -> impact.finalNotificationDue();
      // Choice: the article names no day; the regulator waits for the final notification until its day.
      case WITHDRAWAL ->
        analysis != Analysis.OPEN && !impact.notifiable() && wasSent(sent, NoticeKind.PRE_NOTIFICATION)
            && !wasSent(sent, NoticeKind.FINAL_NOTIFICATION)
                ? Optional.of(impact.regulation().finalNotificationDue(impact.incident().detected()))
                : Optional.empty();
    };
  }

  private static Optional<NoticeStep> step(NoticeKind kind, Optional<LocalDate> due,
      Optional<SentNotice> sent,
      LocalDate today, ZoneId zone, boolean doubtful) {
    if (due.isEmpty() && sent.isEmpty()) {
      return Optional.empty();
    }
    LocalDate day = sent.map(notice -> LocalDate.ofInstant(notice.sentAt(), zone)).orElse(today);
    boolean late = due.filter(day::isAfter).isPresent();
    Standing standing = sent.isPresent()
        ? late ? Standing.SENT_LATE : Standing.SENT
        : late ? Standing.OVERDUE : Standing.DUE;
    return Optional.of(new NoticeStep(kind, due, sent, standing, doubtful));
  }

  private static Optional<SentNotice> first(List<SentNotice> sent, NoticeKind kind) {
    return sent.stream().filter(notice -> notice.kind() == kind)
        .min(Comparator.comparing(SentNotice::sentAt));
  }

  private static boolean wasSent(List<SentNotice> sent, NoticeKind kind) {
    return first(sent, kind).isPresent();
  }
}
