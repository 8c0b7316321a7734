package org.nroagent.agent.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.DiscardedSlots;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Percentile95;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;

/// An explained figure for people.
final class ExplanationText {
  private final Explanation explanation;
  private final Certificate certificate;
  private final MonthFigure figure;
  private final Provenance provenance;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
    this.certificate = explanation.month().certificate();
    this.figure = certificate.figure();
    this.provenance = explanation.month().provenance();
  }

  static String of(Explanation explanation) {
    return new ExplanationText(explanation).render();
  }

  private String render() {
    slots();
    line("in", direction(figure.in(), certificate.inRetainedSlot()));
    line("out", direction(figure.out(), certificate.outRetainedSlot()));
    line("reference", figure.referenceDirection().map(direction -> mbps(figure.referenceMbps()) + " Mbit/s, "
        + word(direction)).orElse("none: no slot has a value"));
    line("coverage", figure.coverage().toPlainString() + ", " + explanation.billing());
    explanation.month().capacityMbps().ifPresent(this::capacity);
    explanation.month().in().ifPresent(evidence -> evidence("in", evidence));
    explanation.month().out().ifPresent(evidence -> evidence("out", evidence));
    line("rule", Percentile95.RULE);
    line("digest", certificate.digest());
    kept();
    return text.toString();
  }

  private void slots() {
    line("interface", explanation.month().series() + was());
    provenance.sum(explanation.month().series()).ifPresent(sum -> line("sum", shown(sum)));
    explanation.configured().ifPresent(sum -> line("", "the configuration now has " + shown(sum)));
    line("month", figure.month().month() + " (" + figure.month().zone().getId() + "), slots that start in ["
        + figure.month().start() + ", " + figure.month().end() + ")");
    int withValue = figure.expectedSlots() - certificate.missingSlots() - certificate.unrecorded();
    line("slots", figure.expectedSlots() + " of " + figure.grid().seconds() + " s: " + withValue
        + " with a value, " + certificate.interpolated() + " of them interpolated; "
        + certificate.missingSlots() + " missing, " + certificate.unrecorded() + " unrecorded");
    if (!certificate.missing().isEmpty()) {
      List<String> reasons = new ArrayList<>();
      certificate.missing().forEach(
          (reason, count) -> reasons.add(count + " " + reason.name().toLowerCase(Locale.ROOT)));
      line("missing", String.join(", ", reasons));
    }
    explanation.begins()
        .ifPresent(begins -> line("", "the ring begins at " + begins + "; nothing was recorded before"));
    provenance.wholeFrom()
        .ifPresent(from -> line("", "the ring begins at " + from + "; what was before is gone"));
  }

  private String was() {
    List<String> parts = new ArrayList<>();
    provenance.role().ifPresent(parts::add);
    provenance.place().ifPresent(place -> parts.add(place.ifName() + " of " + place.device()));
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static String shown(SlotFormula sum) {
    String minus = sum.minus().isEmpty() ? "" : " - " + String.join(" - ", sum.minus());
    return String.join(" + ", sum.plus()) + minus;
  }

  private String direction(@Nullable DirectionFigure direction, @Nullable Instant retained) {
    return direction == null
        ? "no slot has a value"
        : direction.mbps(figure.grid()).toPlainString() + " Mbit/s: " + direction.octets()
            + " octets of slot "
            + retained + ", rank " + direction.rank() + " of " + direction.valid() + ", "
            + direction.discarded() + " discarded";
  }

  private void capacity(BigDecimal mbps) {
    line("capacity", mbps.toPlainString() + " Mbit/s" + figure.utilisationPercent(mbps)
        .map(percent -> ", used by " + percent.toPlainString() + " %").orElse(""));
    provenance.capacity().ifPresent(origin -> line("", origin.words(origin.asOf().toString())));
  }

  private void evidence(String direction, DiscardedSlots evidence) {
    line("above " + direction, evidence.count() + " slots discarded, " + windows(evidence)
        + (evidence.others() == 0 ? "" : "; " + hours(evidence)));
    if (!evidence.atLeastPercent().isEmpty()) {
      List<String> shares = new ArrayList<>();
      evidence.atLeastPercent().forEach((percent, count) -> shares.add(count + " at " + percent + " %"));
      line("", "at or above a share of the capacity: " + String.join(", ", shares));
    }
  }

  private String windows(DiscardedSlots evidence) {
    return switch (explanation.evidence()) {
      case OF_TODAY -> evidence.leftOut() + " in declared windows";
      case AS_KEPT -> evidence.leftOut() + " in windows that were declared when the month was closed";
      case WITHOUT_WINDOWS -> "--config tells which in declared windows";
    };
  }

  private static String hours(DiscardedSlots evidence) {
    List<String> hours = new ArrayList<>();
    for (int hour = 0; hour < evidence.byHour().size(); hour++) {
      if (evidence.byHour().get(hour) > 0) {
        hours.add(evidence.byHour().get(hour) + " at " + hour + " h");
      }
    }
    return "by local hour " + String.join(", ", hours);
  }

  private void kept() {
    switch (explanation.kept()) {
      case KeptFigure.None none -> line("kept", none.why());
      case KeptFigure.Alone alone ->
        line("kept", alone.why() + "; this is the closed month as it was kept");
      case KeptFigure.Agrees agrees -> {
        line("kept", "digest and figure agree with the closed month");
        agrees.remarks().forEach(each -> line("", each));
      }
      case KeptFigure.Differs differs -> {
        line("kept", "DIFFERS from the closed month");
        differs.differences().forEach(each -> line("", each));
      }
    }
  }

  private void line(String label, String value) {
    text.append(String.format(Locale.ROOT, "%-12s %s%n", label, value));
  }

  private static String mbps(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse("");
  }

  private static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
