package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.billing.Reservation.Fact;
import org.nroagent.model.figure.MonthFigure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrafficBillingTest {
  private static final GateTraffic PARIS = Sample.national("500.25");
  private static final GateTraffic BORDEAUX = Sample.regional("3456.78", 1_800);

  /// The calculation by hand of docs/billing.md.
  @Test
  void theWorkedMonthIsThatOfTheHandCalculation() {
    TrafficBill bill = Sample.bill(withNros(elevenOfTwelve(), BORDEAUX, PARIS));
    assertEquals(List.of(euros("2200"), euros("3111.102"), euros("750.375")),
        bill.lines().stream().map(BillLine::amount).toList());
    assertEquals(euros("9625"), bill.ceiling());
    assertEquals(euros("6061.477"), bill.sum());
    assertEquals(Optional.of(new BigDecimal("6061.48")), bill.total());
  }

  @Test
  void everyLineSaysQuantityPriceAndClause() {
    List<BillLine> lines = Sample.bill(Sample.input(2_000, 11, BORDEAUX, PARIS)).lines();
    assertEquals(
        List.of("north 2000 1.10 Annexe 1 §2, composante fixe",
            "bordeaux 172839/50 0.90 Annexe 1 §2, composante variable, collecte régionale",
            "paris 2001/4 1.50 Annexe 1 §2, composante variable, collecte nationale"),
        lines.stream().map(line -> line.subject() + " " + line.quantity() + " " + line.unitPrice() + " "
            + line.clause()).toList());
  }

  /// With 100 lines a hundredth of a Mbit/s of the gate is the nearest that a figure comes to a border.
  @ParameterizedTest
  @CsvSource({"0.00, 1.00", "99.99, 1.00", "100.00, 0.90", "100.01, 0.90", "199.99, 0.90", "200.00, 0.80",
      "200.01, 0.80", "299.99, 0.80", "300.00, 0.70", "300.01, 0.70", "399.99, 0.70", "400.00, 0.60",
      "400.01, 0.60", "499.99, 0.60", "500.00, 0.50", "500.01, 0.50", "599.99, 0.50", "600.00, 0.50"})
  void theLowerBorderBelongsToTheTierAndItsPriceIsThatOfTheWholeTraffic(String mbps, BigDecimal price) {
    BillLine line = Sample.bill(Sample.input(100, 100, Sample.regional(mbps, 100))).lines().get(1);
    assertEquals(price, line.unitPrice());
    assertEquals(euros(mbps).times(Fraction.of(price)), line.amount());
  }

  @Test
  void aboveTheLastTierThereIsNoFigureButANotice() {
    TrafficBill bill = Sample.bill(Sample.input(100, 1, Sample.regional("600.01", 100)));
    assertEquals(Optional.empty(), bill.total());
    assertEquals(
        List.of("bordeaux: 6.0001 Mbit/s per subscriber are above 6 Mbit/s; its price is to be negotiated"),
        texts(bill));
    assertEquals(1, bill.lines().size());
  }

  @Test
  void trafficWithoutLinesIsAboveEveryTierAndNoTrafficCostsNothing() {
    assertEquals(
        List.of(
            "bordeaux: traffic without a line in service is above 6 Mbit/s; its price is to be negotiated"),
        texts(Sample.bill(Sample.input(0, 1, Sample.regional("0.01", 0)))));
    assertEquals(Optional.of(new BigDecimal("0.00")),
        Sample.bill(Sample.input(0, 1, Sample.regional("0", 0))).total());
  }

  /// One NRO, 875.00: 20.00 Mbit/s of a regional gate at 1.00 and a national one at 1.50.
  @ParameterizedTest
  @CsvSource({"569.99, 874.99, false", "570.00, 875.00, false", "570.01, 875.00, true",
      "99999.00, 875.00, true"})
  void theCeilingIsReachedOnlyAboveIt(String mbps, BigDecimal total, boolean reached) {
    GateTraffic rest = new GateTraffic("lyon", CollectionKind.REGIONAL, Sample.figure("20.00"), true,
        OptionalLong.of(100),
        GateTraffic.WHOLE);
    TrafficBill bill = Sample.bill(Sample.input(0, 1, Sample.national(mbps), rest));
    assertEquals(Optional.of(total), bill.total());
    assertEquals(reached, bill.lines().getLast() instanceof BillLine.CeilingReached);
  }

  @Test
  void theLineOfTheCeilingTakesOffWhatIsAboveIt() {
    TrafficBill bill = Sample.bill(Sample.input(2_000, 6, BORDEAUX, PARIS));
    BillLine last = bill.lines().getLast();
    assertEquals(euros("-811.477"), last.amount());
    assertEquals("CP 12.2 (11.2.2), Annexe 4", last.clause());
    assertEquals(Optional.of(new BigDecimal("5250.00")), bill.total());
  }

  @Test
  void anNroCountsIfItWasAvailableOnThe15th() {
    Ceiling ceiling = Sample.TARIFF.ceiling();
    YearMonth october = YearMonth.of(2026, 10);
    assertEquals(1, ceiling.nros(october, List.of(LocalDate.of(2026, 10, 14))));
    assertEquals(1, ceiling.nros(october, List.of(LocalDate.of(2026, 10, 15))));
    assertEquals(0, ceiling.nros(october, List.of(LocalDate.of(2026, 10, 16))));
  }

  @Test
  void theAmountPerNroIsOneAndAHalfTimesTheLinksByTheTargetNros() {
    List<Ceiling.Link> links = List.of(new Ceiling.Link(new BigDecimal("12.5"), new BigDecimal("0.40")),
        new Ceiling.Link(new BigDecimal("10"), new BigDecimal("0.20")));
    assertEquals(Fraction.of(3, 2), Ceiling.amountPerNro(new BigDecimal("1.5"), links, 7));
    assertThrows(IllegalArgumentException.class,
        () -> Ceiling.amountPerNro(new BigDecimal("1.5"), links, 0));
  }

  @Test
  void theCentIsRoundedOnceHalfUp() {
    // Two thirds of 1.01 × 1.50 are 1.01; each third rounded by itself would make 1.02 of both.
    Fraction third = Fraction.of(1, 3);
    TrafficBill bill = Sample
        .bill(Sample.input(0, 1, shared("a", "1.01", third), shared("b", "1.01", third)));
    assertEquals(Fraction.of(101, 100), bill.sum());
    assertEquals(Optional.of(new BigDecimal("1.01")), bill.total());
    assertEquals(Optional.of(new BigDecimal("0.02")),
        Sample.bill(Sample.input(0, 1, Sample.national("0.01"))).total());
  }

  @Test
  void aSharedGateIsSplitByOctets() {
    Fraction north = GateTraffic.shareOf(1_000, 3_000).orElseThrow();
    Fraction south = GateTraffic.shareOf(2_000, 3_000).orElseThrow();
    Fraction both = Sample.bill(Sample.input(0, 9, shared("g", "100", north))).sum()
        .plus(Sample.bill(Sample.input(0, 9, shared("g", "100", south))).sum());
    assertEquals(euros("150"), both);
    assertEquals(Optional.empty(), GateTraffic.shareOf(0, 0));
  }

  @Test
  void whatIsNotKnownIsToldAndNothingIsBilled() {
    GateTraffic unknownShare = new GateTraffic("lyon", CollectionKind.NATIONAL, Sample.figure("10"), false,
        OptionalLong.of(10), Optional.empty());
    GateTraffic empty = new GateTraffic("metz", CollectionKind.NATIONAL, MonthFigure
        .of(Sample.OCTOBER, SlotGrid.FIVE_MINUTES, Optional.empty(), Optional.empty()),
        true, OptionalLong.of(10), GateTraffic.WHOLE);
    TrafficBill bill = Sample.bill(new BillInput("north", Sample.OCTOBER, Sample.OCTOBER.end(),
        OptionalLong.empty(), List.of(), List.of(unknownShare, empty)));
    assertEquals(
        List.of(unknown("north", Fact.LINES), unknown("lyon", Fact.UNICAST), unknown("lyon", Fact.SHARE),
            unknown("metz", Fact.FIGURE), unknown("north", Fact.NROS)),
        bill.reservations());
    assertFalse(bill.billable());
    assertEquals(Optional.empty(), bill.total());
    assertEquals(List.of(unknown("north", Fact.GATES)),
        Sample.bill(Sample.input(1, 1)).reservations());
  }

  @Test
  void aRegionalGateWhoseLinesAreNotKnownHasNoPriceAndANationalOneNeedsNone() {
    GateTraffic regional = new GateTraffic("lyon", CollectionKind.REGIONAL, Sample.figure("10"), true,
        OptionalLong.empty(), GateTraffic.WHOLE);
    GateTraffic national = new GateTraffic("paris", CollectionKind.NATIONAL, Sample.figure("10"), true,
        OptionalLong.empty(), GateTraffic.WHOLE);
    TrafficBill bill = Sample.bill(Sample.input(1, 1, regional, national));
    assertEquals(List.of(unknown("lyon", Fact.GATE_LINES)), bill.reservations());
    assertEquals(List.of("north", "paris"), bill.lines().stream().map(BillLine::subject).toList());
  }

  /// October has 8,940 slots; 95 % of them are 8,493.
  @Test
  void aMonthBelowTheCoverageIsFlaggedEvenWhereTheCeilingIsReached() {
    assertTrue(Sample.bill(Sample.input(0, 1, covered(8_493))).billable());
    TrafficBill bill = Sample.bill(Sample.input(0, 1, covered(8_492)));
    assertEquals(Optional.empty(), bill.total());
    assertEquals(List.of("paris: 94.98 % of the month's slots are valid, 95 % are needed"), texts(bill));
    assertFalse(bill.lines().getLast() instanceof BillLine.CeilingReached);
  }

  @Test
  void aRunningMonthIsNotBilled() {
    CivilMonth month = Sample.OCTOBER;
    BillInput early = new BillInput("north", month, month.end().minusNanos(1), OptionalLong.of(1),
        Sample.nros(1), List.of(PARIS));
    assertEquals(List.of("2026-10 is not over; it is billed once it is"), texts(Sample.bill(early)));
  }

  @Test
  void inputsThatContradictThemselvesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Sample.input(1, 1, PARIS, PARIS));
    assertThrows(IllegalArgumentException.class, () -> Sample.input(-1, 1, PARIS));
    assertThrows(IllegalArgumentException.class, () -> shared("g", "1", Fraction.of(4, 3)));
    assertThrows(IllegalArgumentException.class, () -> new BillInput("north", Sample.OCTOBER.next(),
        Sample.OCTOBER.end(), OptionalLong.of(1), Sample.nros(1), List.of(PARIS)));
    assertThrows(IllegalArgumentException.class,
        () -> new RegionalPrice(List.of(Sample.tier("2", "1"), Sample.tier("2", "0.9"))));
  }

  private static Reservation unknown(String subject, Fact fact) {
    return new Reservation.Unknown(subject, fact);
  }

  private static GateTraffic covered(int slots) {
    return new GateTraffic("paris", CollectionKind.NATIONAL, Sample.figure("5000", slots), true,
        OptionalLong.of(10),
        GateTraffic.WHOLE);
  }

  private static GateTraffic shared(String gate, String mbps, Fraction share) {
    return new GateTraffic(gate, CollectionKind.NATIONAL, Sample.figure(mbps), true, OptionalLong.of(10),
        Optional.of(share));
  }

  private static BillInput withNros(List<LocalDate> nros, GateTraffic... gates) {
    return new BillInput("north", Sample.OCTOBER, Sample.OCTOBER.end(), OptionalLong.of(2_000), nros,
        List.of(gates));
  }

  private static List<LocalDate> elevenOfTwelve() {
    List<LocalDate> days = new ArrayList<>(Sample.nros(11));
    days.add(LocalDate.of(2026, 10, 16));
    return days;
  }

  private static List<String> texts(TrafficBill bill) {
    return bill.reservations().stream().map(Reservation::text).toList();
  }

  private static Fraction euros(String amount) {
    return Fraction.of(new BigDecimal(amount));
  }
}
