package org.nroagent.daemon.page;

import java.time.Instant;
import java.util.List;
import org.nroagent.daemon.page.SlotPlot.Discarded;
import org.nroagent.model.SlotGrid;

/// The slots that a percentile discards, as ticks in one row per direction below a plot, and a dot at the slot that is
/// retained.
///
/// @param discarded at most one per direction
/// @param grid length of the slots
/// @param scale the plot's
record DiscardedStrip(List<Discarded> discarded, SlotGrid grid, Scale scale) {
  private static final int ROW = 14;
  private static final int TICK = 10;
  /// Room for the rate axis' lowest label.
  private static final int ABOVE = 9;
  /// A single slot of a month would be too thin to be seen.
  private static final double THINNEST = 1.2;

  /// The space below the plot.
  int height() {
    return discarded.isEmpty() ? 0 : ABOVE + discarded.size() * ROW;
  }

  void draw(Html svg) {
    for (int row = 0; row < discarded.size(); row++) {
      Discarded each = discarded.get(row);
      String style = Svg.style(each.direction());
      int y = scale.bottom() + ABOVE + row * ROW;
      Svg.text(svg, style, scale.left() - 6, y + TICK - 1, "end", each.direction().name());
      Svg.path(svg, "tick " + style, ticks(each.slots(), y));
      Svg.text(svg, style, scale.right() + 6, y + TICK - 1, "start",
          Display.number(each.slots().size()) + " discarded");
      dot(svg, each, style);
    }
  }

  private void dot(Html svg, Discarded each, String style) {
    if (!each.retainedSlot().isBefore(scale.from()) && each.retainedSlot().isBefore(scale.to())) {
      svg.open("circle", "class", "dot " + style, "cx", Scale.text(scale.x(each.retainedSlot())), "cy",
          Scale.text(scale.y(each.retainedMbps().doubleValue())), "r", "4")
          .element("title", "the retained slot of " + each.direction()).close();
    }
  }

  /// One box per run of slots; runs that touch on the screen are one.
  private String ticks(List<Instant> starts, int y) {
    StringBuilder path = new StringBuilder();
    double left = Double.NaN;
    double right = Double.NaN;
    for (Instant start : starts) {
      double x = scale.x(start);
      if (x > right || Double.isNaN(right)) {
        box(path, left, right, y);
        left = x;
      }
      right = Math.max(scale.x(grid.next(start)), x + THINNEST);
    }
    box(path, left, right, y);
    return path.toString();
  }

  private static void box(StringBuilder path, double left, double right, int y) {
    if (!Double.isNaN(left)) {
      path.append('M').append(Scale.text(left)).append(' ').append(y).append('H').append(Scale.text(right))
          .append("v" + TICK + "H").append(Scale.text(left)).append('z');
    }
  }
}
