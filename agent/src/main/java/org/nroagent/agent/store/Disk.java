package org.nroagent.agent.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// The one door to the store's folder: everything that the rings do to files passes here, so that a test can make
/// any single operation fail, or cut the power after it.
///
/// Names are plain file names within the folder. Creating, renaming and deleting are durable when they return; the
/// content of a file is durable after [DiskFile#force()].
public interface Disk {
  /// Where the folder is, for messages to people.
  String path();

  /// The names of all files in the folder, ascending.
  ///
  /// @throws IOException if the folder cannot be read
  List<String> list() throws IOException;

  /// Whether a file with this name exists.
  boolean exists(String name);

  /// Opens a file for reading only.
  ///
  /// @throws java.nio.file.NoSuchFileException if there is none
  /// @throws IOException if it cannot be opened
  DiskFile openForReading(String name) throws IOException;

  /// Opens a file for reading and writing, creating an empty one where there is none.
  ///
  /// @throws IOException if it cannot be opened or created
  DiskFile openOrCreate(String name) throws IOException;

  /// Gives a file another name, atomically; a file that has that name already is replaced.
  ///
  /// @throws IOException if the folder cannot be changed
  void rename(String from, String to) throws IOException;

  /// Removes a file; nothing happens where there is none.
  ///
  /// @throws IOException if the folder cannot be changed
  void delete(String name) throws IOException;

  /// How many bytes this process may still write to the file system.
  ///
  /// @throws IOException if the file system cannot be asked
  long usableBytes() throws IOException;

  /// Takes the folder for this process until the result is closed or the process ends.
  ///
  /// @throws StoreLockedException if another holds it
  /// @throws java.nio.file.AccessDeniedException if this user may not write the folder
  /// @throws IOException if the lock file cannot be created or opened
  Closeable lock() throws IOException;
}
