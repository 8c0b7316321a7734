package org.nroagent.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.ring.SampleSite;

/// rrdtool at the same work, fed through one pipe so that it need not be started for each interface.
///
/// @param program the program
/// @param folder for its files
public record Rrdtool(Path program, Path folder) {
  /// Polls whose disk writes are measured.
  static final int POLLS = 3;
  private static final int STEP = 300;
  private static final int MONTH = 8928;
  private static final int GRAPHS = 200;
  private static final long START = 1_790_000_400L;
  private static final double MICROS_PER_SECOND = 1e6;

  /// The program, if it is installed.
  public static Optional<Path> find() {
    return Optional.of(Path.of("/usr/bin/rrdtool")).filter(Files::isExecutable);
  }

  /// Bytes written per poll of the sample site: every file updated, then written back.
  double diskPerPoll(BlockDevice device) throws IOException, InterruptedException {
    try (Pipe pipe = new Pipe()) {
      for (int i = 0; i < SampleSite.INTERFACES; i++) {
        pipe.say(create(i, MONTH));
      }
      poll(pipe, 0);
      long before = device.bytesWritten();
      for (int poll = 1; poll <= POLLS; poll++) {
        poll(pipe, poll);
        long _ = device.bytesWritten();
      }
      return (double) (device.bytesWritten() - before) / POLLS;
    }
  }

  private void poll(Pipe pipe, int poll) throws IOException {
    for (int i = 0; i < SampleSite.INTERFACES; i++) {
      pipe.say("update " + file(i) + " " + (START + (poll + 1L) * STEP) + ":" + (1_000_000L + i) + ":" + i);
    }
  }

  /// Processor time of the percentile of one series over a full month.
  public Measure percentile() throws IOException, InterruptedException {
    try (Pipe pipe = new Pipe()) {
      pipe.say(create(0, MONTH));
      SplittableRandom random = new SplittableRandom(SampleSite.SEED);
      for (int slot = 1; slot <= MONTH; slot++) {
        pipe.say(
            "update " + file(0) + " " + (START + (long) slot * STEP) + ":" + random.nextLong(1L << 37) + ":"
                + random.nextLong(1L << 37));
      }
      double before = pipe.cpuSeconds();
      for (int graph = 0; graph < GRAPHS; graph++) {
        pipe.say(
            "graph /dev/null --start " + START + " --end " + (START + (long) MONTH * STEP - 1) + " --width "
                + 2 * MONTH + " DEF:i=" + file(0) + ":in:AVERAGE DEF:o=" + file(0)
                + ":out:AVERAGE VDEF:p=i,95,PERCENTNAN VDEF:q=o,95,PERCENTNAN PRINT:p:%.0lf PRINT:q:%.0lf");
      }
      double micros = (pipe.cpuSeconds() - before) / GRAPHS / 2 * MICROS_PER_SECOND;
      return Measure.stated("for comparison: rrdtool's PERCENTNAN over a month, per series", micros, "µs CPU",
          GRAPHS + " times through one pipe, two series each");
    }
  }

  private Path file(int i) {
    return folder.resolve(i + ".rrd");
  }

  private String create(int i, int rows) {
    return "create " + file(i) + " --start " + START + " --step " + STEP + " DS:in:GAUGE:" + 2 * STEP
        + ":0:U DS:out:GAUGE:" + 2 * STEP + ":0:U RRA:AVERAGE:0.5:1:" + rows;
  }

  private final class Pipe implements AutoCloseable {
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    Pipe() throws IOException {
      process = new ProcessBuilder(List.of(program.toString(), "-")).redirectErrorStream(true).start();
      commands = process.outputWriter();
      answers = process.inputReader();
    }

    void say(String command) throws IOException {
      commands.write(command + "\n");
      commands.flush();
      String answer = answers.readLine();
      while (answer != null && !answer.startsWith("OK ")) {
        if (answer.startsWith("ERROR")) {
          throw new IOException(answer + " at " + command);
        }
        answer = answers.readLine();
      }
    }

    double cpuSeconds() throws IOException {
      return CpuTime.seconds(process.pid());
    }

    @Override
    public void close() throws IOException {
      commands.close();
      process.destroy();
    }
  }
}
