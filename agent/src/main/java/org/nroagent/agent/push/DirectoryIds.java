package org.nroagent.agent.push;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.StoredRecord;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.MessageCodec;

/// The numbers of the directories of one connection. Each holds one device, so that a change of one does not repeat
/// the others, and the largest agent's directories still fit into frames.
final class DirectoryIds {
  private final Map<Device, Integer> ids = new HashMap<>();
  private int octets;

  /// The number of a directory.
  ///
  /// @param id from 1
  /// @param device its only device
  /// @param isNew whether the collector has yet to hear of it
  record Numbered(int id, Device device, boolean isNew) {}

  /// The directory that explains a record.
  Numbered of(StoredRecord stored) {
    String name = stored.record().device();
    // A device without columns in the ring's directory can still be reported missing.
    Device device = stored.directory().device(name).orElseGet(() -> new Device(name, List.of()));
    Integer known = ids.putIfAbsent(device, ids.size() + 1);
    if (known != null) {
      return new Numbered(known, device, false);
    }
    Numbered added = new Numbered(ids.size(), device, true);
    octets += MessageCodec.encode(message(added), 1).length;
    return added;
  }

  /// Whether the next batch might need more numbers, or more octets, than a connection has.
  boolean nearlyUsedUp() {
    return ids.size() + Limits.RECORDS_PER_FRAME > Limits.DIRECTORIES_PER_CONNECTION
        || octets > Limits.DIRECTORY_OCTETS_PER_CONNECTION / 2;
  }

  /// The directory as it is sent.
  static Message.Directory message(Numbered numbered) {
    return new Message.Directory(numbered.id(), new ColumnDirectory(List.of(numbered.device())));
  }
}
