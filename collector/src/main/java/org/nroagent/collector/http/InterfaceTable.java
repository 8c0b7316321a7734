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
  private static final int LISTED = 2_000;

  private InterfaceTable() {}

  /// @param wanted the most rows
  static Html of(List<InterfaceView> interfaces, int wanted, ZoneId zone) {
    int most = Math.min(LISTED, wanted);
    Table table = new Table("Newest slot of each interface; the link gives its last day as CSV",
        List.of(Column.text("Agent"), Column.text("Device"), Column.text("Interface"), Column.text("Slot"),
            Column.number("Its age"), Column.number("In Mbit/s"), Column.number("Out Mbit/s"),
            Column.text("Quality")));
    for (InterfaceView view : interfaces.subList(0, Math.min(most, interfaces.size()))) {
      table.row(List.of(Html.of(view.agent()), Html.of(view.device()),
          Html.fragment().link("/api/v1/interfaces/" + view.id() + "/slots?format=csv", view.name()),
          Html.of(Display.time(view.lastSlot(), zone)),
          Html.of(Display.duration(Duration.ofSeconds(view.lastSlotAgeSeconds()))),
          Html.of(view.inMbps().map(Display::number).orElse(OverviewParts.NONE)),
          Html.of(view.outMbps().map(Display::number).orElse(OverviewParts.NONE)), quality(view)));
    }
    Html html = table.html();
    if (interfaces.size() > most) {
      String path = most < LISTED ? "/interfaces" : "/api/v1/interfaces";
      html.open("p").text(Display.number(interfaces.size() - (long) most) + " more in ")
          .link(path, "the whole list").close();
    }
    return html;
  }

  private static Html quality(InterfaceView view) {
    return view.missingReason()
        .map(reason -> Status.DOUBT.badge("missing").text(" " + reason.replace('_', ' ')))
        .orElseGet(() -> Html.of(view.quality()));
  }
}
