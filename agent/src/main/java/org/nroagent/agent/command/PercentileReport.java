package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Percentile95;

/// A month's figure for people and for programs.
///
/// @param figure the figure
/// @param digest SHA-256 over the month's slots
/// @param capacityMbps capacity in Mbit/s, null where none was given
/// @param thresholdPercent share of the capacity to compare with, null where none was given
record PercentileReport(MonthFigure figure, String digest, @Nullable BigDecimal capacityMbps,
    @Nullable BigDecimal thresholdPercent) {
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("month", figure.month().month().toString());
    json.put("zone", figure.month().zone().getId());
    json.put("expectedSlots", figure.expectedSlots());
    json.set("in", direction(figure.in()));
    json.set("out", direction(figure.out()));
    json.set("reference", reference());
    json.put("coverage", figure.coverage().toPlainString());
    json.put("billable", figure.billable());
    json.put("capacityMbps", capacityMbps == null ? null : capacityMbps.toPlainString());
    json.put("utilisationPercent", utilisation().map(BigDecimal::toPlainString).orElse(null));
    json.put("thresholdReached", thresholdReached().orElse(null));
    json.put("rule", Percentile95.RULE);
    json.put("digest", digest);
    return json;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "month",
        figure.month().month() + " (" + figure.month().zone().getId() + "), " + figure.expectedSlots()
            + " slots of " + figure.grid().seconds() + " s");
    line(text, "in", directionText(figure.in()));
    line(text, "out", directionText(figure.out()));
    line(text, "reference", figure.referenceDirection().map(
        direction -> mbps(figure.referenceMbps()) + " Mbit/s, " + direction.name().toLowerCase(Locale.ROOT))
        .orElse("none: no slot has a value"));
    line(text, "coverage",
        figure.coverage().toPlainString() + (figure.billable() ? ", billable" : ", not billable"));
    utilisation().ifPresent(percent -> line(text, "utilisation", percent.toPlainString() + " % of "
        + (capacityMbps == null ? "" : capacityMbps.toPlainString()) + " Mbit/s"));
    thresholdReached().ifPresent(reached -> line(text, "threshold", reached ? "reached" : "not reached"));
    line(text, "rule", Percentile95.RULE);
    line(text, "digest", digest);
    return text.toString();
  }

  private @Nullable ObjectNode direction(@Nullable DirectionFigure direction) {
    if (direction == null) {
      return null;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("valid", direction.valid());
    json.put("discarded", direction.discarded());
    json.put("rank", direction.rank());
    json.put("octets", direction.octets());
    json.put("mbps", direction.mbps(figure.grid()).toPlainString());
    return json;
  }

  private @Nullable ObjectNode reference() {
    return figure.referenceDirection().map(direction -> {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("direction", direction.name().toLowerCase(Locale.ROOT));
      json.put("mbps", mbps(figure.referenceMbps()));
      return json;
    }).orElse(null);
  }

  private Optional<BigDecimal> utilisation() {
    return capacityMbps == null ? Optional.empty() : figure.utilisationPercent(capacityMbps);
  }

  private Optional<Boolean> thresholdReached() {
    return capacityMbps == null || thresholdPercent == null
        ? Optional.empty()
        : figure.thresholdReached(capacityMbps, thresholdPercent);
  }

  private String directionText(@Nullable DirectionFigure direction) {
    return direction == null
        ? "no slot has a value"
        : mbps(Optional.of(direction.mbps(figure.grid()))) + " Mbit/s: " + direction.octets()
            + " octets, rank "
            + direction.rank() + " of " + direction.valid() + ", " + direction.discarded() + " discarded";
  }

  private static String mbps(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse("");
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "%-12s %s%n", label, value));
  }
}
