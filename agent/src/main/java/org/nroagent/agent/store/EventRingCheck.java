package org.nroagent.agent.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nroagent.agent.store.RingCheck.Line;
import org.nroagent.model.record.SequenceRange;

/// Reads every record of the event ring without changing anything.
final class EventRingCheck {
  private static final int MOST_RANGES = 10;

  private final EventRingFile file;
  private final EventRingSettings settings;
  private final List<String> found = new ArrayList<>();
  private boolean sound = true;
  private long events;
  private long first;
  private long last;
  private final List<SequenceRange> lost = new ArrayList<>();

  private EventRingCheck(EventRingFile file, EventRingSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  /// One line for the ring and one for each copy of a damaged segment; none where there is no ring.
  ///
  /// @throws IOException if the folder cannot be listed
  static List<Line> of(Disk disk, EventRingSettings settings) throws IOException {
    EventRingFile file = new EventRingFile(disk, settings);
    List<Line> lines = new ArrayList<>();
    if (file.exists()) {
      lines.add(new EventRingCheck(file, settings).line());
    }
    for (String name : file.damagedNames()) {
      lines.add(new Line(name, false,
          "copied before it was overwritten, because it was damaged; delete it once it has"
              + " been inspected"));
    }
    return lines;
  }

  private Line line() {
    try {
      examine();
    } catch (IOException e) {
      return new Line(EventRingFile.NAME, false, "cannot be read: " + e.getMessage());
    }
    String text = events + " events" + (events == 0 ? "" : " of sequences " + first + "…" + last);
    if (!lost.isEmpty()) {
      sound = false;
      text += "; damaged: " + lost.stream().limit(MOST_RANGES)
          .map(range -> range.first() == range.last()
              ? "" + range.first()
              : range.first() + "…" + range.last())
          .toList() + (lost.size() > MOST_RANGES ? " and more" : "");
    }
    return new Line(EventRingFile.NAME, sound,
        found.isEmpty() ? text : text + "; " + String.join("; ", found));
  }

  private void examine() throws IOException {
    List<EventRingState.Segment> segments = new ArrayList<>();
    for (EventRingFile.Place place : file.places()) {
      switch (place.found()) {
        case EventSegmentHeader.Preamble.Known(var header) ->
          segments.add(new EventRingState.Segment(header, place.index()));
        case EventSegmentHeader.Preamble.Newer(var version) ->
          found.add(
              "segment " + place.index() + " has format version " + version + ", newer than this software");
        case EventSegmentHeader.Preamble.Damaged _ -> {
          sound = false;
          found.add("segment " + place.index() + " is damaged, its events are lost");
        }
        case EventSegmentHeader.Preamble.Unused _ -> {
          // Free.
        }
      }
    }
    segments.sort(Comparator.comparingLong(segment -> segment.header().number()));
    for (int i = 0; i < segments.size(); i++) {
      examine(segments.get(i), i + 1 == segments.size(), i == 0);
    }
  }

  /// What was not completely written at the end is normal after a power cut: it was never acknowledged.
  private void examine(EventRingState.Segment segment, boolean newest, boolean oldest) throws IOException {
    EventScan scan = EventScan.of(segment.header(), file.read(segment.index(), settings.segmentBytes()));
    if (oldest) {
      first = segment.header().firstSequence();
      last = first - 1;
    }
    for (EventRecord record : newest ? scan.acknowledged() : scan.records()) {
      if (record.kind() == EventRecord.EVENT) {
        events++;
        noteLost(record);
        last = record.sequence();
      }
    }
    if (newest && scan.anyEnd() > scan.wholeEnd()) {
      found.add("the last ones were not completely written and do not count");
    }
  }

  private void noteLost(EventRecord record) {
    if (record.sequence() > last + 1 && !record.afterHole()) {
      lost.add(new SequenceRange(last + 1, record.sequence() - 1));
    }
  }
}
