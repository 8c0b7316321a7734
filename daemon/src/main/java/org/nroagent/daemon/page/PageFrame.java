package org.nroagent.daemon.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// What all pages of a daemon have in common: title, navigation, style, footer. Immutable.
///
/// @param daemon name in the header, as in `nro-agent hub1-agent`
/// @param navigation links of every page
/// @param version the daemon's version
/// @param zone in which times are shown
/// @param refresh real time after which a browser asks again, whole seconds; zero for never
public record PageFrame(String daemon, List<Link> navigation, String version, ZoneId zone, Duration refresh) {
  private static final String STYLE = style();

  public PageFrame {
    navigation = List.copyOf(navigation);
  }

  /// A link of the navigation.
  ///
  /// @param path a path of this server
  /// @param title what it leads to
  public record Link(String path, String title) {}

  /// A whole page.
  ///
  /// @param title of this page
  /// @param path its own path, marked in the navigation
  /// @param now the time of what it shows
  /// @param body what it shows
  public String page(String title, String path, Instant now, Html body) {
    Html html = Html.fragment().open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8")
        .empty(
            "meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    if (!refresh.isZero()) {
      html.empty("meta", "http-equiv", "refresh", "content", Long.toString(refresh.toSeconds()));
    }
    html.element("title", title + " – " + daemon).style(STYLE).close();
    html.open("body").open("header").open("div").element("strong", daemon).add(links(path)).close().close();
    html.open("main").element("h1", title).add(body).close();
    html.open("footer").text("Version " + version + " · " + Display.time(now, zone) + " " + zone.getId());
    html.close().close().close();
    return "<!doctype html>\n" + html + "\n";
  }

  private Html links(String path) {
    Html nav = Html.fragment().open("nav", "aria-label", "Pages");
    for (Link link : navigation) {
      if (link.path().equals(path)) {
        nav.element("a", link.title(), "href", link.path(), "aria-current", "page");
      } else {
        nav.link(link.path(), link.title());
      }
    }
    return nav.close();
  }

  private static String style() {
    try (InputStream in = PageFrame.class.getResourceAsStream("style.css")) {
      if (in == null) {
        throw new IllegalStateException("style.css is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
