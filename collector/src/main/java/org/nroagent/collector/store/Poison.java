package org.nroagent.collector.store;

import org.nroagent.protocol.Message.Unreadable;
import org.nroagent.protocol.Octets;
import org.nroagent.protocol.RecordCodec;

/// A record that cannot be stored as data.
///
/// @param device its device, empty where even that cannot be read
/// @param kind what it is, for people
/// @param content as the wire carries it
/// @param reason why it is poison
record Poison(long sequence, int crc32c, String device, String kind, Octets content, String reason) {
  Poison {
    device = StorableText.of(device);
    reason = StorableText.of(reason);
  }

  static Poison of(Incoming incoming, String reason) {
    return new Poison(incoming.sequence(), incoming.crc32c(), incoming.record().device(),
        RecordKind.of(incoming.record()).name(), new Octets(RecordCodec.encode(incoming.record())), reason);
  }

  static Poison of(Unreadable unreadable) {
    return new Poison(unreadable.sequence(), unreadable.crc32c(), "", "UNREADABLE", unreadable.content(),
        unreadable.problem());
  }
}
