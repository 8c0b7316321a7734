package org.nroagent.agent.source;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nroagent.model.MissingReason;

/// Finds the address of a host within a time budget. The platform's look-up can be neither bounded nor interrupted, so
/// it runs on a thread of its own, which a dead name service may hold up without holding up a poll.
public final class HostLookup {
  private HostLookup() {}

  /// The address of a name or of an address as text.
  ///
  /// @throws SourceException if it does not resolve, or not in time; names the host and what to check
  /// @throws InterruptedException if the calling thread is interrupted
  public static InetAddress find(String host, Duration budget) throws SourceException, InterruptedException {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException _) {
      return lookUp(host, budget);
    }
  }

  private static InetAddress lookUp(String host, Duration budget)
      throws SourceException, InterruptedException {
    FutureTask<InetAddress> lookup = new FutureTask<>(() -> InetAddress.getByName(host));
    Thread.ofPlatform().daemon().name("lookup-" + host).start(lookup);
    try {
      return lookup.get(budget.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException _) {
      throw new SourceException(MissingReason.NO_ANSWER, "the name " + host
          + " does not resolve to an address; check its spelling and this machine's name service");
    } catch (TimeoutException _) {
      throw new SourceException(MissingReason.NO_ANSWER,
          "the name service gave no answer about " + host + " within "
              + budget.toMillis() + " ms; check this machine's name service, or configure an address");
    }
  }
}
