package org.nroagent.collector.store;

/// What an error of the database says of its cause, and so what is worth trying.
enum Fault {
  /// The data that was to be stored: it would be rejected again.
  DATA,
  /// One piece of the work, perhaps: each is worth trying alone.
  WORK,
  /// Another process's transaction that was in the way: the same again is right at once.
  CONTENTION,
  /// The connection: a new one may do.
  CONNECTION,
  /// The database as a whole, such as its disk: all work would fail.
  STORE
}
