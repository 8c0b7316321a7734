package org.nroagent.agent.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.audit.AuditReport.RuleResult;
import org.nroagent.agent.audit.rule.AuditRules;
import org.nroagent.agent.config.VlanRange;

class AuditReportTest {
  /// Finds as many things of an outcome as it is told.
  private record Counting(Outcome outcome, int count) implements AuditRule {
    @Override
    public RuleName name() {
      return new RuleName("X-" + outcome, "STAS 0", "counts");
    }

    @Override
    public void check(AuditInput input, FindingList findings) {
      for (int i = 0; i < count; i++) {
        findings.add(outcome, "thing " + i, "expected", "observed", "note");
      }
    }
  }

  @Test
  void aFindingNamesRuleClauseExpectedAndObserved() {
    AuditReport report = AuditReport.of(List.of(new Counting(Outcome.WARNING, 1)), new AuditCase().input());
    assertEquals(
        List.of(
            new Finding("X-WARNING", "STAS 0", Outcome.WARNING, "thing 0", "expected", "observed", "note")),
        report.findings());
    assertEquals(AuditCase.NOW, report.at());
  }

  @Test
  void allAreCountedAndTheFirstHundredKept() {
    AuditReport report = AuditReport.of(
        List.of(new Counting(Outcome.FINDING, 4_000), new Counting(Outcome.CONFORMS, 3)),
        new AuditCase().input());
    RuleResult first = report.rules().getFirst();
    assertEquals(
        Map.of(Outcome.FINDING, 4_000, Outcome.WARNING, 0, Outcome.CANNOT_TELL, 0, Outcome.CONFORMS, 0),
        first.counts());
    assertEquals(FindingList.MOST_KEPT, first.findings().size());
    assertEquals("thing 99", first.findings().getLast().subject());
    assertEquals(4_000, report.count(Outcome.FINDING));
    assertEquals(3, report.count(Outcome.CONFORMS));
    assertEquals(103, report.findings().size());
  }

  @Test
  void theGravestComeFirst() {
    FindingList findings = new FindingList(new RuleName("X", "STAS 0", "x"));
    findings.conforms("d", "", "");
    findings.cannotTell("c", "", "why");
    findings.warning("b", "", "", "");
    findings.finding("a", "", "");
    assertEquals(List.of("a", "b", "c", "d"), findings.kept().stream().map(Finding::subject).toList());
  }

  @Test
  void everyRuleHasAnIdOfItsOwnAndIsDocumented() throws Exception {
    String page = Files.readString(Path.of("../docs/audit.md"));
    Set<String> ids = new HashSet<>();
    for (AuditRule rule : AuditRules.ALL) {
      RuleName name = rule.name();
      assertTrue(ids.add(name.id()), name.id() + " is there twice");
      assertTrue(
          page.contains(
              "| `" + name.id() + "` | " + name.title() + " | " + name.clause().replace("STAS ", "") + " |"),
          name + " is not in docs/audit.md");
    }
  }

  @Test
  void everyRuleCanBeAppliedToAnything() {
    for (AuditCase audit : List.of(new AuditCase(), new AuditCase().gate().olt(1201, new VlanRange(1, 2)),
        new AuditCase().gate().olt(1201).hub(new SampleReading()).spoke(new SampleReading()))) {
      AuditReport report = AuditReport.of(AuditRules.ALL, audit.input());
      assertEquals(AuditRules.ALL.size(), report.rules().size());
      assertTrue(report.findings().stream()
          .noneMatch(each -> each.subject().isEmpty() || each.expected().isEmpty()));
      assertTrue(report.findings().stream().filter(each -> each.outcome() == Outcome.CANNOT_TELL)
          .noneMatch(each -> each.note().isEmpty()), "what cannot be told says why");
    }
  }
}
