package org.nroagent.daemon.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.DiscardedSlots;

/// The hours of day in which a month's discarded slots lie, and how near to the capacity they came, as two small bar
/// charts in one inline SVG: the evidence for an urgent upgrade at a glance. Pure.
///
/// @param title what is shown, for those who cannot see it
/// @param in evidence of IN, empty where it has none
/// @param out evidence of OUT, empty where it has none
public record DiscardedChart(String title, Optional<DiscardedSlots> in, Optional<DiscardedSlots> out) {
  private static final int WIDTH = 1100;
  private static final int HEIGHT = 150;
  private static final int TOP = 30;
  private static final int BOTTOM = HEIGHT - 22;
  private static final int HOURS_LEFT = 44;
  private static final int HOUR = 26;
  private static final int HOURS = 24;
  private static final int BAR = 10;
  private static final int BANDS_LEFT = 780;
  private static final int BAND_BARS = 190;
  private static final int BAND = 24;

  /// The chart for a page; a narrow screen scrolls it.
  public Html html() {
    return Html.fragment().open("div", "class", "scroll").add(svg()).close();
  }

  /// The chart alone.
  public Html svg() {
    Map<Direction, DiscardedSlots> sides = new LinkedHashMap<>();
    in.ifPresent(side -> sides.put(Direction.IN, side));
    out.ifPresent(side -> sides.put(Direction.OUT, side));
    Html svg = Html.fragment().open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "plot", "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT, "role", "img");
    svg.element("title", title).element("desc", description(sides));
    hours(svg, sides);
    bands(svg, sides);
    return svg.close();
  }

  private static String description(Map<Direction, DiscardedSlots> sides) {
    StringBuilder words = new StringBuilder();
    sides.forEach((direction, side) -> {
      int busiest = IntStream.range(0, HOURS).boxed()
          .max((one, other) -> Integer.compare(side.byHour().get(one), side.byHour().get(other)))
          .orElseThrow();
      words.append(direction).append(": ").append(side.others()).append(" discarded slots");
      if (side.others() > 0) {
        words.append(", most of them between ").append(busiest).append(" and ").append(busiest + 1)
            .append(" o'clock");
      }
      side.atLeastPercent().forEach((percent, slots) -> words.append(", ").append(slots)
          .append(" of at least ").append(percent).append(" % of capacity"));
      words.append(". ");
    });
    return words.toString();
  }

  private static void hours(Html svg, Map<Direction, DiscardedSlots> sides) {
    int most = Math.max(1, sides.values().stream().flatMap(side -> side.byHour().stream())
        .mapToInt(Integer::intValue).max().orElse(1));
    Svg.text(svg, "", HOURS_LEFT, TOP - 16, "start", "Discarded slots by local hour of day");
    int top = ((most + 3) / 4) * 4;
    for (int line = 0; line <= top; line += top / 2) {
      double y = BOTTOM - (double) line / top * (BOTTOM - TOP);
      Svg.line(svg, line == 0 ? "axis" : "grid", HOURS_LEFT, y, HOURS_LEFT + HOURS * HOUR, y);
      Svg.text(svg, "", HOURS_LEFT - 6, y + 4, "end", Integer.toString(line));
    }
    for (int hour = 0; hour < HOURS; hour++) {
      int x = HOURS_LEFT + hour * HOUR;
      if (hour % 3 == 0) {
        Svg.text(svg, "", x, BOTTOM + 15, "middle", hour + " h");
      }
      int offset = 2;
      for (Map.Entry<Direction, DiscardedSlots> side : sides.entrySet()) {
        int slots = side.getValue().byHour().get(hour);
        if (slots > 0) {
          double height = (double) slots / top * (BOTTOM - TOP);
          Svg.rectangle(svg, "bar " + Svg.style(side.getKey()), x + offset, BOTTOM - height, BAR, height,
              side.getKey() + ", " + hour + " to " + (hour + 1) + " h: " + slots + " slots");
        }
        offset += BAR + 1;
      }
    }
  }

  private static void bands(Html svg, Map<Direction, DiscardedSlots> sides) {
    int most = Math.max(1, sides.values().stream().mapToInt(DiscardedSlots::others).max().orElse(1));
    boolean known = sides.values().stream().anyMatch(side -> !side.atLeastPercent().isEmpty());
    Svg.text(svg, "", BANDS_LEFT - 58, TOP - 16, "start",
        known ? "Of these, at least … of the capacity" : "The capacity is unknown");
    List<Integer> percents = known ? DiscardedSlots.PERCENTS : List.of();
    for (int row = 0; row < percents.size(); row++) {
      int percent = percents.get(row);
      int y = TOP + row * BAND;
      Svg.text(svg, "", BANDS_LEFT - 8, y + 14, "end", percent + " %");
      for (Map.Entry<Direction, DiscardedSlots> side : sides.entrySet()) {
        band(svg, side.getKey(), side.getValue().atLeastPercent(), percent, y, most);
        y += BAR;
      }
    }
    legend(svg, sides);
  }

  private static void band(Html svg, Direction direction, SortedMap<Integer, Integer> counts, int percent,
      int y, int most) {
    int slots = counts.getOrDefault(percent, 0);
    double width = Math.max(slots == 0 ? 0 : 1, (double) slots / most * BAND_BARS);
    Svg.rectangle(svg, "bar " + Svg.style(direction), BANDS_LEFT, y, width, BAR - 1, "");
    Svg.text(svg, "small " + Svg.style(direction), BANDS_LEFT + width + 4, y + BAR - 1, "start",
        direction + " " + slots);
  }

  private static void legend(Html svg, Map<Direction, DiscardedSlots> sides) {
    int x = HOURS_LEFT + 250;
    for (Direction direction : sides.keySet()) {
      Svg.rectangle(svg, "bar " + Svg.style(direction), x, TOP - 25, BAR, BAR, "");
      Svg.text(svg, Svg.style(direction), x + BAR + 5, TOP - 16, "start", direction.name());
      x += 60;
    }
  }
}
