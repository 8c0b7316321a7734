package org.nroagent.daemon.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

/// A plot of slots over time as inline SVG: one step line per direction in Mbit/s, missing slots shaded, limits as
/// horizontal lines. Pure: the same values give the same text.
///
/// @param title what is plotted, for those who cannot see it
/// @param grid length of the slots
/// @param from border of the first slot
/// @param to border after the last slot, after `from`
/// @param slots the slots of [from, to) that are known, ascending; a hole between them counts as missing, the time
///     after the last is left empty
/// @param limits horizontal lines
/// @param zone of the time axis
public record SlotPlot(String title, SlotGrid grid, Instant from, Instant to, List<TimedSlot> slots,
    List<Limit> limits,
    ZoneId zone) {
  static final int WIDTH = 960;
  static final int HEIGHT = 280;
  private static final int LEFT = 64;
  private static final int RIGHT = 150;
  private static final int TOP = 26;
  private static final int BOTTOM = 26;
  private static final int MOST_TIME_TICKS = 9;
  private static final int MOST_RATE_TICKS = 6;
  private static final int LABEL_HEIGHT = 13;
  /// A limit further above the traffic than this factor would flatten the lines; it is named but not drawn.
  private static final double FAR_ABOVE = 3;

  /// @throws IllegalArgumentException if the interval is empty
  public SlotPlot {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a plot needs an interval, not " + from + "…" + to);
    }
    slots = List.copyOf(slots);
    limits = List.copyOf(limits);
  }

  /// A horizontal line.
  ///
  /// @param label what it is, as in `95th percentile IN`
  /// @param mbps where it is
  /// @param kind whose colour it has
  public record Limit(String label, BigDecimal mbps, Kind kind) {
    /// Kinds of limits.
    public enum Kind {
      /// Belongs to the line IN.
      IN("in"),
      /// Belongs to the line OUT.
      OUT("out"),
      /// Belongs to both, as the capacity does.
      BOTH("limit");

      private final String style;

      Kind(String style) {
        this.style = style;
      }
    }
  }

  /// The plot for a page; a narrow screen scrolls it.
  public Html html() {
    return Html.fragment().open("div", "class", "scroll").add(svg()).close();
  }

  /// The plot alone.
  public Html svg() {
    SlotLines lines = new SlotLines(grid, slots);
    List<Limit> drawn = limits.stream().filter(limit -> isNear(limit, lines)).toList();
    RateTicks rates = RateTicks.upTo(highest(lines, drawn), MOST_RATE_TICKS);
    Scale scale = new Scale(from, to, rates.top(), LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM);
    Html svg = Html.fragment().open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "plot", "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT, "role", "img");
    svg.element("title", title).element("desc", description(lines));
    gaps(svg, lines, scale);
    rateAxis(svg, rates, scale);
    timeAxis(svg, scale);
    svg.open("path", "class", "out", "d", lines.path(Direction.OUT, scale)).close();
    svg.open("path", "class", "in", "d", lines.path(Direction.IN, scale)).close();
    limits(svg, drawn, scale);
    legend(svg, drawn);
    return svg.close();
  }

  private static boolean isNear(Limit limit, SlotLines lines) {
    double highest = lines.highestMbps();
    return highest == 0 || limit.mbps().doubleValue() <= FAR_ABOVE * highest;
  }

  private static double highest(SlotLines lines, List<Limit> drawn) {
    return Math.max(lines.highestMbps(),
        drawn.stream().mapToDouble(limit -> limit.mbps().doubleValue()).max().orElse(0));
  }

  private String description(SlotLines lines) {
    return "Highest slot IN " + Math.round(lines.highestMbps(Direction.IN)) + " Mbit/s, OUT "
        + Math.round(lines.highestMbps(Direction.OUT)) + " Mbit/s; " + lines.missingSlots() + " of "
        + lines.coveredSlots() + " slots missing.";
  }

  private void gaps(Html svg, SlotLines lines, Scale scale) {
    for (SlotLines.Gap gap : lines.gaps()) {
      double left = scale.x(gap.from());
      svg.open("rect", "class", "gap", "x", Scale.text(left), "y", Integer.toString(TOP), "width",
          Scale.text(Math.max(1, scale.x(gap.to()) - left)), "height",
          Integer.toString(HEIGHT - TOP - BOTTOM));
      svg.element("title",
          "missing from " + Display.time(gap.from(), zone) + " to " + Display.time(gap.to(), zone));
      svg.close();
    }
  }

  private static void rateAxis(Html svg, RateTicks rates, Scale scale) {
    for (double mbps : rates.values()) {
      String y = Scale.text(scale.y(mbps));
      line(svg, mbps == 0 ? "axis" : "grid", LEFT, y, WIDTH - RIGHT, y);
      text(svg, "", LEFT - 6, Scale.text(scale.y(mbps) + 4), "end", rates.label(mbps));
    }
    text(svg, "", LEFT - 6, Integer.toString(TOP - 10), "end", "Mbit/s");
  }

  private void timeAxis(Html svg, Scale scale) {
    for (TimeTicks.Tick tick : TimeTicks.between(from, to, zone, MOST_TIME_TICKS)) {
      String x = Scale.text(scale.x(tick.at()));
      svg.open("line", "class", "grid", "x1", x, "y1", Integer.toString(TOP), "x2", x, "y2",
          Integer.toString(HEIGHT - BOTTOM + 4)).close();
      svg.element("text", tick.label(), "x", x, "y", Integer.toString(HEIGHT - 8), "text-anchor", "middle");
    }
  }

  /// Labels stand at the right, the highest first, each pushed below the one before where they would overlap.
  private static void limits(Html svg, List<Limit> drawn, Scale scale) {
    List<Limit> fromTop = new ArrayList<>(drawn);
    fromTop.sort(Comparator.comparing(Limit::mbps).reversed());
    double free = 0;
    for (Limit limit : fromTop) {
      double y = scale.y(limit.mbps().doubleValue());
      line(svg, limit.kind().style, LEFT, Scale.text(y), WIDTH - RIGHT, Scale.text(y));
      double labelY = Math.max(y + 4, free);
      text(svg, limit.kind().style, WIDTH - RIGHT + 6, Scale.text(labelY), "start", limit.label());
      text(svg, limit.kind().style, WIDTH - RIGHT + 6, Scale.text(labelY + LABEL_HEIGHT), "start",
          Display.number(limit.mbps()));
      free = labelY + 2 * LABEL_HEIGHT + 2;
    }
  }

  private void legend(Html svg, List<Limit> drawn) {
    sample(svg, "in", LEFT, "IN (enters the POP)");
    sample(svg, "out", LEFT + 170, "OUT (leaves the POP)");
    svg.open("rect", "class", "gap", "x", Integer.toString(LEFT + 350), "y", "6", "width", "24", "height",
        "10").close();
    text(svg, "", LEFT + 380, "15", "start", "missing");
    List<Limit> outside = limits.stream().filter(limit -> !drawn.contains(limit)).toList();
    for (int i = 0; i < outside.size(); i++) {
      Limit limit = outside.get(i);
      text(svg, limit.kind().style, WIDTH - 8, Integer.toString(15 + i * LABEL_HEIGHT), "end",
          limit.label() + " " + Display.number(limit.mbps()) + " is above");
    }
  }

  private static void sample(Html svg, String style, int x, String words) {
    svg.open("path", "class", style, "d", "M" + x + " 11h24").close();
    text(svg, style, x + 30, "15", "start", words);
  }

  private static void line(Html svg, String style, int x1, String y1, int x2, String y2) {
    svg.open("line", "class", style, "x1", Integer.toString(x1), "y1", y1, "x2", Integer.toString(x2), "y2",
        y2)
        .close();
  }

  private static void text(Html svg, String style, int x, String y, String anchor, String words) {
    svg.element("text", words, "class", style, "x", Integer.toString(x), "y", y, "text-anchor", anchor);
  }
}
