package org.nroagent.agent.audit.rule;

import java.math.BigDecimal;
import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.Gate;
import org.nroagent.model.reading.MepReading;

/// A2: CFM notices a loss after three and a half intervals [C STAS 4.2.3]; for a switch of gates both sides arrange for
/// less than a second [C STAS 5.1.2]. The default interval of 10 s does not: a warning, since the interval is the
/// client's choice. Judged by the slowest end point, or by the sheet where none is seen.
final class EndPointDetection implements AuditRule {
  private static final String EXPECTED = "a loss noticed within less than 1 s";
  private static final BigDecimal INTERVALS = new BigDecimal("3.5");
  private static final BigDecimal LIMIT_MILLIS = BigDecimal.valueOf(1_000);

  @Override
  public RuleName name() {
    return new RuleName("A2-detection", "STAS 4.2.3, 5.1.2", "CFM notices a loss within a second");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (Gate gate : input.gates()) {
      gate.sheet().ccmInterval().ifPresent(agreed -> {
        Optional<Long> seen = slowest(GateEndPoints.of(gate, input));
        long millis = seen.orElse(agreed.toMillis());
        BigDecimal detection = INTERVALS.multiply(interval(millis));
        boolean fast = detection.compareTo(LIMIT_MILLIS) < 0;
        findings.add(fast ? Outcome.CONFORMS : Outcome.WARNING,
            "gate " + gate.name() + " (" + gate.at() + ")", EXPECTED,
            detection.stripTrailingZeros().toPlainString() + " ms with an interval of " + millis + " ms"
                + (seen.isPresent() ? "" : " by the sheet"),
            fast ? "" : "the switch to the standby gate waits for it; agree on 100 ms where it is needed");
      });
    }
  }

  /// The shortest interval of IEEE 802.1Q is 3.33 ms, which readings and sheets give as 3.
  private static BigDecimal interval(long millis) {
    return millis == 3 ? new BigDecimal("3.33") : BigDecimal.valueOf(millis);
  }

  private static Optional<Long> slowest(Sight<GateEndPoints> sight) {
    return sight instanceof Sight.Seen<GateEndPoints>(var points)
        ? points.all().stream().map(MepReading::ccmIntervalMillis).filter(millis -> millis > 0)
            .max(Long::compare)
        : Optional.empty();
  }
}
