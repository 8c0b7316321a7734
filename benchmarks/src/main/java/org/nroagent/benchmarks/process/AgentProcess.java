package org.nroagent.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An agent started by its launcher, as systemd would.
final class AgentProcess {
  private static final Pattern PAGE = Pattern.compile("status page on (http://[^ /]+)/");
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  /// Each look costs the agent work that is not its own, so they are few.
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Process process;
  private final Path log;
  private final HttpClient client = HttpClient.newHttpClient();
  private final long started = System.nanoTime();

  private AgentProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts it.
  ///
  /// @param launcher `agent/bin/nro-agent`
  static AgentProcess start(Path launcher, Path configuration, Path log) throws IOException {
    Process process = new ProcessBuilder(launcher.toString(), "run", "--config", configuration.toString())
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new AgentProcess(process, log);
  }

  /// Archives the agent's classes.
  ///
  /// @param launcher `agent/bin/nro-agent`
  static void rehearse(Path launcher) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(launcher.toString(), "rehearse").redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD).start();
    if (process.waitFor() != 0) {
      throw new IOException(launcher + " rehearse fails");
    }
  }

  /// Waits for a state of `/api/v1/status` that fulfils a condition.
  JsonNode awaitStatus(Predicate<JsonNode> condition) throws IOException, InterruptedException {
    JsonNode status = status();
    while (!condition.test(status)) {
      look();
      status = status();
    }
    return status;
  }

  private JsonNode status() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(awaitPage() + "/api/v1/status")).build();
    return JsonMapper.builder().build().readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  private String awaitPage() throws IOException, InterruptedException {
    while (true) {
      Matcher matcher = PAGE.matcher(Files.readString(log));
      if (matcher.find()) {
        return matcher.group(1);
      }
      look();
    }
  }

  private void look() throws IOException, InterruptedException {
    if (System.nanoTime() - started > PATIENCE.toNanos() || !process.isAlive()) {
      throw new IOException("the agent does not do what is waited for:\n" + Files.readString(log));
    }
    Thread.sleep(BETWEEN_LOOKS);
  }

  /// Its processor time so far.
  double cpuSeconds() throws IOException {
    return CpuTime.seconds(process.pid());
  }

  /// Seconds since it was started.
  double wallSeconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  /// Memory that it holds now, in bytes.
  long residentBytes() throws IOException {
    return ResidentMemory.now(process.pid());
  }

  /// Stops it by SIGTERM.
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    client.close();
  }
}
