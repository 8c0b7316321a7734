package org.nroagent.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;

/// What agent and collector say to each other. `PROTOCOL.md` gives the conversation, the byte maps and the CDDL.
public sealed interface Message {
  /// Agent → collector, first message: who it is and what its ring holds.
  ///
  /// @param agent the agent's name; must be the certificate's where there is one
  /// @param software name and version of the agent's software, for people
  /// @param slotSeconds length of its slots
  /// @param time its wall clock, so that the skew can be shown
  /// @param epoch identity of its slot ring
  /// @param oldest oldest sequence it still has; `head + 1` where it has none
  /// @param head newest sequence it has, durable on its disk; 0 where it has none
  /// @param events what its ring of events holds; empty where it offers none
  /// @param configuration SHA-256 of its configuration, so that a change of it is seen; empty where it says none
  record Hello(String agent, String software, int slotSeconds, Instant time, Epoch epoch, long oldest,
      long head, Optional<EventExtent> events, Optional<Octets> configuration)
      implements
        Message {
    /// Of an agent that offers no events and tells nothing of its configuration.
    public Hello(String agent, String software, int slotSeconds, Instant time, Epoch epoch, long oldest,
        long head) {
      this(agent, software, slotSeconds, time, epoch, oldest, head, Optional.empty(), Optional.empty());
    }
  }

  /// What a ring of events holds.
  ///
  /// @param epoch identity of the ring
  /// @param oldest oldest sequence it still has; `head + 1` where it has none
  /// @param head newest sequence it has, durable on its disk; 0 where it has none
  record EventExtent(Epoch epoch, long oldest, long head) {}

  /// Collector → agent, the answer to Hello: what need not be sent again.
  ///
  /// @param storeId identity of the store behind this collector
  /// @param time its wall clock
  /// @param settled what is durable of the agent's epoch, ascending, at most [Limits#SETTLED_RANGES]; fewer than
  ///     the truth is always safe
  /// @param events up to where the agent's events are settled; empty where none are taken: then none may be sent
  /// @param compression in which forms bodies may come
  /// @param software name and version of the collector's software, for people; empty where it says none
  record Welcome(String storeId, Instant time, List<SettledRange> settled, Optional<EventsSettled> events,
      Compression compression, Optional<String> software)
      implements
        Message {
    public Welcome {
      settled = List.copyOf(settled);
    }

    /// Of a collector that takes no events.
    public Welcome(String storeId, Instant time, List<SettledRange> settled) {
      this(storeId, time, settled, Optional.empty());
    }

    /// Of a collector that takes bodies as they are, and says nothing of its software.
    public Welcome(String storeId, Instant time, List<SettledRange> settled, Optional<EventsSettled> events) {
      this(storeId, time, settled, events, Compression.NONE, Optional.empty());
    }
  }

  /// Up to where the events of an epoch are settled. They come in order, so that one number says it all.
  ///
  /// @param through the last settled sequence, 0 where there is none; less than the truth is always safe
  /// @param crc32c fingerprint of that event, 0 where it was a gap or there is none
  record EventsSettled(long through, int crc32c) {}

  /// Agent → collector: the meaning of the columns of the records that follow and name this directory. Sent once
  /// per connection before the first such record. It may hold only some of the agent's devices.
  ///
  /// @param id number of the directory within this connection, from 1
  /// @param directory devices and columns
  record Directory(int id, ColumnDirectory directory) implements Message {}

  /// Agent → collector: records, ascending. Readable and unreadable ones together are at least 1, at most
  /// [Limits#RECORDS_PER_FRAME].
  ///
  /// @param flow why they come now
  /// @param records those that this side understands
  /// @param unreadable those whose content it does not: to be parked, settled, counted and shown, so that they do
  ///     not block what follows. Only a decoder makes them
  record Records(Flow flow, List<Item> records, List<Unreadable> unreadable) implements Message {
    public Records {
      records = List.copyOf(records);
      unreadable = List.copyOf(unreadable);
    }

    /// Records that are all readable.
    public Records(Flow flow, List<Item> records) {
      this(flow, records, List.of());
    }
  }

  /// One record on the wire.
  ///
  /// @param sequence its sequence in the agent's epoch
  /// @param crc32c its fingerprint: the checksum under which the agent's ring holds it
  /// @param directory id of the [Directory] that explains its columns
  /// @param record the content
  record Item(long sequence, int crc32c, int directory, SlotRecord record) {}

  /// One record whose content this side cannot read: of an unknown kind, with an unknown reason, or broken.
  ///
  /// @param sequence its sequence in the agent's epoch
  /// @param crc32c its fingerprint
  /// @param directory id of the [Directory] that explains its columns
  /// @param content the content as it came, to be read by a later version
  /// @param problem what cannot be read in it, for people
  record Unreadable(long sequence, int crc32c, int directory, Octets content, String problem) {}

  /// Collector → agent: these are durable now, and newly settled.
  ///
  /// @param ranges ascending, at least one
  record Ack(List<SequenceRange> ranges) implements Message {
    public Ack {
      ranges = List.copyOf(ranges);
    }
  }

  /// Agent → collector: these will never come. Acknowledged like records.
  ///
  /// @param range the sequences
  /// @param reason why
  record Gap(SequenceRange range, GapReason reason) implements Message {}

  /// Agent → collector: events, each the next one after the event or gap before it on the connection; the first one
  /// after what Welcome settled.
  ///
  /// @param events at least 1, at most [Limits#EVENTS_PER_FRAME]
  record Events(List<EventItem> events) implements Message {
    public Events {
      events = List.copyOf(events);
    }
  }

  /// One event on the wire.
  ///
  /// @param sequence its sequence in the epoch of the ring of events
  /// @param crc32c its fingerprint: the checksum under which the agent's ring holds it
  /// @param content the event as the ring holds it; a content that the collector cannot read is parked
  record EventItem(long sequence, int crc32c, Octets content) {}

  /// Agent → collector: these events will never come. In its place in the order, acknowledged like events.
  ///
  /// @param range the sequences
  /// @param reason why
  record EventGap(SequenceRange range, EventGapReason reason) implements Message {}

  /// Collector → agent: all events up to this one are settled, durably.
  ///
  /// @param through the last settled sequence, at least 1
  record EventAck(long through) implements Message {}

  /// Either way: are you there? Answered by a [Pong] with the same number.
  ///
  /// @param number any
  record Ping(long number) implements Message {}

  /// The answer to a [Ping].
  ///
  /// @param number that of the ping
  /// @param time the answering side's wall clock, from which [ClockCheck] tells the skew; empty where it says none
  record Pong(long number, Optional<Instant> time) implements Message {
    /// Of a side that does not tell its time.
    public Pong(long number) {
      this(number, Optional.empty());
    }
  }

  /// Either way, the last message before closing: why.
  ///
  /// @param code for programs
  /// @param text for people: what is wrong and what to do
  record Refusal(RefusalCode code, String text) implements Message {}

  /// A settled range as Welcome reports it.
  ///
  /// @param range the sequences
  /// @param lastCrc32c fingerprint of the last one, 0 where it was a gap
  record SettledRange(SequenceRange range, int lastCrc32c) {}

  /// Why records come now.
  enum Flow {
    /// Newer than the agent's head at connection.
    LIVE(1),
    /// History that the collector lacks.
    BACKFILL(2);

    private final int code;

    Flow(int code) {
      this.code = code;
    }

    /// The number on the wire, never reused.
    public int code() {
      return code;
    }
  }

  /// Why records will never come.
  enum GapReason {
    /// The ring reused their segment before they were delivered.
    OVERWRITTEN(1),
    /// They were damaged on the agent's disk.
    DAMAGED(2);

    private final int code;

    GapReason(int code) {
      this.code = code;
    }

    /// The number on the wire, never reused.
    public int code() {
      return code;
    }
  }

  /// Why events will never come.
  enum EventGapReason {
    /// The ring reused their place before they were delivered.
    OVERWRITTEN(1),
    /// They were damaged on the agent's disk.
    DAMAGED(2),
    /// The ring passed over these numbers after damage, because it cannot know which of them it had given out.
    PASSED_OVER(3);

    private final int code;

    EventGapReason(int code) {
      this.code = code;
    }

    /// The number on the wire, never reused.
    public int code() {
      return code;
    }
  }

  /// Why a peer closes.
  enum RefusalCode {
    /// The agent is not in the collector's configuration.
    UNKNOWN_AGENT(1),
    /// The name in Hello is not the certificate's.
    NAME_MISMATCH(2),
    /// A frame or message broke the protocol.
    PROTOCOL_ERROR(3),
    /// The frame version is not spoken here.
    UNSUPPORTED_VERSION(4),
    /// Another live session has the same identity.
    DUPLICATE_SESSION(5),
    /// The agent's slot length differs from that of its earlier records.
    SLOT_LENGTH_CHANGED(6),
    /// The peer stops; come back later.
    STOPPING(7),
    /// The store failed; come back later.
    STORE_FAILURE(8),
    /// The agent's certificate has expired, or was revoked, since the connection was made.
    CERTIFICATE_REFUSED(9);

    private final int code;

    RefusalCode(int code) {
      this.code = code;
    }

    /// The number on the wire, never reused.
    public int code() {
      return code;
    }
  }
}
