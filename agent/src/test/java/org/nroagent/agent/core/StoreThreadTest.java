package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.agent.state.ToldCheckpoint;
import org.nroagent.model.record.SlotRecord;

class StoreThreadTest {
  private static final List<SlotRecord> ROWS = List.of(new SlotRecord.Row("hub1",
      Instant.parse("2026-11-20T10:00:00Z"), List.of(new Slot.Missing(MissingReason.NO_ANSWER))));
  private static final Map<String, RememberedDevice> REMEMBERED = Map.of("hub1", RememberedDevice.NOTHING);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch diskAnswers = new CountDownLatch(1);
  private boolean refusesRows;
  private boolean refusesState;

  private final Journal journal = new Journal() {
    @Override
    public void append(List<SlotRecord> records) throws IOException {
      hang();
      if (refusesRows) {
        throw new IOException("no space left");
      }
      heard.add("append");
    }

    @Override
    public void startNewEpoch() {
      hang();
      heard.add("epoch");
    }

    @Override
    public void remember(Map<String, RememberedDevice> remembered) throws IOException {
      if (refusesState) {
        throw new IOException("no space left");
      }
      heard.add("remember " + remembered.keySet());
    }

    @Override
    public void tell(StateBatch batch) throws IOException {
      if (refusesRows) {
        throw new IOException("no space left");
      }
      heard.add("tell");
    }

    @Override
    public void startNewEventEpoch() {
      heard.add("event epoch");
    }

    @Override
    public void keep(KeptState kept) {
      heard.add("keep");
    }
  };

  private final StoreThread store = new StoreThread(journal, new StoreThread.Listener() {
    @Override
    public void stored() {
      heard.add("stored");
    }

    @Override
    public void refused(String problem) {
      heard.add("refused: " + problem);
    }

    @Override
    public void told() {
      heard.add("told");
    }

    @Override
    public void notTold(String problem) {
      heard.add("not told: " + problem);
    }
  }, (_, error) -> heard.add(error.toString()));

  @Test
  void aHangingDiskAndACollectorThatRefusesOftenEndNothing() {
    store.start();
    int taken = 0;
    for (int connection = 0; connection < 1_000; connection++) {
      taken += store.startNewEpoch("the collector knows another history") ? 1 : 0;
    }
    assertTrue(taken <= 2, taken + " epochs");
    store.write(ROWS, REMEMBERED);
    diskAnswers.countDown();
    store.stop(KeptState.NONE);
    assertEquals(taken, heard.stream().filter("epoch"::equals).count());
    assertTrue(heard.contains("stored"), heard::toString);
  }

  @Test
  void slotsComeBeforeEventsAndARefusalOfOneIsNoneOfTheOther() {
    diskAnswers.countDown();
    store.write(ROWS, REMEMBERED);
    store.tell(new StateBatch(List.of(), List.of(), ToldCheckpoint.NONE, false));
    store.startNewEventEpoch("the collector knows another history");
    store.start();
    store.stop(KeptState.NONE);
    assertEquals(List.of("append", "remember [hub1]", "stored", "tell", "told", "event epoch", "keep"),
        List.copyOf(heard));
  }

  @Test
  void oneEpochIsAskedForAtATime() {
    assertTrue(store.startNewEpoch("one"));
    assertFalse(store.startNewEpoch("again"));
    diskAnswers.countDown();
    store.start();
    store.stop(KeptState.NONE);
    assertEquals(List.of("epoch", "keep"), List.copyOf(heard));
  }

  @Test
  void rowsComeBeforeWhatIsRememberedAndTheStateLast() {
    diskAnswers.countDown();
    store.start();
    store.write(ROWS, REMEMBERED);
    store.stop(KeptState.NONE);
    assertEquals(List.of("append", "remember [hub1]", "stored", "keep"), List.copyOf(heard));
  }

  @Test
  void aStateThatCannotBeWrittenRefusesNoRow() {
    refusesState = true;
    diskAnswers.countDown();
    store.start();
    store.write(ROWS, REMEMBERED);
    store.write(List.of(), REMEMBERED);
    store.stop(KeptState.NONE);
    assertEquals(List.of("append", "stored", "stored", "keep"), List.copyOf(heard));
  }

  @Test
  void whatTheDiskRefusesIsSaid() {
    refusesRows = true;
    diskAnswers.countDown();
    store.start();
    store.write(ROWS, REMEMBERED);
    store.stop(KeptState.NONE);
    assertEquals(List.of("refused: no space left", "keep"), List.copyOf(heard));
  }

  private void hang() {
    try {
      diskAnswers.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
