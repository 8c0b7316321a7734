package org.nroagent.agent.core;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.nroagent.agent.http.WindowDesk;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.agent.poll.PollResult.Outcome;
import org.nroagent.agent.snapshot.StatesSnapshot;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.agent.state.StateKeeper;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.ToldStates;

/// The part of the core that tells states: what was told, what follows from it for services, the figures of closed months, the
/// one batch on its way to the disk, and whom to ask for an early reading. Owned by the core thread.
final class StatesPart {
  private final StateKeeper keeper;
  private final ServicesPart services;
  private final FiguresPart figures;
  private final Consumer<StateBatch> store;
  private final Consumer<String> earlyReading;
  private Optional<String> problem = Optional.empty();
  /// How many batches were handed out.
  private long batches;

  /// @param keeper what was told
  /// @param services what follows for services
  /// @param figures tells closed months
  /// @param store takes one batch at a time and answers with StatesStored or StatesRefused; must not wait
  /// @param earlyReading asks for an early reading of the device with this name; must not wait
  StatesPart(StateKeeper keeper, ServicesPart services, FiguresPart figures,
      Consumer<StateBatch> store, Consumer<String> earlyReading) {
    this.keeper = keeper;
    this.services = services;
    this.figures = figures;
    this.store = store;
    this.earlyReading = earlyReading;
  }

  ToldStates told(String device) {
    return keeper.told(device);
  }

  /// Takes what a poll gave, of a round or beside it.
  ///
  /// @param believed whether the wall clock is
  void polled(PollResult result, boolean believed) {
    switch (result.outcome()) {
      case Outcome.Answered(var reading) ->
        keeper.read(result.device(), reading, result.wall(), result.wallMinusMonotonicMillis());
      case Outcome.Failed _ -> keeper.silent(result.device(), result.wall());
    }
    services.polled(result, believed);
  }

  /// The lines that were cut off in the slot that ends at a border; empty where nobody was, or the slot was given before.
  Optional<SlotRecord> impactUntil(Instant border) {
    return services.impactUntil(border);
  }

  /// Takes a declared time.
  ///
  /// @return its number; empty if it cannot be kept: too many, or the disk refuses
  OptionalLong declared(ServiceWindow window, Instant wall) {
    return services.declared(window, wall);
  }

  /// Takes a time back that was declared so.
  WindowDesk.Withdrawal withdrawn(long number, Instant wall) {
    return services.withdrawn(number, wall);
  }

  /// What tells the figures of closed months.
  FiguresPart figures() {
    return figures;
  }

  /// Takes a notification and asks for the rest.
  void notified(CoreMessage.Notified message) {
    if (!message.notices().isEmpty()) {
      keeper.notified(message.device(), message.notices(), message.wall(), message.monotonicNanos());
    }
    earlyReading.accept(message.device());
  }

  /// Hands what waits to the store thread unless it has something already.
  void writeNext() {
    keeper.handOut().ifPresent(batch -> {
      batches++;
      store.accept(batch);
    });
  }

  void stored() {
    keeper.written();
    problem = Optional.empty();
    writeNext();
  }

  /// What was refused waits for the next round or notification: a disk that refuses is not asked in a loop.
  void refused(String why) {
    keeper.refused();
    problem = Optional.of(why);
  }

  boolean isBeingWritten() {
    return keeper.isBeingWritten();
  }

  /// The number of the batch that has the last of everything that was taken up to now.
  long lastBatch() {
    return batches + (keeper.isAnythingWaiting() ? 1 : 0);
  }

  /// Whether a batch is durable, or was refused and waits: then it is not tried again before there is a reason to.
  boolean isSettled(long batch) {
    return batch < batches || (!keeper.isBeingWritten() && (batch == batches || problem.isPresent()));
  }

  StatesSnapshot snapshot() {
    return new StatesSnapshot(keeper.notDurable(), problem, services.snapshot());
  }
}
