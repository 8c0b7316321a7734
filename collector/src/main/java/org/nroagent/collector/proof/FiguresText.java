package org.nroagent.collector.proof;

import java.util.Locale;
import java.util.Optional;
import org.nroagent.collector.store.FigureReader.Counts;

/// Compared figures for people.
public final class FiguresText {
  private FiguresText() {}

  /// What was listed, a line each, and how many there are of each outcome.
  public static String of(FiguresView view) {
    StringBuilder text = new StringBuilder();
    for (FiguresView.Entry entry : view.figures()) {
      text.append(String.format(Locale.ROOT, "%-14s %s %s %s%s%n", entry.outcome(), entry.agent(),
          entry.series(), mbps(entry), entry.detail().isEmpty() ? "" : ": " + entry.detail()));
    }
    return text.append(view.month()).append(": ").append(summary(view.summary()))
        .append(System.lineSeparator()).toString();
  }

  /// How many figures there are of each outcome.
  public static String summary(Counts counts) {
    return counts.equal() + " equal, " + counts.differing() + " differ, " + counts.notComparable()
        + " cannot be compared"
        + (counts.notCompared() == 0 ? "" : ", " + counts.notCompared() + " not compared yet");
  }

  private static String mbps(FiguresView.Entry entry) {
    return "in " + mbps(entry.told().flatMap(FiguresView.Told::in)) + " out "
        + mbps(entry.told().flatMap(FiguresView.Told::out)) + " Mbit/s";
  }

  private static String mbps(Optional<FiguresView.Value> value) {
    return value.map(each -> each.mbps().toPlainString()).orElse("-");
  }
}
