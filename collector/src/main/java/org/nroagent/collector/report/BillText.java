package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.util.Formatter;
import java.util.Locale;
import org.nroagent.collector.report.BillView.Client;
import org.nroagent.collector.report.BillView.Gate;
import org.nroagent.collector.report.BillView.Line;
import org.nroagent.collector.report.BillView.Plaque;

/// The bills of a month as text: each line with its clause and what it was made from.
public final class BillText {
  private final Formatter out = new Formatter(new StringBuilder(), Locale.ROOT);

  private BillText() {}

  /// The text, ending with a line break.
  public static String of(BillView view) {
    BillText text = new BillText();
    text.write(view);
    return text.out.toString();
  }

  private void write(BillView view) {
    out.format("Traffic component of %s (%s), prices %s, euros without tax%n", view.month(), view.zone(),
        view.tariff());
    if (view.preview()) {
      out.format("PREVIEW: the month is not over; this is no bill%n");
    }
    view.clients().forEach(this::client);
  }

  private void client(Client client) {
    client.plaques().forEach(plaque -> plaque(client, plaque));
    if (!client.accessFees().isEmpty()) {
      out.format("%n%s (%s), due once, beside the traffic component%n", client.client(), client.name());
      client.accessFees().forEach(fee -> out.format("  %-10s %-30s in service %s %14s, by %s%n",
          fee.kind().replace('_', ' '), fee.name(), fee.inService(), fee.euros().toPlainString(),
          fee.price().text()));
    }
  }

  private void plaque(Client client, Plaque plaque) {
    out.format("%n%s (%s), plaque %s%n", client.client(), client.name(), plaque.plaque());
    plaque.lines().forEach(this::line);
    amount("sum", plaque.sumEuros());
    out.format("  ceiling: %d NROs, %s, by %s%n", plaque.nrosCounted(), plaque.ceilingEuros().toPlainString(),
        plaque.ceilingPrice().text());
    plaque.totalEuros().ifPresentOrElse(total -> amount("TOTAL", total), () -> out.format("  NO TOTAL:%n"));
    plaque.reservations().forEach(reason -> out.format("    - %s%n", reason.text()));
    plaque.gates().forEach(this::gate);
  }

  private void line(Line line) {
    out.format("  %-28s %14s %-7s × %8s = %14s%n", subject(line), line.quantity().toPlainString(),
        line.unit(),
        line.unitPriceEuros().toPlainString(), line.amountEuros().toPlainString());
    out.format("      %s [%s]%n", line.explanation(), line.clause());
    out.format("      price: %s%n", line.price().text());
  }

  private static String subject(Line line) {
    return switch (line.kind()) {
      case "traffic" -> "gate " + line.subject();
      case "ceiling" -> "ceiling instead of the sum";
      default -> "activated lines";
    };
  }

  private void amount(String word, BigDecimal euros) {
    out.format("  %-28s %50s%n", word, euros.toPlainString());
  }

  private void gate(Gate gate) {
    out.format("    gate %s: %d of %d slots%s%n", gate.gate(), gate.validSlots(), gate.expectedSlots(),
        gate.absentInterfaces().isEmpty()
            ? ""
            : "; nothing came of " + String.join(", ", gate.absentInterfaces()));
    gate.problem().ifPresent(problem -> out.format("      %s%n", problem));
  }
}
