package org.nroagent.collector.http;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nroagent.collector.notice.NotificationsText;
import org.nroagent.collector.notice.NotificationsView;
import org.nroagent.collector.notice.NotificationsView.Incident;
import org.nroagent.collector.notice.NotificationsView.Step;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.EventWords;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// The incidents that are to be notified, each with its countdown. Only shown: a person says what was sent by the command.
final class NotificationsPage {
  private static final long SOON_HOURS = 24;

  private final ZoneId zone;

  private NotificationsPage(ZoneId zone) {
    this.zone = zone;
  }

  /// @param zone the regulation's
  static Html of(NotificationsView view, ZoneId zone) {
    return new NotificationsPage(zone).page(view);
  }

  private Html page(NotificationsView view) {
    Html html = Html.fragment().element("p", "By " + view.regulation() + ". Incidents detected since "
        + time(view.from()) + ". Times and days are those of " + zone + ".");
    if (view.incidents().isEmpty()) {
      return html.open("p").add(Status.GOOD.badge("none")).text(" Nothing is to be notified.").close();
    }
    html.add(notices(view));
    view.incidents().reversed().forEach(incident -> incident(html, incident));
    view.together().stream().filter(NotificationsView.Set::notifiable).forEach(set -> possible(html, set));
    view.verdicts()
        .forEach(verdict -> html.element("p", "Verdict " + verdict.id() + " of " + time(verdict.madeAt())
            + ": " + NotificationsText.verdict(verdict) + "."));
    return html;
  }

  private void possible(Html html, NotificationsView.Set set) {
    html.open("p").add(Status.DOUBT.badge("together")).text(" " + String.join(", ", set.incidents())
        + " lasted at the same time and would meet a criterion as one incident: "
        + services(set.services()) + ". Judged by " + set.judgedBy().text() + ".").close();
    findings(html, set.problems(), set.notSeen());
    html.element("p", "Possible notices, by the first detection " + time(set.detected()) + ": "
        + String.join("; ", set.steps().stream()
            .map(step -> step.step() + " " + NotificationsText.state(step)).toList())
        + ".");
  }

  private Html notices(NotificationsView view) {
    Table table = new Table("Notices", List.of(Column.text("Incident"), Column.text("Notice"),
        Column.text("Due"), Column.text("State"), Column.wide("Sent")));
    view.incidents().forEach(incident -> Stream.concat(incident.steps().stream(), incident.judgeBy().stream())
        .forEach(step -> table.row(List.of(
            Html.fragment().element("a", incident.id(), "href", "#" + incident.id()), Html.of(step.step()),
            Html.of(step.due().map(Object::toString).orElse(OverviewParts.NONE)), badge(step),
            Html.of(step.sentAt().map(at -> time(at) + " by " + step.sentBy().orElse(""))
                .orElse(OverviewParts.NONE))))));
    return table.html();
  }

  private static Html badge(Step step) {
    long hours = step.hoursLeft().orElse(Long.MAX_VALUE);
    if (step.doubtful() && step.sentAt().isEmpty()) {
      return Status.DOUBT
          .badge("doubtful, " + (hours < 0 ? "overdue for " + -hours + " h" : hours + " h left"));
    }
    return switch (step.standing()) {
      case "sent" -> Status.GOOD.badge("sent");
      case "sent_late" -> Status.DOUBT.badge("sent late");
      case "overdue" -> Status.BAD.badge("overdue for " + -hours + " h");
      default -> (hours <= SOON_HOURS ? Status.DOUBT : Status.UNKNOWN).badge(hours + " h left");
    };
  }

  private void incident(Html html, Incident incident) {
    html.element("h2",
        incident.id() + ": " + incident.cause().map(EventWords::failed).orElse("place that failed not known"),
        "id",
        incident.id())
        .element("p", incident.state() + ", detected " + time(incident.detected())
            + incident.ended().map(end -> ", ended " + time(end)).orElse("") + ". Told by "
            + String.join(", ", incident.members()) + ". Judged by " + incident.judgedBy().text() + ".")
        .element("p", services(incident.services()) + ".");
    NotificationsText.data(incident).forEach((service, text) -> html.element("p",
        service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + ": " + text + "."));
    NotificationsText.stations(incident).ifPresent(
        stations -> html.element("p", "Base stations potentially concerned: " + stations + "."));
    NotificationsText.stated(incident, this::time)
        .forEach(statement -> html.element("p", "Stated " + statement + "."));
    findings(html, incident.problems(), incident.notSeen());
    incident.ends().forEach(end -> html.element("p",
        "End " + end.id() + ": " + NotificationsText.end(end, this::time) + "."));
  }

  private void findings(Html html, List<String> problems, NotificationsView.NotSeen notSeen) {
    problems.forEach(problem -> html.open("p").add(Status.BAD.badge("no rate")).text(" " + problem).close());
    NotificationsText.notSeen(notSeen, this::time).forEach(reason -> html.open("p")
        .add(Status.DOUBT.badge("at least")).text(" " + reason).close());
  }

  private String time(Instant instant) {
    return Display.time(instant, zone);
  }

  private static String services(List<NotificationsView.Service> services) {
    return services.isEmpty()
        ? "Nobody could be counted"
        : String.join("; ", services.stream().map(service -> service.service() + " "
            + NotificationsText.most(service).orElse("nobody counted") + ", "
            + NotificationsText.criterion(service)).toList());
  }
}
