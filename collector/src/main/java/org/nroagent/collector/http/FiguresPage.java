package org.nroagent.collector.http;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.proof.FiguresText;
import org.nroagent.collector.proof.FiguresView;
import org.nroagent.collector.store.FigureReader.Counts;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;
import org.nroagent.model.proof.FigureComparison.Outcome;

/// The figures that agents told of a closed month, beside what the slots of the store give.
final class FiguresPage {
  private FiguresPage() {}

  /// @param agent of this agent alone, empty for all
  /// @param outcome whose comparison came to this, empty for all
  static Html of(FiguresView view, Optional<String> agent, Optional<Outcome> outcome, ZoneId zone) {
    String month = "/figures?month=" + view.month()
        + agent.map(name -> "&" + EventQuery.parameter("agent", name)).orElse("");
    Html html = Html.fragment()
        .element("h2",
            "Closed month " + view.month() + agent.map(name -> " of agent " + name).orElse(""))
        .element("p",
            "Each figure that an agent told is computed again here, from the slots that it delivered: "
                + FiguresText.summary(view.summary()) + " of all agents.",
            "class", "note");
    html.open("p", "class", "note").text("Shown: ");
    for (Outcome each : Outcome.values()) {
      html.link(month + "&outcome=" + each.word(), words(each.word())).text(" · ");
    }
    html.link(month + "&outcome=any", "all").close();
    if (view.figures().isEmpty()) {
      return html.element("p", "There is none.", "class", "note");
    }
    Table table = new Table("Mbit/s as the agent told them",
        List.of(Column.text("Agent"), Column.text("Series"), Column.number("In"), Column.number("Out"),
            Column.number("Coverage"), Column.text("Comparison"), Column.wide("Why"), Column.text("Told")));
    view.figures().forEach(entry -> table.row(row(entry, zone)));
    html.add(table.html());
    view.next().ifPresent(next -> html.open("p")
        .link(month + "&outcome=" + outcome.map(Outcome::word).orElse("any") + "&"
            + EventQuery.parameter("after", next), "Next page")
        .close());
    return html;
  }

  private static List<Html> row(FiguresView.Entry entry, ZoneId zone) {
    Optional<FiguresView.Told> told = entry.told();
    return List.of(Html.of(entry.agent()), Html.of(entry.series()),
        mbps(told.flatMap(FiguresView.Told::in)), mbps(told.flatMap(FiguresView.Told::out)),
        Html.of(told.map(FiguresView.Told::coverage).orElse(OverviewParts.NONE)), badge(entry),
        Html.of(entry.detail()), Html.of(Display.time(entry.toldAt(), zone)));
  }

  private static Html mbps(Optional<FiguresView.Value> value) {
    return Html.of(value.map(each -> Display.number(each.mbps())).orElse(OverviewParts.NONE));
  }

  private static Html badge(FiguresView.Entry entry) {
    String words = words(entry.outcome());
    return entry.differs() ? Status.BAD.badge(words) : Html.of(words);
  }

  private static String words(String outcome) {
    return switch (outcome) {
      case "notComparable" -> "cannot be compared";
      case FiguresView.NOT_COMPARED -> "not compared yet";
      default -> outcome;
    };
  }

  /// Nothing unless a figure differs.
  static Html alarm(YearMonth month, Counts counts) {
    Html html = Html.fragment();
    if (counts.differing() > 0) {
      html.open("p").add(Status.BAD.badge("figures differ"))
          .text(" " + counts.differing() + " figures of " + month
              + " are not what the slots here give: do not bill them before you know why. ")
          .link("/figures?month=" + month, "Which").close();
    }
    return html;
  }

  /// How a month stands, as a line.
  static Html line(YearMonth month, Counts counts) {
    return Html.fragment().open("p", "class", "note")
        .text("Closed month " + month + ": " + FiguresText.summary(counts) + ". ")
        .link("/figures?month=" + month, "Show").close();
  }
}
