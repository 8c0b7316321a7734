package org.nroagent.agent.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nroagent.agent.audit.AuditReport;
import org.nroagent.agent.audit.AuditReport.RuleResult;
import org.nroagent.agent.audit.Finding;
import org.nroagent.agent.audit.Outcome;

/// `/api/v1/audit` and the audit of `probe`: what was agreed, compared with what devices say.
///
/// @param configured whether a topology is configured; without one everything else is empty
/// @param at of when the audit is
/// @param counts findings of all rules by outcome
/// @param rules every rule that concerns anything
/// @param matching how many kept findings the request asks for
/// @param findings those, the rules in their order, the gravest first; at most as many as asked for
public record AuditDocument(boolean configured, Optional<Instant> at, Counts counts, List<Rule> rules,
    int matching,
    List<Finding> findings) {
  /// Findings by outcome.
  ///
  /// @param finding the contract or the sheet is not kept
  /// @param warning it is kept, but not as it should be
  /// @param cannotTell it could not be checked
  /// @param conforms it is kept
  public record Counts(int finding, int warning, int cannotTell, int conforms) {
    private static Counts of(RuleResult rule) {
      return new Counts(rule.count(Outcome.FINDING), rule.count(Outcome.WARNING),
          rule.count(Outcome.CANNOT_TELL),
          rule.count(Outcome.CONFORMS));
    }

    private static Counts of(AuditReport report) {
      return new Counts(report.count(Outcome.FINDING), report.count(Outcome.WARNING),
          report.count(Outcome.CANNOT_TELL), report.count(Outcome.CONFORMS));
    }
  }

  /// One rule.
  ///
  /// @param rule its id
  /// @param clause where the contract asks for it
  /// @param title for people
  /// @param counts its findings by outcome
  public record Rule(String rule, String clause, String title, Counts counts) {}

  /// The whole audit.
  public static AuditDocument of(AuditReport report) {
    return of(Optional.of(report), _ -> true, Integer.MAX_VALUE);
  }

  /// What a request asks for.
  ///
  /// @param report the audit, empty where none is configured
  /// @param wanted which findings
  /// @param most how many of them
  static AuditDocument of(Optional<AuditReport> report, Predicate<Finding> wanted, int most) {
    List<Finding> matching = report.map(AuditReport::findings).orElse(List.of()).stream().filter(wanted)
        .toList();
    return new AuditDocument(report.isPresent(), report.map(AuditReport::at),
        report.map(Counts::of).orElse(new Counts(0, 0, 0, 0)),
        report.map(AuditReport::rules).orElse(List.of()).stream().filter(RuleResult::concernsAnything)
            .map(rule -> new Rule(rule.rule().id(), rule.rule().clause(), rule.rule().title(),
                Counts.of(rule)))
            .toList(),
        matching.size(), matching.stream().limit(most).toList());
  }
}
