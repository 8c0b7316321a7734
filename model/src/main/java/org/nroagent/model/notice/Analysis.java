package org.nroagent.model.notice;

/// How far an incident was analysed that seems to meet no criterion; only when that is established it is withdrawn [R 2(3)].
public enum Analysis {
  /// It goes on, some of it could not be judged, or it may be part of a greater one.
  OPEN,
  /// It is over, but its figures are *at least* what they say.
  DOUBTFUL,
  /// It is over, and all of it was seen.
  DONE
}
