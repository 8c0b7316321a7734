package org.nroagent.endtoend.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.nroagent.daemon.net.Signals;

/// Runs the demonstration until Ctrl-C. Its data lives in a temporary folder that is removed at the end.
public final class DemoMain {
  private DemoMain() {}

  /// Starts the demonstration.
  public static void main(String[] arguments) throws Exception {
    DemoOptions options;
    try {
      options = DemoOptions.parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(DemoOptions.USAGE);
      System.exit(2);
      return;
    }
    System.exit(run(options));
  }

  private static int run(DemoOptions options) throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    AtomicBoolean failed = new AtomicBoolean();
    Signals.on("INT", stop::countDown);
    Signals.on("TERM", stop::countDown);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("nro-agent-demo");
    Clock clock = Clock.systemUTC();
    try (Demo demo = new Demo(options, clock.instant(), out)) {
      demo.start(folder);
      Thread replay = Thread.ofPlatform().name("replay").start(() -> replay(demo, clock, stop, failed));
      stop.await();
      replay.interrupt();
      replay.join();
      return failed.get() ? 1 : 0;
    } catch (IOException e) {
      System.err.println("The demonstration cannot run: " + e.getMessage());
      return 1;
    } finally {
      delete(folder);
    }
  }

  private static void replay(Demo demo, Clock clock, CountDownLatch stop, AtomicBoolean failed) {
    try {
      demo.replay(clock.instant());
      demo.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      System.err.println("The replay ended: " + e.getMessage());
      failed.set(true);
      stop.countDown();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(DemoMain::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
