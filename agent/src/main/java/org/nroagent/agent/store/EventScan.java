package org.nroagent.agent.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// All records of a segment of the event ring, found by their checksums alone: what is damaged is searched through at
/// every multiple of 8.
///
/// @param records in the order of the segment, their events ascending
/// @param wholeEnd where the last commit ends of which nothing is lost; what stands behind was never acknowledged, or
///     its commit is damaged
/// @param anyEnd where the last record ends
/// @param highest the highest sequence of any record, 0 where there is none
/// @param bytes the segment, as far as it was read
record EventScan(List<EventRecord> records, int wholeEnd, int anyEnd, long highest, ByteBuffer bytes) {
  /// Reads a segment.
  ///
  /// @param bytes the segment from its start, up to where it is to be read
  static EventScan of(EventSegmentHeader header, ByteBuffer bytes) {
    List<EventRecord> records = new ArrayList<>();
    int wholeEnd = EventSegmentHeader.RECORDS_AT;
    int anyEnd = wholeEnd;
    long highest = 0;
    int inOrder = 0;
    for (int at = anyEnd; at + EventRecord.HEAD_BYTES <= bytes.limit();) {
      EventRecord record = EventRecord.at(bytes, header, at);
      if (record == null) {
        at += RingFormat.ALIGNMENT;
        continue;
      }
      if (record.sequence() >= highest) {
        boolean follows = !records.isEmpty() && anyEnd == at && record.follows(records.getLast());
        inOrder = record.place() == 0 ? 1 : follows && inOrder > 0 ? inOrder + 1 : 0;
        highest = record.sequence();
        records.add(record);
        if (inOrder == record.count()) {
          wholeEnd = record.end();
        }
      }
      at = record.end();
      anyEnd = at;
    }
    return new EventScan(records, wholeEnd, anyEnd, highest, bytes);
  }

  /// Up to where there may be bytes of an attempt to commit that failed: sectors of which no record can be read too, and
  /// with them what an earlier use of the place left, which cannot be told apart.
  ///
  /// @param mostOfCommit bytes that one attempt can have written
  int dirtyEnd(int mostOfCommit) {
    int end = Math.min(bytes.limit(), wholeEnd + mostOfCommit);
    while (end > anyEnd && bytes.get(end - 1) == 0) {
      end--;
    }
    return Math.max(anyEnd, end);
  }

  /// The records up to the last commit that is whole.
  List<EventRecord> acknowledged() {
    return records.stream().filter(record -> record.end() <= wholeEnd).toList();
  }
}
