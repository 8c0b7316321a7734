package org.nroagent.daemon.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.nroagent.model.figure.DeclaredWindow;

/// Spans of time in a plot: those without counts and those that somebody declared.
///
/// @param zone in which times are written
/// @param scale the plot's
record PlotTimes(ZoneId zone, Scale scale) {
  /// Shades the gaps; those that touch on the screen are one shade.
  PlotTimes gaps(Html svg, List<SlotLines.Gap> gaps) {
    int first = 0;
    for (int i = 1; i <= gaps.size(); i++) {
      if (i == gaps.size() || scale.x(gaps.get(i).from()) - scale.x(gaps.get(i - 1).to()) >= 1) {
        Instant from = gaps.get(first).from();
        Instant to = gaps.get(i - 1).to();
        String words = first == i - 1 ? "missing from " : i - first + " gaps from ";
        rectangle(svg, "gap", from, to, 0, words + between(from, to));
        first = i;
      }
    }
    return this;
  }

  /// @param below how far the spans reach below the plot's lower edge
  void windows(Html svg, List<DeclaredWindow> windows, int below) {
    for (DeclaredWindow window : windows) {
      if (window.from().isBefore(scale.to()) && window.to().isAfter(scale.from())) {
        String kind = window.kind().name().toLowerCase(Locale.ROOT);
        rectangle(svg, "window", window.from(), window.to(), below,
            "declared " + kind + " from " + between(window.from(), window.to())
                + (window.note().isEmpty() ? "" : ": " + window.note()));
      }
    }
  }

  private void rectangle(Html svg, String style, Instant from, Instant to, int below, String title) {
    double left = scale.x(from);
    Svg.rectangle(svg, style, left, scale.top(), Math.max(1, scale.x(to) - left),
        scale.bottom() - scale.top() + below, title);
  }

  private String between(Instant from, Instant to) {
    return Display.time(from, zone) + " to " + Display.time(to, zone);
  }
}
