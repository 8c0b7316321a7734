package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.billing.AccessFees.Access;
import org.nroagent.model.billing.AccessFees.Due;
import org.nroagent.model.billing.AccessFees.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class AccessFeesTest {
  private static final BigDecimal GATE = new BigDecimal(4_500);
  private static final BigDecimal PORT = new BigDecimal(2_500);

  @Test
  void areDueOnceInTheMonthOfThePuttingIntoService() {
    Access before = new Access(Kind.GATE, "lyon", LocalDate.of(2026, 9, 30));
    Access first = new Access(Kind.GATE, "paris", LocalDate.of(2026, 10, 1));
    Access last = new Access(Kind.NRO_PORT, "nro-7", LocalDate.of(2026, 10, 31));
    Access after = new Access(Kind.NRO_PORT, "nro-8", LocalDate.of(2026, 11, 1));
    assertEquals(List.of(new Due(first, GATE), new Due(last, PORT)),
        Stream.of(before, first, last, after)
            .flatMap(each -> new AccessFees(GATE, PORT).due(YearMonth.of(2026, 10), each).stream()).toList());
  }

  @Test
  void areNotNegative() {
    assertThrows(IllegalArgumentException.class, () -> new AccessFees(GATE.negate(), PORT));
    assertThrows(IllegalArgumentException.class, () -> new AccessFees(GATE, PORT.negate()));
  }
}
