package org.nroagent.collector.report;

import java.util.Formatter;
import java.util.Locale;
import org.nroagent.collector.report.ReferenceSpeedView.Operator;
import org.nroagent.collector.report.ReferenceSpeedView.Report;

/// The reference speeds of a half-year as text.
public final class ReferenceSpeedText {
  private final Formatter out = new Formatter(new StringBuilder(), Locale.ROOT);

  private ReferenceSpeedText() {}

  /// The text, ending with a line break.
  public static String of(ReferenceSpeedView view) {
    ReferenceSpeedText text = new ReferenceSpeedText();
    text.write(view);
    return text.out.toString();
  }

  private void write(ReferenceSpeedView view) {
    out.format("Reference speed by %s, for incidents of %s, told to the regulator on %s  [R 3(5), 6(3)]%n",
        view.halfYear(),
        view.appliesTo(), view.reportOn());
    if (view.preview()) {
      out.format("PREVIEW: the half-year is not over; slots until %s%n", view.to());
    }
    view.reports().forEach(this::report);
    view.operators().forEach(this::operator);
  }

  private void report(Report report) {
    long days = report.daysLeft();
    out.format("NEXT REPORT of %s, %s data, due on %s: %s%n", report.halfYear(), report.network(),
        report.due(), days < 0 ? "overdue for " + -days + " days" : days + " days left");
  }

  private void operator(Operator operator) {
    out.format("%n%s, %s data%n", operator.operator(), operator.network());
    operator.peakSlot().ifPresent(slot -> out.format("  highest traffic  %s Mbit/s %s in the slot from %s%n",
        operator.peakMbps().map(Object::toString).orElse(""), operator.direction().orElse(""), slot));
    operator.sessionsFrom()
        .ifPresent(
            from -> out.format("  sessions         %d, from the %s%n", operator.sessions().orElse(0), from));
    operator.sessionDevices().stream().filter(device -> device.sessions().isPresent())
        .forEach(device -> out.format("  device           %s~%s said %d%n", device.agent(), device.device(),
            device.sessions().orElse(0)));
    operator.referenceSpeedMbps()
        .ifPresent(mbps -> out.format("  REFERENCE SPEED  %s Mbit/s per session%n", mbps.toPlainString()));
    operator.reasons().forEach(reason -> out.format("  NO SPEED: %s%n", reason));
    out.format("  slots            %d of %d, %s%n", operator.validSlots(), operator.expectedSlots(),
        operator.coverage().toPlainString());
    if (!operator.absentInterfaces().isEmpty()) {
      out.format("  nothing came of %s%n", String.join(", ", operator.absentInterfaces()));
    }
  }
}
