package org.nroagent.lab.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nroagent.lab.traffic.IfLoss;

/// Reads a script from text: one event per line, `WHEN EVENT ARGUMENT…`, `#` starts a comment. The format is in
/// the module's README.
public final class ScriptFile {
  private static final int MAX_LINES = 10_000;

  private ScriptFile() {}

  /// Reads a file.
  ///
  /// @param file UTF-8
  /// @param start what times written `+10m` count from
  /// @throws IOException if the file cannot be read
  /// @throws IllegalArgumentException naming the first line that is wrong, and why
  public static Script read(Path file, Instant start) throws IOException {
    try {
      return parse(Files.readString(file), start);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ", " + e.getMessage(), e);
    }
  }

  /// Reads a text.
  ///
  /// @param text the lines
  /// @param start what times written `+10m` count from
  /// @throws IllegalArgumentException naming the first line that is wrong, and why
  public static Script parse(String text, Instant start) {
    List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
    if (lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("more than " + MAX_LINES + " lines");
    }
    List<LabEvent> events = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).replaceFirst("(^|\\s)#.*", "").strip();
      if (!line.isEmpty()) {
        try {
          events.add(new Line(List.of(line.split("\\s+", -1)), start).event());
        } catch (IllegalArgumentException | DateTimeException e) {
          throw new IllegalArgumentException("line " + number + " '" + line + "': " + e.getMessage(), e);
        }
      }
    }
    return new Script(events);
  }

  /// One line, cut into words.
  private record Line(List<String> words, Instant start) {
    private static final int ARGUMENTS = 2;

    LabEvent event() {
      if (words.size() < ARGUMENTS) {
        throw new IllegalArgumentException("a line is WHEN EVENT ARGUMENT…");
      }
      Instant at = when(words.getFirst());
      return switch (words.get(1)) {
        case "port-down" -> new LabEvent.PortDown(at, only("PORT"));
        case "port-up" -> new LabEvent.PortUp(at, only("PORT"));
        case "lag-member-lost" -> new LabEvent.LagMemberLost(at, only("PORT"));
        case "lag-member-restored" -> new LabEvent.LagMemberRestored(at, only("PORT"));
        case "cfm-lost" -> new LabEvent.RemoteMepLost(at, number(only("MEP")));
        case "cfm-restored" -> new LabEvent.RemoteMepRestored(at, number(only("MEP")));
        case "reboot" -> new LabEvent.Reboot(at, duration(only("OUTAGE")));
        case "counter-reset" -> counterReset(at);
        case "discards" -> lost(at, IfLoss.IN_DISCARDS, IfLoss.OUT_DISCARDS);
        case "errors" -> lost(at, IfLoss.IN_ERRORS, IfLoss.OUT_ERRORS);
        case "if-index" -> new LabEvent.IfIndexChange(at, indexes());
        case "interface-gone" -> new LabEvent.InterfaceGone(at, only("PORT"));
        case "interface-back" -> new LabEvent.InterfaceBack(at, only("PORT"));
        case "pseudowire-switch" -> new LabEvent.PseudowireSwitch(at, only("PSEUDOWIRE"));
        case "group-joined" -> {
          List<String> given = arguments("INTERFACE", "GROUP", "REPORTER");
          yield new LabEvent.GroupJoined(at, given.get(0), given.get(1), given.get(2));
        }
        case "group-left" -> {
          List<String> given = arguments("INTERFACE", "GROUP");
          yield new LabEvent.GroupLeft(at, given.get(0), given.get(1));
        }
        case "silence" -> new LabEvent.Silence(at, duration(only("DURATION")));
        case "slow" -> {
          List<String> given = arguments("DURATION", "DELAY");
          yield new LabEvent.SlowAnswers(at, duration(given.get(0)), duration(given.get(1)));
        }
        case "truncate" -> {
          List<String> given = arguments("DURATION", "VARBINDS");
          yield new LabEvent.TruncatedAnswers(at, duration(given.get(0)), number(given.get(1)));
        }
        case "tables-end-early" -> {
          List<String> given = arguments("DURATION", "ROWS");
          yield new LabEvent.TablesEndEarly(at, duration(given.get(0)), number(given.get(1)));
        }
        case "refuse" -> refusal(at);
        default -> throw new IllegalArgumentException("unknown event '" + words.get(1) + "'");
      };
    }

    private LabEvent counterReset(Instant at) {
      boolean silent = words.size() > ARGUMENTS + 1 && words.getLast().equals("unannounced");
      String port = silent ? arguments("PORT", "unannounced").getFirst() : only("PORT");
      return new LabEvent.CounterReset(at, port, !silent);
    }

    private LabEvent lost(Instant at, IfLoss in, IfLoss out) {
      List<String> given = arguments("PORT", "in|out", "PER_SECOND");
      IfLoss loss = switch (given.get(1)) {
        case "in" -> in;
        case "out" -> out;
        default -> throw new IllegalArgumentException("'" + given.get(1) + "' is not in or out");
      };
      return new LabEvent.PacketsLost(at, given.get(0), loss, number(given.get(2)));
    }

    private LabEvent refusal(Instant at) {
      boolean everybody = words.size() == ARGUMENTS + 1;
      List<String> given = everybody ? arguments("DURATION") : arguments("DURATION", "USER");
      return new LabEvent.CredentialsRefused(at, duration(given.getFirst()), everybody ? null : given.get(1));
    }

    private Map<String, Integer> indexes() {
      Map<String, Integer> indexes = new LinkedHashMap<>();
      for (String word : words.subList(ARGUMENTS, words.size())) {
        int equals = word.lastIndexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException("'" + word + "' is not PORT=INDEX");
        }
        indexes.put(word.substring(0, equals), number(word.substring(equals + 1)));
      }
      if (indexes.isEmpty()) {
        throw new IllegalArgumentException("if-index takes PORT=INDEX, one or more");
      }
      return indexes;
    }

    private String only(String name) {
      return arguments(name).getFirst();
    }

    private List<String> arguments(String... names) {
      List<String> given = words.subList(ARGUMENTS, words.size());
      if (given.size() != names.length) {
        throw new IllegalArgumentException(words.get(1) + " takes " + String.join(" ", names));
      }
      return given;
    }

    private Instant when(String word) {
      return word.startsWith("+") ? start.plus(duration(word.substring(1))) : Instant.parse(word);
    }

    private static int number(String word) {
      try {
        return Integer.parseInt(word);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + word + "' is not a number", e);
      }
    }

    /// `90s`, `10m`, `1h30m`, `250ms`, `2d`, or ISO 8601 such as `PT1M`.
    private static Duration duration(String word) {
      if (word.matches("\\d{1,9}ms")) {
        return Duration.ofMillis(Long.parseLong(word.substring(0, word.length() - 2)));
      }
      String upper = word.toUpperCase(Locale.ROOT);
      if (upper.startsWith("P")) {
        return Duration.parse(upper);
      }
      if (!upper.matches("(\\d{1,6}D)?(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,9}S)?") || upper.isEmpty()) {
        throw new IllegalArgumentException(
            "'" + word + "' is not a duration like 90s, 10m, 1h30m, 250ms or 2d");
      }
      int days = upper.indexOf('D');
      String time = upper.substring(days + 1);
      return Duration.parse("P" + upper.substring(0, days + 1) + (time.isEmpty() ? "" : "T" + time));
    }
  }
}
