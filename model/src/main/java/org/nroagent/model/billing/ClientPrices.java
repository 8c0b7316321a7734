package org.nroagent.model.billing;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// What a client pays in one month.
///
/// @param client the client
/// @param general the prices for everybody
/// @param overrides those that hold in the month, at most one of each scope
public record ClientPrices(String client, Tariff general, List<PriceOverride> overrides) {
  public ClientPrices {
    overrides = overrides.stream().sorted(Comparator.comparingInt(each -> each.scope().rank())).toList();
  }

  /// The prices of a plaque: its ceiling, its lines and the ports of its NROs.
  public Tariff plaque(String name) {
    return with(scope -> scope.concernsPlaque(client, name));
  }

  /// The prices of a gate: its traffic and its fee.
  public Tariff gate(String name) {
    return with(scope -> scope.concernsGate(client, name));
  }

  private Tariff with(Predicate<PriceScope> concerned) {
    Tariff prices = general;
    for (PriceOverride override : overrides) {
      prices = concerned.test(override.scope()) ? prices.with(override) : prices;
    }
    return prices;
  }
}
