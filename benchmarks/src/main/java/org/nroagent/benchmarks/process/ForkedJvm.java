package org.nroagent.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A class of this program in a JVM of its own with the launcher's options: nothing else has warmed it up or filled its
/// heap.
final class ForkedJvm {
  private ForkedJvm() {}

  /// Runs it and gives the numbers that it printed, one line each.
  ///
  /// @param options of the JVM, beside the launcher's
  static List<Double> run(Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Launcher.JVM_OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException(main.getSimpleName() + " ended with " + exit + ": " + out);
    }
    return out.lines().map(Double::valueOf).toList();
  }
}
