package org.nroagent.agent.audit;

/// One thing that the contract asks of a link. Stateless and pure: equal inputs give equal findings.
public interface AuditRule {
  /// What it is called and where it comes from.
  RuleName name();

  /// Checks everything that it concerns. What it does not concern is not mentioned; what it concerns and cannot be
  /// checked is [Outcome#CANNOT_TELL].
  ///
  /// @param input what was agreed and what is known
  /// @param findings takes what was found
  void check(AuditInput input, FindingList findings);
}
