package org.nroagent.agent.core;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.nroagent.agent.audit.SeenGroups;
import org.nroagent.agent.store.StateFiles;

/// The small state on disk, whose parts live differently long: the counters' bases, valid from a clean stop to the
/// first record after it, and what is remembered of the devices and of multicast groups, valid until it changes.
///
/// Nothing here is written more often than once a round, and only where it changed.
///
/// Not thread-safe: it belongs to the store thread.
final class SmallState {
  private final StateFiles files;
  private final Supplier<SeenGroups> groups;
  private KeptState onDisk;
  private boolean basesUsedUp;

  /// @param files where it is
  /// @param onDisk what was read from there, without what was not understood
  /// @param groups gives which multicast groups were seen up to now; called on the store thread
  SmallState(StateFiles files, KeptState onDisk, Supplier<SeenGroups> groups) {
    this.files = files;
    this.groups = groups;
    this.onDisk = onDisk;
  }

  /// From now on the bases on disk do not count, whatever happens. Costs nothing from the second time on.
  void useUpBases() throws IOException {
    if (!basesUsedUp) {
      write(onDisk.withoutBases());
      basesUsedUp = true;
    }
  }

  /// Remembers over crashes, multicast groups with it; bases that are not used up stay.
  ///
  /// @param remembered by device name
  void remember(Map<String, RememberedDevice> remembered) throws IOException {
    KeptState now = new KeptState(onDisk.devices(), remembered, groups.get());
    if (!now.equals(onDisk)) {
      write(now);
    }
  }

  /// Writes the whole state.
  ///
  /// @throws IOException if the disk refuses or the state is too large; the state of before counts
  void write(KeptState state) throws IOException {
    byte[] bytes = state.encode();
    if (bytes.length > StateFiles.MAX_BYTES) {
      throw new IOException("the state beside the ring would take " + bytes.length + " bytes, more than "
          + StateFiles.MAX_BYTES + "; meter fewer interfaces with one agent");
    }
    files.write(bytes);
    onDisk = state;
  }
}
