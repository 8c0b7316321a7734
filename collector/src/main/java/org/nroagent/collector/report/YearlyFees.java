package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nroagent.collector.inventory.AnnualFee;
import org.nroagent.collector.report.MonthBills.PlaqueBill;
import org.nroagent.collector.report.YearAvailability.YearlyFee;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Fraction;

/// The yearly traffic fees that penalties are shares of: as entered, else the sum of the twelve bills. A year of which a
/// month has no total has no fee; a month in which the client did not have the plaque costs nothing.
final class YearlyFees {
  private static final int MONTHS = 12;

  private final List<AnnualFee> entered;
  private final List<MonthBills> months;

  /// @param asOf when the bills are made
  YearlyFees(List<AnnualFee> entered, Bills bills, int year, ZoneId zone, Instant asOf) {
    this.entered = entered.stream().filter(fee -> fee.year() == year).toList();
    this.months = IntStream.rangeClosed(1, MONTHS).mapToObj(month -> YearMonth.of(year, month))
        .flatMap(month -> bills.of(new CivilMonth(month, zone), asOf).stream()).toList();
  }

  YearlyFee of(String client, String plaque) {
    Optional<YearlyFee> known = entered.stream()
        .filter(fee -> fee.client().equals(client) && fee.plaque().equals(plaque)).findFirst()
        .map(fee -> new YearlyFee(Optional.of(Fraction.of(fee.euros())), true, List.of()));
    return known.orElseGet(() -> computed(client, plaque));
  }

  private YearlyFee computed(String client, String plaque) {
    List<String> missing = new ArrayList<>();
    Fraction sum = Fraction.ZERO;
    for (MonthBills month : months) {
      Optional<PlaqueBill> bill = bill(month, client, plaque);
      Optional<BigDecimal> total = bill.flatMap(known -> known.bill().total());
      if (bill.isPresent() && total.isEmpty()) {
        missing.add("the bill of " + month.month().month() + " has no total");
      }
      sum = sum.plus(Fraction.of(total.orElse(BigDecimal.ZERO)));
    }
    return new YearlyFee(missing.isEmpty() ? Optional.of(sum) : Optional.empty(), false, missing);
  }

  private static Optional<PlaqueBill> bill(MonthBills bills, String client, String plaque) {
    return bills.clients().stream().filter(each -> each.client().trigramme().equals(client))
        .flatMap(each -> each.plaques().stream()).filter(each -> each.bill().plaque().equals(plaque))
        .findFirst();
  }
}
