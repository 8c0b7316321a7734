package org.nroagent.collector.http;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;

/// The interfaces with their newest slot.
final class InterfaceTable {
  private InterfaceTable() {}

  /// The page of a query.
  static Html page(InterfaceQuery query, Snapshots.Interfaces part, ZoneId zone) {
    Html html = Html.fragment().add(SearchText.form("/interfaces", "Interface", query.text(),
        query.agent().map(agent -> new String[]{"agent", agent}).orElse(new String[0])));
    html.open("p", "class", "note");
    query.agent()
        .ifPresent(agent -> html.text("Only of agent " + agent + ". ").link("/interfaces", "Show all"));
    html.close();
    if (part.interfaces().isEmpty()) {
      html.element("p", "No interface has delivered a slot that is looked for.", "class", "note");
    } else {
      html.add(of(part.interfaces(), zone));
    }
    html.open("p");
    part.next().ifPresent(next -> html.link(query.link(next), "Next page"));
    return html.close();
  }

  private static Html of(List<InterfaceView> interfaces, ZoneId zone) {
    Table table = new Table("Newest slot of each interface; the link gives its last day as CSV",
        List.of(Column.text("Agent"), Column.text("Device"), Column.text("Interface"), Column.text("Slot"),
            Column.number("Its age"), Column.number("In Mbit/s"), Column.number("Out Mbit/s"),
            Column.text("Quality")));
    for (InterfaceView view : interfaces) {
      table.row(List.of(Html.of(view.agent()), Html.of(view.device()),
          Html.fragment().link("/api/v1/interfaces/" + view.id() + "/slots?format=csv", view.name()),
          Html.of(Display.time(view.lastSlot(), zone)),
          Html.of(Display.duration(Duration.ofSeconds(view.lastSlotAgeSeconds()))),
          Html.of(view.inMbps().map(Display::number).orElse(OverviewParts.NONE)),
          Html.of(view.outMbps().map(Display::number).orElse(OverviewParts.NONE)), quality(view)));
    }
    return table.html();
  }

  private static Html quality(InterfaceView view) {
    return view.missingReason()
        .map(reason -> Status.DOUBT.badge("missing").text(" " + reason.replace('_', ' ')))
        .orElseGet(() -> Html.of(view.quality()));
  }
}
