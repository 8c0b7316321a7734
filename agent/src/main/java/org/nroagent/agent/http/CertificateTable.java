package org.nroagent.agent.http;

import static org.nroagent.daemon.page.Table.Column.number;
import static org.nroagent.daemon.page.Table.Column.text;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Table;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;

/// The numbers that lead to a month's figure.
///
/// @param certificate the figure and what explains it
/// @param finalSlots the month's slots that are final, with a value or without: all of them once it is over
/// @param running whether the month is not over, so that its digest will still change
record CertificateTable(Certificate certificate, long finalSlots, boolean running) {
  Html html() {
    MonthFigure figure = certificate.figure();
    ZoneId zone = figure.month().zone();
    Table table = new Table("Slots of " + figure.grid().seconds() + " s from " + figure.month().month()
        + "-01 00:00 " + zone.getId(), List.of(text(""), number("IN"), number("OUT")));
    both(table, "Expected in the whole month", figure.expectedSlots());
    if (running) {
      both(table, "Final so far", finalSlots);
    }
    row(table, "With a value", direction -> Display.number(direction.valid()));
    both(table, "of them interpolated over one missed poll", certificate.interpolated());
    certificate.missing().forEach((reason, slots) -> both(table, "Missing: " + Cells.words(reason), slots));
    both(table, "Without any record", unrecorded());
    row(table, "Largest 5 % discarded", direction -> Display.number(direction.discarded()));
    row(table, "Rank of the retained slot, ascending", direction -> Display.number(direction.rank()));
    table.texts("Retained slot starts at", retained(certificate.inRetainedSlot(), zone),
        retained(certificate.outRetainedSlot(), zone));
    row(table, "Its octets", direction -> Display.number(direction.octets()));
    row(table, "Its rate, Mbit/s", direction -> Display.number(direction.mbps(figure.grid())));
    Html html = Html.fragment().add(table.html());
    if (!running) {
      html.open("p", "class", "note").text("SHA-256 of the month's slots: ")
          .element("code", certificate.digest()).close();
    }
    return html;
  }

  /// Slots of which there is no record although they are over.
  private long unrecorded() {
    return Math.max(0, certificate.unrecorded() - (certificate.figure().expectedSlots() - finalSlots));
  }

  private void row(Table table, String label, Function<DirectionFigure, String> value) {
    table.texts(label, cell(certificate.figure().in(), value), cell(certificate.figure().out(), value));
  }

  private static void both(Table table, String label, long slots) {
    table.texts(label, Display.number(slots), Display.number(slots));
  }

  private static String cell(@Nullable DirectionFigure figure, Function<DirectionFigure, String> value) {
    return Optional.ofNullable(figure).map(value).orElse(Cells.NONE);
  }

  private static String retained(@Nullable Instant start, ZoneId zone) {
    return start == null ? Cells.NONE : Display.time(start, zone);
  }
}
