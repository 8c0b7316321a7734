package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.reading.InterfaceReading;

/// One entry of `/api/v1/interfaces`: a metered interface.
///
/// @param id its public id
/// @param device the device's configured name
/// @param ifName the device's name of it
/// @param alias the operator's text on the device, null before the first reading
/// @param operStatus ifOperStatus, null before the first reading
/// @param role `gate`, `loop` or `access`
/// @param capacityMbps its capacity, empty where it is unknown
/// @param lastSlot the last final slot, null before the first one
/// @param month the running month's figure in short; `/api/v1/interfaces/{id}/percentiles` explains it
/// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
/// @param billedAs id of the series that is billed instead, null where there is none
/// @param capacityState how it stands towards the promise of enough capacity
record InterfaceDocument(String id, String device, String ifName, @Nullable String alias,
    @Nullable String operStatus, String role, Optional<BigDecimal> capacityMbps, @Nullable LastSlot lastSlot,
    FigureDocument.Summary month, boolean includesMulticast, @Nullable String billedAs,
    CapacityDocument capacityState) {
  /// A final slot.
  ///
  /// @param slotStart its start
  /// @param inOctets octets that entered the POP, null where missing
  /// @param outOctets octets that left the POP, null where missing
  /// @param inMbps the same as a rate
  /// @param outMbps the same as a rate
  /// @param quality `measured`, `interpolated` or `missing`
  /// @param reason why it is missing, null where it is not
  record LastSlot(Instant slotStart, @Nullable Long inOctets, @Nullable Long outOctets,
      @Nullable BigDecimal inMbps, @Nullable BigDecimal outMbps, String quality,
      @Nullable MissingReason reason) {
    static LastSlot of(SeriesSlot last, SlotGrid grid) {
      String quality = SlotQuality.word(last.slot());
      return switch (last.slot()) {
        case Slot.Metered(var in, var out, var _) ->
          new LastSlot(last.start(), in, out, Mbps.ofSlot(in, grid),
              Mbps.ofSlot(out, grid), quality, null);
        case Slot.Missing(var reason) -> new LastSlot(last.start(), null, null, null, null, quality, reason);
      };
    }
  }

  static List<InterfaceDocument> all(AgentView view) {
    Instant now = view.time().wall();
    return view.snapshots().devices().stream().flatMap(device -> {
      Map<String, InterfaceReading> readings = byName(device);
      return device.metered().stream().map(each -> of(each, readings.get(each.ifName()), view.grid(), now));
    }).toList();
  }

  /// What the last reading says of each interface, by ifName; of two with the same name the first.
  static Map<String, InterfaceReading> byName(DeviceSnapshot device) {
    return device.reading().stream().flatMap(reading -> reading.interfaces().stream())
        .collect(Collectors.toMap(InterfaceReading::name, Function.identity(), (first, _) -> first));
  }

  private static InterfaceDocument of(InterfaceSnapshot each, @Nullable InterfaceReading reading,
      SlotGrid grid,
      Instant now) {
    return new InterfaceDocument(each.id(), each.device(), each.ifName(),
        reading == null ? null : reading.alias(), reading == null ? null : reading.operStatus(),
        each.role().name().toLowerCase(Locale.ROOT), each.capacityMbps(),
        each.lastSlot().map(last -> LastSlot.of(last, grid)).orElse(null),
        FigureDocument.Summary.of(each.series(), now), each.series().includesMulticast(),
        each.series().billedAs().orElse(null), CapacityDocument.of(each.series(), now));
  }
}
