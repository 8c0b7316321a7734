package org.nroagent.agent.source.snmp;

import java.io.Serial;

/// Nothing usable came back. The message says what was tried and for how long.
final class NoAnswerException extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  private final String explanation;
  private final boolean synchronised;
  private final boolean budgetEnded;

  NoAnswerException(String explanation, boolean synchronised, boolean budgetEnded) {
    super(explanation);
    this.explanation = explanation;
    this.synchronised = synchronised;
    this.budgetEnded = budgetEnded;
  }

  /// What was tried, for how long, and what to check.
  String explanation() {
    return explanation;
  }

  /// Whether the device did tell its engine's id or time, which needs no privacy, and still not answer.
  boolean synchronised() {
    return synchronised;
  }

  /// Whether the reading's whole budget is used up, so that no further request makes sense.
  boolean budgetEnded() {
    return budgetEnded;
  }
}
