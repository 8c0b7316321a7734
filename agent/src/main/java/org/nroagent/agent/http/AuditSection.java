package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;
import static org.nroagent.daemon.page.Table.Column.wide;

import java.util.List;
import org.nroagent.agent.audit.AuditReport;
import org.nroagent.agent.audit.AuditReport.RuleResult;
import org.nroagent.agent.audit.Finding;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;

/// The audit on pages: grouped by rule, with what is expected and what is observed.
final class AuditSection {
  /// The most findings on the status page.
  private static final int SUMMARY_ROWS = 20;
  /// The most findings of one rule on the audit's own page, and of all.
  private static final int MOST_PER_RULE = 20;
  private static final int MOST_ROWS = 400;

  private AuditSection() {}

  /// For the status page: how it stands and the gravest findings.
  static Html summary(AuditReport report) {
    Html html = Html.fragment().element("h2", "Audit").open("p", "class", "note").text(words(report) + " ")
        .link("/audit", "All of it, by rule").text(".").close();
    List<Finding> gravest = report.findings().stream().filter(AuditSection::needsALook).toList();
    if (gravest.isEmpty()) {
      return html;
    }
    Table table = table("What the contract or the interconnection sheet asks for, and what is there instead");
    gravest.stream().limit(SUMMARY_ROWS).forEach(finding -> row(table, finding));
    return html.add(table.html()).add(Pages.more(gravest.size() - SUMMARY_ROWS, "/audit"));
  }

  /// For the audit's own page: every rule with its findings.
  static Html all(AuditReport report) {
    Html html = Html.fragment().element("p", words(report), "class", "note").add(rules(report));
    int left = MOST_ROWS;
    for (RuleResult rule : report.rules()) {
      if (rule.concernsAnything() && left > 0) {
        int most = Math.min(left, MOST_PER_RULE);
        html.element("h2", rule.rule().id() + " · " + rule.rule().title());
        Table table = table("[C " + rule.rule().clause() + "]");
        rule.findings().stream().limit(most).forEach(finding -> row(table, finding));
        int shown = Math.min(rule.findings().size(), most);
        left -= shown;
        html.add(table.html())
            .add(Pages.more(rule.findings().size() - shown, "/api/v1/audit?rule=" + rule.rule().id()));
      }
    }
    return html;
  }

  /// How it stands.
  static String words(AuditReport report) {
    return "Findings: " + Display.number(report.count(Outcome.FINDING))
        + ", warnings: " + Display.number(report.count(Outcome.WARNING))
        + ", cannot be told: " + Display.number(report.count(Outcome.CANNOT_TELL))
        + ", conform: " + Display.number(report.count(Outcome.CONFORMS)) + ".";
  }

  private static Html rules(AuditReport report) {
    Table table = new Table("Rules that concern something here", List.of(text("Rule"), wide("Asks for"),
        number("Findings"), number("Warnings"), number("Cannot tell"), number("Conform")));
    report.rules().stream().filter(RuleResult::concernsAnything)
        .forEach(rule -> table.row(List.of(Html.of(rule.rule().id()), Html.of(rule.rule().title()),
            count(rule, Outcome.FINDING), count(rule, Outcome.WARNING), count(rule, Outcome.CANNOT_TELL),
            count(rule, Outcome.CONFORMS))));
    return table.html();
  }

  private static Html count(RuleResult rule, Outcome outcome) {
    int count = rule.count(outcome);
    return count == 0 ? Html.of(Cells.NONE) : Html.of(Display.number(count));
  }

  private static Table table(String caption) {
    return new Table(caption,
        List.of(text("Rule"), text("Outcome"), wide("Subject"), wide("Expected"), wide("Observed")));
  }

  private static void row(Table table, Finding finding) {
    String observed = finding.observed().isEmpty() || finding.note().isEmpty()
        ? finding.observed() + finding.note()
        : finding.observed() + "; " + finding.note();
    table.row(List.of(Html.of(finding.rule()), badge(finding.outcome()), Html.of(finding.subject()),
        Html.of(finding.expected()), Html.of(observed)));
  }

  private static boolean needsALook(Finding finding) {
    return finding.outcome() == Outcome.FINDING || finding.outcome() == Outcome.WARNING;
  }

  private static Html badge(Outcome outcome) {
    return switch (outcome) {
      case FINDING -> Status.BAD.badge("finding");
      case WARNING -> Status.DOUBT.badge("warning");
      case CANNOT_TELL -> Status.UNKNOWN.badge("cannot tell");
      case CONFORMS -> Status.GOOD.badge("conforms");
    };
  }
}
