package org.nroagent.daemon.regulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.model.billing.AccessFees;
import org.nroagent.model.billing.Ceiling;
import org.nroagent.model.billing.PriceBook;
import org.nroagent.model.billing.Tariff;
import org.nroagent.model.billing.Tier;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// The shipped prices against the contract's text.
class TariffsTest {
  private static final Tariff V19_01 = Terms.shipped().prices().versions().getFirst();

  @Test
  void isTheOnlyVersion() {
    assertEquals(new PriceBook(List.of(V19_01), List.of()), Terms.shipped().prices());
    assertEquals("fr-nro-active-v19.01", V19_01.version().id());
    assertEquals(LocalDate.of(2019, 1, 1), V19_01.version().validFrom());
  }

  /// [C Annexe 1 §2].
  @Test
  void annexe1TrafficComponent() {
    assertEquals(new BigDecimal("1.10"), V19_01.pricePerActivatedLine());
    assertEquals(new BigDecimal("1.50"), V19_01.nationalPricePerMbps());
    assertEquals(
        List.of(tier(1, "1.00"), tier(2, "0.90"), tier(3, "0.80"), tier(4, "0.70"), tier(5, "0.60"),
            tier(6, "0.50")),
        V19_01.regionalPrice().tiers());
  }

  /// [C CP 12.2, Annexe 4].
  @Test
  void annexe4Ceiling() {
    assertEquals(new Ceiling(new BigDecimal(875), 15), V19_01.ceiling());
  }

  /// [C Annexe 1 §1].
  @Test
  void annexe1AccessFees() {
    assertEquals(new AccessFees(new BigDecimal(4_500), new BigDecimal(2_500)), V19_01.accessFees());
  }

  private static Tier tier(int upTo, String price) {
    return new Tier(new BigDecimal(upTo), new BigDecimal(price));
  }
}
