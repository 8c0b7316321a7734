package org.nroagent.model.notice;

import org.nroagent.model.impact.IncidentImpact;

/// A notice as it may be sent: to be read, completed and sent by a person.
///
/// @param recipient the regulator's address [R 2(1)]
/// @param subject one line
/// @param body its lines, each ended by `\n`
public record NoticeDraft(String recipient, String subject, String body) {
  /// Drafts a notice with all that the article asks for. What is not known is marked as to be completed.
  ///
  /// @param kind which notice; nothing checks that it is due
  /// @param impact the figures so far, with the version of the regulation that asks for the notice
  public static NoticeDraft of(NoticeKind kind, IncidentImpact impact, NoticeFacts facts, Language language) {
    return new NoticeWriter(impact, facts, language).write(kind);
  }
}
