package org.nroagent.agent.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file of a [Disk]. Positional only, so that one file can be read by several threads.
public interface DiskFile extends Closeable {
  /// Its length in bytes.
  ///
  /// @throws IOException if the disk fails
  long size() throws IOException;

  /// Fills the buffer from `position` of the file, up to the file's end.
  ///
  /// @return how many bytes were read, fewer than the buffer's remaining only at the end of the file
  /// @throws IOException if the disk fails
  int read(ByteBuffer target, long position) throws IOException;

  /// Writes the whole remainder of the buffer at `position`, enlarging the file where needed.
  ///
  /// @throws IOException if the disk fails; any part of the bytes may have been written
  void write(ByteBuffer source, long position) throws IOException;

  /// Cuts the file to `size` bytes; nothing happens if it is shorter.
  ///
  /// @throws IOException if the disk fails
  void truncate(long size) throws IOException;

  /// Makes everything written to this file durable (fdatasync).
  ///
  /// After a failure the operating system may have forgotten what it could not write and will report success the
  /// next time: everything since the last success must be written again, not only forced again.
  ///
  /// @throws IOException if the disk fails
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
