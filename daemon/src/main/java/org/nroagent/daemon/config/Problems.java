package org.nroagent.daemon.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.config.Problem.Severity;

/// Collects everything that is wrong in one file, so that a user corrects it in one go. Not for several threads.
public final class Problems {
  /// The most problems that are kept; more are dropped, as nobody reads them.
  static final int MOST = 500;

  private final String file;
  private final Set<Problem> found = new LinkedHashSet<>();

  /// @param file the file as the user named it
  public Problems(String file) {
    this.file = file;
  }

  /// One that was found already.
  static Problems of(Problem problem) {
    Problems problems = new Problems(problem.file());
    problems.add(problem);
    return problems;
  }

  /// Reports what makes the configuration unusable.
  ///
  /// @param at where
  /// @param keyPath the key with its parents
  /// @param message what is wrong and what to do
  /// @param nearest what was probably meant, null if nothing is near
  void error(Position at, String keyPath, String message, @Nullable String nearest) {
    add(new Problem(file, at.line(), at.column(), keyPath, Severity.ERROR, message, nearest));
  }

  /// Reports what is doubtful but can be used.
  void warning(Position at, String keyPath, String message) {
    add(new Problem(file, at.line(), at.column(), keyPath, Severity.WARNING, message, null));
  }

  /// Whether anything makes the configuration unusable.
  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /// Errors and warnings in the order of the file.
  public List<Problem> all() {
    return inFileOrder(found.stream());
  }

  /// The warnings alone, in the order of the file.
  public List<Problem> warnings() {
    return inFileOrder(found.stream().filter(problem -> problem.severity() == Severity.WARNING));
  }

  private static List<Problem> inFileOrder(Stream<Problem> problems) {
    return problems.sorted(Problem.IN_FILE_ORDER).toList();
  }

  private void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    }
  }
}
