package org.nroagent.collector.store;

/// The store's database cannot be reached. It will be back; whoever starts may wait for it.
public final class StoreAway extends StoreFailure {
  private static final long serialVersionUID = 1L;

  public StoreAway(String message, Throwable cause) {
    super(message, cause);
  }
}
