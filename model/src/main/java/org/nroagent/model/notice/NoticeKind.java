package org.nroagent.model.notice;

/// What is told to the regulator about an incident, in the order in which it may become due.
public enum NoticeKind {
  /// That something happened which may be significant [R 2(1)].
  PRE_NOTIFICATION,
  /// That it met the criteria, with its final figures [R 2(2)].
  FINAL_NOTIFICATION,
  /// That something pre-notified met no criterion, so that no final notification is required [R 2(3)].
  WITHDRAWAL
}
