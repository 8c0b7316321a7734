package org.nroagent.agent.mib;

import java.util.Optional;
import org.nroagent.agent.snapshot.SnmpServerSnapshot.Notification;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.model.time.TimeSource;

/// Looks every few seconds for something to notify. It asks, instead of being told, so that neither metering nor the
/// recording of events ever waits for a receiver.
final class Notifier implements AutoCloseable {
  private static final long INTERVAL_NANOS = 2_000_000_000L;

  private final Snapshots snapshots;
  private final TimeSource time;
  private final NotificationSender sender;
  private final ServerCounters counters;
  private final CapacityWatch capacity = new CapacityWatch();
  private final Optional<EventWatch> events;
  private final Thread thread;

  Notifier(AboutAgent about, NotificationSender sender, ServerCounters counters,
      Thread.UncaughtExceptionHandler fatal) {
    this.snapshots = about.snapshots();
    this.time = about.time();
    this.sender = sender;
    this.counters = counters;
    this.events = about.events().map(EventWatch::new);
    this.thread = Thread.ofVirtual().name("snmp-notifier").uncaughtExceptionHandler(fatal)
        .unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        look();
        time.sleepUntil(time.monotonicNanos() + INTERVAL_NANOS);
      }
    } catch (InterruptedException _) {
      // The server stops.
    }
  }

  /// Looks once. Not thread-safe.
  void look() {
    long now = time.monotonicNanos();
    // Before the figures are complete no state is the true one.
    if (!snapshots.core().rebuilding()) {
      capacity.look(snapshots.series()).forEach(note -> sender.send(note, now));
    }
    events.ifPresent(watch -> {
      EventWatch.Found found = watch.look(sender.mostAtOnce());
      counters.add(Notification.HELD_BACK, found.skipped());
      found.notes().forEach(note -> sender.send(note, now));
    });
  }

  @Override
  public void close() {
    thread.interrupt();
    if (thread.getState() != Thread.State.NEW) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
