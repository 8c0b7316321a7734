package org.nroagent.agent.closing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;

/// A series whose month is to be closed, with what its figures need beside its slots.
///
/// @param id its public id
/// @param provenance where its slots come from
/// @param capacityMbps its capacity in Mbit/s, above 0, empty where it is unknown
/// @param includesMulticast whether multicast traffic is part of its octets
/// @param declared windows whose slots are no evidence for an urgent upgrade
public record SeriesToClose(String id, Provenance provenance, Optional<BigDecimal> capacityMbps,
    boolean includesMulticast, List<DeclaredWindow> declared) {
  public SeriesToClose {
    declared = List.copyOf(declared);
    // What an earlier month kept of its capacity says nothing about one that is unknown.
    provenance = capacityMbps.isPresent() ? provenance : provenance.withCapacity(Optional.empty());
  }

  /// A series of which only the formula is known.
  public SeriesToClose(String id, SlotFormula formula, Optional<BigDecimal> capacityMbps,
      boolean includesMulticast, List<DeclaredWindow> declared) {
    this(id, new Provenance(Optional.empty(), Optional.empty(), formula, Optional.empty()), capacityMbps,
        includesMulticast, declared);
  }

  /// A metered interface as a series.
  public static SeriesToClose ofInterface(String id, Optional<BigDecimal> capacityMbps,
      boolean includesMulticast, List<DeclaredWindow> declared) {
    return new SeriesToClose(id, Provenance.ofInterface(id), capacityMbps, includesMulticast, declared);
  }

  /// The metered interfaces that it comes from; of a metered interface itself alone.
  public SlotFormula formula() {
    return provenance.formula();
  }

  /// With what the ring tells: where a metered interface was, and from when on the month is whole.
  SeriesToClose found(Optional<Provenance.Place> place, Optional<Instant> wholeFrom) {
    return new SeriesToClose(id,
        new Provenance(provenance.role(), place.or(provenance::place), provenance.formula(), wholeFrom,
            provenance.capacity()),
        capacityMbps, includesMulticast, declared);
  }
}
