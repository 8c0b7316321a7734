package org.nroagent.model.billing;

import java.math.BigDecimal;

/// A tier of the regional price. It begins where the one before ends; its lower border belongs to it.
///
/// @param upToMbps its upper border in Mbit/s per subscriber, above 0
/// @param pricePerMbps euros without tax per Mbit/s and month, not negative
public record Tier(BigDecimal upToMbps, BigDecimal pricePerMbps) {
  public Tier {
    if (upToMbps.signum() <= 0 || pricePerMbps.signum() < 0) {
      throw new IllegalArgumentException(
          "a tier up to " + upToMbps + " Mbit/s at " + pricePerMbps + " needs a border above 0 and a price");
    }
  }
}
