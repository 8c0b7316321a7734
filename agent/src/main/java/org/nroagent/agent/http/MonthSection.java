package org.nroagent.agent.http;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Percentile95;
import org.nroagent.model.figure.SlotWindow;

/// A month on the page of a series: its plot, one paragraph, and on demand everything that leads to the figure.
///
/// @param each the series
/// @param month the month
/// @param progress how far it has come
/// @param rebuilding whether slots of the ring are still being read
/// @param now the wall clock
record MonthSection(SeriesSnapshot each, KnownMonth month, MonthProgress progress, boolean rebuilding,
    Instant now) {
  static MonthSection of(SeriesSnapshot each, KnownMonth month, boolean rebuilding, Instant now) {
    return new MonthSection(each, month, MonthProgress.of(each, month, now), rebuilding, now);
  }

  Html html() {
    Html html = Html.fragment().open("h2").text(title() + " ").add(state()).close();
    month.slots().ifPresent(slots -> html.add(plot(slots)));
    html.open("p").text(summary()).add(billing()).close();
    EvidenceSection evidence = new EvidenceSection("Discarded slots of " + each.id() + ", " + civil().month(),
        month.in(), month.out(), month.windows());
    html.open("details").element("summary", "How the figure comes about")
        .add(new CertificateTable(month.certificate(), progress.finalSlots(), progress.running()).html())
        .add(capacity())
        .element("p", rule(), "class", "note").add(sources()).close();
    return html.open("details").element("summary", "The discarded 5 %: hours of day and nearness to capacity")
        .add(evidence.chart()).add(evidence.details()).close();
  }

  private String title() {
    return CapacityWords.month(civil().month()) + (progress.running() ? ", so far" : "");
  }

  private Html state() {
    return switch (month.state()) {
      case RUNNING -> Html.fragment();
      case CLOSED -> Status.GOOD.badge("closed");
      case CLOSING -> Status.UNKNOWN.badge("closing");
      case NOT_KEPT -> Status.DOUBT.badge("not closed");
    };
  }

  /// A running month is drawn to its end once a third of it has passed; before that its slots would be too thin.
  private Html plot(SlotWindow slots) {
    PlottedSeries plotted = new PlottedSeries(each.id(), civil().zone(), month.capacityMbps(),
        each.config().capacityRule(), each.windows());
    String what = civil().month().toString();
    if (!progress.running()) {
      return plotted.withPercentiles(what, slots, month.certificate(), slots.end(), slots.end(), "");
    }
    SlotGrid grid = slots.grid();
    Instant known = grid.plus(slots.start(), progress.finalSlots());
    Instant third = grid.plus(slots.start(), slots.size() / 3);
    Instant until = known.isBefore(third) ? third : slots.end();
    return plotted.withPercentiles(what, slots.part(slots.start(), until), month.certificate(), until, known,
        " so far");
  }

  private String summary() {
    MonthFigure figure = month.certificate().figure();
    String soFar = progress.running()
        ? "This month is still running: the figure is of its slots so far and will change. "
        : "";
    String closing = month.state() == KnownMonth.State.CLOSING
        ? "The month is over; its figure becomes final a quarter of an hour later, when no late slot can come. "
        : "";
    String reference = figure.referenceDirection()
        .map(direction -> "The reference value is that of " + direction + ", "
            + Display.number(figure.referenceMbps().orElseThrow()) + " Mbit/s" + utilisation(figure) + ". ")
        .orElse("No slot has a value, so there is no reference value. ");
    String lost = month.wholeFrom()
        .map(from -> (month.state() == KnownMonth.State.CLOSED
            ? "Records of this month were lost before it was closed: the ring begins at "
            : "Records of this month are lost: the ring begins at ")
            + Display.time(from, civil().zone()) + ", so the figure is not billable. ")
        .orElse("");
    return soFar + closing + lost + reference + "Slots with a value cover "
        + Display.percent(figure.coverage())
        + " of the month";
  }

  private Html billing() {
    return Cells.isBilled(each)
        ? Html.of("; " + month.certificate().figure().billableCoveragePercent()
            + " % make it billable. Billable: ").add(Cells.billable(each, progress.billing(), rebuilding))
        : Html.of(".");
  }

  private String utilisation(MonthFigure figure) {
    return month.capacityMbps().flatMap(mbps -> figure.utilisationPercent(mbps)
        .map(percent -> ", " + percent.toPlainString() + " % of " + Display.number(mbps) + " Mbit/s"))
        .orElse("");
  }

  private Html capacity() {
    Html html = Html.fragment();
    month.capacityMbps().ifPresent(mbps -> month.origin()
        .ifPresent(origin -> html.element("p", "Capacity of the month: " + Display.number(mbps) + " Mbit/s, "
            + origin.words(Display.time(origin.asOf(), civil().zone())) + ".", "class", "note")));
    return html;
  }

  private String rule() {
    MonthFigure figure = month.certificate().figure();
    Optional<String> example = figure.referenceDirection().map(direction -> {
      DirectionFigure reference = figure.reference().orElseThrow();
      return " For " + (direction == Direction.IN ? "IN" : "OUT") + ": of "
          + Display.number(reference.valid())
          + " values the " + Display.number(reference.discarded()) + " largest are left out; number "
          + Display.number(reference.rank()) + " remains, " + Display.number(reference.octets())
          + " octets × 8 / " + figure.grid().seconds() + " s / 10^6 = "
          + Display.number(reference.mbps(figure.grid())) + " Mbit/s.";
    });
    return "Rule: " + Percentile95.RULE + "." + example.orElse("");
  }

  private Html sources() {
    CivilMonth civil = civil();
    String slots = "/api/v1/interfaces/" + each.id() + "/slots?from=" + civil.start() + "&to=" + civil.end();
    return Html.fragment().open("p", "class", "note").text("Slots of this month: ")
        .link(slots + "&format=csv", "CSV").text(", ").link(slots, "JSON").text(". This figure: ")
        .link("/api/v1/interfaces/" + each.id() + "/percentiles?month=" + civil.month(), "JSON")
        .text(". To compute it again from the CSV: ")
        .element("code", "nro-agent percentile --samples FILE.csv --month "
            + civil.month() + " --zone " + civil.zone().getId() + slotLength())
        .close();
  }

  private String slotLength() {
    SlotGrid grid = month.certificate().figure().grid();
    return grid.equals(SlotGrid.FIVE_MINUTES) ? "" : " --slot-seconds " + grid.seconds();
  }

  private CivilMonth civil() {
    return month.certificate().figure().month();
  }
}
