package org.nroagent.model.billing;

import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.Fraction;
import org.nroagent.model.figure.MonthFigure;

/// What a gate carried in a month, as the bill of one plaque sees it.
///
/// @param gate its name
/// @param collection the kind of collection chosen for it
/// @param figure the 95th percentile
/// @param unicast whether the figure is that of unicast alone, which is what is billed [C CP 12.2]
/// @param lines the lines in service of all NROs delivered at the gate, not negative; empty where one of them is not known
/// @param share the plaque's share of the gate's octets, 0…1; 1 for a gate of one plaque, empty where it is not known
public record GateTraffic(String gate, CollectionKind collection, MonthFigure figure, boolean unicast,
    OptionalLong lines,
    Optional<Fraction> share) {
  /// The share of a plaque that has the gate for itself.
  public static final Optional<Fraction> WHOLE = Optional.of(Fraction.of(1));

  public GateTraffic {
    if (lines.orElse(0) < 0) {
      throw new IllegalArgumentException("gate " + gate + " has " + lines.getAsLong() + " lines");
    }
    if (share.isPresent()
        && (share.get().signum() < 0 || share.get().compareTo(Fraction.of(1)) > 0)) {
      throw new IllegalArgumentException("gate " + gate + ": a share of " + share.get() + " is not 0…1");
    }
  }

  /// A plaque's share of a gate's octets (choice: by the octets of its SVLANs); empty where nothing was carried.
  public static Optional<Fraction> shareOf(long plaqueOctets, long gateOctets) {
    return gateOctets == 0 ? Optional.empty() : Optional.of(Fraction.of(plaqueOctets, gateOctets));
  }
}
