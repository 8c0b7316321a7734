package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Fraction;

/// The bill of the traffic component of one plaque and month, explained line by line. Euros without tax.
///
/// @param plaque the plaque
/// @param month the month
/// @param ceiling the most that the plaque costs in this month
/// @param lines the fixed part, the gates in their order, the ceiling where it is reached
/// @param reservations why it is not to be billed; empty where it is
public record TrafficBill(String plaque, CivilMonth month, Fraction ceiling,
    List<BillLine> lines, List<Reservation> reservations) {
  private static final int CENT_PLACES = 2;

  public TrafficBill {
    lines = List.copyOf(lines);
    reservations = List.copyOf(reservations);
  }

  /// Whether it may be billed.
  public boolean billable() {
    return reservations.isEmpty();
  }

  /// The sum of the lines, exactly. Where there are reservations it is not what is due.
  public Fraction sum() {
    return sum(lines);
  }

  /// What is due, rounded once, HALF_UP to the cent; empty where it is not to be billed.
  public Optional<BigDecimal> total() {
    return billable() ? Optional.of(sum().toDecimal(CENT_PLACES)) : Optional.empty();
  }

  static Fraction sum(List<BillLine> lines) {
    return lines.stream().map(BillLine::amount).reduce(Fraction.ZERO, Fraction::plus);
  }
}
