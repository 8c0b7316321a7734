package org.nroagent.model.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.billing.PriceOverride.Prices;

class PriceBookTest {
  private static final PriceScope CLIENT = scope("ABC", null, null);
  private static final PriceScope PLAQUE_ORDER = scope("ABC", "north", null);
  private static final PriceScope GATE_ORDER = scope("ABC", null, "paris");
  private static final PriceScope PLAQUE = scope(null, "north", null);

  @Test
  void aMonthHasThePricesOfItsFirstDay() {
    Tariff later = Sample.tariff("v26.10", LocalDate.of(2026, 10, 1));
    Tariff tooLate = Sample.tariff("v26.10b", LocalDate.of(2026, 10, 2));
    PriceBook book = new PriceBook(List.of(later, Sample.TARIFF, tooLate), List.of());
    assertEquals(Optional.of(later), book.general(Sample.OCTOBER));
    assertEquals(Optional.of(Sample.TARIFF), book.general(Sample.OCTOBER.previous()));
    assertEquals(Optional.empty(), book.general(month("2018-12")));
    assertEquals(Optional.empty(), book.of("ABC", month("2018-12")));
  }

  @Test
  void theOrderBeatsTheClientAndTheClientEverybody() {
    PriceBook book = book(lines("order", PLAQUE_ORDER, "2026-01-01", "1.50"),
        lines("client", CLIENT, "2026-01-01", "1.30"));
    assertEquals("1.50 order", line(book, "ABC", "north", "2026-10"));
    assertEquals("1.30 client", line(book, "ABC", "south", "2026-10"));
    assertEquals("1.10 v19.01", line(book, "XYZ", "north", "2026-10"));
    assertEquals("1.10 v19.01", line(book, "ABC", "north", "2025-12"));
  }

  @Test
  void anOrderOfAGateSaysItsTrafficAndNoOtherGates() {
    PriceBook book = book(national("order", GATE_ORDER, "1.20"), national("client", CLIENT, "1.40"));
    ClientPrices prices = book.of("ABC", Sample.OCTOBER).orElseThrow();
    assertEquals(new BigDecimal("1.20"), prices.gate("paris").nationalPricePerMbps());
    assertEquals(new BigDecimal("1.40"), prices.gate("lyon").nationalPricePerMbps());
    assertEquals("order", prices.gate("paris").of(PriceItem.NATIONAL_TRAFFIC).id());
    assertEquals("v19.01", prices.gate("paris").of(PriceItem.REGIONAL_TRAFFIC).id());
  }

  @Test
  void theCeilingOfAPlaqueIsThatOfEveryClientWithoutOneOfItsOwn() {
    Prices high = ceiling("900");
    Prices low = ceiling("800");
    PriceBook book = book(override("annex", PLAQUE, "2026-01-01", null, high),
        override("client", CLIENT, "2026-01-01", null, low));
    assertEquals(new BigDecimal("900"), perNro(book, "XYZ", "north"));
    assertEquals(new BigDecimal("800"), perNro(book, "ABC", "north"));
    assertEquals(new BigDecimal("875"), perNro(book, "XYZ", "south"));
  }

  /// The next version of an order does not inherit from the one before, and one that has ended is not revived.
  @Test
  void theLatestVersionOfAnOrderCountsAndAfterItsEndTheClientsPriceDoes() {
    PriceBook book = book(lines("first", PLAQUE_ORDER, "2026-01-01", "1.50"),
        override("second", PLAQUE_ORDER, "2026-06-01", "2026-09-30", prices("1.60")),
        lines("client", CLIENT, "2026-01-01", "1.30"));
    assertEquals("1.50 first", line(book, "ABC", "north", "2026-05"));
    assertEquals("1.60 second", line(book, "ABC", "north", "2026-06"));
    assertEquals("1.60 second", line(book, "ABC", "north", "2026-09"));
    assertEquals("1.30 client", line(book, "ABC", "north", "2026-10"));
  }

  @Test
  void theBillHasEachPriceFromWhereItStands() {
    PriceBook book = book(lines("order", PLAQUE_ORDER, "2026-01-01", "1.50"),
        national("gate", GATE_ORDER, "1.20"));
    TrafficBill bill = TrafficBilling.bill(book.of("ABC", Sample.OCTOBER).orElseThrow(),
        Sample.input(100, 1, Sample.national("10"), Sample.regional("10", 100)));
    assertEquals(List.of("1.50", "1.20", "1.00"),
        bill.lines().stream().map(line -> line.unitPrice().toPlainString()).toList());
  }

  @Test
  void refusesPricesThatAreNotOfTheScope() {
    assertThrows(IllegalArgumentException.class, () -> lines("x", GATE_ORDER, "2026-01-01", "1"));
    assertThrows(IllegalArgumentException.class, () -> national("x", PLAQUE_ORDER, "1"));
    assertThrows(IllegalArgumentException.class, () -> lines("x", PLAQUE, "2026-01-01", "1"));
    assertThrows(IllegalArgumentException.class, () -> scope(null, null, "paris"));
    assertThrows(IllegalArgumentException.class, () -> scope(null, null, null));
    assertThrows(IllegalArgumentException.class, () -> scope("ABC", "north", "paris"));
  }

  private static PriceBook book(PriceOverride... overrides) {
    return new PriceBook(List.of(Sample.TARIFF), List.of(overrides));
  }

  private static String line(PriceBook book, String client, String plaque, String month) {
    Tariff tariff = book.of(client, month(month)).orElseThrow().plaque(plaque);
    return tariff.pricePerActivatedLine() + " " + tariff.of(PriceItem.ACTIVATED_LINE).id();
  }

  private static BigDecimal perNro(PriceBook book, String client, String plaque) {
    return book.of(client, Sample.OCTOBER).orElseThrow().plaque(plaque).ceiling().perNro();
  }

  private static PriceOverride lines(String id, PriceScope scope, String from, String price) {
    return override(id, scope, from, null, prices(price));
  }

  private static Prices prices(String perLine) {
    return new Prices(Optional.of(new BigDecimal(perLine)), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Prices ceiling(String perNro) {
    return new Prices(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(new Ceiling(new BigDecimal(perNro), 15)), Optional.empty(), Optional.empty());
  }

  private static PriceOverride national(String id, PriceScope scope, String price) {
    return override(id, scope, "2026-01-01", null, new Prices(Optional.empty(),
        Optional.of(new BigDecimal(price)), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty()));
  }

  private static PriceOverride override(String id, PriceScope scope, String from, @Nullable String until,
      Prices prices) {
    return new PriceOverride(new TermsVersion(id, id, LocalDate.parse(from), "terms.d/" + id + ".yaml"),
        Optional.ofNullable(until).map(LocalDate::parse), scope, prices);
  }

  private static PriceScope scope(@Nullable String client, @Nullable String plaque, @Nullable String gate) {
    return new PriceScope(Optional.ofNullable(client), Optional.ofNullable(plaque),
        Optional.ofNullable(gate));
  }

  private static CivilMonth month(String text) {
    return CivilMonth.parse(text, CivilMonth.CONTRACT_ZONE);
  }
}
