package org.nroagent.agent.command;

import java.io.PrintWriter;
import org.nroagent.agent.audit.AuditReport;
import org.nroagent.agent.audit.AuditReport.RuleResult;
import org.nroagent.agent.audit.Finding;
import org.nroagent.agent.audit.Outcome;

/// An audit as text, for people: by rule, with what is expected and what is observed.
final class AuditText {
  private AuditText() {}

  /// Prints it.
  static void print(AuditReport report, PrintWriter out) {
    out.println();
    out.println(
        "Audit: findings " + report.count(Outcome.FINDING) + ", warnings " + report.count(Outcome.WARNING)
            + ", cannot be told " + report.count(Outcome.CANNOT_TELL) + ", conform "
            + report.count(Outcome.CONFORMS));
    for (RuleResult rule : report.rules()) {
      if (rule.concernsAnything()) {
        out.println(
            "  " + rule.rule().id() + " " + rule.rule().title() + " [C " + rule.rule().clause() + "]");
        rule.findings().forEach(finding -> print(finding, out));
      }
    }
  }

  private static void print(Finding finding, PrintWriter out) {
    out.println(
        "    " + word(finding.outcome()) + " " + finding.subject() + ": expected " + finding.expected()
            + (finding.observed().isEmpty() ? "" : ", observed " + finding.observed())
            + (finding.note().isEmpty() ? "" : " (" + finding.note() + ")"));
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case FINDING -> "FINDING    ";
      case WARNING -> "warning    ";
      case CANNOT_TELL -> "cannot tell";
      case CONFORMS -> "conforms   ";
    };
  }
}
