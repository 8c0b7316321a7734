package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.collector.store.RecordTable.Entry;

/// What a database said of many slots at once, as long as nothing of it has changed. Used by the writer's thread alone.
final class KnownRecords {
  private final Set<Place> places;
  private final Map<Place, List<Entry>> rows;
  private final Map<Long, List<Entry>> ranges;

  /// A slot of a device.
  record Place(long deviceId, Span slot) {}

  /// How a database is asked.
  interface Lookup {
    /// What is stored of the slots.
    ///
    /// @param slots at least one
    KnownRecords of(Connection connection, Set<Place> slots) throws SQLException;
  }

  /// @param places which slots were asked for
  /// @param rows rows and amendments of those of which there are any, in order of arrival
  /// @param ranges missing ranges that overlap any of the slots, by device, in order of arrival
  KnownRecords(Set<Place> places, Map<Place, List<Entry>> rows, Map<Long, List<Entry>> ranges) {
    this.places = new HashSet<>(places);
    this.rows = new HashMap<>(rows);
    this.ranges = new HashMap<>(ranges);
  }

  /// Nothing is known.
  static KnownRecords none() {
    return new KnownRecords(Set.of(), Map.of(), Map.of());
  }

  /// Rows and amendments of a slot; empty where it is to be asked for.
  Optional<List<Entry>> ofSlot(Place place) {
    return places.contains(place) ? Optional.of(rows.getOrDefault(place, List.of())) : Optional.empty();
  }

  /// Missing ranges that overlap a slot; empty where it is to be asked for.
  Optional<List<Entry>> missingRanges(Place place) {
    return places.contains(place)
        ? Optional.of(ranges.getOrDefault(place.deviceId(), List.of()).stream()
            .filter(entry -> entry.slotStart() < place.slot().to() && entry.slotEnd() > place.slot().from())
            .toList())
        : Optional.empty();
  }

  /// A record of this slot comes.
  void forget(Place place) {
    places.remove(place);
  }

  /// A missing range of this device comes.
  void forgetDevice(long deviceId) {
    places.removeIf(place -> place.deviceId() == deviceId);
  }
}
