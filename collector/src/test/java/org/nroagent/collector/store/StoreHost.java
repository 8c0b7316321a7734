package org.nroagent.collector.store;

import org.nroagent.model.time.TimeSource;

/// Where a test has its store: what must hold on every database is tested through this.
interface StoreHost extends AutoCloseable {
  /// The same store each time.
  Database database();

  /// An empty store of its own.
  Database another();

  /// The store as a crash at this moment would leave it. What is open must not be used any more, but closed.
  Database afterCrash();

  /// Opens the store.
  default SlotStore open(TimeSource time) {
    return open(database(), time);
  }

  /// Opens a store.
  static SlotStore open(Database database, TimeSource time) {
    return SlotStore.open(database, time, WorkQueue.Bounds.DEFAULT);
  }

  @Override
  void close();
}
