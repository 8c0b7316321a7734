package org.nroagent.agent.push;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.nroagent.protocol.Message;

/// What reaches the push thread from outside: messages of one connection, its end, and wake-ups. Whoever puts
/// something in never waits for the push thread.
final class Inbox {
  /// More than a collector sends in answer to a full window.
  private static final int CAPACITY = 4_096;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Message> messages = new ArrayDeque<>();
  private @Nullable String end;
  private boolean woken;

  /// What the push thread hears of.
  sealed interface Event {
    /// The collector has said something.
    record Received(Message message) implements Event {}

    /// The connection has ended, after everything received was taken.
    record Ended(String reason) implements Event {}

    /// There may be something to do, or the time is up.
    record Woken() implements Event {}
  }

  /// Adds a message.
  ///
  /// @return false if there is no room: the collector floods
  boolean offer(Message message) {
    lock.lock();
    try {
      if (messages.size() == CAPACITY) {
        return false;
      }
      messages.add(message);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Notes the end of the connection. The first reason stays, the later ones follow from it.
  void end(String reason) {
    lock.lock();
    try {
      if (end == null) {
        end = reason;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Makes the push thread look.
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// The next event: a message, else the end, else a wake-up, else [Event.Woken] once the time is up.
  ///
  /// @param nanos the longest wait
  Event await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (messages.isEmpty() && end == null && !woken && left > 0) {
        left = changed.awaitNanos(left);
      }
      Message message = messages.poll();
      if (message != null) {
        return new Event.Received(message);
      }
      if (end != null) {
        return new Event.Ended(end);
      }
      woken = false;
      return new Event.Woken();
    } finally {
      lock.unlock();
    }
  }
}
