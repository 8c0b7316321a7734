package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.text;
import static org.nroagent.daemon.page.Table.Column.wide;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nroagent.agent.http.ServiceDocument.WhyDocument;
import org.nroagent.agent.http.ServiceDocument.WindowDocument;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.EventWords;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;

/// Services with their states, those that need somebody first, and the incidents.
final class ServicesSection {
  private static final int MOST_ROWS = 50;
  private static final List<String> ORDER = List.of("down", "unknown", "degraded", "up");

  private final AgentView view;
  private final Instant now;

  private ServicesSection(AgentView view) {
    this.view = view;
    this.now = view.time().wall();
  }

  /// Nothing where the agent answers for no service.
  static Html html(AgentView view) {
    ServicesSection section = new ServicesSection(view);
    List<ServiceDocument> services = ServiceDocument.all(view.snapshots().states().services(), section.now,
        view.zone());
    return services.isEmpty()
        ? Html.fragment()
        : Html.fragment().element("h2", "Services").add(section.services(services))
            .element("h2", "Incidents").add(section.incidents());
  }

  private Html services(List<ServiceDocument> all) {
    Table table = new Table("By what devices were seen to say last; unknown is neither up nor down",
        List.of(text("Service of"), text("State"), wide("Why"), text("Down since"), text("Lines"),
            text("Declared")));
    all.stream().sorted(Comparator.comparingInt(each -> ORDER.indexOf(each.state()))).limit(MOST_ROWS)
        .forEach(each -> table.row(List.of(Html.of(each.place()), state(each.state()),
            Html.of(each.reasons().stream().map(WhyDocument::text).collect(Collectors.joining("; "))),
            Cells.time(each.downSince(), view.zone()),
            each.lines().map(ServicesSection::lines).orElse(Status.DOUBT.badge("unknown")),
            Html.of(each.window().map(WindowDocument::kind).orElse(Cells.NONE)))));
    return Html.fragment().add(table.html()).add(Pages.more(all.size() - MOST_ROWS, "/api/v1/services"));
  }

  private static Html state(String word) {
    return switch (word) {
      case "up" -> Status.GOOD.badge(word);
      case "down" -> Status.BAD.badge(word);
      default -> Status.DOUBT.badge(word);
    };
  }

  private Html incidents() {
    List<IncidentDocument> all = IncidentDocument
        .all(view.snapshots().states().services(), now, view.zone()).reversed();
    if (all.isEmpty()) {
      return Html.fragment().element("p", "No service has failed yet.", "class", "note");
    }
    Table table = new Table("Lines that are cut off now, and the most at once",
        List.of(text("Incident"), text("State"), wide("Comes from"), text("From"), text("To"),
            text("Services"), text("Cut off"), text("Not confirmed"), wide("Most")));
    all.stream().limit(MOST_ROWS)
        .forEach(each -> table.row(List.of(incident(each.number()),
            each.state().equals("open") ? Status.BAD.badge("open") : Html.of(each.state()),
            Html.of(EventWords.failed(each.cause())), Html.of(Display.time(each.since(), view.zone())),
            Cells.time(each.until(), view.zone()), Html.of(Integer.toString(each.services())),
            cutOff(each), lines(each.unconfirmed()), IncidentPage.mostLines(each))));
    return Html.fragment().add(table.html()).add(Pages.more(all.size() - MOST_ROWS, "/api/v1/incidents"));
  }

  private static Html incident(long number) {
    return Html.fragment().link("/incidents/" + number, Long.toString(number));
  }

  private static Html cutOff(IncidentDocument incident) {
    int unknown = incident.unknownLines().size();
    return unknown == 0
        ? lines(incident.affected())
        : Html.fragment().add(lines(incident.affected())).add(Html.of(" "))
            .add(Status.DOUBT.badge("unknown at " + unknown));
  }

  private static Html lines(Map<String, Long> lines) {
    return Html.of(IncidentPage.lines(lines));
  }
}
