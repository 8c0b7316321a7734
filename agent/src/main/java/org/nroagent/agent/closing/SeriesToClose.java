package org.nroagent.agent.closing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.SlotFormula;

/// A series whose month is to be closed, with what its figures need beside its slots.
///
/// @param id its public id
/// @param formula the metered interfaces that it comes from; of a metered interface itself alone
/// @param capacityMbps its capacity in Mbit/s, above 0, empty where it is unknown
/// @param includesMulticast whether multicast traffic is part of its octets
/// @param declared windows whose slots are no evidence for an urgent upgrade
public record SeriesToClose(String id, SlotFormula formula, Optional<BigDecimal> capacityMbps,
    boolean includesMulticast, List<DeclaredWindow> declared) {
  public SeriesToClose {
    declared = List.copyOf(declared);
  }

  /// A metered interface as a series.
  public static SeriesToClose ofInterface(String id, Optional<BigDecimal> capacityMbps,
      boolean includesMulticast, List<DeclaredWindow> declared) {
    return new SeriesToClose(id, new SlotFormula(List.of(id), List.of()), capacityMbps, includesMulticast,
        declared);
  }
}
