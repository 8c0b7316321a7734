package org.nroagent.collector.store;

/// Whose rows a piece of work changes.
sealed interface AgentKey {
  /// An agent by its number in the store.
  record Id(long value) implements AgentKey {}

  /// An agent by its name, which the store may not have yet.
  record Name(String value) implements AgentKey {}
}
