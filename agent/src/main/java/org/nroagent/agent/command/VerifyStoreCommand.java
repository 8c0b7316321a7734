package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nroagent.agent.store.Disk;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingCheck;
import org.nroagent.daemon.command.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `verify-store`: reads every record of the rings, changes nothing, and works beside a running agent.
@Command(name = "verify-store", mixinStandardHelpOptions = true, description = "Checks every ring read-only and prints what is damaged.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class VerifyStoreCommand implements Callable<Integer> {
  /// A commit that a running agent is writing just now looks incomplete once, not again and again.
  private static final int ATTEMPTS = 3;

  @Spec
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The agent's data directory.")
  private Path data;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      RingCheck check = check(RealDisk.existingFolder(data));
      print(check, spec.commandLine().getOut());
      if (!check.sound()) {
        err.println(data + ": the store is damaged in "
            + check.segments().stream().filter(line -> !line.sound()).count() + " files");
      }
      return check.sound() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (NotDirectoryException _) {
      err.println(data + ": no such directory");
    } catch (IOException e) {
      err.println(data + ": cannot be read: " + e.getMessage());
    }
    return ExitCode.FAILED;
  }

  private static RingCheck check(Disk disk) throws IOException {
    RingCheck check = RingCheck.of(disk);
    for (int attempt = 1; attempt < ATTEMPTS && !check.sound(); attempt++) {
      check = RingCheck.of(disk);
    }
    return check;
  }

  private static void print(RingCheck check, PrintWriter out) {
    for (RingCheck.Line line : check.segments()) {
      out.println((line.sound() ? "sound    " : "DAMAGED  ") + line.name() + "  " + line.text());
    }
    if (check.segments().isEmpty()) {
      out.println("no rings");
    }
    out.flush();
  }
}
