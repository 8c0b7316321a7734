package org.nroagent.model.notice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One notice of an incident and how it stands.
///
/// @param kind which notice
/// @param due the last day for it, local; empty where it was sent though nothing asks for it
/// @param sent the first one that was sent
/// @param standing how it stands today
/// @param doubtful whether the figures do not establish what it would say
public record NoticeStep(NoticeKind kind, Optional<LocalDate> due, Optional<SentNotice> sent,
    Standing standing, boolean doubtful) {
  /// How a notice stands.
  public enum Standing {
    /// To be sent, and there is time.
    DUE,
    /// To be sent, and its last day is over.
    OVERDUE,
    /// Sent by its last day.
    SENT,
    /// Sent after its last day.
    SENT_LATE
  }

  /// Whether it is still to be sent.
  public boolean isOpen() {
    return sent.isEmpty();
  }

  /// Days until the last one, 0 on it and negative after it; empty where nothing is due.
  public Optional<Long> daysLeft(LocalDate today) {
    return isOpen() ? due.map(day -> ChronoUnit.DAYS.between(today, day)) : Optional.empty();
  }
}
