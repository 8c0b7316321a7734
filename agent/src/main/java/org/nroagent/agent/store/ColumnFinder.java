package org.nroagent.agent.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.record.ColumnDirectory;

/// Finds an interface in one directory after another; equal neighbours cost nothing.
final class ColumnFinder {
  private final String interfaceId;
  private @Nullable ColumnDirectory last;
  private Optional<Place> place = Optional.empty();

  ColumnFinder(String interfaceId) {
    this.interfaceId = interfaceId;
  }

  /// Where an interface stands in a directory.
  ///
  /// @param device position of its device
  /// @param column its position in the device's rows
  record Place(int device, int column) {}

  @SuppressWarnings("ReferenceEquality") // comparing thousands of columns for each record would cost more than it saves
  Optional<Place> find(ColumnDirectory directory) {
    if (directory != last) {
      last = directory;
      place = search(directory.devices());
    }
    return place;
  }

  private Optional<Place> search(List<ColumnDirectory.Device> devices) {
    for (int device = 0; device < devices.size(); device++) {
      List<ColumnDirectory.Column> columns = devices.get(device).columns();
      for (int column = 0; column < columns.size(); column++) {
        if (columns.get(column).interfaceId().equals(interfaceId)) {
          return Optional.of(new Place(device, column));
        }
      }
    }
    return Optional.empty();
  }
}
