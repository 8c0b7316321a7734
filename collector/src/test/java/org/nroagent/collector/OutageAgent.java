package org.nroagent.collector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.collector.store.AnnouncedDirectory;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.EventStream;
import org.nroagent.collector.store.Incoming;
import org.nroagent.collector.store.Opening;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.ToldWindows;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;

/// An agent of the tests that judges services: what it tells of an outage, as it would come to a collector's store.
public final class OutageAgent {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(new ColumnDirectory(
      List.of(
          new ColumnDirectory.Device("spoke", List.of(new ColumnDirectory.Column("spoke.lag-1", "lag-1", 0))),
          new ColumnDirectory.Device(ToldServices.DEVICE, List.of()))));
  private static final int MOST_EVENTS = 10_000;

  private final SlotStore store;
  private final AgentStream slots;
  private final EventStream events;
  private long octets = 1;
  private long sequence;
  private long event;

  public OutageAgent(SlotStore store, String name) {
    this.store = store;
    Opening opening = store.open(SampleEvents.hello(name, SampleEvents.EVENTS, 1, MOST_EVENTS)).join();
    this.slots = opening.stream();
    this.events = opening.events().orElseThrow().stream();
  }

  /// What its interface carries in each slot from now on, in either direction.
  public OutageAgent carrying(long octetsOfSlot) {
    octets = octetsOfSlot;
    return this;
  }

  /// Slots in which nobody was cut off.
  public OutageAgent works(Instant from, Instant to) {
    return slots(from, to, RowImpact.NONE);
  }

  /// Slots in which the same lines were cut off and seen to be.
  public OutageAgent cutOff(Instant from, Instant to, long incident, LineCounts lines) {
    return slots(from, to, new RowImpact(Map.of(incident, new AffectedLines(lines, LineCounts.NONE))));
  }

  /// An incident from its beginning, by which it is numbered, to its end: slots and events.
  public OutageAgent outage(Instant from, Instant to, LineCounts lines, String cause, String... places) {
    long number = from.getEpochSecond();
    return cutOff(from, to, number, lines).opens(number, cause, places).ends(number, to);
  }

  private OutageAgent slots(Instant from, Instant to, RowImpact impact) {
    Map<Instant, RowImpact> impacts = new TreeMap<>();
    for (Instant slot = from; slot.isBefore(to); slot = SlotGrid.FIVE_MINUTES.next(slot)) {
      impacts.put(slot, impact);
    }
    return slots(impacts);
  }

  /// Slots by their start.
  public OutageAgent slots(Map<Instant, RowImpact> all) {
    List<Incoming> rows = new ArrayList<>();
    all.forEach((slot, impact) -> {
      rows.add(incoming(new SlotRecord.Row("spoke", slot, List.of(new Slot.Metered(octets, octets, false)))));
      if (!impact.isNone()) {
        rows.add(incoming(SlotRecord.Row.ofServices(ToldServices.DEVICE, slot, impact)));
      }
    });
    store.deliver(slots, new Delivery(rows, List.of())).join();
    return this;
  }

  private Incoming incoming(SlotRecord record) {
    sequence++;
    return new Incoming(sequence, (int) sequence, DIRECTORY, record);
  }

  /// That an incident began by a cause, with these places.
  public OutageAgent opens(long incident, String cause, String... places) {
    Instant at = Instant.ofEpochSecond(incident);
    tell(at, new Subject(Subject.Kind.INCIDENT, Long.toString(incident)), Aspect.STATE, "", "open",
        new Cause(Cause.Kind.OUTAGE, cause));
    for (String place : places) {
      tell(at, new Subject(Subject.Kind.SERVICE, place), Aspect.INCIDENT, "", Long.toString(incident),
          Cause.UNKNOWN);
    }
    return this;
  }

  /// That it ended.
  public OutageAgent ends(long incident, Instant at) {
    return tell(at, new Subject(Subject.Kind.INCIDENT, Long.toString(incident)), Aspect.STATE, "open",
        "ended",
        Cause.UNKNOWN);
  }

  /// That a service is in another state.
  public OutageAgent service(Instant at, String place, String before, String after) {
    return tell(at, new Subject(Subject.Kind.SERVICE, place), Aspect.STATE, before, after, Cause.UNKNOWN);
  }

  /// That somebody declared a time at it.
  public OutageAgent declares(Instant at, ServiceWindow window) {
    Subject subject = new Subject(Subject.Kind.WINDOW, Long.toString(at.getEpochSecond()));
    tell(at, subject, Aspect.SINCE, "", window.from().toString(), Cause.UNKNOWN);
    tell(at, subject, Aspect.UNTIL, "", window.to().toString(), Cause.UNKNOWN);
    tell(at, subject, Aspect.NROS, "", String.join(" ", window.nros()), Cause.UNKNOWN);
    tell(at, subject, Aspect.NOTE, "", window.note(), Cause.UNKNOWN);
    return tell(at, subject, Aspect.STATE, "", window.kind().word(), Cause.UNKNOWN);
  }

  /// That the time that was declared then was taken back.
  public OutageAgent withdraws(Instant at, Instant declared) {
    Subject subject = new Subject(Subject.Kind.WINDOW, Long.toString(declared.getEpochSecond()));
    return tell(at, subject, Aspect.STATE, "client", ToldWindows.WITHDRAWN, Cause.UNKNOWN);
  }

  /// Events as they are, numbered from 1 on.
  public OutageAgent tells(List<StateEvent> all) {
    event += all.size();
    store.deliverEvents(events, all.stream().map(SampleEvents::item).toList()).join();
    return this;
  }

  private OutageAgent tell(Instant at, Subject subject, Aspect aspect, String before, String after,
      Cause cause) {
    event++;
    store.deliverEvents(events, List.of(SampleEvents.item(new StateEvent(event, at, Optional.empty(),
        ToldServices.DEVICE, subject, aspect, before, after, cause, Origin.POLL)))).join();
    return this;
  }
}
