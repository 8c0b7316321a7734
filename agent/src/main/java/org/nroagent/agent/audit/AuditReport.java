package org.nroagent.agent.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The result of an audit.
///
/// @param at of when it is
/// @param rules every rule with what it found, in the order of the rules
public record AuditReport(Instant at, List<RuleResult> rules) {
  public AuditReport {
    rules = List.copyOf(rules);
  }

  /// What one rule found.
  ///
  /// @param rule which
  /// @param counts how many findings there are of each outcome; every outcome is named
  /// @param findings those that are kept, the gravest first
  public record RuleResult(RuleName rule, Map<Outcome, Integer> counts, List<Finding> findings) {
    public RuleResult {
      counts = Map.copyOf(counts);
      findings = List.copyOf(findings);
    }

    /// How many findings of an outcome.
    public int count(Outcome outcome) {
      return counts.getOrDefault(outcome, 0);
    }

    /// Whether the rule concerned anything.
    public boolean concernsAnything() {
      return counts.values().stream().anyMatch(count -> count > 0);
    }
  }

  /// Applies the rules.
  public static AuditReport of(List<AuditRule> rules, AuditInput input) {
    List<RuleResult> results = new ArrayList<>();
    for (AuditRule rule : rules) {
      FindingList findings = new FindingList(rule.name());
      rule.check(input, findings);
      results.add(new RuleResult(rule.name(), findings.counts(), findings.kept()));
    }
    return new AuditReport(input.when(), results);
  }

  /// How many findings of an outcome there are over all rules.
  public int count(Outcome outcome) {
    return rules.stream().mapToInt(rule -> rule.count(outcome)).sum();
  }

  /// Everything that is kept of all rules.
  public List<Finding> findings() {
    return rules.stream().flatMap(rule -> rule.findings().stream()).toList();
  }
}
