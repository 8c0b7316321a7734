package org.nroagent.model.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.Fraction;

/// The price of regional traffic, falling with the traffic per subscriber [C Annexe 1 §2]. The price of a tier is
/// that of the whole traffic, so a gate just above a border costs less than one just below: the contract wants it.
///
/// @param tiers by rising borders, at least one; the last one's upper border belongs to it, those of the others to the next
public record RegionalPrice(List<Tier> tiers) {
  public RegionalPrice {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("a regional price needs a tier");
    }
    for (int i = 1; i < tiers.size(); i++) {
      if (tiers.get(i - 1).upToMbps().compareTo(tiers.get(i).upToMbps()) >= 0) {
        throw new IllegalArgumentException("the borders of the tiers must rise: " + tiers);
      }
    }
  }

  /// The tier of a gate, empty where the traffic per subscriber is above the last one and the price is to be negotiated.
  ///
  /// @param mbps the gate's traffic
  /// @param lines the lines in service of the NROs delivered there; traffic without any line is above every tier
  public Optional<Tier> tier(BigDecimal mbps, long lines) {
    Tier last = tiers.getLast();
    return tiers.stream().filter(tier -> {
      // Multiplied rather than divided: the borders are exact and no lines at all need no rule of their own.
      int order = mbps.compareTo(tier.upToMbps().multiply(BigDecimal.valueOf(lines)));
      return order < 0 || (order == 0 && tier.equals(last));
    }).findFirst();
  }

  /// The traffic per subscriber in Mbit/s, exactly; empty where there are no lines.
  public static Optional<Fraction> perSubscriber(BigDecimal mbps, long lines) {
    return lines == 0 ? Optional.empty() : Optional.of(Fraction.of(mbps).dividedBy(Fraction.of(lines)));
  }
}
