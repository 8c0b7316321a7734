package org.nroagent.agent.audit;

/// What a rule is called and where it comes from.
///
/// @param id short and stable: metrics and scripts use it
/// @param clause of the contract, such as `STAS 4.2.2`
/// @param title for people
public record RuleName(String id, String clause, String title) {}
