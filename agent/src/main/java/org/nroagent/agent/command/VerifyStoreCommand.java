package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nroagent.agent.closing.Recomputation;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.Disk;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingCheck.Line;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.StoreCheck;
import org.nroagent.daemon.command.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `verify-store`: reads every record of the ring, the small state and the figures of closed months, changes nothing,
/// and works beside a running agent.
@Command(name = "verify-store", mixinStandardHelpOptions = true, description = "Checks the ring, the small state and the closed months read-only and prints what is damaged.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class VerifyStoreCommand implements Callable<Integer> {
  /// A commit that a running agent is writing just now looks incomplete once, not again and again.
  private static final int ATTEMPTS = 3;

  @Spec
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The agent's data directory.")
  private Path data;

  @Option(names = "--recompute", description = "Also compute the figures of closed months again, as far as the ring still holds their slots, and compare.")
  private boolean recompute;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      RealDisk disk = RealDisk.existingFolder(data);
      List<Line> lines = new ArrayList<>(check(disk).lines());
      if (recompute) {
        lines.addAll(Recomputation.of(RingReader.openForReading(disk), new ClosedMonths(disk)));
      }
      print(lines, spec.commandLine().getOut());
      long damaged = lines.stream().filter(line -> !line.sound()).count();
      if (damaged > 0) {
        err.println(data + ": the store is damaged in " + damaged + " files");
      }
      return damaged == 0 ? ExitCode.DONE : ExitCode.FAILED;
    } catch (NotDirectoryException _) {
      err.println(data + ": no such directory");
    } catch (IOException e) {
      err.println(data + ": cannot be read: " + e.getMessage());
    }
    return ExitCode.FAILED;
  }

  private static StoreCheck check(Disk disk) throws IOException {
    StoreCheck check = StoreCheck.of(disk);
    for (int attempt = 1; attempt < ATTEMPTS && !check.sound(); attempt++) {
      check = StoreCheck.of(disk);
    }
    return check;
  }

  private static void print(List<Line> lines, PrintWriter out) {
    for (Line line : lines) {
      out.println((line.sound() ? "sound    " : "DAMAGED  ") + line.name() + "  " + line.text());
    }
    if (lines.isEmpty()) {
      out.println("no rings");
    }
    out.flush();
  }
}
