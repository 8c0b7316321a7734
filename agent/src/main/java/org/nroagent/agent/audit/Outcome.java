package org.nroagent.agent.audit;

/// How a rule came out, the gravest first.
public enum Outcome {
  /// The contract or the interconnection sheet is not kept.
  FINDING,
  /// It is kept, but not as it should be.
  WARNING,
  /// It cannot be checked, and the note says why. Never taken for kept.
  CANNOT_TELL,
  /// It is kept.
  CONFORMS
}
