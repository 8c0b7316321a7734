package org.nroagent.model.figure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the slots and the capacity of a closed month came from, kept with it because the configuration may say something else later,
/// or nothing at all.
///
/// @param role what the series was in the contract, `gate`, `loop` or `access`; empty where it was not configured any
///     more when the month was closed and no month before tells
/// @param place where a metered interface was, the last place if there were several; empty for a derived series
/// @param formula the metered interfaces that it was computed from; of a metered interface itself alone
/// @param wholeFrom empty for a month of which no record was lost; else the start of the slot from which on the ring
///     had all that was recorded, because older records were overwritten or lost with a part of the ring
/// @param capacity how the capacity is known, empty where none is or nobody kept it
public record Provenance(Optional<String> role, Optional<Place> place, SlotFormula formula,
    Optional<Instant> wholeFrom, Optional<CapacityOrigin> capacity) {
  /// A provenance without a capacity.
  public Provenance(Optional<String> role, Optional<Place> place, SlotFormula formula,
      Optional<Instant> wholeFrom) {
    this(role, place, formula, wholeFrom, Optional.empty());
  }

  /// Where an interface is.
  ///
  /// @param device the device's configured name
  /// @param ifName the device's name of the interface
  public record Place(String device, String ifName) {}

  /// A whole month of a metered interface of which nothing but the id is known.
  public static Provenance ofInterface(String id) {
    return new Provenance(Optional.empty(), Optional.empty(), itself(id), Optional.empty());
  }

  /// The same with what is known of the capacity's origin.
  public Provenance withCapacity(Optional<CapacityOrigin> origin) {
    return new Provenance(role, place, formula, wholeFrom, origin);
  }

  /// The formula of a derived series; empty for a metered interface, which is itself alone.
  ///
  /// @param id the id of the series
  public Optional<SlotFormula> sum(String id) {
    return formula.equals(itself(id)) ? Optional.empty() : Optional.of(formula);
  }

  /// The formula of a metered interface.
  public static SlotFormula itself(String id) {
    return new SlotFormula(List.of(id), List.of());
  }
}
