package org.nroagent.endtoend.path;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A daemon in a process of its own, so that it can be killed without warning.
final class DaemonProcess implements AutoCloseable {
  private final List<String> command;
  private final File log;
  private Process process;

  private DaemonProcess(List<String> command, File log) throws IOException {
    this.command = command;
    this.log = log;
    this.process = spawn();
  }

  /// Starts `run --config FILE` of a main class on this test's class path.
  static DaemonProcess start(String mainClass, Path config, Path log) throws IOException {
    return start(mainClass, List.of("run", "--config", config.toString()), log);
  }

  /// Starts a main class on this test's class path.
  static DaemonProcess start(String mainClass, List<String> arguments, Path log) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(
        List.of(java, "-XX:+UseSerialGC", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return new DaemonProcess(List.copyOf(command), log.toFile());
  }

  /// SIGKILL: the process gets no chance to do anything.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Starts it again after [#kill()].
  void restart() throws IOException {
    process = spawn();
  }

  /// SIGTERM.
  ///
  /// @return its exit status
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("does not stop after SIGTERM; see " + log);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Process spawn() throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }
}
