package org.nroagent.agent.audit;

/// What one rule says of one thing (A8).
///
/// @param rule id of the rule, `A1-speed`
/// @param clause where the contract asks for it
/// @param outcome how it came out
/// @param subject what was looked at
/// @param expected what the contract or the sheet asks for
/// @param observed what the device or the configuration says, empty where that is not known
/// @param note why it cannot be told, or what else to know; possibly empty
public record Finding(String rule, String clause, Outcome outcome, String subject, String expected,
    String observed, String note) {}
