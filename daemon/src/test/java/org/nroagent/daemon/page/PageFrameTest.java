package org.nroagent.daemon.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.daemon.page.PageFrame.Link;
import org.nroagent.daemon.page.Table.Column;

class PageFrameTest {
  private final PageFrame frame = new PageFrame("nro-agent <hub1>",
      List.of(new Link("/", "Status"), new Link("/interfaces", "Interfaces")), "0.1.0",
      ZoneId.of("Europe/Paris"),
      Duration.ofSeconds(30));

  private String page(PageFrame pageFrame) {
    return pageFrame.page("Interfaces", "/interfaces", Instant.parse("2026-10-25T00:05:00Z"),
        Html.of("1 < 2"));
  }

  @Test
  void aPageHasTitleNavigationTimeAndVersion() {
    String page = page(frame);
    assertTrue(page.startsWith("<!doctype html>\n<html lang=\"en\">"));
    assertTrue(page.contains("<title>Interfaces – nro-agent &lt;hub1&gt;</title>"));
    assertTrue(page
        .contains("<a href=\"/\">Status</a><a href=\"/interfaces\" aria-current=\"page\">Interfaces</a>"));
    assertTrue(page.contains("<main><h1>Interfaces</h1>1 &lt; 2</main>"));
    assertTrue(page.contains("<footer>Version 0.1.0 · 25 Oct 2026 02:05:00 Europe/Paris</footer>"));
    assertTrue(page.contains("prefers-color-scheme: dark"));
  }

  @Test
  void aPageRefreshesItselfIfWanted() {
    assertTrue(page(frame).contains("<meta http-equiv=\"refresh\" content=\"30\">"));
    PageFrame still = new PageFrame("a", List.of(), "1", ZoneId.of("UTC"), Duration.ZERO);
    assertFalse(page(still).contains("http-equiv"));
  }

  @Test
  void aPageHasNoScripts() {
    assertFalse(page(frame).contains("<script"));
  }

  @Test
  void tablesNameTheirRowsAndColumns() {
    Table table = new Table("Interfaces", List.of(Column.text("Name"), Column.number("Mbit/s")));
    assertThrows(IllegalArgumentException.class, () -> table.texts("one"));
    assertEquals(
        "<div class=\"scroll\"><table><caption>Interfaces</caption><thead><tr><th scope=\"col\">Name</th>"
            + "<th class=\"number\" scope=\"col\">Mbit/s</th></tr></thead><tbody><tr><th scope=\"row\">a&amp;b</th>"
            + "<td class=\"number\">1</td></tr></tbody></table></div>",
        table.texts("a&b", "1").html().toString());
  }

  @Test
  void tilesAreADescriptionList() {
    assertEquals("<dl class=\"tiles\"><div><dt>Devices</dt><dd>3</dd></div></dl>",
        new Tiles().tile("Devices", "3").html().toString());
  }
}
