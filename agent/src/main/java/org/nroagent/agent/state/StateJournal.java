package org.nroagent.agent.state;

import java.io.IOException;
import java.util.List;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.state.StateEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes events durable, and what counts as told as of an event: seldom, for that is many bytes. A start goes on from
/// there and takes the events since from the ring.
///
/// Not thread-safe: it belongs to the store thread.
public final class StateJournal {
  /// So much is in the ring since what was told was written whole that it is written again. A small part of the ring, so
  /// that nothing is overwritten that a start needs.
  static final int MOST_RECORDS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(StateJournal.class);

  private final EventRing ring;
  private final StateFiles files;
  private final Runnable headAdvanced;
  private ToldCheckpoint latest;
  private long number;
  private int recordsSince;

  /// @param ring the events
  /// @param files what was told
  /// @param start what counts as told at the start
  /// @param headAdvanced hears when there are more events to push
  public StateJournal(EventRing ring, StateFiles files, StateStart start, Runnable headAdvanced) {
    this.ring = ring;
    this.files = files;
    this.latest = new ToldCheckpoint(start.number(), start.nextSequence() - 1, start.told(), start.pending());
    this.number = start.number();
    this.recordsSince = start.replayed();
    this.headAdvanced = headAdvanced;
  }

  /// Makes a batch durable.
  ///
  /// @throws IOException if the disk refuses; the same batch, or one that begins with it, may be given again
  public void write(StateBatch batch) throws IOException {
    if (batch.wholeWanted()) {
      writeWhole(batch.after(), batch.events());
      ring.append(batch.events(), List.of(), number);
    } else {
      ring.append(batch.events(), batch.silent(), number);
      recordsSince += batch.silent().size();
    }
    recordsSince += batch.events().size();
    latest = batch.after();
    if (recordsSince > MOST_RECORDS) {
      shorten();
    }
    if (!batch.events().isEmpty()) {
      headAdvanced.run();
    }
  }

  /// Everything is in the ring already: a start would only take longer.
  private void shorten() {
    try {
      writeWhole(latest, latest.pending());
    } catch (IOException e) {
      LOG.warn("What was told of the devices' states is not written whole yet: {}", e.getMessage());
    }
  }

  /// Writes what was told whole if anything was told since it was written last: a clean stop.
  ///
  /// @throws IOException if the disk refuses; the next start takes the events from the ring
  public void finish() throws IOException {
    if (recordsSince > 0) {
      writeWhole(latest, latest.pending());
    }
  }

  /// Gives the ring a new identity.
  ///
  /// @throws IOException if the disk refuses
  public void startNewEpoch() throws IOException {
    ring.startNewEpoch();
    headAdvanced.run();
  }

  private void writeWhole(ToldCheckpoint whole, List<StateEvent> pending) throws IOException {
    number++;
    byte[] bytes = whole.with(number, pending).encode();
    if (bytes.length > StateFiles.MAX_TOLD_BYTES) {
      throw new IOException("what was told of the devices would take " + bytes.length + " bytes, more than "
          + StateFiles.MAX_TOLD_BYTES + "; watch fewer devices with one agent");
    }
    files.write(bytes);
    recordsSince = 0;
  }
}
