package org.nroagent.agent.core;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

/// Rounds on their way to the disk: those given to the store thread, and those that wait while it is busy or the
/// disk refuses. What waits is bounded: the oldest round gives way, and the slots it had become *missing (not
/// stored)* once the disk accepts again.
///
/// Not thread-safe: it belongs to the core thread.
final class Backlog {
  /// An hour of five-minute slots.
  static final int MOST_ROUNDS = 12;

  private final SlotGrid grid;
  private final Deque<Round> waiting = new ArrayDeque<>();
  private Optional<Batch> handedOut = Optional.empty();
  /// What was given up and not written as such yet, by device.
  private final Map<String, SlotRecord.MissingRange> givenUp = new LinkedHashMap<>();

  /// What is written in one commit.
  ///
  /// @param lastBorder border of the last round in it
  /// @param records the records in order, possibly none
  record Batch(Instant lastBorder, List<SlotRecord> records) {}

  Backlog(SlotGrid grid) {
    this.grid = grid;
  }

  /// Adds a round, giving up the oldest waiting one where there is no room.
  void add(Round round) {
    waiting.addLast(round);
    if (waiting.size() > MOST_ROUNDS) {
      waiting.removeFirst().records().forEach(this::giveUp);
    }
  }

  /// Everything that waits as one batch to be written now; empty while an earlier one is being written or nothing
  /// waits.
  Optional<Batch> handOut() {
    if (handedOut.isPresent() || waiting.isEmpty()) {
      return Optional.empty();
    }
    List<SlotRecord> records = new ArrayList<>(givenUp.values());
    waiting.forEach(round -> records.addAll(round.records()));
    handedOut = Optional.of(new Batch(waiting.getLast().border(), List.copyOf(records)));
    waiting.clear();
    givenUp.clear();
    return handedOut;
  }

  /// The batch is durable.
  void written() {
    handedOut = Optional.empty();
  }

  /// The disk refused the batch: it waits again, before everything that came since.
  void refused() {
    handedOut.ifPresent(batch -> waiting.addFirst(new Round(batch.lastBorder(), batch.records())));
    handedOut = Optional.empty();
  }

  private void giveUp(SlotRecord record) {
    switch (record) {
      case SlotRecord.Row row -> giveUp(row.device(), row.slotStart(), grid.next(row.slotStart()));
      case SlotRecord.MissingRange range -> giveUp(range.device(), range.from(), range.to());
      case SlotRecord.Amendment _ -> {
        // The slot stays missing, as its row says.
      }
    }
  }

  private void giveUp(String device, Instant from, Instant to) {
    givenUp.merge(device, new SlotRecord.MissingRange(device, from, to, MissingReason.NOT_STORED),
        (before, more) -> new SlotRecord.MissingRange(device, before.from(), more.to(),
            MissingReason.NOT_STORED));
  }
}
