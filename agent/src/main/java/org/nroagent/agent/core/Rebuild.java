package org.nroagent.agent.core;

import java.io.IOException;
import java.util.List;
import org.nroagent.agent.figure.BookFiller;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.RowCells;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.record.StoredRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The worker's first job, and again when the clock shows another time: what was kept and metered before becomes
/// figures. The closed months are read from their files, the running month in one scan of the ring. Records that are
/// written meanwhile reach the core by themselves: only those up to the head at the beginning count here.
///
/// @param ring the ring
/// @param head its newest sequence when the job was given
/// @param kept the closed months
/// @param month the month that runs
/// @param book an empty book, given away with the job
/// @param core who hears of it
record Rebuild(RingReader ring, long head, ClosedMonths kept, CivilMonth month, FigureBook book,
    CoreInbox core) implements Worker.Job {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

  @Override
  public void run() throws InterruptedException {
    ClosedMonthBatches batches = new ClosedMonthBatches(core);
    List<String> notices = kept.open(batches);
    batches.flush();
    notices.forEach(notice -> LOG.warn("Closed months: {}", notice));
    core.post(new CoreMessage.KeptRead(notices));
    scan();
    core.post(new CoreMessage.Rebuilt(book));
  }

  private void scan() throws InterruptedException {
    BookFiller filler = book.filler();
    try {
      List<RecordLog.Lost> lost = ring.scanRows(month.start(), month.end(), upToHead(filler));
      if (!lost.isEmpty()) {
        LOG.warn("The figures lack records that are damaged on disk: {}; 'verify-store' tells more", lost);
      }
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the agent stops");
      }
      LOG.error("The figures lack what could not be read from the ring: {}", e.getMessage());
    } finally {
      filler.end();
    }
  }

  private RingReader.RowSink upToHead(RingReader.RowSink sink) {
    return new RingReader.RowSink() {
      @Override
      public void row(RowCells row) {
        if (row.sequence() <= head) {
          sink.row(row);
        }
      }

      @Override
      public void record(StoredRecord stored) {
        if (stored.sequence() <= head) {
          sink.record(stored);
        }
      }
    };
  }
}
