package org.nroagent.agent.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;

/// One run of any command.
///
/// @param exitCode its exit code
/// @param out what it printed
/// @param err what it complained about
public record CommandRun(int exitCode, String out, String err) {
  /// Runs it within this process.
  ///
  /// @param arguments the command's name and what follows it
  public static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Commands.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /// What it printed, as JSON; it must have succeeded.
  public JsonNode json() {
    if (exitCode != 0) {
      throw new AssertionError("exit code " + exitCode + ": " + err);
    }
    try {
      return JsonMapper.builder().build().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + out + err, e);
    }
  }
}
