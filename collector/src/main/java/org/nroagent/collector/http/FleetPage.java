package org.nroagent.collector.http;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Table;
import org.nroagent.daemon.page.Table.Column;
import org.nroagent.daemon.page.Tiles;

/// The agents: how many are how, and a part of them one by one.
final class FleetPage {
  private static final int DIGEST_CHARACTERS = 8;

  private FleetPage() {}

  /// How many agents are how; each number leads to them.
  static Html tiles(Fleet fleet) {
    Tiles tiles = new Tiles();
    for (Fleet.Group group : Fleet.Group.values()) {
      int count = fleet.count(group);
      Html link = Html.fragment().link("/agents?state=" + group.word(), Display.number(count));
      tiles.tile(group.words(),
          count == 0 || !group.isTrouble() ? link : link.text(" ").add(Status.DOUBT.badge("look")));
    }
    return tiles.html();
  }

  /// The page of a query.
  static Html of(Fleet fleet, FleetQuery query, ZoneId zone) {
    Fleet.Part part = fleet.part(query);
    Html html = Html.fragment().add(tiles(fleet))
        .add(SearchText.form("/agents", "Name, address or software", query.text(), "state",
            query.group().word()))
        .open("p", "class", "note").text(said(query, part)).close();
    if (!part.agents().isEmpty()) {
      html.add(table(part.agents(), zone));
    }
    html.open("p");
    query.after().ifPresent(_ -> html.link("/agents?state=" + query.group().word()
        + query.text().map(text -> "&" + EventQuery.parameter("q", text)).orElse(""), "First page")
        .text(" "));
    part.next().ifPresent(next -> html.link(query.link(next), "Next page"));
    return html.close();
  }

  private static String said(FleetQuery query, Fleet.Part part) {
    return query.group().words() + query.text().map(text -> ", with “" + text + "”").orElse("") + ": "
        + Display.number(part.matching()) + (part.matching() == 1 ? " agent" : " agents")
        + (part.agents().size() < part.matching() ? ", " + part.agents().size() + " of them here." : ".");
  }

  /// Those that need a look, or a word that there are none.
  static Html troubled(List<AgentView> agents, ZoneId zone) {
    return agents.isEmpty()
        ? Html.fragment().element("p", "No agent needs a look.", "class", "note")
        : table(agents, zone);
  }

  private static Html table(List<AgentView> agents, ZoneId zone) {
    Table table = new Table(
        "What was lost, contradicted itself or could not be read is counted since an agent first came",
        List.of(Column.text("Agent"), Column.text("State"), Column.text("Last slot"),
            Column.number("Its age"),
            Column.number("Clock"), Column.number("Lost"), Column.number("Events lost"),
            Column.number("Contradictions"), Column.number("Parked"), Column.text("From"),
            Column.text("Software"), Column.text("Configuration")));
    for (AgentView agent : agents) {
      table.row(List.of(
          Html.fragment().link("/interfaces?" + EventQuery.parameter("agent", agent.name()), agent.name()),
          state(agent),
          Html.of(agent.lastSlot().map(slot -> Display.time(slot, zone)).orElse(OverviewParts.NONE)),
          age(agent), clock(agent), OverviewParts.count(agent.lost()),
          OverviewParts.count(agent.events().lost()),
          OverviewParts.count(agent.conflicts() + agent.events().conflicts()),
          OverviewParts.count(agent.parked() + agent.events().parked()),
          Html.of(agent.remote().orElse(OverviewParts.NONE)),
          Html.of(agent.software().orElse(OverviewParts.NONE)), Html.of(configuration(agent, zone))));
    }
    return table.html();
  }

  private static Html age(AgentView agent) {
    if (agent.lastSlotAgeSeconds().isEmpty()) {
      return Html.of(OverviewParts.NONE);
    }
    String text = Display.duration(Duration.ofSeconds(agent.lastSlotAgeSeconds().get()));
    return agent.late() ? Status.DOUBT.badge(text) : Html.of(text);
  }

  /// The beginning of the digest, as people compare it, and since when it is so.
  private static String configuration(AgentView agent, ZoneId zone) {
    return agent.configuration().map(digest -> digest.substring(0, DIGEST_CHARACTERS)
        + agent.configurationSince().map(since -> " since " + Display.time(since, zone)).orElse(""))
        .orElse(OverviewParts.NONE);
  }

  private static Html clock(AgentView agent) {
    String text = agent.clockSkewMillis().map(skew -> Display.number(skew) + " ms")
        .orElse(OverviewParts.NONE);
    return Fleet.Group.CLOCK.has(agent) ? Status.DOUBT.badge(text) : Html.of(text);
  }

  private static Html state(AgentView agent) {
    Html state = connection(agent);
    return agent.cloneAlarms() == 0
        ? state
        : state.text(" ")
            .add(Status.BAD.badge("two at once, " + Display.number(agent.cloneAlarms()) + " times"));
  }

  private static Html connection(AgentView agent) {
    if (agent.connected()) {
      return Status.GOOD.badge("connected");
    }
    if (!agent.configured()) {
      return Status.UNKNOWN.badge("no longer configured");
    }
    return agent.lastSeen().isPresent() ? Status.BAD.badge("away") : Status.UNKNOWN.badge("never came");
  }
}
