package org.nroagent.agent.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.agent.store.Opening.Notice;
import org.nroagent.model.record.Epoch;

/// Finds out what a ring's folder holds, whatever happened to it. Never fails because of a file's content.
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

  /// Reads the folder without changing it.
  ///
  /// @param random source of a new epoch, used where the old one cannot be continued
  /// @throws IOException if the folder itself cannot be listed
  RingState examine(RandomGenerator random) throws IOException {
    List<Segment> segments = new ArrayList<>();
    for (SegmentFiles.Found found : files.examineAll()) {
      readable(found, segments).ifPresent(segments::add);
    }
    while (!segments.isEmpty()) {
      Optional<RingState> state = withTail(segments, random);
      if (state.isPresent()) {
        return state.get();
      }
      segments.removeLast();
    }
    return new RingState(newEpoch(random), List.of(), 0, 0);
  }

  /// The ring's state if its last segment can be read to its end.
  private Optional<RingState> withTail(List<Segment> segments, RandomGenerator random) throws IOException {
    Segment last = segments.getLast();
    Optional<Tail> found = tail(last);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Epoch epoch = last.header().epoch();
    if (files.highestNumber() > last.header().number()) {
      epoch = newEpoch(random);
      notices.add(
          new Notice(Kind.NEW_EPOCH, "the newest segment cannot be read, so the ring takes the new identity "
              + epoch + "; a collector is sent again what it does not have"));
    }
    return Optional.of(new RingState(epoch, segments, found.get().head(), found.get().offset()));
  }

  /// A random identity.
  static Epoch newEpoch(RandomGenerator random) {
    return new Epoch(random.nextLong(), random.nextLong());
  }

  private Optional<Segment> readable(SegmentFiles.Found found, List<Segment> before) {
    return switch (found) {
      case SegmentFiles.Found.Usable(Segment segment) -> {
        if (!before.isEmpty()
            && before.getLast().header().firstSequence() > segment.header().firstSequence()) {
          damaged(segment.name(), "it does not continue the segment before it");
          yield Optional.empty();
        }
        yield Optional.of(segment);
      }
      case SegmentFiles.Found.Damaged(String name, String why) -> {
        damaged(name, why);
        yield Optional.empty();
      }
      case SegmentFiles.Found.Newer(String name, int version) -> {
        notices.add(new Notice(Kind.NEWER_FORMAT, name + " has format version " + version
            + ", this software reads up to " + RingFormat.VERSION + "; it is left alone"));
        yield Optional.empty();
      }
      case SegmentFiles.Found.Unreadable(String name, IOException failure) -> {
        notices.add(new Notice(Kind.SEGMENT_UNREADABLE, name + " cannot be read: " + failure.getMessage()
            + "; it is left alone"));
        yield Optional.empty();
      }
    };
  }

  private void damaged(String name, String why) {
    damagedFiles.add(name);
    notices.add(new Notice(Kind.SEGMENT_DAMAGED, name + " is damaged: " + why + "; its records are lost"));
  }

  /// The segments to be set aside.
  List<String> damagedFiles() {
    return damagedFiles;
  }

  private record Tail(long head, long offset) {}

  private Optional<Tail> tail(Segment last) {
    long before = last.header().firstSequence() - 1;
    try (DiskFile file = files.open(last).orElseThrow(() -> new IOException("it has disappeared"))) {
      SegmentCursor cursor = new SegmentCursor(last.header(), file, last.size(), Long.MAX_VALUE);
      long found = 0;
      while (cursor.nextPart()) {
        while (cursor.nextRecord()) {
          found++;
        }
      }
      long lost = cursor.knownSequence() - before - found;
      if (lost > 0) {
        notices.add(new Notice(Kind.DAMAGED_RECORDS, lost + " records of " + last.name()
            + " are damaged or were not completely written; all others are kept"));
      }
      return Optional.of(new Tail(cursor.knownSequence(), cursor.evidenceEnd()));
    } catch (IOException e) {
      notices.add(new Notice(Kind.SEGMENT_UNREADABLE,
          last.name() + " cannot be read: " + e.getMessage() + "; it is left alone"));
      return Optional.empty();
    }
  }
}
