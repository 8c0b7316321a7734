package org.nroagent.daemon.page;

/// A row of labelled values for the top of a page.
public final class Tiles {
  private final Html html = Html.fragment().open("dl", "class", "tiles");

  /// Adds a value.
  public Tiles tile(String label, Html value) {
    html.open("div").element("dt", label).open("dd").add(value).close().close();
    return this;
  }

  /// Adds a value that is text.
  public Tiles tile(String label, String value) {
    return tile(label, Html.of(value));
  }

  /// The tiles; nothing can be added afterwards.
  public Html html() {
    return html.close();
  }
}
