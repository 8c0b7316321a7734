package org.nroagent.daemon.page;

import java.time.Instant;
import java.util.List;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

/// A plot of slots the size of a word, without axes: for a table's cell.
///
/// @param title what is plotted, for those who cannot see it
/// @param grid length of the slots
/// @param from border of the first slot
/// @param to border after the last slot, after `from`
/// @param slots the slots of [from, to) that are known, ascending
public record Sparkline(String title, SlotGrid grid, Instant from, Instant to, List<TimedSlot> slots) {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 28;

  public Sparkline {
    slots = List.copyOf(slots);
  }

  /// The drawing.
  public Html svg() {
    SlotLines lines = new SlotLines(grid, slots);
    double highest = lines.highestMbps();
    Scale scale = new Scale(from, to, highest == 0 ? 1 : highest, 0, WIDTH, 2, HEIGHT - 1);
    Html svg = Html.fragment().open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "spark", "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT, "role", "img").element("title", title);
    for (SlotLines.Gap gap : lines.gaps()) {
      double left = scale.x(gap.from());
      svg.open("rect", "class", "gap", "x", Scale.text(left), "y", "0", "width",
          Scale.text(Math.max(1, scale.x(gap.to()) - left)), "height", Integer.toString(HEIGHT)).close();
    }
    svg.open("path", "class", "out", "d", lines.path(Direction.OUT, scale)).close();
    svg.open("path", "class", "in", "d", lines.path(Direction.IN, scale)).close();
    return svg.close();
  }
}
