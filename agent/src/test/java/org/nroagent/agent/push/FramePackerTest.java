package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.MissingReason;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.MessageCodec;

class FramePackerTest {
  private final FramePacker packer = new FramePacker();

  @Test
  void sendsADirectoryOnceBeforeItsFirstRecord() {
    ColumnDirectory changed = new ColumnDirectory(
        List.of(new Device("hub1", List.of(new Column("hub1.lag-1", "lag-1", 1)))));
    List<Message> first = packer.pack(Flow.LIVE, List.of(record(1, MemoryLog.DIRECTORY), record(2, changed)));
    assertEquals(new Message.Directory(1, MemoryLog.DIRECTORY), first.get(0));
    assertEquals(new Message.Directory(2, changed), first.get(1));
    assertEquals(List.of(1, 2),
        ((Message.Records) first.get(2)).records().stream().map(Message.Item::directory).toList());
    List<Message> second = packer.pack(Flow.LIVE,
        List.of(record(3, MemoryLog.DIRECTORY), record(4, changed)));
    assertEquals(1, second.size());
  }

  @Test
  void needsANewConnectionBeforeTheDirectoriesAreTooMuchForOne() {
    for (int i = 1; !packer.nearlyUsedUp(); i++) {
      int identity = i;
      packer.pack(Flow.LIVE, List.of(record(i, new ColumnDirectory(List.of(new Device("hub1",
          IntStream.range(0, 5_000).mapToObj(port -> new Column("hub1.p" + port, "port " + port, identity))
              .toList()))))));
      assertTrue(i < 100, "directories of " + i + " times 5000 columns");
    }
  }

  @Test
  void keepsGapsInTheirPlace() {
    Outgoing gap = new Outgoing.Lost(new SequenceRange(2, 9), GapReason.OVERWRITTEN);
    List<Message> messages = packer.pack(Flow.BACKFILL,
        List.of(record(1, MemoryLog.DIRECTORY), gap, record(10, MemoryLog.DIRECTORY)));
    assertEquals(
        List.of(Message.Directory.class, Message.Records.class, Message.Gap.class, Message.Records.class),
        messages.stream().map(Object::getClass).toList());
  }

  @Test
  void fillsFramesUpToTheirBounds() {
    ColumnDirectory wide = new ColumnDirectory(List.of(new Device("olt1",
        IntStream.range(0, 10_000).mapToObj(i -> new Column("olt1.p" + i, "pon-" + i, 0)).toList())));
    List<Outgoing> things = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      things.add(record(i, wide));
    }
    for (int i = 21; i <= 400; i++) {
      things.add(record(i, MemoryLog.DIRECTORY));
    }
    List<Message> messages = packer.pack(Flow.BACKFILL, things);
    List<Long> sequences = new ArrayList<>();
    for (Message message : messages) {
      assertTrue(MessageCodec.encode(message, 1).length <= Limits.FRAME_OCTETS);
      if (message instanceof Message.Records records) {
        records.records().forEach(item -> sequences.add(item.sequence()));
      }
    }
    assertEquals(IntStream.rangeClosed(1, 400).mapToObj(Long::valueOf).toList(), sequences);
    assertEquals("DRRDRR", kinds(messages));
  }

  @Test
  void describesADeviceThatTheRingsDirectoryLacks() {
    SlotRecord missing = new SlotRecord.MissingRange("new", Instant.EPOCH, Instant.EPOCH.plusSeconds(300),
        MissingReason.NO_ANSWER);
    List<Message> messages = packer.pack(Flow.LIVE,
        List.of(new Outgoing.Whole(new StoredRecord(1, 1, MemoryLog.DIRECTORY, missing))));
    assertEquals(new ColumnDirectory(List.of(new Device("new", List.of()))),
        assertInstanceOf(Message.Directory.class, messages.getFirst()).directory());
  }

  private static String kinds(List<Message> messages) {
    return messages.stream().map(message -> message.getClass().getSimpleName().substring(0, 1))
        .collect(Collectors.joining());
  }

  private static Outgoing record(long sequence, ColumnDirectory directory) {
    return new Outgoing.Whole(MemoryLog.stored(sequence, directory));
  }
}
