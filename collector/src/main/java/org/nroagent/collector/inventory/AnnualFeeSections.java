package org.nroagent.collector.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.daemon.config.Section;

/// Reads the yearly fees of all files.
final class AnnualFeeSections {
  private static final int MOST_FEES = 20_000;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9999;

  private final References references;
  private final List<AnnualFee> fees = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();

  private record Key(String client, String plaque, int year) {}

  AnnualFeeSections(References references) {
    this.references = references;
  }

  void read(List<Section> sections) {
    for (Section section : sections) {
      if (fees.size() >= MOST_FEES) {
        section.error("there are more than " + MOST_FEES + " yearly fees");
        return;
      }
      fees.add(fee(section));
    }
  }

  /// What was read.
  List<AnnualFee> read() {
    return fees;
  }

  private AnnualFee fee(Section section) {
    AnnualFee fee = new AnnualFee(references.clients().required(section.id("client")),
        references.plaques().required(section.id("plaque")),
        section.integer("year", FIRST_YEAR, LAST_YEAR).required(FIRST_YEAR),
        section.decimal("euros").check(euros -> euros.signum() >= 0, "is below 0").required(BigDecimal.ZERO));
    if (!seen.add(new Key(fee.client(), fee.plaque(), fee.year()))) {
      section.error("the fee of " + fee.year() + " of client '" + fee.client() + "', plaque '" + fee.plaque()
          + "' is there already");
    }
    return fee;
  }
}
