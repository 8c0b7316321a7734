package org.nroagent.benchmarks.report;

import java.io.PrintStream;
import java.util.List;

/// The one table that a run prints.
public final class Table {
  private Table() {}

  /// Prints the figures in Markdown, goals and ratios beside them.
  public static void print(List<Measure> measures, PrintStream out) {
    out.println("| what | measured | goal | measured ÷ goal | how |");
    out.println("|---|---:|---:|---:|---|");
    measures.forEach(measure -> out.println(measure.row()));
  }
}
