package org.nroagent.daemon.regulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.model.figure.CapacityRule.Promise;
import org.nroagent.model.figure.CapacityTerms;

/// The shipped promises of capacity against the contract's text [C CP 5.2.1, 5.2.2, 5.2.4].
class ShippedCapacityTest {
  @Test
  void areTheContracts() {
    List<CapacityTerms.Version> versions = Terms.shipped().capacity().versions();
    assertEquals(1, versions.size());
    CapacityTerms.Version v1901 = versions.getFirst();
    assertEquals(LocalDate.of(2019, 1, 1), v1901.version().validFrom());
    assertEquals(new Promise(70, 1), v1901.gate());
    assertEquals(new Promise(80, 3), v1901.loop());
    assertEquals(3, v1901.urgentDelayMonths());
  }
}
