package org.nroagent.model.notice;

import java.time.Instant;

/// That a person sent a notice. Nothing else makes one count as sent.
///
/// @param kind what was sent
/// @param sentAt when
/// @param sentBy who, for people
public record SentNotice(NoticeKind kind, Instant sentAt, String sentBy) {}
