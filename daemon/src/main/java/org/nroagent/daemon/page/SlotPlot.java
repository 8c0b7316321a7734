package org.nroagent.daemon.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.DeclaredWindow;

/// A plot of slots over time as inline SVG: one step line per direction in Mbit/s, missing slots shaded, limits as
/// horizontal lines. Where a percentile is given, what it discards stays visible: the peaks above it are filled, and
/// a strip below the plot marks each discarded slot. Pure: the same values give the same text.
///
/// Nothing is told by colour alone: OUT is dashed, declared windows have dashed borders, each row of the strip has
/// its name.
///
/// @param title what is plotted, for those who cannot see it
/// @param grid length of the slots
/// @param from border of the first slot
/// @param to border after the last slot, after `from`
/// @param slots the slots of [from, to) that are known, ascending; a hole between them counts as missing
/// @param limits horizontal lines
/// @param marks what is drawn beside the lines
/// @param zone of the time axis
public record SlotPlot(String title, SlotGrid grid, Instant from, Instant to, List<TimedSlot> slots,
    List<Limit> limits, Marks marks, ZoneId zone) {
  static final int WIDTH = 1100;
  static final int HEIGHT = 300;
  static final int LEFT = 64;
  static final int RIGHT = WIDTH - 150;
  static final int TOP = 26;
  static final int BOTTOM = HEIGHT - 26;
  private static final int MOST_TIME_TICKS = 9;
  private static final int MOST_RATE_TICKS = 6;
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

  /// A plot of lines and limits alone; the time before the first and after the last known slot is left empty.
  public SlotPlot(String title, SlotGrid grid, Instant from, Instant to, List<TimedSlot> slots,
      List<Limit> limits, ZoneId zone) {
    this(title, grid, from, to, slots, limits, Marks.NONE, zone);
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
      BOTH("limit"),
      /// Belongs to both and is a share of the capacity.
      THRESHOLD("threshold");

      private final String style;

      Kind(String style) {
        this.style = style;
      }

      String style() {
        return style;
      }
    }
  }

  /// What a percentile discards of one direction.
  ///
  /// @param direction the direction
  /// @param retainedMbps the percentile: peaks above it are filled
  /// @param retainedSlot start of the slot that has this rate, marked by a dot
  /// @param slots starts of the discarded slots, ascending
  public record Discarded(Direction direction, BigDecimal retainedMbps, Instant retainedSlot,
      List<Instant> slots) {
    public Discarded {
      slots = List.copyOf(slots);
    }
  }

  /// A span of time.
  ///
  /// @param from its first instant
  /// @param to the first instant after it, not before `from`
  public record Span(Instant from, Instant to) {
    private Span within(Instant earliest, Instant latest) {
      return new Span(from.isBefore(earliest) ? earliest : from, to.isAfter(latest) ? latest : to);
    }
  }

  /// What is drawn beside the lines.
  ///
  /// @param expected when a slot that is not known counts as missing; empty for the time between the first and the
  ///     last known slot
  /// @param discarded what the percentiles discard, at most one per direction
  /// @param windows declared times; those outside the plot are not drawn
  public record Marks(Optional<Span> expected, List<Discarded> discarded, List<DeclaredWindow> windows) {
    /// Nothing is marked.
    public static final Marks NONE = new Marks(Optional.empty(), List.of(), List.of());

    public Marks {
      discarded = List.copyOf(discarded);
      windows = List.copyOf(windows);
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
    Scale scale = new Scale(from, to, rates.top(), LEFT, RIGHT, TOP, BOTTOM);
    DiscardedStrip strip = new DiscardedStrip(marks.discarded(), grid, scale);
    Html svg = Html.fragment().open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "plot", "viewBox",
        "0 0 " + WIDTH + " " + (HEIGHT + strip.height()), "role", "img");
    List<SlotLines.Gap> gaps = marks.expected()
        .map(span -> lines.gaps(span.within(from, to))).orElseGet(lines::gaps);
    svg.element("title", title).element("desc", description(lines, gaps));
    new PlotTimes(zone, scale).gaps(svg, gaps).windows(svg, marks.windows(), strip.height());
    new PlotAxes(zone, scale).rates(svg, rates).times(svg,
        TimeTicks.between(from, to, zone, MOST_TIME_TICKS), strip.height());
    marks.discarded().forEach(each -> Svg.path(svg, "peak " + Svg.style(each.direction()),
        lines.above(each.direction(), each.retainedMbps().doubleValue(), scale)));
    Svg.path(svg, "out", lines.path(Direction.OUT, scale));
    Svg.path(svg, "in", lines.path(Direction.IN, scale));
    strip.draw(svg);
    PlotLabels labels = new PlotLabels(scale, WIDTH);
    labels.limits(svg, drawn);
    labels.legend(svg, !marks.discarded().isEmpty(),
        marks.windows().stream().anyMatch(each -> each.from().isBefore(to) && each.to().isAfter(from)),
        limits.stream().filter(limit -> !drawn.contains(limit)).toList());
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

  private String description(SlotLines lines, List<SlotLines.Gap> gaps) {
    StringBuilder words = new StringBuilder("Highest slot IN ");
    words.append(Math.round(lines.highestMbps(Direction.IN))).append(" Mbit/s, OUT ")
        .append(Math.round(lines.highestMbps(Direction.OUT))).append(" Mbit/s; ");
    long missing = gaps.stream().mapToLong(gap -> grid.count(gap.from(), gap.to())).sum();
    words.append(missing).append(" of ").append(lines.metered() + missing).append(" slots missing.");
    for (Discarded each : marks.discarded()) {
      words.append(' ').append(each.direction()).append(": ").append(each.slots().size())
          .append(" slots are above the 95th percentile of ").append(each.retainedMbps().toPlainString())
          .append(" Mbit/s.");
    }
    return words.toString();
  }
}
