package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.DropCounter;

/// What an interface lost in the running month (M11).
///
/// @param losses what it lost
/// @param zone in which times are shown
record LossesSection(MonthLosses losses, ZoneId zone) {
  Html html() {
    Html html = Html.fragment().element("h2", "Discards and errors of the month");
    if (losses.counted() == 0) {
      return html.element("p", "No slot of this month has a count of discards or errors.", "class", "note");
    }
    finding().ifPresent(finding -> html.add(finding.html()));
    long all = 0;
    for (DropCounter counter : DropCounter.values()) {
      all += losses.packets(counter);
    }
    String counted = "Counted in " + slots(losses.counted()) + " of this month";
    return all == 0
        ? html.element("p", counted + ": nothing was discarded, nothing was in error.")
        : html.add(table()).element("p", counted + ".", "class", "note");
  }

  /// The promise that was broken, where one was.
  Optional<Finding> finding() {
    return losses.lastWithinCapacity().map(last -> new Finding(Status.BAD,
        slots(losses.withinCapacity()) + " of this month discarded packets although their traffic"
            + " was within the capacity, which the contract promises to transport [C CP 5.2.5]; the last one is "
            + Display.time(last.start(), zone) + " with " + Display.number(MonthLosses.discards(last.drops()))
            + " packets."));
  }

  private static String slots(int count) {
    return Display.number(count) + (count == 1 ? " slot" : " slots");
  }

  private Html table() {
    Table table = new Table("Packets",
        List.of(text(""), number("IN"), number("Slots"), number("OUT"), number("Slots")));
    row(table, "Discarded", DropCounter.IN_DISCARDS, DropCounter.OUT_DISCARDS);
    row(table, "In error", DropCounter.IN_ERRORS, DropCounter.OUT_ERRORS);
    return table.html();
  }

  private void row(Table table, String label, DropCounter in, DropCounter out) {
    table.texts(label, Display.number(losses.packets(in)), Display.number(losses.slots(in)),
        Display.number(losses.packets(out)), Display.number(losses.slots(out)));
  }
}
