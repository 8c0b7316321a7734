package org.nroagent.daemon.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs handlers, each on a virtual thread, at most so many at a time. Every request gets exactly one response.
final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final long LONGEST_CLOSE_SECONDS = 2;

  private final HttpMetrics metrics;
  private final Semaphore free;
  private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
      Thread.ofVirtual().name("http-request-", 0).factory());

  /// @param maxInFlight requests above are answered with a 503 at once
  Dispatcher(HttpMetrics metrics, int maxInFlight) {
    this.metrics = metrics;
    this.free = new Semaphore(maxInFlight);
  }

  /// Handles a request.
  ///
  /// @param respond gets the response, on the handler's thread or at once
  void dispatch(Router.Match match, Consumer<Response> respond) {
    if (!free.tryAcquire()) {
      respond.accept(HttpProblem.unavailable("too many requests are being served; try again").response());
      return;
    }
    try {
      executor.execute(() -> {
        Response response;
        try {
          response = answer(match);
        } finally {
          free.release();
        }
        respond.accept(response);
      });
    } catch (RejectedExecutionException closing) {
      free.release();
      respond.accept(HttpProblem.unavailable("the server is stopping").response());
    }
  }

  private Response answer(Router.Match match) {
    try {
      return match.handler().handle(match.request());
    } catch (HttpProblem problem) {
      return problem.response();
    } catch (Exception | LinkageError | StackOverflowError e) {
      metrics.failed();
      LOG.error("request for {} failed", match.pattern(), e);
      return new HttpProblem(500, "the server failed; its log has the cause", null).response();
    }
  }

  /// Refuses new requests, interrupts those that run and waits a moment for them.
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("requests still run {} s after they were interrupted; they are left behind",
            LONGEST_CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
