package org.nroagent.agent.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import org.nroagent.agent.report.CsvText;
import org.nroagent.agent.report.JsonText;
import org.nroagent.agent.report.MonthlyReport;
import org.nroagent.agent.report.MonthlyReportRows;
import org.nroagent.agent.report.MonthlyReportText;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// `/api/v1/reports/{month}`: the monthly report of the percentile per loop and gate, the same as the `report` command
/// prints. One at a time, because each reads all closed months.
final class ReportsRoute implements Handler {
  private final AgentView view;

  /// What a request may ask for.
  enum Format {
    JSON, CSV, TEXT
  }

  ReportsRoute(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) throws IOException {
    YearMonth month = month(request.parameter("month"));
    Format format = request.constant("format", Format.class).orElse(Format.JSON);
    MonthlyReport report = report(month);
    return switch (format) {
      case JSON ->
        new Response(200, "application/json", bytes(JsonText.of(MonthlyReportRows.json(report))), Map.of());
      case CSV -> Response.csv(CsvText.of(MonthlyReportRows.of(report)));
      case TEXT -> Response.text(MonthlyReportText.of(report));
    };
  }

  private synchronized MonthlyReport report(YearMonth month) throws IOException {
    return view.reports().of(month).orElseThrow(() -> HttpProblem.notFound("report of " + month
        + ": the month is not closed; the page of an interface lists those that are"));
  }

  private static YearMonth month(String text) {
    try {
      return PercentilesRoute.month(text);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badParameter("month", String.valueOf(e.getMessage()));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
