package org.nroagent.agent;

import java.util.Arrays;
import org.nroagent.agent.command.Commands;
import org.nroagent.daemon.command.ExitCode;

/// The entry point. The daemon's own path does without the command-line library: on a router host, classes are memory.
public final class AgentMain {
  private AgentMain() {}

  /// Runs the command that the arguments name and exits with its code.
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  private static int execute(String[] arguments) {
    try {
      return dispatch(arguments);
    } catch (RuntimeException e) {
      // An error of the program: its threads must not keep a process alive that does nothing.
      e.printStackTrace();
      return ExitCode.FAILED;
    }
  }

  private static int dispatch(String[] arguments) {
    String command = arguments.length > 0 ? arguments[0] : "";
    return switch (command) {
      case "run" -> RunCommand.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
      case HeapNeedCommand.NAME ->
        HeapNeedCommand.execute(Arrays.copyOfRange(arguments, 1, arguments.length), System.out);
      case RehearseCommand.NAME -> RehearseCommand.execute(System.err);
      default -> Commands.execute(arguments);
    };
  }
}
