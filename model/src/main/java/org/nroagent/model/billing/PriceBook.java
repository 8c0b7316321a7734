package org.nroagent.model.billing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.model.CivilMonth;

/// All prices, by the day from which they hold. A month is billed by those of its first day (choice): the contract bills
/// whole months, with one percentile and one count of lines each, which no day divides [C CP 12.2].
///
/// @param versions for everybody
/// @param overrides for a client or an order
public record PriceBook(List<Tariff> versions, List<PriceOverride> overrides) {
  public PriceBook {
    versions = List.copyOf(versions);
    overrides = List.copyOf(overrides);
  }

  /// The prices for everybody in a month; empty where none were in force yet.
  public Optional<Tariff> general(CivilMonth month) {
    LocalDate day = month.month().atDay(1);
    return versions.stream().filter(each -> !each.version().validFrom().isAfter(day))
        .max(Comparator.comparing(each -> each.version().validFrom()));
  }

  /// The prices of a client in a month; empty where none were in force yet.
  public Optional<ClientPrices> of(String client, CivilMonth month) {
    return general(month)
        .map(general -> new ClientPrices(client, general, inForce(month.month().atDay(1))));
  }

  /// The latest of each scope, unless that has ended.
  private List<PriceOverride> inForce(LocalDate day) {
    Map<PriceScope, PriceOverride> latest = overrides.stream()
        .filter(each -> !each.version().validFrom().isAfter(day))
        .collect(Collectors.toMap(PriceOverride::scope, Function.identity(),
            BinaryOperator.maxBy(Comparator.comparing(each -> each.version().validFrom()))));
    return latest.values().stream().filter(each -> each.validUntil().filter(day::isAfter).isEmpty()).toList();
  }
}
