package org.nroagent.daemon.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nroagent.daemon.page.SlotPlot.Limit;

/// The words of a plot: its limits' names at the right, the legend above.
///
/// @param scale the plot's
/// @param width of the whole drawing
record PlotLabels(Scale scale, int width) {
  private static final int LINE = 13;
  /// A label has two lines.
  private static final int LABEL = 2 * LINE + 2;
  private static final int LEGEND_Y = 15;

  /// Horizontal lines with their labels. Where labels would overlap they are pushed apart, but never out of the
  /// drawing.
  void limits(Html svg, List<Limit> drawn) {
    List<Limit> fromTop = new ArrayList<>(drawn);
    fromTop.sort(Comparator.comparing(Limit::mbps).reversed());
    double[] ys = places(fromTop);
    for (int i = 0; i < ys.length; i++) {
      Limit limit = fromTop.get(i);
      double y = scale.y(limit.mbps().doubleValue());
      String style = limit.kind().style();
      Svg.line(svg, style, scale.left(), y, scale.right(), y);
      Svg.text(svg, style, scale.right() + 6, ys[i], "start", limit.label());
      Svg.text(svg, style, scale.right() + 6, ys[i] + LINE, "start", Display.number(limit.mbps()));
    }
  }

  /// The names of what is drawn.
  ///
  /// @param peaks whether discarded slots are marked
  /// @param windows whether declared windows are shaded
  /// @param above limits that are too far above to be drawn
  void legend(Html svg, boolean peaks, boolean windows, List<Limit> above) {
    int x = scale.left();
    Svg.path(svg, "in", "M" + x + " 11h24");
    Svg.text(svg, "in", x + 30, LEGEND_Y, "start", "IN (enters the POP)");
    x += 150;
    Svg.path(svg, "out", "M" + x + " 11h24");
    Svg.text(svg, "out", x + 30, LEGEND_Y, "start", "OUT (leaves the POP)");
    x = box(svg, "gap", x + 160, "missing");
    if (peaks) {
      x = box(svg, "peak in", x, "above its percentile");
    }
    if (windows) {
      box(svg, "window", x + 60, "declared");
    }
    for (int i = 0; i < above.size(); i++) {
      Limit limit = above.get(i);
      Svg.text(svg, limit.kind().style(), width - 8, LEGEND_Y + i * LINE, "end",
          limit.label() + " " + Display.number(limit.mbps()) + " is above");
    }
  }

  private static int box(Html svg, String style, int x, String words) {
    Svg.rectangle(svg, style, x, 6, 24, 10, "");
    Svg.text(svg, "", x + 30, LEGEND_Y, "start", words);
    return x + 90;
  }

  private double[] places(List<Limit> fromTop) {
    double[] ys = new double[fromTop.size()];
    double free = 0;
    for (int i = 0; i < ys.length; i++) {
      ys[i] = Math.max(scale.y(fromTop.get(i).mbps().doubleValue()) + 4, free);
      free = ys[i] + LABEL;
    }
    double last = scale.bottom() - LINE + 4;
    for (int i = ys.length - 1; i >= 0; i--) {
      ys[i] = Math.min(ys[i], last);
      last = ys[i] - LABEL;
    }
    return ys;
  }
}
