package org.nroagent.agent.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads every record of a ring without changing anything.
///
/// @param segments one line per file, ascending
/// @param sound whether nothing is damaged
public record RingCheck(List<Line> segments, boolean sound) {
  private static final int MAX_RANGES = 10;

  public RingCheck {
    segments = List.copyOf(segments);
  }

  /// What was found in one file.
  ///
  /// @param name the file
  /// @param sound whether it is undamaged
  /// @param text what it holds and what is damaged
  public record Line(String name, boolean sound, String text) {}

  /// Checks the ring of a folder.
  ///
  /// @throws IOException if the folder cannot be listed
  public static RingCheck of(Disk disk) throws IOException {
    SegmentFiles files = new SegmentFiles(disk);
    List<SegmentFiles.Found> all = files.examineAll();
    List<Line> lines = new ArrayList<>();
    for (int index = 0; index < all.size(); index++) {
      lines.add(line(files, all.get(index), previousUsable(all, index), nextUsable(all, index)));
    }
    for (String name : files.damagedNames()) {
      lines.add(
          new Line(name, false, "set aside: its header was damaged; delete it once it has been inspected"));
    }
    return new RingCheck(lines, lines.stream().allMatch(Line::sound));
  }

  private static @Nullable Segment nextUsable(List<SegmentFiles.Found> all, int index) {
    for (SegmentFiles.Found found : all.subList(index + 1, all.size())) {
      if (found instanceof SegmentFiles.Found.Usable(Segment segment)) {
        return segment;
      }
    }
    return null;
  }

  private static @Nullable Segment previousUsable(List<SegmentFiles.Found> all, int index) {
    for (SegmentFiles.Found found : all.subList(0, index).reversed()) {
      if (found instanceof SegmentFiles.Found.Usable(Segment segment)) {
        return segment;
      }
    }
    return null;
  }

  private static Line line(SegmentFiles files, SegmentFiles.Found found, @Nullable Segment previous,
      @Nullable Segment next) {
    return switch (found) {
      case SegmentFiles.Found.Usable(Segment segment) when next == null && segment.isCutOff(previous) ->
        new Line(segment.name(), false,
            check(files, segment, null).text() + "; cut off after " + segment.size()
                + " bytes, whatever stood behind them is lost");
      case SegmentFiles.Found.Usable(Segment segment) -> check(files, segment, next);
      case SegmentFiles.Found.Newer(String name, int version) ->
        new Line(name, true, "format version " + version + ", newer than this software; not checked");
      case SegmentFiles.Found.Damaged(String name, String why) -> new Line(name, false, "damaged: " + why);
      case SegmentFiles.Found.Unreadable(String name, IOException failure) ->
        new Line(name, false, "cannot be read: " + failure.getMessage());
    };
  }

  private static Line check(SegmentFiles files, Segment segment, @Nullable Segment next) {
    long lastSequence = next == null ? Long.MAX_VALUE : next.header().firstSequence() - 1;
    try {
      Optional<DiskFile> opened = files.open(segment);
      if (opened.isEmpty()) {
        return new Line(segment.name(), false, "has disappeared while it was checked");
      }
      try (DiskFile file = opened.get()) {
        return count(segment, new SegmentCursor(segment.header(), file, segment.size(), lastSequence), next);
      }
    } catch (IOException e) {
      return new Line(segment.name(), false, "cannot be read: " + e.getMessage());
    }
  }

  private static Line count(Segment segment, SegmentCursor cursor, @Nullable Segment next)
      throws IOException {
    long first = segment.header().firstSequence();
    long found = 0;
    long withoutHeader = 0;
    long expected = first;
    List<String> lost = new ArrayList<>();
    while (cursor.nextPart()) {
      while (cursor.nextRecord()) {
        found++;
        withoutHeader += cursor.header() == null ? 1 : 0;
        addRange(lost, expected, cursor.record().sequence() - 1);
        expected = cursor.record().sequence() + 1;
      }
    }
    long last = next == null ? cursor.knownSequence() : next.header().firstSequence() - 1;
    addRange(lost, expected, last);
    String text = segment.header().day() + ", " + found + " records"
        + (last < first ? "" : " of sequences " + first + "…" + last);
    if (!lost.isEmpty()) {
      text += "; damaged or not completely written: " + listed(lost);
    }
    if (withoutHeader > 0) {
      text += "; the head of a commit is damaged, its " + withoutHeader + " readable records are kept";
    }
    return new Line(segment.name(), lost.isEmpty() && withoutHeader == 0, text);
  }

  private static void addRange(List<String> ranges, long first, long last) {
    if (first == last) {
      ranges.add(Long.toString(first));
    } else if (first < last) {
      ranges.add(first + "…" + last);
    }
  }

  private static String listed(List<String> ranges) {
    int shown = Math.min(ranges.size(), MAX_RANGES);
    String more = ranges.size() > shown ? " and " + (ranges.size() - shown) + " more ranges" : "";
    return String.join(", ", ranges.subList(0, shown)) + more;
  }
}
