package org.nroagent.collector.http;

import static org.nroagent.collector.http.Html.escape;
import static org.nroagent.collector.http.Html.orDash;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.aggregate.GateReport;
import org.nroagent.collector.config.CollectorConfig.GateConfig;
import org.nroagent.collector.ingest.RefusedPeers;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// The page for the operations staff, made whole on the server; it renews itself and needs no script.
final class StatusPage implements Handler {
  private static final String STYLE = "/org/nroagent/collector/http/page.css";
  private static final int LISTED_INTERFACES = 1_000;
  /// A last slot older than this many slots is worth a look.
  private static final int LATE_SLOTS = 3;
  private static final int DEFAULT_SLOT_SECONDS = 300;

  private final Snapshots snapshots;
  private final String style;

  StatusPage(Snapshots snapshots) throws IOException {
    this.snapshots = snapshots;
    try (InputStream in = StatusPage.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IOException("the jar lacks " + STYLE);
      }
      this.style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public Response handle(Request request) {
    StatusView status = snapshots.status();
    StringBuilder page = new StringBuilder(32_768);
    page.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<meta http-equiv=\"refresh\" content=\"10\"><title>nro-collector</title><style>")
        .append(style)
        .append("</style></head><body><header><h1>nro-collector</h1><p>")
        .append(status.time().truncatedTo(ChronoUnit.SECONDS)).append(" · ")
        .append(status.agentsConnected()).append(" of ").append(status.agentsConfigured())
        .append(" agents connected · ").append(status.records())
        .append(" records stored since the start · store ")
        .append(escape(status.storeId().substring(0, 8))).append("</p></header><main>");
    alarms(page, status);
    gates(page, snapshots.gateReports());
    agents(page, snapshots.agents());
    interfaces(page, snapshots.interfaces());
    refused(page, snapshots.refusedPeers());
    page.append("</main><footer><a href=\"/api/v1/status\">status</a> <a href=\"/api/v1/gates\">gates</a> ")
        .append("<a href=\"/api/v1/refused\">refused</a> <a href=\"/metrics\">metrics</a> ")
        .append("<a href=\"/api/openapi.json\">API</a></footer></body></html>");
    return Response.html(page.toString());
  }

  private static void alarms(StringBuilder page, StatusView status) {
    status.storeFailure().ifPresent(failure -> alarm(page, "The store has failed since "
        + failure.since() + ": " + failure.reason()
        + ". Nothing is acknowledged; agents keep what they have."));
    if (status.cloneAlarms() > 0) {
      alarm(page,
          status.cloneAlarms() + " times two live sessions had one identity. If that goes on, two hosts use "
              + "one agent's name.");
    }
  }

  private static void alarm(StringBuilder page, String text) {
    page.append("<p class=\"alarm\">").append(escape(text)).append("</p>");
  }

  private void gates(StringBuilder page, List<GateReport> reports) {
    page.append("<h2>Gates</h2>");
    if (reports.isEmpty()) {
      page.append("<p class=\"none\">None configured.</p>");
      return;
    }
    page.append("<div class=\"cards\">");
    reports.forEach(report -> gate(page, report));
    page.append("</div>");
  }

  private void gate(StringBuilder page, GateReport report) {
    GateView view = GateView.of(report);
    GateView.Month month = view.current();
    page.append("<section class=\"card").append(report.thresholdReached() ? " hot" : "").append("\"><h3>")
        .append(escape(view.name())).append("</h3><p class=\"sub\">")
        .append(escape(String.join(" · ", List.of(view.plaque(), view.operator()).stream()
            .flatMap(Optional::stream).toList())))
        .append("</p>");
    report.problem().ifPresent(problem -> alarm(page, problem));
    page.append("<p class=\"big\">").append(orDash(month.reference().map(GateView.Reference::mbps)))
        .append(" <small>Mbit/s p95 ").append(month.month()).append("</small></p>");
    page.append(new TrafficPlot(snapshots.lastDay(report.gate()), threshold(report.gate())).svg());
    page.append("<dl>");
    pair(page, "p95 in", orDash(month.in().map(GateView.Figure::mbps)));
    pair(page, "p95 out", orDash(month.out().map(GateView.Figure::mbps)));
    pair(page, "utilisation",
        month.utilisationPercent().map(share -> share + " % of " + view.capacityMbps().toPlainString())
            .orElse(Html.NONE));
    pair(page, "coverage", month.coverage() + (month.billable() ? "" : " (not billable)"));
    pair(page, view.previous().month().toString(),
        orDash(view.previous().reference().map(GateView.Reference::mbps)));
    page.append("</dl></section>");
  }

  private static BigDecimal threshold(GateConfig gate) {
    return gate.capacityMbps().multiply(BigDecimal.valueOf(GateConfig.THRESHOLD_PERCENT)).movePointLeft(2);
  }

  private static void pair(StringBuilder page, String name, String html) {
    page.append("<dt>").append(escape(name)).append("</dt><dd>").append(html).append("</dd>");
  }

  private static void agents(StringBuilder page, List<AgentView> agents) {
    page.append("<h2>Agents</h2><table><thead><tr><th>agent<th>state<th>last slot<th class=\"n\">age")
        .append("<th class=\"n\">clock<th class=\"n\">lost<th class=\"n\">conflicts<th class=\"n\">parked")
        .append("<th>software</tr></thead><tbody>");
    for (AgentView agent : agents) {
      long late = (long) LATE_SLOTS * agent.slotSeconds().orElse(DEFAULT_SLOT_SECONDS);
      page.append("<tr><td>").append(escape(agent.name())).append("<td>").append(state(agent)).append("<td>")
          .append(orDash(agent.lastSlot()));
      number(page, agent.lastSlotAgeSeconds().map(Html::age).orElse("–"),
          agent.lastSlotAgeSeconds().orElse(Long.MAX_VALUE) > late);
      number(page, agent.clockSkewMillis().map(skew -> skew + " ms").orElse("–"), false);
      number(page, Long.toString(agent.lost()), agent.lost() > 0);
      number(page, Long.toString(agent.conflicts()), agent.conflicts() > 0);
      number(page, Long.toString(agent.parked()), agent.parked() > 0);
      page.append("<td>").append(orDash(agent.software())).append("</tr>");
    }
    page.append("</tbody></table>");
  }

  private static String state(AgentView agent) {
    if (agent.connected()) {
      return "<span class=\"ok\">connected</span>";
    }
    if (!agent.configured()) {
      return "<span class=\"none\">no longer configured</span>";
    }
    return agent.lastSeen().isPresent()
        ? "<span class=\"bad\">away</span>"
        : "<span class=\"bad\">never came</span>";
  }

  private static void number(StringBuilder page, String text, boolean bad) {
    page.append("<td class=\"n").append(bad ? " bad" : "").append("\">").append(escape(text));
  }

  private static void interfaces(StringBuilder page, List<InterfaceView> interfaces) {
    page.append("<h2>Interfaces</h2><table><thead><tr><th>agent<th>device<th>interface<th>last slot")
        .append("<th class=\"n\">in Mbit/s<th class=\"n\">out Mbit/s<th>quality</tr></thead><tbody>");
    for (InterfaceView view : interfaces.subList(0, Math.min(LISTED_INTERFACES, interfaces.size()))) {
      page.append("<tr><td>").append(escape(view.agent())).append("<td>").append(escape(view.device()))
          .append("<td><a href=\"/api/v1/interfaces/").append(escape(view.id())).append("/slots\">")
          .append(escape(view.name())).append("</a><td>").append(view.lastSlot());
      page.append("<td class=\"n\">").append(orDash(view.inMbps())).append("<td class=\"n\">")
          .append(orDash(view.outMbps())).append("<td>").append(quality(view)).append("</tr>");
    }
    page.append("</tbody></table>");
    if (interfaces.size() > LISTED_INTERFACES) {
      page.append("<p class=\"none\">").append(interfaces.size() - LISTED_INTERFACES)
          .append(" more in <a href=\"/api/v1/interfaces\">the list</a>.</p>");
    }
  }

  private static String quality(InterfaceView view) {
    return view.missingReason().isPresent()
        ? "<span class=\"bad\">missing</span> " + orDash(view.missingReason())
        : escape(view.quality());
  }

  private static void refused(StringBuilder page, List<RefusedPeers.Entry> peers) {
    if (peers.isEmpty()) {
      return;
    }
    page.append(
        "<h2>Refused</h2><table><thead><tr><th>peer<th>why<th class=\"n\">times<th>last</tr></thead><tbody>");
    for (RefusedPeers.Entry peer : peers) {
      page.append("<tr><td>").append(escape(peer.peer())).append("<td>").append(escape(peer.text()))
          .append("<td class=\"n\">").append(peer.times()).append("<td>")
          .append(peer.last().truncatedTo(ChronoUnit.SECONDS)).append("</tr>");
    }
    page.append("</tbody></table>");
  }
}
