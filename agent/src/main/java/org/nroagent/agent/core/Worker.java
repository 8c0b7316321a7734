package org.nroagent.agent.core;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread for long work beside the core: rebuilding figures at the start, closing months, whatever reads the
/// ring for longer than a request may take. Jobs are done one after another, so that at most one of them has its
/// memory; those that wait are few and bounded.
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final int QUEUED_JOBS = 4;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  /// One piece of work. Ends early when its thread is interrupted.
  interface Job {
    /// Does the work, on the worker's thread.
    void run() throws InterruptedException;
  }

  private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(QUEUED_JOBS);
  private final Thread thread;

  /// @param fatal what to do if a job ends by an error of the program
  Worker(Thread.UncaughtExceptionHandler fatal) {
    this.thread = Thread.ofPlatform().name("worker").daemon(true).uncaughtExceptionHandler(fatal)
        .unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Hands over a job; never waits.
  ///
  /// @return false if too many jobs wait already
  boolean offer(Job job) {
    return jobs.offer(job);
  }

  /// Interrupts the job that is being done, forgets those that wait and ends the thread.
  void stop() {
    thread.interrupt();
    try {
      if (!thread.join(LONGEST_STOP)) {
        LOG.error("The disk hangs; the worker thread is left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        jobs.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
