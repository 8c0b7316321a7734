package org.nroagent.daemon.page;

import java.time.Duration;
import java.time.Instant;

/// Turns time and rate into a drawing's coordinates.
///
/// @param from time at the left edge
/// @param to time at the right edge
/// @param topMbps rate at the upper edge; the lower one is 0
record Scale(Instant from, Instant to, double topMbps, int left, int right, int top, int bottom) {
  double x(Instant at) {
    double share = (double) Duration.between(from, at).toMillis() / Duration.between(from, to).toMillis();
    return left + Math.clamp(share, 0.0, 1.0) * (right - left);
  }

  double y(double mbps) {
    return bottom - Math.clamp(mbps / topMbps, 0.0, 1.0) * (bottom - top);
  }

  /// The whole pixels between the edges.
  int width() {
    return right - left;
  }

  /// A coordinate with at most one decimal, so that a month stays a small text.
  static String text(double coordinate) {
    long tenths = Math.round(coordinate * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + Math.abs(tenths % 10);
  }
}
