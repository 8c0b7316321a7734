package org.nroagent.collector.store;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;

/// What a fuzzer throws octets at: everything that is ever read of a stored record's body. It may have been damaged on the
/// disk, or written by a later collector: then it is refused as unreadable, and nothing else comes of any octets. Jazzer
/// calls it by the name of its method.
public final class RecordBodyFuzz {
  private static final long MEMORY_PER_OCTET = 200;
  private static final long MEMORY_ANYHOW = 256 << 10;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final List<Consumer<RecordBody>> READINGS = List.of(body -> body.rowSlot(0),
      body -> body.rowSlot(9_999), body -> body.rowDrops(0), body -> body.rowDrops(2),
      body -> body.sessions(2),
      RecordBody::amendedColumn, RecordBody::amendedSlot, RecordBody::amendedDrops, RecordBody::missingReason,
      body -> checkRepeats(body.impact()));

  private RecordBodyFuzz() {}

  /// Loads the classes before any try has its time: instrumented, they take longer than a try may.
  public static void fuzzerInitialize() throws IOException {
    for (Path file : corpus()) {
      fuzzerTestOneInput(octets(file));
    }
  }

  /// One try.
  ///
  /// @param octets as they come from the database
  public static void fuzzerTestOneInput(byte[] octets) {
    long most = MEMORY_ANYHOW + MEMORY_PER_OCTET * octets.length;
    // What is too much at first may be the loading of classes; that does not come again.
    long atFirst = memoryOf(octets);
    if (atFirst > most && memoryOf(octets) > most) {
      throw new AssertionError(octets.length + " octets took more than " + most + " octets of memory");
    }
  }

  private static long memoryOf(byte[] octets) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    READINGS.forEach(reading -> read(reading, octets));
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void read(Consumer<RecordBody> reading, byte[] octets) {
    try {
      reading.accept(new RecordBody(octets));
    } catch (IllegalArgumentException _) {
      // Refused.
    }
  }

  private static void checkRepeats(RowImpact impact) {
    byte[] again = RecordBody.encode(SlotRecord.Row.ofServices("@services", Instant.EPOCH, impact));
    if (!new RecordBody(again).impact().equals(impact)) {
      throw new AssertionError(impact + " is not written as it was read");
    }
  }

  /// Writes the corpus as a fuzzer wants it.
  ///
  /// @param arguments the folder, created where it is missing
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Path file : corpus()) {
      Files.write(folder.resolve(file.getFileName().toString()), octets(file));
    }
  }

  /// The bodies that fuzzing begins from, and what it has found.
  static List<Path> corpus() throws IOException {
    try (Stream<Path> files = Files
        .list(Path.of(Objects.requireNonNull(RecordBodyFuzz.class.getResource("/fuzz")).toURI()))) {
      return files.sorted().toList();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The octets of a file of hexadecimal text; lines that start with `#` are comments.
  static byte[] octets(Path file) throws IOException {
    return HexFormat.of().parseHex(Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"))
        .map(line -> line.replace(" ", "")).collect(Collectors.joining()));
  }
}
