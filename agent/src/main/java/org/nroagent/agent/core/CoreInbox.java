package org.nroagent.agent.core;

/// How other threads reach the core.
interface CoreInbox {
  /// Posts a message; waits while the core's queue is full.
  void post(CoreMessage message) throws InterruptedException;
}
