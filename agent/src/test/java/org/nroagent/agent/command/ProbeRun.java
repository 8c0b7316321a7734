package org.nroagent.agent.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine;

/// One run of `probe`.
///
/// @param exitCode its exit code
/// @param out what it printed
/// @param err what it complained about
public record ProbeRun(int exitCode, String out, String err) {
  /// Runs it within this process.
  public static ProbeRun of(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = new CommandLine(new ProbeCommand(environment::get)).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err)).execute(arguments);
    return new ProbeRun(exitCode, out.toString(), err.toString());
  }

  /// What it printed, as JSON.
  public JsonNode json() {
    try {
      return JsonMapper.builder().build().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("exit code " + exitCode + ", not JSON: " + out + err, e);
    }
  }

  /// The object of an array whose member `key` has a value.
  public static JsonNode find(JsonNode array, String key, String value) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(each -> each.get(key).asText().equals(value))
        .findFirst().orElseThrow(() -> new AssertionError("no " + key + " " + value + " in " + array));
  }
}
