package org.nroagent.agent.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nroagent.model.figure.ClosedMonth;

/// Hands closed months to the core, some at a time, so that neither thousands of messages nor thousands of months are in
/// memory. When its thread is interrupted it hands over nothing more and leaves it interrupted.
///
/// Not thread-safe.
final class ClosedMonthBatches implements Consumer<ClosedMonth> {
  private static final int MONTHS_AT_A_TIME = 64;

  private final CoreInbox core;
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
      core.post(new CoreMessage.Closed(batch));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    batch.clear();
  }
}
