package org.nroagent.agent.http;

import java.time.Duration;
import java.util.List;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.PageFrame;
import org.nroagent.daemon.page.PageFrame.Link;

/// What the agent's pages have in common.
final class Pages {
  private static final List<Link> NAVIGATION = List.of(new Link("/", "Status"), new Link("/audit", "Audit"),
      new Link("/api/v1/status", "API"), new Link("/api/openapi.json", "API description"),
      new Link("/metrics", "Metrics"));

  private Pages() {}

  /// The frame of a page.
  ///
  /// @param refresh real time after which a browser asks again
  static PageFrame frame(AgentView view, Duration refresh) {
    return new PageFrame("nro-agent " + view.name(), NAVIGATION, view.version(), view.zone(), refresh);
  }

  /// The path of a series' own page; ids need no encoding.
  static String path(SeriesSnapshot each) {
    return (each.derived() ? "/series/" : "/interfaces/") + each.id();
  }

  /// Says how many rows a table leaves out and where they are; nothing if it has them all.
  static Html more(int leftOut, String path) {
    return leftOut <= 0
        ? Html.fragment()
        : Html.fragment().open("p", "class", "note").text(leftOut + " more are in ").link(path, path).close();
  }
}
