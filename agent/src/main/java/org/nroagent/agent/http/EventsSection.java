package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.text;
import static org.nroagent.daemon.page.Table.Column.wide;

import java.io.IOException;
import java.util.List;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.EventWords;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.state.StateEvent;

/// The latest events in plain words, the newest first; closed months have a section of their own.
final class EventsSection {
  private static final int MOST_ROWS = 20;

  private EventsSection() {}

  static Html html(AgentView view) {
    Extent extent = view.events().extent();
    Html html = Html.fragment().element("h2", "Latest events");
    List<StateEvent> events;
    try {
      events = WantedEvents.latest(view.events(), MOST_ROWS, WantedEvents.USUAL).events();
    } catch (IOException _) {
      return html.add(Status.BAD.badge("The disk does not give them."));
    }
    if (events.isEmpty()) {
      return html.element("p", "No state has changed yet.", "class", "note");
    }
    Table table = new Table("Times are the devices' own where they tell them",
        List.of(text("Time"), text("Device"),
            text("What"), wide("What happened"), text("Cause"), text("Told by")));
    for (StateEvent event : events.reversed()) {
      table.row(List.of(Html.of(Display.time(event.time(), view.zone())), Html.of(event.device()),
          Html.of(EventWords.subject(event.subject())), Html.of(EventWords.happened(event)),
          Html.of(EventWords.cause(event)), Html.of(event.origin().word())));
    }
    return html.add(table.html())
        .add(
            Pages.more((int) Math.min(Integer.MAX_VALUE, extent.head() - extent.oldest() + 1 - events.size()),
                "/api/v1/events"));
  }
}
