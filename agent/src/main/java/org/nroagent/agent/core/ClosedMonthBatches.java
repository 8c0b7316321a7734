package org.nroagent.agent.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.nroagent.model.figure.ClosedMonth;

/// Hands closed months to the core, some at a time, and waits until the core has taken them: a closed month is large
/// until the core has reduced it to what it keeps, and there may be twenty-six thousand. When its thread is interrupted
/// it hands over nothing more and leaves it interrupted.
///
/// Not thread-safe.
final class ClosedMonthBatches implements Consumer<ClosedMonth> {
  private static final int MONTHS_AT_A_TIME = 64;
  private static final int BATCHES_UNDER_WAY = 2;

  private final CoreInbox core;
  private final Semaphore room = new Semaphore(BATCHES_UNDER_WAY);
  private final List<ClosedMonth> batch = new ArrayList<>();

  ClosedMonthBatches(CoreInbox core) {
    this.core = core;
  }

  @Override
  public void accept(ClosedMonth month) {
    batch.add(month);
    if (batch.size() == MONTHS_AT_A_TIME) {
      flush();
    }
  }

  /// Hands over what has gathered.
  void flush() {
    try {
      room.acquire();
      core.post(new CoreMessage.Closed(batch, room::release));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    batch.clear();
  }
}
