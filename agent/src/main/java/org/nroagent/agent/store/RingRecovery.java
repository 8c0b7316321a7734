package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.agent.store.Opening.Notice;
import org.nroagent.model.record.Epoch;

/// Finds out what a ring's folder holds, whatever happened to it. Never fails because of a file's content, nor of a
/// page that is worn out; fails if the disk gives nothing, for then nothing may be concluded.
///
/// A sequence of which any trace is on disk is never given out again: an incomplete last commit keeps its sequences,
/// its readable records are records, the others are lost. A commit without any trace was never acknowledged.
final class RingRecovery {
  private final SegmentFiles files;
  private final List<Notice> notices = new ArrayList<>();
  private final List<String> damagedFiles = new ArrayList<>();

  RingRecovery(SegmentFiles files) {
    this.files = files;
  }

  /// What was found wrong.
  List<Notice> notices() {
    return notices;
  }

  /// The segments to be set aside.
  List<String> damagedFiles() {
    return damagedFiles;
  }

  /// Reads the folder without changing it.
  ///
  /// @param random source of a new epoch, used where the old one cannot be continued
  /// @throws IOException if the folder cannot be listed, or a file not be read at all
  RingState examine(RandomGenerator random) throws IOException {
    List<Segment> segments = new ArrayList<>();
    for (SegmentFiles.Found found : files.examineAll().reversed()) {
      examine(found, segments);
    }
    if (segments.isEmpty()) {
      return new RingState(newEpoch(random), List.of(), 0, 0);
    }
    Segment last = segments.getLast();
    Epoch epoch = last.header().epoch();
    if (files.highestNumber() > last.header().number()) {
      epoch = newEpoch(random, "the newest segment cannot be used");
    } else if (last.isCutOff(segments.size() > 1 ? segments.get(segments.size() - 2) : null)) {
      epoch = newEpoch(random, last.name() + " is cut off after " + last.size()
          + " bytes and whatever stood behind them is lost");
    }
    SegmentCursor cursor = readToEnd(last);
    return new RingState(epoch, segments, cursor.knownSequence(), cursor.evidenceEnd());
  }

  private Epoch newEpoch(RandomGenerator random, String why) {
    Epoch epoch = newEpoch(random);
    notices.add(new Notice(Kind.NEW_EPOCH, why + ", so the ring takes the new identity " + epoch
        + "; a collector is sent again what it does not have"));
    return epoch;
  }

  /// A random identity.
  static Epoch newEpoch(RandomGenerator random) {
    return new Epoch(random.nextLong(), random.nextLong());
  }

  /// @param later the segments after this one, to which it is added in front
  private void examine(SegmentFiles.Found found, List<Segment> later) throws IOException {
    switch (found) {
      case SegmentFiles.Found.Usable(Segment segment) -> {
        if (!later.isEmpty()
            && later.getFirst().header().firstSequence() <= segment.header().firstSequence()) {
          damaged(segment.name(), "its sequences were given out again while it could not be used");
        } else {
          later.addFirst(segment);
        }
      }
      case SegmentFiles.Found.Damaged(String name, String why) -> damaged(name, why);
      case SegmentFiles.Found.Newer(String name, int version) ->
        notices.add(new Notice(Kind.NEWER_FORMAT, name + " has format version " + version
            + ", this software reads up to " + RingFormat.VERSION + "; it is left alone"));
      case SegmentFiles.Found.Unreadable(String name, IOException failure) -> {
        if (!(failure instanceof NoSuchFileException)) { // else a running agent reused it since the folder was listed
          throw new IOException("cannot read " + name + ": " + failure.getMessage()
              + "; check the disk, and the owner of the file", failure);
        }
      }
    }
  }

  private void damaged(String name, String why) {
    damagedFiles.add(name);
    notices.add(new Notice(Kind.SEGMENT_DAMAGED, name + " is damaged: " + why + "; its records are lost"));
  }

  private SegmentCursor readToEnd(Segment last) throws IOException {
    try (DiskFile file = files.open(last)
        .orElseThrow(() -> new IOException(last.name() + " has disappeared"))) {
      SegmentCursor cursor = new SegmentCursor(last.header(), file, last.size(), Long.MAX_VALUE);
      long found = 0;
      while (cursor.nextPart()) {
        while (cursor.nextRecord()) {
          found++;
        }
      }
      long lost = cursor.knownSequence() - last.header().firstSequence() + 1 - found;
      if (lost > 0) {
        notices.add(new Notice(Kind.DAMAGED_RECORDS, lost + " records of " + last.name()
            + " are damaged or were not completely written; all others are kept"));
      }
      return cursor;
    }
  }
}
