package org.nroagent.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/// A view that slides over the bytes of a segment, so that reading a day takes a fixed, small buffer.
final class SegmentWindow {
  private static final int BYTES = 1 << 17;

  private final DiskFile file;
  private final long end;
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private long start;

  /// @param end offset behind the last byte that may be read
  SegmentWindow(DiskFile file, long end) {
    this.file = file;
    this.end = end;
  }

  long end() {
    return end;
  }

  /// The bytes in view; indexes come from [#require(long, int, int)] and hold until its next call.
  ByteBuffer buffer() {
    return buffer;
  }

  /// Brings `length` bytes at `offset` into view.
  ///
  /// @param ahead how many bytes to read at least if anything must be read: what the caller will want next
  /// @return the index of `offset` in [#buffer()], or -1 where the segment ends before `offset + length`
  /// @throws IOException if the disk fails
  int require(long offset, int length, int ahead) throws IOException {
    if (offset + length > end) {
      return -1;
    }
    if (offset < start || offset + length > start + buffer.limit()) {
      load(offset, length, ahead);
    }
    return offset + length > start + buffer.limit() ? -1 : (int) (offset - start);
  }

  private void load(long offset, int length, int ahead) throws IOException {
    long from = RingFormat.pageOf(offset);
    long wanted = Math.max(offset + length, Math.min(offset + ahead, from + BYTES)) - from;
    int bytes = (int) Math.min(RingFormat.paged(wanted), end - from);
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocate(Math.max(bytes, ahead > RingFormat.PAGE_BYTES ? BYTES : 0));
    }
    buffer.clear().limit(bytes);
    start = from;
    try {
      buffer.limit(file.read(buffer, from));
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      loadPageByPage(from, bytes, e);
    }
  }

  /// A worn flash cell makes one page unreadable for ever; the others must stay readable. Only if the beginning of
  /// the file can be read is a page that cannot taken for damaged (and read as zeros): else the whole disk is away,
  /// and nothing may be reported as lost.
  private void loadPageByPage(long from, int bytes, IOException failure) throws IOException {
    try {
      file.read(ByteBuffer.allocate(RingFormat.PAGE_BYTES), 0);
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw failure;
    }
    ByteBuffer page = ByteBuffer.allocate(RingFormat.PAGE_BYTES);
    for (int at = 0; at < bytes; at += RingFormat.PAGE_BYTES) {
      page.clear().limit(Math.min(RingFormat.PAGE_BYTES, bytes - at));
      try {
        file.read(page, from + at);
        buffer.put(at, page.flip(), 0, page.limit());
      } catch (ClosedChannelException e) {
        throw e;
      } catch (IOException _) {
        buffer.put(at, new byte[page.limit()]);
      }
    }
    buffer.clear().limit(bytes);
  }
}
