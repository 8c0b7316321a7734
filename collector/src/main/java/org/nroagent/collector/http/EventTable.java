package org.nroagent.collector.http;

import java.time.ZoneId;
import java.util.List;
import org.nroagent.collector.store.EventReader;
import org.nroagent.collector.store.EventReader.Entry;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.EventWords;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;
import org.nroagent.model.state.StateEvent;

/// Events in plain words, each name a link to the events of that agent or device alone.
final class EventTable {
  private EventTable() {}

  /// The whole page of a query.
  static Html page(EventQuery query, List<Entry> entries, ZoneId zone) {
    String parameters = query.parameters();
    Html html = Html.fragment().open("p");
    if (!parameters.isEmpty()) {
      html.text(narrowed(query) + " ").link("/events", "Show all").text(" · ");
    }
    html.link("/api/v1/events?format=csv&limit=1000" + (parameters.isEmpty() ? "" : "&" + parameters),
        "As CSV")
        .close();
    return html.add(of(entries, zone));
  }

  static Html of(List<Entry> entries, ZoneId zone) {
    if (entries.isEmpty()) {
      return Html.fragment().element("p",
          "No change of a state was told within " + EventQuery.DEFAULT_LENGTH.toDays() + " days.", "class",
          "note");
    }
    Table table = new Table("Times are the devices' own where they tell them",
        List.of(Column.text("Time"), Column.text("Agent"), Column.text("Device"), Column.text("What"),
            Column.wide("What happened"), Column.text("Cause"), Column.text("Told by")));
    for (Entry entry : entries) {
      StateEvent event = entry.event();
      table.row(List.of(Html.of(Display.time(event.time(), zone)), link("agent", entry.agent()),
          link("device", event.device()), Html.of(EventWords.subject(event.subject())),
          Html.of(EventWords.happened(event)), Html.of(EventWords.cause(event)),
          Html.of(event.origin().word())));
    }
    return table.html();
  }

  static Html gaps(List<EventReader.Gap> gaps, ZoneId zone) {
    Table table = new Table("Events that will never come; numbers that were passed over are no loss",
        List.of(Column.text("Agent"), Column.number("First"), Column.number("Last"), Column.text("Why"),
            Column.text("Said")));
    gaps.forEach(gap -> table.texts(gap.agent(), Display.number(gap.first()), Display.number(gap.last()),
        gap.reason(), Display.time(gap.at(), zone)));
    return table.html();
  }

  static Html parked(List<EventReader.Parked> parked, ZoneId zone) {
    Table table = new Table("Events that cannot be read, kept whole", List.of(Column.text("Agent"),
        Column.number("Sequence"), Column.wide("Why"), Column.text("Came")));
    parked.forEach(event -> table.texts(event.agent(), Display.number(event.sequence()), event.reason(),
        Display.time(event.at(), zone)));
    return table.html();
  }

  private static String narrowed(EventQuery query) {
    StringBuilder text = new StringBuilder("Only");
    query.filter().agent().ifPresent(agent -> text.append(" of agent ").append(agent));
    query.filter().device().ifPresent(device -> text.append(" of device ").append(device));
    query.filter().kind().ifPresent(kind -> text.append(" of kind ").append(kind.word()));
    query.filter().subject().ifPresent(subject -> text.append(" of ").append(subject));
    query.filter().aspect().ifPresent(aspect -> text.append(" of aspect ").append(aspect.word()));
    return text.append('.').toString();
  }

  private static Html link(String parameter, String name) {
    return Html.fragment().link("/events?" + EventQuery.parameter(parameter, name), name);
  }
}
