package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.nroagent.collector.aggregate.GateSlots;
import org.nroagent.model.figure.Mbps;

/// A small drawing of a gate's day: IN as an area, OUT as a line, missing slots as gaps, the upgrade threshold as a
/// dashed line. Coordinates are whole numbers; a drawing is no figure.
final class TrafficPlot {
  private static final int WIDTH = 288;
  private static final int HEIGHT = 64;

  private final GateSlots slots;
  private final long thresholdOctets;
  private final long top;

  /// @param thresholdMbps the rate of the dashed line
  TrafficPlot(GateSlots slots, BigDecimal thresholdMbps) {
    this.slots = slots;
    this.thresholdOctets = thresholdMbps.multiply(BigDecimal.valueOf(125_000L * slots.grid().seconds()))
        .setScale(0, RoundingMode.HALF_UP).longValueExact();
    long highest = 1;
    for (int i = 0; i < slots.size(); i++) {
      if (slots.metered(i)) {
        highest = Math.max(highest, Math.max(slots.in(i), slots.out(i)));
      }
    }
    this.top = highest;
  }

  /// The drawing as SVG.
  String svg() {
    StringBuilder svg = new StringBuilder(4096);
    svg.append("<svg class=\"plot\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT)
        .append("\" role=\"img\" aria-label=\"traffic of the last 24 hours, highest ")
        .append(Mbps.ofSlot(top, slots.grid())).append(" Mbit/s\" preserveAspectRatio=\"none\">");
    svg.append("<path class=\"in\" d=\"").append(areas()).append("\"/>");
    svg.append("<path class=\"out\" d=\"").append(line()).append("\"/>");
    if (thresholdOctets <= top) {
      int y = y(thresholdOctets);
      svg.append("<line class=\"limit\" x1=\"0\" y1=\"").append(y).append("\" x2=\"").append(WIDTH)
          .append("\" y2=\"").append(y).append("\"/>");
    }
    return svg.append("</svg>").toString();
  }

  private String areas() {
    StringBuilder path = new StringBuilder();
    boolean open = false;
    for (int i = 0; i < slots.size(); i++) {
      if (slots.metered(i)) {
        path.append(open ? "L" : "M" + x(i) + " " + HEIGHT + "L").append(x(i)).append(' ')
            .append(y(slots.in(i)));
      } else if (open) {
        path.append('L').append(x(i - 1)).append(' ').append(HEIGHT).append('Z');
      }
      open = slots.metered(i);
    }
    return open
        ? path.append('L').append(x(slots.size() - 1)).append(' ').append(HEIGHT).append('Z').toString()
        : path.toString();
  }

  private String line() {
    StringBuilder path = new StringBuilder();
    boolean open = false;
    for (int i = 0; i < slots.size(); i++) {
      if (slots.metered(i)) {
        path.append(open ? 'L' : 'M').append(x(i)).append(' ').append(y(slots.out(i)));
      }
      open = slots.metered(i);
    }
    return path.toString();
  }

  private int x(int position) {
    return (int) ((long) position * WIDTH / Math.max(1, slots.size() - 1));
  }

  private int y(long octets) {
    BigDecimal share = BigDecimal.valueOf(octets).divide(BigDecimal.valueOf(top), 4, RoundingMode.HALF_UP);
    return HEIGHT - share.multiply(BigDecimal.valueOf(HEIGHT - 2L)).intValue();
  }
}
