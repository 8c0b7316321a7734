package org.nroagent.collector.command;

import java.util.List;
import org.nroagent.collector.config.Notifier;
import org.nroagent.collector.notice.IncidentNotices;
import org.nroagent.collector.notice.Notices;
import org.nroagent.collector.notice.NotificationsView;
import org.nroagent.collector.notice.StepWords;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import org.nroagent.model.notice.NoticeStep;

/// Drafts of the notices that are due, with what they are of; the components are the keys of their JSON.
record Drafts(NotificationsView notifications, List<Draft> drafts) {
  /// A draft.
  record Draft(String incident, String step, String recipient, String subject, String body) {}

  static Drafts of(Notices notices, NotificationsView view, Notifier notifier, Language language) {
    return new Drafts(view, notices.thatMatter().stream().flatMap(each -> each.plan().open().stream()
        .map(step -> draft(each, step, notifier, language))).toList());
  }

  private static Draft draft(IncidentNotices incident, NoticeStep step, Notifier notifier,
      Language language) {
    NoticeDraft made = incident.draft(step.kind(), notifier, language);
    return new Draft(incident.incident().id().toString(), StepWords.of(step.kind()), made.recipient(),
        made.subject(), made.body());
  }

  /// The drafts as mails, one after the other.
  String text() {
    StringBuilder text = new StringBuilder();
    drafts.forEach(each -> text.append("To: ").append(each.recipient()).append("\nSubject: ")
        .append(each.subject()).append("\n\n").append(each.body()).append('\n'));
    return text.toString();
  }
}
