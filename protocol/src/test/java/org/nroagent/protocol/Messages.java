package org.nroagent.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.Message.SettledRange;

/// Random messages within the protocol's bounds.
final class Messages {
  private static final Arbitrary<String> NAMES = Arbitraries.strings().ofMinLength(1).ofMaxLength(20)
      .withCharRange(' ', '~').withChars("éßλ中");
  private static final Arbitrary<Instant> TIMES = Arbitraries.longs().between(0, 4_102_444_800_000L)
      .map(Instant::ofEpochMilli);
  private static final Arbitrary<Instant> SLOT_STARTS = Arbitraries.longs().between(0, 4_102_444_800L)
      .map(Instant::ofEpochSecond);
  private static final Arbitrary<Integer> CHECKSUMS = Arbitraries.integers();
  private static final Arbitrary<Long> SEQUENCES = Arbitraries.longs().between(1, Long.MAX_VALUE - 1);

  private Messages() {}

  static Arbitrary<Message> any() {
    return Arbitraries.oneOf(hello(), welcome(), directory(), records(), acks(), gaps(), pings(), refusals(),
        events(), eventGaps());
  }

  private static Arbitrary<Message> hello() {
    Arbitrary<Epoch> epochs = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Epoch::new);
    Arbitrary<SequenceRange> extents = Combinators.combine(SEQUENCES, SEQUENCES)
        .as((a, b) -> new SequenceRange(Math.min(a, b), Math.max(a, b)));
    return Combinators.combine(NAMES, NAMES, Arbitraries.of(1, 10, 60, 300), TIMES, epochs, extents)
        .as((agent, software, seconds, time, epoch, extent) -> new Message.Hello(agent, software, seconds,
            time,
            epoch, extent.first(), extent.last()))
        .flatMap(hello -> Combinators.combine(
            Combinators.combine(epochs, eventRanges())
                .as((epoch, range) -> new Message.EventExtent(epoch, range.first(), range.last())).optional(),
            Arbitraries.bytes().array(byte[].class).ofSize(Limits.DIGEST_OCTETS).map(Octets::new).optional())
            .as((events, digest) -> new Message.Hello(hello.agent(), hello.software(), hello.slotSeconds(),
                hello.time(), hello.epoch(), hello.oldest(), hello.head(), events, digest)));
  }

  private static Arbitrary<Message> welcome() {
    Arbitrary<Optional<Message.EventsSettled>> events = Combinators
        .combine(Arbitraries.longs().between(0, Limits.LAST_SEQUENCE), CHECKSUMS)
        .as(Message.EventsSettled::new).optional();
    return Combinators
        .combine(NAMES, TIMES, ranges(Limits.SETTLED_RANGES), CHECKSUMS, events,
            Arbitraries.of(Compression.class),
            NAMES.optional())
        .as((store, time, ranges, crc, settled, compression, software) -> new Message.Welcome(store, time,
            ranges.stream().map(range -> new SettledRange(range, crc)).toList(), settled, compression,
            software));
  }

  private static Arbitrary<Message> directory() {
    Arbitrary<Column> column = Combinators
        .combine(NAMES, NAMES, Arbitraries.integers().between(0, Integer.MAX_VALUE)).as(Column::new);
    Arbitrary<Device> device = Combinators.combine(NAMES, column.list().ofMaxSize(8)).as(Device::new);
    return Combinators.combine(Arbitraries.integers().between(1, Limits.DIRECTORIES_PER_CONNECTION),
        device.list().ofMaxSize(8)).as((id, devices) -> {
          Map<String, Device> byName = new LinkedHashMap<>();
          devices.forEach(each -> byName.put(each.name(), each));
          return new Message.Directory(id, new ColumnDirectory(List.copyOf(byName.values())));
        });
  }

  private static Arbitrary<Message> records() {
    Arbitrary<Integer> ids = Arbitraries.integers().between(1, Limits.DIRECTORIES_PER_CONNECTION);
    Arbitrary<Item> item = Combinators.combine(SEQUENCES, CHECKSUMS, ids, record()).as(Item::new);
    return Combinators.combine(Arbitraries.of(Flow.class), item.list().ofMinSize(1).ofMaxSize(12))
        .as((flow, items) -> {
          Map<Long, Item> bySequence = new java.util.TreeMap<>();
          items.forEach(each -> bySequence.put(each.sequence(), each));
          return new Message.Records(flow, List.copyOf(bySequence.values()));
        });
  }

  /// Random records.
  static Arbitrary<SlotRecord> record() {
    Arbitrary<Long> counts = Arbitraries.longs().between(0, Slot.MAX_OCTETS);
    Arbitrary<Slot.Metered> metered = Combinators.combine(counts, counts, Arbitraries.of(true, false))
        .as(Slot.Metered::new);
    Arbitrary<Slot> missing = Arbitraries.of(MissingReason.class).map(Slot.Missing::new);
    Arbitrary<List<Slot>> columns = Arbitraries.oneOf(metered.map(slot -> slot), missing).list()
        .ofMaxSize(20);
    Arbitrary<@Nullable Long> losses = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(0L)),
        Tuple.of(4, Arbitraries.longs().between(0, 1_000)),
        Tuple.of(1, Arbitraries.longs().between(0, Drops.MOST)))
        .injectNull(0.2);
    Arbitrary<Drops> drops = Combinators.combine(losses, losses, losses, losses).as(Drops::new);
    Arbitrary<OptionalLong> sessions = Arbitraries.longs().between(0, SessionsCodec.MOST)
        .map(OptionalLong::of);
    return Arbitraries.oneOf(
        Combinators
            .combine(NAMES, SLOT_STARTS, columns, drops.list().ofSize(20), Arbitraries.of(true, false),
                Arbitraries.oneOf(Arbitraries.just(OptionalLong.empty()), sessions))
            .as((device, start, slots, lost, counted, served) -> new SlotRecord.Row(device, start, slots,
                counted ? RowDrops.of(lost.subList(0, slots.size()), slots) : RowDrops.UNKNOWN,
                slots.isEmpty() ? OptionalLong.empty() : served)),
        Combinators.combine(NAMES, SLOT_STARTS, Arbitraries.integers().between(0, 9_999), metered, drops)
            .as((device, start, column, slot, lost) -> new SlotRecord.Amendment(device, start, column, slot,
                lost)),
        Combinators
            .combine(NAMES, SLOT_STARTS, Arbitraries.longs().between(1, 1_000_000),
                Arbitraries.of(MissingReason.class))
            .as((device, from, seconds, reason) -> new SlotRecord.MissingRange(device, from,
                from.plusSeconds(seconds), reason)));
  }

  private static Arbitrary<Message> acks() {
    return ranges(50).filter(ranges -> !ranges.isEmpty()).map(Message.Ack::new);
  }

  private static Arbitrary<Message> gaps() {
    return Combinators.combine(SEQUENCES, SEQUENCES, Arbitraries.of(GapReason.class))
        .as((a, b, reason) -> new Message.Gap(new SequenceRange(Math.min(a, b), Math.max(a, b)), reason));
  }

  private static Arbitrary<Message> events() {
    Arbitrary<byte[]> contents = Arbitraries.bytes().array(byte[].class).ofMaxSize(80);
    Arbitrary<Long> firsts = Arbitraries.longs().between(1, Limits.LAST_SEQUENCE - Limits.EVENTS_PER_FRAME);
    return Combinators.combine(firsts, CHECKSUMS, contents.list().ofMinSize(1).ofMaxSize(12))
        .as((first, crc, all) -> new Message.Events(IntStream.range(0, all.size())
            .mapToObj(i -> new Message.EventItem(first + i, crc + i, new Octets(all.get(i)))).toList()));
  }

  private static Arbitrary<Message> eventGaps() {
    return Combinators
        .combine(eventRanges(), Arbitraries.of(Message.EventGapReason.class), Arbitraries.of(true, false))
        .as((range, reason, gap) -> gap
            ? new Message.EventGap(range, reason)
            : new Message.EventAck(range.last()));
  }

  private static Arbitrary<SequenceRange> eventRanges() {
    Arbitrary<Long> sequences = Arbitraries.longs().between(1, Limits.LAST_SEQUENCE);
    return Combinators.combine(sequences, sequences)
        .as((a, b) -> new SequenceRange(Math.min(a, b), Math.max(a, b)));
  }

  private static Arbitrary<Message> pings() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.of(true, false), TIMES.optional())
        .as((number, ping, time) -> ping ? new Message.Ping(number) : new Message.Pong(number, time));
  }

  private static Arbitrary<Message> refusals() {
    return Combinators.combine(Arbitraries.of(RefusalCode.class), NAMES).as(Message.Refusal::new);
  }

  private static Arbitrary<List<SequenceRange>> ranges(int limit) {
    return SEQUENCES.list().ofMaxSize(2 * limit).map(bounds -> {
      List<Long> sorted = List.copyOf(new TreeSet<>(bounds));
      List<SequenceRange> ranges = new ArrayList<>();
      for (int i = 0; i + 1 < sorted.size(); i += 2) {
        ranges.add(new SequenceRange(sorted.get(i), sorted.get(i + 1)));
      }
      return ranges;
    });
  }
}
