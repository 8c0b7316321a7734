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
  private List<Round> handedOut = List.of();
  private List<SlotRecord.MissingRange> handedOutGivenUp = List.of();
  /// What was given up and not written as such yet, by device.
  private final Map<String, SlotRecord.MissingRange> givenUp = new LinkedHashMap<>();

  /// What is written in one commit.
  ///
  /// @param lastBorder border of the last round in it
  /// @param labelled border of the last round in it at which the wall clock was believed, empty if there is none
  /// @param records the records in order, possibly none
  record Batch(Instant lastBorder, Optional<Instant> labelled, List<SlotRecord> records) {}

  Backlog(SlotGrid grid) {
    this.grid = grid;
  }

  /// Adds a round, giving up the oldest waiting ones where there is no room.
  void add(Round round) {
    waiting.addLast(round);
    trim();
  }

  /// Everything that waits as one batch to be written now; empty while an earlier one is being written or nothing
  /// waits.
  Optional<Batch> handOut() {
    if (!handedOut.isEmpty() || waiting.isEmpty()) {
      return Optional.empty();
    }
    List<SlotRecord> records = new ArrayList<>(givenUp.values());
    waiting.forEach(round -> records.addAll(round.records()));
    handedOut = List.copyOf(waiting);
    handedOutGivenUp = List.copyOf(givenUp.values());
    waiting.clear();
    givenUp.clear();
    Optional<Instant> labelled = handedOut.reversed().stream().filter(Round::labelled).map(Round::border)
        .findFirst();
    return Optional.of(new Batch(handedOut.getLast().border(), labelled, List.copyOf(records)));
  }

  /// The batch is durable.
  void written() {
    handedOut = List.of();
    handedOutGivenUp = List.of();
  }

  /// The disk refused the batch: its rounds wait again, before everything that came since.
  void refused() {
    List<SlotRecord.MissingRange> since = List.copyOf(givenUp.values());
    givenUp.clear();
    handedOutGivenUp.forEach(this::giveUp);
    handedOut.reversed().forEach(waiting::addFirst);
    written();
    trim();
    since.forEach(this::giveUp);
  }

  /// The number of rounds that are not durable.
  int size() {
    return waiting.size() + handedOut.size();
  }

  /// Gives up oldest rounds first, so what was given up of a device is always one range.
  private void trim() {
    while (waiting.size() > MOST_ROUNDS) {
      waiting.removeFirst().records().forEach(this::giveUp);
    }
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
        Backlog::join);
  }

  private static SlotRecord.MissingRange join(SlotRecord.MissingRange one, SlotRecord.MissingRange other) {
    Instant from = one.from().isBefore(other.from()) ? one.from() : other.from();
    Instant to = one.to().isAfter(other.to()) ? one.to() : other.to();
    return new SlotRecord.MissingRange(one.device(), from, to, MissingReason.NOT_STORED);
  }
}
