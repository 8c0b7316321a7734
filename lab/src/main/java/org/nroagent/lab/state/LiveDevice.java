package org.nroagent.lab.state;

import java.time.Instant;
import java.util.function.Function;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;
import org.nroagent.model.time.TimeSource;

/// A simulated device that lives, whatever it speaks: a model, a script that may grow, and a time of its own.
///
/// Its time is the wall clock at its start plus what the monotonic clock has run since: when an operator steps the clock of
/// the machine that polls, routers do not jump along.
public final class LiveDevice {
  private final TimeSource time;
  private final Instant startedAt;
  private final long startedMonotonic;
  private volatile Timeline timeline;

  /// @param model what it is; it must have booted before now
  /// @param script what happens to it
  /// @param time the clocks it lives by
  /// @throws IllegalArgumentException if the script does not fit the device, or the device boots in the future
  public LiveDevice(DeviceModel model, Script script, TimeSource time) {
    this.time = time;
    this.startedAt = time.wall();
    this.startedMonotonic = time.monotonicNanos();
    this.timeline = new Timeline(model, script);
    timeline.stateAt(startedAt);
  }

  /// Its own time.
  public Instant now() {
    return startedAt.plusNanos(time.monotonicNanos() - startedMonotonic);
  }

  /// Its state now.
  public DeviceState state() {
    return timeline.stateAt(now());
  }

  /// All its states, as far as its script is known by now.
  public Timeline timeline() {
    return timeline;
  }

  /// The device now, and how it answers.
  public Conditions look() {
    Timeline current = timeline;
    Instant now = now();
    return new Conditions(current.stateAt(now), now, current.script().conditionsAt(now));
  }

  /// Octets that an interface really carried in [from, to), whatever the counters showed of it.
  ///
  /// @param interfaceName ifName
  /// @param direction as the device counts it
  /// @throws IllegalArgumentException if there is no such interface, or the device did not exist yet
  public long trueOctets(String interfaceName, IfDirection direction, Instant from, Instant to) {
    return timeline.trueOctets(interfaceName, direction, from, to);
  }

  /// Packets that an interface really lost in [from, to), whatever the counters showed.
  ///
  /// @param interfaceName ifName
  /// @param loss as the device counts it
  /// @throws IllegalArgumentException if there is no such interface, or the device did not exist yet
  public long trueLosses(String interfaceName, IfLoss loss, Instant from, Instant to) {
    return timeline.trueLosses(interfaceName, loss, from, to);
  }

  /// What the 64-bit octet counter of an interface shows now.
  ///
  /// @throws IllegalArgumentException if there is no such interface
  public long counter(String interfaceName, IfDirection direction) {
    Instant now = now();
    return timeline.stateAt(now).interfaceNamed(interfaceName).counter(direction, now);
  }

  /// Adds an event to the script.
  ///
  /// @param event not in the past
  /// @throws IllegalArgumentException if it is, or if it does not fit the device
  public synchronized void inject(LabEvent event) {
    add(event, now());
  }

  /// Makes something happen at this very moment; for clocks that run by themselves, where an instant read before
  /// has passed already.
  ///
  /// @param happening makes the event for the instant given
  /// @throws IllegalArgumentException if it lies in the past all the same, or does not fit the device
  public synchronized void injectNow(Function<Instant, LabEvent> happening) {
    Instant now = now();
    add(happening.apply(now), now);
  }

  private void add(LabEvent event, Instant now) {
    if (event.at().isBefore(now)) {
      throw new IllegalArgumentException("event " + event + " lies in the past; it is " + now);
    }
    timeline = new Timeline(timeline.stateAt(now).model(), timeline.script().with(event));
  }
}
