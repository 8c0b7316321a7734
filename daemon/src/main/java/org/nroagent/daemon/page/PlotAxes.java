package org.nroagent.daemon.page;

import java.time.ZoneId;
import java.util.List;

/// The axes of a plot.
///
/// @param zone of the time axis
/// @param scale the plot's
record PlotAxes(ZoneId zone, Scale scale) {
  PlotAxes rates(Html svg, RateTicks rates) {
    for (double mbps : rates.values()) {
      double y = scale.y(mbps);
      Svg.line(svg, mbps == 0 ? "axis" : "grid", scale.left(), y, scale.right(), y);
      Svg.text(svg, "", scale.left() - 6, y + 4, "end", rates.label(mbps));
    }
    Svg.text(svg, "", scale.left() - 6, scale.top() - 10, "end", "Mbit/s");
    return this;
  }

  /// @param below space between the plot's lower edge and the labels
  void times(Html svg, List<TimeTicks.Tick> ticks, int below) {
    for (TimeTicks.Tick tick : ticks) {
      double x = scale.x(tick.at());
      Svg.line(svg, "grid", x, scale.top(), x, scale.bottom() + below + 4);
      Svg.text(svg, "", x, scale.bottom() + below + 18, "middle", tick.label());
    }
  }
}
