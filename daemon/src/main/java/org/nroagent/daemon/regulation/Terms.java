package org.nroagent.daemon.regulation;

import java.util.List;
import java.util.Optional;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.billing.PriceBook;

/// All versions of what the contract says in numbers: what ships with the program, and what the user added.
///
/// @param prices the prices
/// @param service what is promised of availability and restoration
public record Terms(PriceBook prices, List<ServiceTerms> service) {
  /// What ships.
  public static Terms shipped() {
    return new TermsReader(Optional.empty()).shipped().read();
  }

  public Terms {
    service = List.copyOf(service);
  }
}
