package org.nroagent.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Codes;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.CborReader.Keys;
import org.nroagent.protocol.Message.Flow;

/// Reads the body of Records. A record whose content cannot be read is set apart and does not break the frame.
final class RecordsDecoder {
  private static final Codes<Flow> FLOWS = Codes.of("flow", Flow.values(), Flow::code);

  private final List<Message.Item> records = new ArrayList<>();
  private final List<Message.Unreadable> unreadable = new ArrayList<>();
  private long previous;

  private RecordsDecoder() {}

  static Message records(CborReader in) throws IOException, ProtocolException {
    @Nullable
    Flow flow = null;
    RecordsDecoder items = new RecordsDecoder();
    in.enterMap("Records");
    Keys seen = new Keys();
    for (int key = in.nextKey(seen); key != Keys.END; key = in.nextKey(seen)) {
      switch (key) {
        case 1 -> flow = flow((int) in.number("flow", 1, Integer.MAX_VALUE));
        case 2 -> items.readAll(in);
        default -> in.skip();
      }
    }
    if (items.size() == 0) {
      throw ProtocolException.malformed("Records must hold a record");
    }
    return new Message.Records(Required.field(flow, "flow"), items.records, items.unreadable);
  }

  private static Flow flow(int code) throws ProtocolException {
    return FLOWS.find(code)
        .orElseThrow(() -> ProtocolException.malformed("flow " + code + " is unknown"));
  }

  private int size() {
    return records.size() + unreadable.size();
  }

  private void readAll(CborReader in) throws IOException, ProtocolException {
    in.enterArray("records");
    while (in.nextElement()) {
      if (size() == Limits.RECORDS_PER_FRAME) {
        throw ProtocolException.malformed("more than " + Limits.RECORDS_PER_FRAME + " records");
      }
      readOne(in);
    }
  }

  private void readOne(CborReader in) throws IOException, ProtocolException {
    in.enterArray("record");
    in.requireElement("sequence");
    long sequence = in.number("sequence", 1, Long.MAX_VALUE);
    Required.ascending(previous, sequence, "sequences");
    previous = sequence;
    in.requireElement("CRC");
    int crc32c = (int) in.number("CRC", 0, BodyDecoder.MAX_CRC);
    in.requireElement("directory");
    int directory = (int) in.number("directory", 1, Limits.DIRECTORIES_PER_CONNECTION);
    in.requireElement("content");
    byte[] content = in.octets("content", Limits.FRAME_OCTETS);
    in.leaveArray();
    try {
      SlotRecord record = RecordCodec.decode(content);
      records.add(new Message.Item(sequence, crc32c, directory, record));
    } catch (ProtocolException e) {
      unreadable
          .add(new Message.Unreadable(sequence, crc32c, directory, new Octets(content), e.text()));
    }
  }
}
