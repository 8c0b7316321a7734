package org.nroagent.collector;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The daemon as a process of its own.
final class CollectorProcess implements AutoCloseable {
  /// By the real clock: a process that hangs says nothing.
  private static final int LONGEST_RUN_SECONDS = 90;

  private final Process process;
  private final BufferedReader output;
  private final StringBuilder said = new StringBuilder();

  CollectorProcess(Path config, String... options) throws IOException {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
            "-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"),
        "-Dlogback.configurationFile=org/nroagent/collector/logback.xml", CollectorMain.class.getName(),
        "run",
        "--config", config.toString()));
    this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
    this.output = process.inputReader();
    var _ = process.onExit().completeOnTimeout(process, LONGEST_RUN_SECONDS, TimeUnit.SECONDS)
        .thenRun(process::destroyForcibly);
  }

  /// Reads on until it says this.
  void expect(String words) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.contains(words)) {
        return;
      }
    }
    throw new AssertionError("it never said '" + words + "' but " + said);
  }

  /// Tells it to stop.
  ///
  /// @return its exit code
  int stop() throws IOException, InterruptedException {
    process.toHandle().destroy(); // not the process's own method, which closes what is still to be read
    output.lines().forEach(line -> said.append(line).append('\n'));
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
