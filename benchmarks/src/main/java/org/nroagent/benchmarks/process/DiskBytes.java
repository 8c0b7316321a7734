package org.nroagent.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.ring.SampleSite;

/// What one poll of 1000 interfaces writes to the disk, the file system's journal included, with polls as far apart that
/// the journal commits each of them by itself.
public final class DiskBytes {
  private static final int SECONDS_PER_POLL = 10;
  private static final int POLLS = 24;
  private static final int FIRST_POLLS = 3;
  private static final int IDLE_SECONDS = 60;
  private static final int BARE_ROWS = 12;
  private static final int ROW_BYTES = 16_384;
  private static final double BYTES_PER_KILOBYTE = 1000;

  private final Path disk;
  private final BlockDevice device;

  private DiskBytes(Path disk) throws IOException {
    this.disk = disk;
    this.device = BlockDevice.of(disk);
  }

  /// Measures.
  ///
  /// @param disk an ext4 file system of its own with blocks of 4 kB, otherwise unused
  public static List<Measure> run(Path launcher, Path work, Path disk)
      throws IOException, InterruptedException {
    DiskBytes bytes = new DiskBytes(disk);
    double idle = bytes.idlePerSecond();
    List<Measure> measures = new ArrayList<>();
    measures.add(Measure.against(48, "disk: one poll of the agent",
        bytes.agent(launcher, work) - idle * SECONDS_PER_POLL,
        "kB",
        String.format(Locale.ROOT, "%d polls %d s apart, less an idle disk's %.2f kB", POLLS,
            SECONDS_PER_POLL,
            idle * SECONDS_PER_POLL)));
    measures.add(Measure.stated("disk, for comparison: a bare row of 16 kB with fdatasync",
        bytes.bareRow() - idle * SECONDS_PER_POLL, "kB",
        BARE_ROWS + " rows " + SECONDS_PER_POLL + " s apart"));
    Rrdtool.find().ifPresentOrElse(program -> measures.addAll(bytes.rrdtool(program)), () -> System.err
        .println("rrdtool is not installed and not measured"));
    return measures;
  }

  private double idlePerSecond() throws IOException, InterruptedException {
    long before = device.bytesWritten();
    Thread.sleep(Duration.ofSeconds(IDLE_SECONDS));
    return (device.bytesWritten() - before) / BYTES_PER_KILOBYTE / IDLE_SECONDS;
  }

  private double agent(Path launcher, Path work) throws IOException, InterruptedException {
    try (Site site = Site.start(work.resolve("disk"))) {
      Path configuration = site.configuration("agent.yaml", disk.resolve("data"), SECONDS_PER_POLL);
      AgentProcess agent = AgentProcess.start(launcher, configuration, work.resolve("disk.log"));
      try {
        long first = agent.awaitStatus(status -> batches(status) >= FIRST_POLLS).at("/ring/head").longValue();
        long before = device.bytesWritten();
        long last = agent.awaitStatus(status -> batches(status) >= FIRST_POLLS + POLLS).at("/ring/head")
            .longValue();
        long written = device.bytesWritten() - before;
        if (last - first != (long) POLLS * SampleSite.DEVICES) {
          throw new IOException(POLLS + " polls gave " + (last - first) + " records");
        }
        return written / BYTES_PER_KILOBYTE / POLLS;
      } finally {
        agent.stop();
      }
    }
  }

  private static long batches(JsonNode status) {
    return status.at("/store/batchesStored").longValue();
  }

  private double bareRow() throws IOException, InterruptedException {
    Path file = disk.resolve("rows");
    Files.write(file, new byte[ROW_BYTES * BARE_ROWS]);
    long before = device.bytesWritten();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int row = 0; row < BARE_ROWS; row++) {
        channel.write(ByteBuffer.allocate(ROW_BYTES), (long) row * ROW_BYTES);
        channel.force(false);
        Thread.sleep(Duration.ofSeconds(SECONDS_PER_POLL));
      }
    }
    return (device.bytesWritten() - before) / BYTES_PER_KILOBYTE / BARE_ROWS;
  }

  private List<Measure> rrdtool(Path program) {
    try {
      double kilobytes = new Rrdtool(program, Files.createDirectories(disk.resolve("rrd")))
          .diskPerPoll(device)
          / BYTES_PER_KILOBYTE;
      return List.of(Measure.stated(
          "disk, for comparison: rrdtool, a file per interface with two data sources",
          kilobytes, "kB",
          Rrdtool.POLLS + " polls of 300 s, written back after each as the kernel would before the next"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
