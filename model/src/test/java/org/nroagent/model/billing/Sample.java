package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;

/// The contract's prices and the month of docs/billing.md.
final class Sample {
  static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  static final Tariff TARIFF = tariff("v19.01", LocalDate.of(2019, 1, 1));

  private static final BigDecimal OCTETS_PER_MBPS = new BigDecimal(37_500_000);

  private Sample() {}

  static Tariff tariff(String id, LocalDate validFrom) {
    return new Tariff(new TermsVersion(id, id, validFrom, TermsVersion.SHIPPED), new BigDecimal("1.10"),
        new BigDecimal("1.50"),
        new RegionalPrice(List.of(tier("1", "1.00"), tier("2", "0.90"), tier("3", "0.80"), tier("4", "0.70"),
            tier("5", "0.60"), tier("6", "0.50"))),
        new Ceiling(new BigDecimal(875), 15),
        new AccessFees(new BigDecimal(4500), new BigDecimal(2500)));
  }

  static Tier tier(String upTo, String price) {
    return new Tier(new BigDecimal(upTo), new BigDecimal(price));
  }

  /// A whole month's figure.
  ///
  /// @param mbps with two decimals at most
  static MonthFigure figure(String mbps) {
    return figure(mbps, OCTOBER.expectedSlots(SlotGrid.FIVE_MINUTES));
  }

  static MonthFigure figure(String mbps, int valid) {
    int discarded = valid * 5 / 100;
    DirectionFigure in = new DirectionFigure(valid, discarded, valid - discarded,
        new BigDecimal(mbps).multiply(OCTETS_PER_MBPS).longValueExact());
    DirectionFigure out = new DirectionFigure(valid, discarded, valid - discarded, 0);
    return MonthFigure.of(OCTOBER, SlotGrid.FIVE_MINUTES, Optional.of(in), Optional.of(out));
  }

  static GateTraffic national(String mbps) {
    return new GateTraffic("paris", CollectionKind.NATIONAL, figure(mbps), true, OptionalLong.of(200),
        GateTraffic.WHOLE);
  }

  static GateTraffic regional(String mbps, long lines) {
    return new GateTraffic("bordeaux", CollectionKind.REGIONAL, figure(mbps), true, OptionalLong.of(lines),
        GateTraffic.WHOLE);
  }

  /// NROs that were there before the month.
  static List<LocalDate> nros(int count) {
    return Collections.nCopies(count, LocalDate.of(2026, 1, 1));
  }

  static BillInput input(long lines, int nros, GateTraffic... gates) {
    return new BillInput("north", OCTOBER, OCTOBER.end(), OptionalLong.of(lines), nros(nros),
        List.of(gates));
  }

  static TrafficBill bill(BillInput input) {
    return TrafficBilling.bill(new ClientPrices("ABC", TARIFF, List.of()), input);
  }
}
