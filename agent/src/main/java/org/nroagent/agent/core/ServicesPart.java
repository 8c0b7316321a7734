package org.nroagent.agent.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.http.WindowDesk;
import org.nroagent.agent.poll.PollResult;
import org.nroagent.agent.poll.PollResult.Outcome;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.agent.state.StateKeeper;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.incident.FileWindows;
import org.nroagent.model.incident.IncidentTracker;
import org.nroagent.model.incident.SeenDown;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.ToldWindows;
import org.nroagent.model.reachability.Evidence;
import org.nroagent.model.reachability.Judge;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// The part of the core that judges services and follows incidents. What it concludes is told as the states of one more
/// device, so it keeps nothing of its own over a restart. Owned by the core thread.
final class ServicesPart {
  private final List<Place> places;
  private final ServicesConfig config;
  private final IncidentTracker.Settings settings;
  private final ZoneId zone;
  private final StateKeeper keeper;
  private final Set<String> concerned;
  /// The last reading of each concerned device since the start, empty where it did not answer.
  private final Map<String, Optional<DeviceReading>> heard = new HashMap<>();
  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
  private final OutageClock clock;
  private final HeldJudgements held = new HeldJudgements();
  private final SeenDown seenDown;
  private final FileWindows fileWindows;
  private boolean fileWindowsTold;
  private final SlotGrid grid;
  /// No slot that begins before it is given.
  private Instant nextSlot;

  /// @param zone in which a day of the inventory begins
  /// @param grid the slots
  /// @param recorded until when slots are recorded already, empty where none are
  /// @param keeper keeps what is told
  ServicesPart(ServicesConfig config, ZoneId zone, SlotGrid grid, Optional<Instant> recorded,
      StateKeeper keeper) {
    this.config = config;
    this.places = config.places();
    this.settings = new IncidentTracker.Settings(config.incidentAfter(), config.endedAfter());
    this.zone = zone;
    this.grid = grid;
    this.clock = new OutageClock(ToldServices.services(keeper.told(ToldServices.DEVICE)), recorded);
    this.seenDown = new SeenDown(grid);
    this.nextSlot = recorded.orElse(Instant.MIN);
    this.keeper = keeper;
    this.fileWindows = config.fileWindows();
    this.concerned = places.stream().flatMap(place -> place.route().stream())
        .flatMap(route -> route.devices().stream()).collect(Collectors.toUnmodifiableSet());
  }

  /// Takes what a poll gave, after its states were told. What was judged while the wall clock was not believed is told as soon as
  /// it is.
  ///
  /// @param believed whether the wall clock is
  void polled(PollResult result, boolean believed) {
    if (believed) {
      tellFileWindows(result.wall());
    }
    if (!concerned.contains(result.device())) {
      return;
    }
    heard.put(result.device(), switch (result.outcome()) {
      case Outcome.Answered(var reading) -> Optional.of(reading);
      case Outcome.Failed _ -> Optional.empty();
    });
    long lead = result.wallMinusMonotonicMillis();
    held.add(new HeldJudgements.Judged(result.wall().toEpochMilli() - lead, judge()));
    if (believed) {
      held.take()
          .forEach(each -> tell(each.verdicts(), Instant.ofEpochMilli(each.monotonicMillis() + lead), lead));
    }
  }

  /// Some of them at each poll, until all are told.
  private void tellFileWindows(Instant wall) {
    if (!fileWindowsTold) {
      Optional<Telling> telling = fileWindows.telling(told(), wall);
      fileWindowsTold = telling.isEmpty();
      telling.ifPresent(each -> keeper.tell(ToldServices.DEVICE, each, wall));
    }
  }

  private Map<String, Verdict> judge() {
    Map<String, Evidence.OfDevice> known = new HashMap<>();
    heard.forEach((device, reading) -> known.put(device,
        new Evidence.OfDevice(keeper.told(device), reading)));
    return Judge.all(places, new Evidence(known), new HashSet<>(heard.keySet()));
  }

  private void tell(Map<String, Verdict> judged, Instant wall, long lead) {
    Instant now = clock.at(wall, lead, ToldServices.services(told()));
    LocalDate day = LocalDate.ofInstant(now, zone);
    seenDown.mark(told(), wall);
    var _ = keeper.tell(ToldServices.DEVICE, IncidentTracker.step(settings, told(), places, judged,
        place -> config.inventory().known(place, day), now), now);
    verdicts.putAll(judged);
    seenDown.mark(told(), wall);
  }

  /// The lines that were cut off in the slot that ends at a border; empty where nobody was, or the slot was given before.
  Optional<SlotRecord> impactUntil(Instant border) {
    Instant start = grid.plus(border, -1);
    if (places.isEmpty() || start.isBefore(nextSlot)) {
      return Optional.empty();
    }
    nextSlot = border;
    LocalDate day = LocalDate.ofInstant(start, zone);
    RowImpact impact = new RowImpact(
        seenDown.take(told(), start, clock.ahead(), place -> config.inventory().on(place, day)));
    return impact.isNone()
        ? Optional.empty()
        : Optional.of(SlotRecord.Row.ofServices(ToldServices.DEVICE, start, impact));
  }

  /// Takes a declared time.
  ///
  /// @return its number; empty if it cannot be kept: too many, or the disk refuses
  OptionalLong declared(ServiceWindow window, Instant wall) {
    Optional<Telling> telling = ToldWindows.declare(told(), window, wall);
    if (telling.filter(each -> keeper.tell(ToldServices.DEVICE, each, wall)).isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(ToldWindows.of(told()).getLast().number());
  }

  /// Takes a time back that was declared so.
  WindowDesk.Withdrawal withdrawn(long number, Instant wall) {
    return ToldWindows.withdraw(told(), number, wall)
        .map(telling -> keeper.tell(ToldServices.DEVICE, telling, wall)
            ? WindowDesk.Withdrawal.DONE
            : WindowDesk.Withdrawal.NOT_NOW)
        .orElse(WindowDesk.Withdrawal.UNKNOWN);
  }

  private ToldStates told() {
    return keeper.told(ToldServices.DEVICE);
  }

  ServicesSnapshot snapshot() {
    return new ServicesSnapshot(told(), verdicts, config);
  }
}
