package org.nroagent.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A collector started by its launcher, as systemd would.
public final class CollectorProcess implements AutoCloseable {
  private static final Pattern PORTS = Pattern.compile(
      "agents push to [^:]*:(\\d+).*page on http://[^:]*:(\\d+)/", Pattern.DOTALL);
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Process process;
  private final int pushPort;
  private final int httpPort;

  private CollectorProcess(Process process, int pushPort, int httpPort) {
    this.process = process;
    this.pushPort = pushPort;
    this.httpPort = httpPort;
  }

  /// Starts it on loopback ports; agents may come when this returns.
  ///
  /// @param launcher `collector/bin/nro-collector`
  public static CollectorProcess start(Path launcher, Path configuration, Path log)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(launcher.toString(), "run", "--config", configuration.toString())
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher ports = PORTS.matcher(Files.readString(log));
      if (ports.find()) {
        return new CollectorProcess(process, Integer.parseInt(ports.group(1)),
            Integer.parseInt(ports.group(2)));
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    process.destroyForcibly();
    throw new IOException("the collector does not start:\n" + Files.readString(log));
  }

  /// Where agents push to.
  public InetSocketAddress pushAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), pushPort);
  }

  /// Where its page is.
  public InetSocketAddress httpAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort);
  }

  /// Memory that it holds now.
  public long residentBytes() throws IOException {
    return ResidentMemory.now(process.pid());
  }

  /// The most memory that it ever held.
  public long mostResidentBytes() throws IOException {
    return ResidentMemory.most(process.pid());
  }

  /// What is left of its heap after a collection.
  public long liveHeapBytes() throws IOException, InterruptedException {
    String unused = ask("GC.run");
    Matcher used = USED.matcher(ask("GC.heap_info"));
    long kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    if (kilobytes == 0) {
      throw new IOException("the collector does not say how much of its heap is used; " + unused);
    }
    return kilobytes * 1024;
  }

  private String ask(String command) throws IOException, InterruptedException {
    Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
        Long.toString(process.pid()), command).redirectErrorStream(true).start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException("jcmd " + command + " failed: " + answer);
    }
    return answer;
  }

  /// Stops it by SIGTERM.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
