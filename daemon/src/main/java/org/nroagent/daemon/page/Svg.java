package org.nroagent.daemon.page;

import java.util.Locale;
import org.nroagent.model.Direction;

/// Elements of our drawings. Colours and strokes are the style sheet's.
final class Svg {
  private Svg() {}

  /// The style of a direction.
  static String style(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  static void path(Html svg, String style, String data) {
    svg.open("path", "class", style, "d", data).close();
  }

  static void line(Html svg, String style, double x1, double y1, double x2, double y2) {
    svg.open("line", "class", style, "x1", Scale.text(x1), "y1", Scale.text(y1), "x2", Scale.text(x2), "y2",
        Scale.text(y2)).close();
  }

  static void text(Html svg, String style, double x, double y, String anchor, String words) {
    svg.element("text", words, "class", style, "x", Scale.text(x), "y", Scale.text(y), "text-anchor", anchor);
  }

  /// A rectangle.
  ///
  /// @param title what it is, shown where a pointer rests on it; empty for none
  static void rectangle(Html svg, String style, double x, double y, double width, double height,
      String title) {
    svg.open("rect", "class", style, "x", Scale.text(x), "y", Scale.text(y), "width", Scale.text(width),
        "height", Scale.text(height));
    if (!title.isEmpty()) {
      svg.element("title", title);
    }
    svg.close();
  }
}
