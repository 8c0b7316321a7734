package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.figure.SlotFormula;

/// One entry of `/api/v1/series`: anything that has slots and figures.
///
/// @param id its public id
/// @param parts how it is computed from metered interfaces, null for a metered interface
/// @param role `gate`, `loop` or `access`
/// @param capacityMbps its capacity, empty where it is unknown
/// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
/// @param billedAs id of the series that is billed instead, null where there is none
/// @param capacityState how it stands towards the promise of enough capacity
/// @param closedMonths how many closed months are kept
/// @param lastSlot the last final slot, null before the first one
/// @param month the running month's figure in short
record SeriesDocument(String id, @Nullable Parts parts, String role, Optional<BigDecimal> capacityMbps,
    boolean includesMulticast, @Nullable String billedAs, CapacityDocument capacityState, int closedMonths,
    InterfaceDocument.@Nullable LastSlot lastSlot, FigureDocument.Summary month) {
  /// How a derived series is computed, slot by slot.
  ///
  /// @param plus ids of the metered interfaces that are added
  /// @param minus ids of those that are taken off
  record Parts(List<String> plus, List<String> minus) {
    static @Nullable Parts of(SeriesSnapshot each) {
      return switch (each.config().content()) {
        case SeriesConfig.Measured _ -> null;
        case SeriesConfig.Derived derived -> of(derived.formula());
      };
    }

    static Parts of(SlotFormula formula) {
      return new Parts(formula.plus(), formula.minus());
    }
  }

  static List<SeriesDocument> all(AgentView view) {
    Instant now = view.time().wall();
    return view.snapshots().series().stream().map(each -> of(each, view, now)).toList();
  }

  private static SeriesDocument of(SeriesSnapshot each, AgentView view, Instant now) {
    return new SeriesDocument(each.id(), Parts.of(each), each.role().name().toLowerCase(Locale.ROOT),
        each.capacityMbps(), each.includesMulticast(), each.billedAs().orElse(null),
        CapacityDocument.of(each, now), each.history().size(),
        each.lastSlot().map(last -> InterfaceDocument.LastSlot.of(last, view.grid())).orElse(null),
        FigureDocument.Summary.of(each, now));
  }
}
