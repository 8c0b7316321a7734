package org.nroagent.benchmarks.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One measured figure.
///
/// @param what what was measured, in words
/// @param value the figure
/// @param unit its unit
/// @param goal the most that it should be, in the same unit; null where the figure is only stated
/// @param how spread, number of runs and whatever else tells how far to trust it
public record Measure(String what, double value, String unit, @Nullable Double goal, String how) {
  /// A figure without a goal.
  public static Measure stated(String what, double value, String unit, String how) {
    return new Measure(what, value, unit, null, how);
  }

  /// A figure that should not exceed a goal.
  public static Measure against(double goal, String what, double value, String unit, String how) {
    return new Measure(what, value, unit, goal, how);
  }

  /// As one row of a table in Markdown.
  String row() {
    return "| " + what + " | " + number(value) + " " + unit + " | "
        + (goal == null ? "" : number(goal) + " " + unit) + " | " + ratio() + " | " + how + " |";
  }

  private String ratio() {
    return goal == null
        ? ""
        : String.format(Locale.ROOT, "%.2f%s", value / goal, value > goal ? " **missed**" : "");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 1 ? "%.2f" : "%.4f", value);
  }
}
