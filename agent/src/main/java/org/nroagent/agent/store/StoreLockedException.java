package org.nroagent.agent.store;

import java.io.IOException;

/// Another process owns the store's folder.
public final class StoreLockedException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param folder the folder that was wanted
  /// @param holder what is known of the process that has it, for example "process 812"
  public StoreLockedException(String folder, String holder) {
    super("the store in " + folder + " is in use by " + holder
        + "; stop it first, or give this agent another data directory");
  }
}
