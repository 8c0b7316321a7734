package org.nroagent.collector.store;

/// The store could not do what was asked; nothing of it is durable. Asking again later is right.
public sealed class StoreFailure extends RuntimeException permits StoreAway {
  private static final long serialVersionUID = 1L;

  public StoreFailure(String message) {
    super(message);
  }

  public StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
