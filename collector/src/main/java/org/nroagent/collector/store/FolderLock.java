package org.nroagent.collector.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a data directory to one collector. The system releases it when the process ends, however it ends.
final class FolderLock implements AutoCloseable {
  private static final String FILE = "collector.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes a folder, creating it where it is missing.
  ///
  /// @throws StoreFailure if another process has it, or it cannot be used
  static FolderLock take(Path folder) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new FolderLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // The same process has it: the same answer as for another one.
    } catch (IOException e) {
      release(channel);
      throw new StoreFailure(
          "cannot use the data directory " + folder + ": " + e + "; check that it is writable", e);
    }
    release(channel);
    throw new StoreFailure(
        "another collector uses " + folder + "; stop it, or configure another dataDirectory");
  }

  @Override
  public void close() {
    release(channel);
  }

  private static void release(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new StoreFailure("cannot release the lock of the data directory: " + e, e);
    }
  }
}
