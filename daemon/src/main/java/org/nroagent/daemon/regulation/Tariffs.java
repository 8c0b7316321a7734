package org.nroagent.daemon.regulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.billing.AccessFees;
import org.nroagent.model.billing.Ceiling;
import org.nroagent.model.billing.RegionalPrice;
import org.nroagent.model.billing.Tariff;
import org.nroagent.model.billing.Tier;

/// The versions of the contract's prices that ship with the program, each a YAML beside this class named by its id.
public final class Tariffs {
  private static final List<String> IDS = List.of("fr-nro-active-v19.01");
  private static final int LAST_DAY_OF_EVERY_MONTH = 28;

  private Tariffs() {}

  /// All versions, by the day from which they hold.
  public static List<Tariff> shipped() {
    return IDS.stream().map(id -> ShippedText.read(id + ".yaml", Tariffs::tariff)).toList();
  }

  private static Tariff tariff(Section root) {
    return new Tariff(root.id("id").required(""), root.text("title").required(""),
        root.date("validFrom").required(LocalDate.EPOCH), decimal(root, "pricePerActivatedLine"),
        decimal(root, "nationalPricePerMbps"),
        new RegionalPrice(
            root.sections("regional").required(List.of()).stream().map(Tariffs::tier).toList()),
        ceiling(required(root, "ceiling")), accessFees(required(root, "accessFees")));
  }

  private static Tier tier(Section section) {
    return new Tier(decimal(section, "upToMbps"), decimal(section, "pricePerMbps"));
  }

  private static Ceiling ceiling(Section section) {
    return new Ceiling(decimal(section, "perNro"),
        section.integer("availableByDay", 1, LAST_DAY_OF_EVERY_MONTH).required(1));
  }

  private static AccessFees accessFees(Section section) {
    return new AccessFees(decimal(section, "gate"), decimal(section, "nroPort"));
  }

  private static Section required(Section root, String key) {
    return root.section(key).optional()
        .orElseThrow(() -> new IllegalStateException("section '" + key + "' is missing"));
  }

  private static BigDecimal decimal(Section section, String key) {
    return section.decimal(key).required(BigDecimal.ZERO);
  }
}
