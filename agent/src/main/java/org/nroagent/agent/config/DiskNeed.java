package org.nroagent.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.agent.store.RingSettings;

/// What the rings of a configuration take on disk, beside what the disk has. Segments are preallocated one by one, so
/// a disk that is too small fails only weeks later; better to say it before.
///
/// @param folder an existing folder on the file system of the data directory
/// @param ringBytes the most that the rings take
/// @param presentBytes what ring files take already
/// @param usableBytes what is free for this user
public record DiskNeed(Path folder, long ringBytes, long presentBytes, long usableBytes) {
  private static final String RING_FILE_ENDING = ".ring";

  /// Asks the file system.
  ///
  /// @throws IOException if it does not answer
  public static DiskNeed of(AgentConfig config) throws IOException {
    long ringBytes = new RingSettings(config.grid(), config.retentionDays()).bytesOnDisk(config.directory());
    Path folder = existing(config.dataDirectory().toAbsolutePath());
    long present = Files.isDirectory(config.dataDirectory()) ? ringFiles(config.dataDirectory()) : 0;
    return new DiskNeed(folder, ringBytes, present, Files.getFileStore(folder).getUsableSpace());
  }

  /// The bytes that the disk is short of, 0 if it is large enough.
  public long missingBytes() {
    return Math.max(0, ringBytes - presentBytes - usableBytes);
  }

  /// What is wrong, for a person; empty if the disk is large enough.
  public Optional<String> problem() {
    return missingBytes() == 0
        ? Optional.empty()
        : Optional.of(
            "dataDirectory: the rings need " + ringBytes + " bytes and have " + presentBytes + ", but only "
                + usableBytes + " are free at " + folder + "; free " + missingBytes()
                + " bytes, choose another folder or lower retentionDays");
  }

  /// The folder itself, or the nearest one above it that exists.
  private static Path existing(Path folder) {
    Path candidate = folder;
    while (!Files.isDirectory(candidate) && candidate.getParent() != null) {
      candidate = candidate.getParent();
    }
    return candidate;
  }

  private static long ringFiles(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(RING_FILE_ENDING)) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }
}
