package org.nroagent.agent.interop;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of the system that the agent must get on with: started for one test class, ended with it.
final class ExternalProgram implements AutoCloseable {
  private static final long LONGEST_RUN_SECONDS = 60;

  private final Process process;
  private final Path log;

  private ExternalProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts it in the background.
  ///
  /// @param log where its output goes
  static ExternalProgram start(Path log, List<String> command) throws IOException {
    return new ExternalProgram(builder(log, command).start(), log);
  }

  /// Runs it to its end.
  ///
  /// @return what it printed
  /// @throws AssertionError if it fails; the message has its output
  static List<String> run(Path log, List<String> command) throws IOException, InterruptedException {
    int exitCode = end(log, command);
    if (exitCode != 0) {
      throw new AssertionError(command + " ended with " + exitCode + ":\n" + Files.readString(log));
    }
    return Files.readAllLines(log);
  }

  /// Runs it to its end, which may be a failure.
  ///
  /// @return whether it was none
  static boolean succeeds(Path log, List<String> command) throws IOException, InterruptedException {
    return end(log, command) == 0;
  }

  private static int end(Path log, List<String> command) throws IOException, InterruptedException {
    Process process = builder(log, command).start();
    if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end:\n" + Files.readString(log));
    }
    return process.exitValue();
  }

  private static ProcessBuilder builder(Path log, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
    // net-snmp otherwise loads, and complains about, every MIB module of the machine.
    builder.environment().put("MIBS", "");
    // Its first start on a machine makes this folder and says so in the output, which then is no longer the answer alone.
    Path persistent = log.resolveSibling("net-snmp");
    Files.createDirectories(persistent.resolve("cert_indexes"));
    builder.environment().put("SNMP_PERSISTENT_DIR", persistent.toString());
    return builder;
  }

  /// The first of these programs that the machine has; Debian's daemons are outside of a user's PATH.
  ///
  /// @throws AssertionError if it has none: these tests fail rather than be skipped
  static String find(String debianPackage, String... names) {
    for (String folder : List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/lib/frr")) {
      for (String name : names) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file)) {
          return file.toString();
        }
      }
    }
    throw new AssertionError(
        String.join(" or ", names) + " is not installed; run: apt-get install " + debianPackage);
  }

  /// A UDP port of the loopback address that was free a moment ago.
  static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// What it printed so far, for messages.
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "(no output: " + e.getMessage() + ")";
    }
  }

  /// Waits until it has printed this.
  ///
  /// @return what it printed so far, up to the end of a line
  /// @throws AssertionError if it does not print it in time; the message has its output
  String awaitOutput(String text) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_RUN_SECONDS);
    while (System.nanoTime() < until && process.isAlive()) {
      String output = output();
      String lines = output.substring(0, output.lastIndexOf('\n') + 1);
      if (lines.contains(text)) {
        return lines;
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("'" + text + "' is not in: " + output());
  }

  /// Sends it a signal, such as `HUP`.
  void signal(String name) throws IOException, InterruptedException {
    var _ = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /// Waits for its end.
  ///
  /// @return its exit code
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end:\n" + output());
    }
    return process.exitValue();
  }

  /// Ends it without warning.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
