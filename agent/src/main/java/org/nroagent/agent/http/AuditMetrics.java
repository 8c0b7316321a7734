package org.nroagent.agent.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.nroagent.agent.audit.AuditReport;
import org.nroagent.agent.audit.Outcome;

/// The metric of the audit: how many findings of each rule and outcome.
final class AuditMetrics {
  private AuditMetrics() {}

  /// Registers it where a topology is configured. The rules and their order never change.
  static void bind(AgentView view, MeterRegistry registry) {
    List<AuditReport.RuleResult> rules = view.audit().get().map(AuditReport::rules).orElse(List.of());
    for (int i = 0; i < rules.size(); i++) {
      for (Outcome outcome : Outcome.values()) {
        int rule = i;
        Gauge.builder("nro.audit.findings", view,
            each -> each.audit().get().map(report -> (double) report.rules().get(rule).count(outcome))
                .orElse(Double.NaN))
            .description("Findings of the audit by rule and outcome")
            .tags("rule", rules.get(i).rule().id(), "outcome", outcome.name().toLowerCase(Locale.ROOT))
            .strongReference(true).register(registry);
      }
    }
  }
}
