package org.nroagent.agent.core;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.nroagent.agent.store.NumberedMonth;
import org.nroagent.agent.store.UntoldMonths;
import org.nroagent.model.proof.ToldFigure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The worker's job while figures of closed months are to be told.
///
/// @param untold where they are
/// @param told the number of the closing up to which all are told
/// @param now the wall clock
/// @param core who hears of them
record FindFigures(UntoldMonths untold, long told, Instant now, CoreInbox core) implements Worker.Job {
  private static final Logger LOG = LoggerFactory.getLogger(FindFigures.class);

  @Override
  public void run() throws InterruptedException {
    core.post(found());
  }

  private CoreMessage found() {
    try {
      List<NumberedMonth> next = untold.next(told, FiguresPart.AT_A_TIME);
      return new CoreMessage.FiguresFound(
          next.stream().map(each -> ToldFigure.of(each.closed(), each.number())).toList(),
          next.size() < FiguresPart.AT_A_TIME, now);
    } catch (IOException e) {
      LOG.error("Closed months are not told: {}; it is tried again after the next round", e.getMessage());
      return new CoreMessage.FiguresFound(List.of(), false, now);
    }
  }
}
