package org.nroagent.agent.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.agent.store.StoreFormats;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.ToldCodec;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

/// What was told of all devices as of an event: the content of `told.a` and `told.b`. Byte map, big-endian:
///
/// | bytes | field |
/// |---:|---|
/// | 4 | version |
/// | 8 | its number: how often it has been tried to write all this |
/// | 8 | sequence of the last event in it |
/// | 4 | number of entries |
/// | | each: 2 bytes its length, then [ToldCodec] |
/// | 4 | number of events that are not in the ring yet |
/// | | each: 8 bytes its sequence, 2 bytes its length, then [StateEventCodec] |
///
/// @param number what is in the ring without an event under a lower number is in it
/// @param sequence of the last event in it, 0 where there was none
/// @param told by device
/// @param pending its last events, where they come into the ring after it: what was told and what was not counts in one
///     step
public record ToldCheckpoint(long number, long sequence, Map<String, ToldStates> told,
    List<StateEvent> pending) {
  /// Nothing was told.
  public static final ToldCheckpoint NONE = new ToldCheckpoint(0, 0, Map.of(), List.of());

  private static final int HEAD_BYTES = 24;

  public ToldCheckpoint {
    told = Map.copyOf(told);
    pending = List.copyOf(pending);
  }

  /// The same under another number and with other pending events.
  ToldCheckpoint with(long newNumber, List<StateEvent> events) {
    return new ToldCheckpoint(newNumber, sequence, told, events);
  }

  /// As bytes for the files.
  public byte[] encode() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int entries = told.values().stream().mapToInt(each -> each.entries().size()).sum();
    all.writeBytes(
        ByteBuffer.allocate(HEAD_BYTES).putInt(StoreFormats.TOLD_STATES.current()).putLong(number)
            .putLong(sequence)
            .putInt(entries).array());
    new TreeMap<>(told)
        .forEach((device, states) -> new TreeMap<>(states.entries()).forEach((subject, entry) -> {
          byte[] bytes = ToldCodec.encode(new ToldCodec.Told(device, subject, Optional.of(entry)));
          all.write(bytes.length >>> 8);
          all.write(bytes.length);
          all.writeBytes(bytes);
        }));
    all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(pending.size()).array());
    for (StateEvent event : pending) {
      all.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(event.sequence()).array());
      put(all, StateEventCodec.encode(event));
    }
    return all.toByteArray();
  }

  private static void put(ByteArrayOutputStream all, byte[] bytes) {
    all.write(bytes.length >>> 8);
    all.write(bytes.length);
    all.writeBytes(bytes);
  }

  private static ByteBuffer next(ByteBuffer bytes) {
    int length = Short.toUnsignedInt(bytes.getShort());
    ByteBuffer content = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return content;
  }

  /// Reads what [#encode] wrote, in this version or an older one.
  ///
  /// @throws IOException if it is not understood
  public static ToldCheckpoint decode(byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    try {
      requireReadable(bytes.getInt());
      long number = bytes.getLong();
      long sequence = bytes.getLong();
      int entries = bytes.getInt();
      Map<String, Map<Subject, ToldEntry>> told = new HashMap<>();
      Map<StateRow, ToldEntry> shared = new HashMap<>();
      for (int i = 0; i < entries; i++) {
        ToldCodec.Told each = ToldCodec.decode(next(bytes));
        each.entry().ifPresent(entry -> told.computeIfAbsent(each.device(), _ -> new HashMap<>())
            .put(each.subject(), shared(entry, shared)));
      }
      Map<String, ToldStates> devices = new HashMap<>();
      told.forEach((device, states) -> devices.put(device, ToldStates.of(states)));
      return new ToldCheckpoint(number, sequence, devices, pending(bytes));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException("it is not understood: " + e.getMessage(), e);
    }
  }

  private static List<StateEvent> pending(ByteBuffer bytes) {
    int count = bytes.getInt();
    List<StateEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long sequence = bytes.getLong();
      events.add(StateEventCodec.decode(sequence, next(bytes)));
    }
    return events;
  }

  /// Most rows of a device are alike and were never told anything of: one object for all of them.
  private static ToldEntry shared(ToldEntry entry, Map<StateRow, ToldEntry> shared) {
    return entry.recent().isEmpty() && entry.flapping() == null
        ? shared.computeIfAbsent(entry.row(), _ -> entry)
        : entry;
  }

  private static void requireReadable(int version) throws IOException {
    switch (StoreFormats.TOLD_STATES.standing(version)) {
      case OLDER, CURRENT -> {
        // It is read.
      }
      case NEWER, UNKNOWN -> throw new IOException(
          "it has version " + version + ", this software reads up to " + StoreFormats.TOLD_STATES.current());
    }
  }
}
