package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.nroagent.model.figure.Forecast;

/// Forecasts for people.
final class ForecastText {
  private ForecastText() {}

  static String of(ForecastReport report) {
    StringBuilder text = new StringBuilder();
    line(text, "Forecast issued with " + report.halfYear());
    line(text, "rule: " + Forecast.RULE);
    ForecastRows.json(report).get("forecasts").forEach(forecast -> series(text, forecast));
    return text.toString();
  }

  private static void series(StringBuilder text, JsonNode forecast) {
    line(text, "");
    line(text, forecast.get("interface").asText() + " (" + forecast.get("role").asText() + "), "
        + basis(forecast) + "; " + threshold(forecast));
    row(text, "month", "source", "subscribers", "per subscriber", "Mbit/s", "used %");
    forecast.get("past").forEach(
        month -> row(text, month.get("month").asText(), "closed", "", "", month.get("mbps").asText(), ""));
    forecast.get("months").forEach(month -> row(text, month.get("month").asText(), value(month, "source"),
        value(month, "subscribers"), value(month, "mbpsPerSubscriber"), value(month, "mbps"),
        value(month, "utilisationPercent")));
  }

  private static String basis(JsonNode forecast) {
    if (forecast.get("lastMonth").isNull()) {
      return "no closed month to go on from";
    }
    boolean total = forecast.get("basis").asText()
        .equals(Forecast.Basis.TOTAL.name().toLowerCase(Locale.ROOT));
    return (total ? "whole traffic" : "traffic per subscriber") + " changes by "
        + forecast.get("monthlyChangeMbps").asText() + " Mbit/s a month, from "
        + forecast.get("monthsUsed").asText() + " closed months";
  }

  private static String threshold(JsonNode forecast) {
    if (forecast.get("thresholdPercent").isNull()) {
      return "no threshold";
    }
    String share = forecast.get("thresholdPercent").asText() + " %";
    if (forecast.get("capacityMbps").isNull()) {
      return share + " of an unknown capacity";
    }
    String of = share + " of " + forecast.get("capacityMbps").asText() + " Mbit/s";
    return forecast.get("thresholdMonth").isNull()
        ? of + " not reached"
        : of + " reached in " + forecast.get("thresholdMonth").asText();
  }

  private static String value(JsonNode month, String key) {
    return month.get(key).isNull() ? "-" : month.get(key).asText();
  }

  private static void row(StringBuilder text, Object... cells) {
    line(text, String.format(Locale.ROOT, "  %-8s %-7s %12s %14s %14s %8s", cells));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line.stripTrailing()).append(System.lineSeparator());
  }
}
