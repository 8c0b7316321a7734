package org.nroagent.daemon.regulation;

import java.util.List;
import java.util.Optional;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.billing.PriceBook;
import org.nroagent.model.figure.CapacityTerms;

/// All versions of what the contract and the law say in numbers: what ships with the program, and what the user added.
///
/// @param prices the prices
/// @param service what is promised of availability and restoration
/// @param capacity when more capacity is promised
/// @param regulations what regulators ask for, and legal holidays
public record Terms(PriceBook prices, List<ServiceTerms> service, CapacityTerms capacity,
    Regulations regulations) {
  /// What ships.
  public static Terms shipped() {
    return new TermsReader(Optional.empty()).shipped().read();
  }

  public Terms {
    service = List.copyOf(service);
  }
}
