package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Moves through the valid commits and records of one segment, in order, over whatever damage lies between them.
///
/// The segment is a row of *parts*. A part is a commit whose header is valid: it can be skipped or read. Where no
/// valid header stands, each page is a part of its own: records in it are found by trying every multiple of eight.
/// Sequences only ascend: a record is believed if it belongs to the commit whose header stands before it, or, where
/// that header is lost, to one whose sequences follow those already seen.
final class SegmentCursor {
  private static final int AHEAD_BYTES = 1 << 16;

  private final SegmentHeader segment;
  private final SegmentWindow window;
  private final long lastSequence;
  private final RecordView view;

  private long nextPart;
  private long at;
  private long partEnd;
  private long known;
  private long lastFound;
  private @Nullable CommitHeader header;
  private @Nullable CommitIdentity commit;
  private long evidenceEnd;

  /// @param end where to stop: the file's end, or that of the durable commits
  /// @param lastSequence the last sequence that may be in the segment; anything above is a leftover
  SegmentCursor(SegmentHeader segment, DiskFile file, long end, long lastSequence) {
    this.segment = segment;
    this.window = new SegmentWindow(file, end);
    this.lastSequence = lastSequence;
    this.view = new RecordView(segment);
    this.nextPart = segment.bytes();
    this.at = nextPart;
    this.evidenceEnd = nextPart;
    this.known = segment.firstSequence() - 1;
    this.lastFound = known;
  }

  /// Moves to the next part.
  ///
  /// @return false at the end, or when all sequences of the segment have been accounted for
  /// @throws IOException if the disk fails
  boolean nextPart() throws IOException {
    boolean inLooseCommit = header == null && lastFound < known;
    if (nextPart >= window.end() || (known >= lastSequence && !inLooseCommit)) {
      return false;
    }
    header = validHeader(nextPart);
    if (header != null) {
      commit = header.identity();
      known = commit.last();
      at = nextPart + RingFormat.COMMIT_HEADER_BYTES;
      partEnd = nextPart + header.bytes();
      nextPart = RingFormat.paged(partEnd);
      evidenceEnd = nextPart;
    } else {
      if (at < nextPart || partEnd == 0) {
        at = nextPart; // otherwise a record of the previous page reaches into this one
      }
      nextPart = RingFormat.pageOf(nextPart) + RingFormat.PAGE_BYTES;
      partEnd = Math.min(nextPart, window.end());
    }
    return true;
  }

  private @Nullable CommitHeader validHeader(long offset) throws IOException {
    int index = window.require(offset, RingFormat.COMMIT_HEADER_BYTES, RingFormat.PAGE_BYTES);
    CommitHeader found = index < 0 ? null : CommitHeader.decode(segment, window.buffer(), index);
    if (found == null || found.identity().first() <= known || found.identity().last() > lastSequence
        || offset + found.bytes() > window.end()) {
      return null;
    }
    return found;
  }

  /// The header of the current part, null if the part is a page without one.
  @Nullable
  CommitHeader header() {
    return header;
  }

  /// Moves to the next valid record of the current part.
  ///
  /// @return false if there is none
  /// @throws IOException if the disk fails
  boolean nextRecord() throws IOException {
    while (at < partEnd) {
      int length = validRecord();
      if (length > 0) {
        at += RingFormat.aligned(length);
        afterRecord();
        return true;
      }
      at += RingFormat.ALIGNMENT;
    }
    return false;
  }

  private int validRecord() throws IOException {
    int index = window.require(at, RingFormat.RECORD_HEADER_BYTES, AHEAD_BYTES);
    int length = index < 0 ? 0 : RecordView.plausibleLength(window.buffer(), index);
    if (length == 0) {
      return 0;
    }
    index = window.require(at, length, AHEAD_BYTES);
    ByteBuffer buffer = window.buffer();
    return index >= 0 && view.point(buffer, index, length) && isOfThisCommit() ? length : 0;
  }

  private boolean isOfThisCommit() {
    CommitIdentity identity = view.commit();
    if (commit != null && identity.isSameAs(commit)) {
      return true;
    }
    if (header != null || identity.first() <= known || identity.last() > lastSequence) {
      return false;
    }
    commit = identity;
    known = identity.last();
    return true;
  }

  private void afterRecord() {
    lastFound = view.sequence();
    if (header == null) {
      evidenceEnd = RingFormat.paged(at);
      if (at > nextPart) {
        nextPart = RingFormat.pageOf(at);
      }
    }
  }

  /// The record that [#nextRecord()] found.
  RecordView record() {
    return view;
  }

  /// The last sequence of the commits seen so far, whether or not all their records could be read.
  long knownSequence() {
    return known;
  }

  /// Where the next commit can be written without touching any that was seen: a multiple of a page.
  long evidenceEnd() {
    return evidenceEnd;
  }
}
