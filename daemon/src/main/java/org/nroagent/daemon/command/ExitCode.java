package org.nroagent.daemon.command;

/// The exit codes of every command of both daemons.
public final class ExitCode {
  /// Done.
  public static final int DONE = 0;
  /// The operation failed; the reason is on standard error.
  public static final int FAILED = 1;
  /// Wrong usage or configuration.
  public static final int USAGE = 2;

  private ExitCode() {}
}
