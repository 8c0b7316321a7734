package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Fraction;
import org.nroagent.model.figure.Forecast;

/// Forecasts for programs and spreadsheets. Mbit/s and subscribers have two decimals, traffic per subscriber has four
/// because it is small; all HALF_UP on the exact value.
final class ForecastRows {
  private static final int DECIMALS = 2;
  private static final int DECIMALS_PER_SUBSCRIBER = 4;

  private ForecastRows() {}

  /// All forecasts as one document.
  static ObjectNode json(ForecastReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("halfYear", report.halfYear().toString());
    json.put("rule", Forecast.RULE);
    ArrayNode forecasts = json.putArray("forecasts");
    report.lines().forEach(line -> forecasts.add(forecast(line)));
    return json;
  }

  /// One flat object per series and month.
  static List<ObjectNode> months(ForecastReport report) {
    return report.lines().stream().flatMap(line -> line.forecast().months().stream().map(month -> {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      row.put("interface", line.series().id());
      row.put("role", line.series().role().name().toLowerCase(Locale.ROOT));
      row.put("halfYear", report.halfYear().toString());
      row.setAll(month(line.forecast(), month));
      row.put("capacityMbps", plain(line.forecast().capacityMbps()));
      return row;
    })).toList();
  }

  private static ObjectNode forecast(ForecastReport.Line line) {
    Forecast forecast = line.forecast();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("interface", line.series().id());
    json.put("role", line.series().role().name().toLowerCase(Locale.ROOT));
    json.put("basis", forecast.basis().name().toLowerCase(Locale.ROOT));
    json.put("lastMonth", month(forecast.lastMonth()));
    json.put("monthsUsed", forecast.monthsUsed());
    json.put("monthlyChangeMbps", decimal(forecast.monthlyChange(), DECIMALS_PER_SUBSCRIBER));
    json.put("capacityMbps", plain(forecast.capacityMbps()));
    json.put("thresholdPercent", forecast.rule()
        .map(rule -> rule.thresholdPercent(forecast.halfYear().firstMonth())).orElse(null));
    json.put("thresholdMonth", month(forecast.thresholdMonth()));
    ArrayNode past = json.putArray("past");
    line.past().forEach((month, mbps) -> past.addObject().put("month", month.toString()).put("mbps",
        decimal(Optional.of(mbps), DECIMALS)));
    ArrayNode months = json.putArray("months");
    forecast.months().forEach(month -> months.add(month(forecast, month)));
    return json;
  }

  private static ObjectNode month(Forecast forecast, Forecast.Month month) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("month", month.month().toString());
    json.put("source", month.source().map(source -> source.name().toLowerCase(Locale.ROOT)).orElse(null));
    json.put("subscribers", decimal(month.subscribers(), DECIMALS));
    json.put("mbpsPerSubscriber", decimal(month.mbpsPerSubscriber(), DECIMALS_PER_SUBSCRIBER));
    json.put("mbps", plain(month.shownMbps()));
    json.put("utilisationPercent", plain(forecast.capacityMbps().flatMap(month::utilisationPercent)));
    return json;
  }

  private static @Nullable String month(Optional<YearMonth> month) {
    return month.map(YearMonth::toString).orElse(null);
  }

  private static @Nullable String decimal(Optional<Fraction> value, int decimals) {
    return plain(value.map(exact -> exact.toDecimal(decimals)));
  }

  private static @Nullable String plain(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse(null);
  }
}
