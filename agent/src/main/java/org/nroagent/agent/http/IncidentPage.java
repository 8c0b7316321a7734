package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.text;
import static org.nroagent.daemon.page.Table.Column.wide;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.agent.http.IncidentTimeline.Piece;
import org.nroagent.agent.http.IncidentTimeline.ServiceLines;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.EventWords;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Tiles;

/// `/incidents/{number}`: one incident from its beginning to its end, and whom it cut off when.
final class IncidentPage implements Handler {
  private static final Duration REFRESH = Duration.ofMinutes(5);
  private static final int MOST_ROWS = 500;

  private final AgentView view;

  IncidentPage(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) throws IOException {
    IncidentTimeline timeline = IncidentTimeline.requested(view, request);
    String path = "/incidents/" + timeline.incident().number();
    Html body = Html.fragment().add(tiles(timeline)).element("h2", "Lines cut off, slot by slot")
        .add(table(timeline));
    return Response.html(Pages.frame(view, REFRESH).page("Incident " + timeline.incident().number(), path,
        view.time().wall(), body));
  }

  private Html tiles(IncidentTimeline timeline) {
    IncidentDocument incident = timeline.incident();
    Tiles tiles = new Tiles().tile("State", incident.state())
        .tile("Comes from", EventWords.failed(incident.cause()))
        .tile("From", Display.time(incident.since(), view.zone()))
        .tile("To", Cells.time(incident.until(), view.zone()))
        .tile("Services now", Integer.toString(incident.services()))
        .tile("Most lines", most(incident))
        .tile("Lines unknown at", incident.unknownLines().isEmpty()
            ? Cells.NONE
            : String.join(", ", incident.unknownLines()))
        .tile("Highest traffic gap", gap(timeline.traffic()));
    return (timeline.mobileTraffic().isPresent()
        ? tiles.tile("Highest gap of mobile data", gap(timeline.mobileTraffic()))
        : tiles).html();
  }

  private static String most(IncidentDocument incident) {
    if (!incident.linesUnknown()) {
      return lines(incident.mostLines());
    }
    return incident.mostLines().isEmpty() ? "unknown" : "at least " + lines(incident.mostLines());
  }

  private static String gap(Optional<IncidentTraffic> traffic) {
    return traffic.flatMap(IncidentTraffic::highestGapMbps).map(mbps -> mbps.toPlainString() + " Mbit/s")
        .orElse(Cells.NONE);
  }

  private Html table(IncidentTimeline timeline) {
    Table table = new Table("Slots alike are one row; a slot in which nobody was cut off is in none",
        List.of(text("From"), text("To"), wide("Cut off"), wide("Not confirmed")));
    List<Piece> pieces = timeline.pieces().stream().map(Piece::of).toList();
    pieces.stream().limit(MOST_ROWS)
        .forEach(each -> table.row(List.of(Html.of(Display.time(each.from(), view.zone())),
            Html.of(Display.time(each.to(), view.zone())),
            Html.of(services(each, ServiceLines::confirmed)),
            Html.of(services(each, ServiceLines::unconfirmed)))));
    return Html.fragment().add(table.html())
        .add(Pages.more(pieces.size() - MOST_ROWS, "/api/v1/incidents/" + timeline.incident().number()));
  }

  private static String services(Piece piece,
      Function<ServiceLines, Map<String, Long>> which) {
    String text = piece.services().stream().filter(each -> !which.apply(each).isEmpty())
        .map(each -> each.service().words() + ": " + lines(which.apply(each)))
        .collect(Collectors.joining("; "));
    return text.isEmpty() ? Cells.NONE : text;
  }

  /// The most lines of an incident, as far as they are known.
  static Html mostLines(IncidentDocument incident) {
    return incident.linesUnknown() ? Status.DOUBT.badge(most(incident)) : Html.of(most(incident));
  }

  /// Lines by kind for people: `1 200 ftth, 3 pra`.
  static String lines(Map<String, Long> lines) {
    return lines.isEmpty()
        ? Cells.NONE
        : lines.entrySet().stream().map(each -> Display.number(each.getValue()) + " " + each.getKey())
            .collect(Collectors.joining(", "));
  }
}
