package org.nroagent.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.StateFiles;

/// What the rings and the closed months of a configuration take on disk, beside what the disk has. Segments are
/// preallocated one by one, so a disk that is too small fails only weeks later; better to say it before.
///
/// @param folder an existing folder on the file system of the data directory
/// @param ringBytes the most that the rings take
/// @param eventBytes the most that the ring of events and what was told take
/// @param closedBytes the most that the figures of closed months take
/// @param presentBytes what files of both take already
/// @param usableBytes what is free for this user
public record DiskNeed(Path folder, long ringBytes, long eventBytes, long closedBytes, long presentBytes,
    long usableBytes) {
  /// How the names of the store's files end; what was set aside as damaged is beside the need.
  private static final List<String> ENDINGS = List.of(".ring", ".month", "told.a", "told.b");

  /// Asks the file system.
  ///
  /// @throws IOException if it does not answer
  public static DiskNeed of(AgentConfig config) throws IOException {
    long ringBytes = new RingSettings(config.grid(), config.retentionDays()).bytesOnDisk(config.directory());
    long eventBytes = EventRingSettings.DEFAULT.bytesOnDisk() + 2L * StateFiles.MAX_TOLD_BYTES;
    long closedBytes = ClosedMonths.bytesOnDisk(config.series().stream().map(SeriesConfig::id).toList());
    Path folder = existing(config.dataDirectory().toAbsolutePath());
    long present = Files.isDirectory(config.dataDirectory()) ? storeFiles(config.dataDirectory()) : 0;
    return new DiskNeed(folder, ringBytes, eventBytes, closedBytes, present,
        Files.getFileStore(folder).getUsableSpace());
  }

  /// The most that the store takes.
  public long bytes() {
    return ringBytes + eventBytes + closedBytes;
  }

  /// The bytes that the disk is short of, 0 if it is large enough.
  public long missingBytes() {
    return Math.max(0, bytes() - presentBytes - usableBytes);
  }

  /// What is wrong, for a person; empty if the disk is large enough.
  public Optional<String> problem() {
    return missingBytes() == 0
        ? Optional.empty()
        : Optional.of(
            "dataDirectory: the store needs " + bytes() + " bytes and has " + presentBytes + ", but only "
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

  private static long storeFiles(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (ENDINGS.stream().anyMatch(file.toString()::endsWith)) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }
}
