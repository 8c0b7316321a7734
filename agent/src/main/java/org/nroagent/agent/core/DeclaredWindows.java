package org.nroagent.agent.core;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nroagent.agent.http.WindowDesk;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.time.TimeSource;

/// Hands declared times to the core and waits for its answer, on the thread of a request.
final class DeclaredWindows implements WindowDesk.Taker {
  /// Real time.
  private static final long LONGEST_WAIT_SECONDS = 5;

  private final Core core;
  private final TimeSource time;

  DeclaredWindows(Core core, TimeSource time) {
    this.core = core;
    this.time = time;
  }

  @Override
  public OptionalLong declare(ServiceWindow window) throws InterruptedException {
    CompletableFuture<OptionalLong> taken = new CompletableFuture<>();
    core.post(new CoreMessage.Declared(window, time.wall(), taken));
    return answer(taken, OptionalLong.empty());
  }

  @Override
  public WindowDesk.Withdrawal withdraw(long number) throws InterruptedException {
    CompletableFuture<WindowDesk.Withdrawal> taken = new CompletableFuture<>();
    core.post(new CoreMessage.Withdrawn(number, time.wall(), taken));
    return answer(taken, WindowDesk.Withdrawal.NOT_NOW);
  }

  private static <T> T answer(CompletableFuture<T> taken, T none) throws InterruptedException {
    try {
      return taken.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException _) {
      return none;
    }
  }
}
