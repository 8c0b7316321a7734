package org.nroagent.daemon.net;

/// Signals of the operating system. Java has no supported way to hear of SIGHUP, nor to end with status 0 after
/// SIGTERM; `jdk.unsupported` has had this one since Java 1.2.
public final class Signals {
  private Signals() {}

  /// Runs an action whenever the signal comes, on a thread of its own.
  ///
  /// @param name without `SIG`: TERM, INT, HUP
  /// @param action must not block
  public static void on(String name, Runnable action) {
    sun.misc.Signal.handle(new sun.misc.Signal(name), _ -> action.run());
  }
}
