package org.nroagent.agent.command;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What several commands check of their arguments, as wrong usage with one message each.
final class Arguments {
  private Arguments() {}

  /// A value, or wrong usage where making it fails.
  ///
  /// @param value throws [IllegalArgumentException] with the message for people
  static <T> T checked(CommandSpec command, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /// A time zone by its name.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no time zone; write it as Europe/Paris", e);
    }
  }

  /// Refuses a number that is 0 or below.
  static void requirePositive(CommandSpec command, String option, @Nullable BigDecimal value) {
    if (value != null && value.signum() <= 0) {
      throw new ParameterException(command.commandLine(),
          option + " must be above 0, not " + value.toPlainString());
    }
  }
}
