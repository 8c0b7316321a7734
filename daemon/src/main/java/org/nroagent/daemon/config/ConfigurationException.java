package org.nroagent.daemon.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// A configuration that cannot be used. The message has one line per problem, all of them.
public final class ConfigurationException extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /// @param problems errors and warnings in the order of the file
  public ConfigurationException(List<Problem> problems) {
    this.problems = List.copyOf(problems);
  }

  @Override
  public String getMessage() {
    return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
  }

  /// Errors and warnings in the order of the file.
  public List<Problem> problems() {
    return problems;
  }
}
