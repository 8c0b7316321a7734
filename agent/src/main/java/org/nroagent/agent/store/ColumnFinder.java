package org.nroagent.agent.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.record.ColumnDirectory;

/// Finds the columns of some interfaces in one directory after another; equal neighbours cost nothing.
///
/// @param <T> what is wanted of an interface
final class ColumnFinder<T> {
  private final Map<String, T> wanted;
  private @Nullable ColumnDirectory last;
  private List<List<Place<T>>> places = List.of();

  /// @param wanted by interface id
  ColumnFinder(Map<String, T> wanted) {
    this.wanted = Map.copyOf(wanted);
  }

  /// Where an interface stands in the rows of its device.
  ///
  /// @param column position in the rows
  /// @param wanted what is wanted of it
  record Place<T>(int column, T wanted) {}

  /// The columns wanted of the rows of a device.
  ///
  /// @param device position in the directory
  @SuppressWarnings("ReferenceEquality") // comparing thousands of columns for each record would cost more than it saves
  List<Place<T>> find(ColumnDirectory directory, int device) {
    if (directory != last) {
      last = directory;
      places = directory.devices().stream().map(this::search).toList();
    }
    return places.get(device);
  }

  private List<Place<T>> search(ColumnDirectory.Device device) {
    List<Place<T>> found = new ArrayList<>();
    for (int column = 0; column < device.columns().size(); column++) {
      T want = wanted.get(device.columns().get(column).interfaceId());
      if (want != null) {
        found.add(new Place<>(column, want));
      }
    }
    return List.copyOf(found);
  }
}
