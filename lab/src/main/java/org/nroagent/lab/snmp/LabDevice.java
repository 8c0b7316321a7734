package org.nroagent.lab.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;
import org.nroagent.model.time.TimeSource;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.smi.UdpAddress;

/// A simulated device that runs: real SNMP over UDP, state and counters as of the virtual time of each request.
///
/// Several devices may run in one process. Requests are answered one after the other, on one thread, as small agents do.
public final class LabDevice implements AutoCloseable {
  private final TimeSource time;
  private final LiveDevice live;
  private final Users users;
  private final Snmp snmp;
  private final InetSocketAddress address;
  private final InetAddress bind;
  private final Notifier notifier;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong datagrams = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  /// Of the datagram being answered; only the port's thread writes and reads it.
  private @Nullable Answering answering;

  private LabDevice(LiveDevice live, TimeSource time, LabSnmp settings) throws IOException {
    this.time = time;
    this.live = live;
    this.bind = settings.bind();
    Conditions first = live.look();
    DeviceState state = first.state();
    this.notifier = new Notifier(first.now(), state);
    this.users = new Users(SystemMib.engineId(state.model()), state.engineBoots(), settings.users());
    GatedUdp port = new GatedUdp(new UdpAddress(settings.bind(), settings.port()), this::admit);
    MessageDispatcher dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv2c());
    dispatcher.addMessageProcessingModel(users.messageProcessing());
    this.snmp = new Snmp(dispatcher, port);
    snmp.addCommandResponder(new Responder(settings.community(), this::answering));
    UdpAddress listening = port.getListenAddress();
    this.address = new InetSocketAddress(listening.getInetAddress(), listening.getPort());
  }

  /// Starts a device.
  ///
  /// @param model what it is; it must have booted before now
  /// @param script what happens to it
  /// @param time the clocks it lives by
  /// @param settings where it listens and whom it answers
  /// @return the running device, to be closed
  /// @throws IOException if the port cannot be bound
  /// @throws IllegalArgumentException if the script does not fit the device, or the device boots in the future
  public static LabDevice start(DeviceModel model, Script script, TimeSource time, LabSnmp settings)
      throws IOException {
    LabDevice device = new LabDevice(new LiveDevice(model, script, time), time, settings);
    device.snmp.listen();
    return device;
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return address;
  }

  /// The device behind the port, for what else it may speak.
  public LiveDevice live() {
    return live;
  }

  /// The device's own time.
  public Instant now() {
    return live.now();
  }

  /// Its state now.
  public DeviceState state() {
    return live.state();
  }

  /// Octets that an interface really carried in [from, to), whatever the counters showed of it.
  ///
  /// @param interfaceName ifName
  /// @param direction as the device counts it
  /// @throws IllegalArgumentException if there is no such interface, or the device did not exist yet
  public long trueOctets(String interfaceName, IfDirection direction, Instant from, Instant to) {
    return live.trueOctets(interfaceName, direction, from, to);
  }

  /// Packets that an interface really lost in [from, to), whatever the counters showed.
  ///
  /// @param interfaceName ifName
  /// @param loss as the device counts it
  /// @throws IllegalArgumentException if there is no such interface, or the device did not exist yet
  public long trueLosses(String interfaceName, IfLoss loss, Instant from, Instant to) {
    return live.trueLosses(interfaceName, loss, from, to);
  }

  /// What the 64-bit octet counter of an interface shows now.
  ///
  /// @throws IllegalArgumentException if there is no such interface
  public long counter(String interfaceName, IfDirection direction) {
    return live.counter(interfaceName, direction);
  }

  /// Adds an event to the script while the device runs.
  ///
  /// @param event not in the past
  /// @throws IllegalArgumentException if it is, or if it does not fit the device
  public void inject(LabEvent event) {
    live.inject(event);
  }

  /// Makes something happen at this very moment; for clocks that run by themselves, where an instant read before
  /// has passed already.
  ///
  /// @param happening makes the event for the instant given
  /// @throws IllegalArgumentException if it lies in the past all the same, or does not fit the device
  public void injectNow(Function<Instant, LabEvent> happening) {
    live.injectNow(happening);
  }

  /// Adds a receiver of its notifications. Nothing is sent by itself: see [#tellDue] and [#tellByItself].
  ///
  /// @param target who, and how
  /// @throws IOException if no port can be bound
  public void notifyTo(NotificationTarget target) throws IOException {
    LabSnmp.User user = target.user();
    if (user != null) {
      users.addSender(user);
    }
    notifier.add(new NotificationSender(bind, users, target));
  }

  /// Sends, from the calling thread, all notifications of what has happened since the last time and is to be told by now;
  /// those of what happened before the device was started here never. A device that was silent then, or restarting, told
  /// nobody.
  ///
  /// @return how many there were
  public Told tellDue() {
    Conditions now = live.look();
    users.align(now.state().engineBoots(), now::refuses);
    return notifier.tell(live.timeline(), now.now());
  }

  /// Sends notifications as they become due, on a thread of the device's own, until it is closed.
  public void tellByItself() {
    Thread.ofVirtual().name("notifications of " + state().model().sysName()).start(() -> {
      try {
        while (closed.getCount() > 0) {
          tellDue();
          Duration idle = notifier.idle(live.timeline(), now());
          time.sleepUntil(time.monotonicNanos() + Math.max(1, idle.toNanos()));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /// What became of notifications.
  ///
  /// @param told how many there were
  /// @param arrived how many of these were sent, or acknowledged if they were informs
  public record Told(int told, int arrived) {}

  /// Datagrams that reached the port.
  public long datagrams() {
    return datagrams.get();
  }

  /// Datagrams of these that got no look at because the device was silent or restarting.
  public long unanswered() {
    return unanswered.get();
  }

  /// Closes the port and waits for its thread. Closing again does nothing.
  @Override
  public void close() {
    closed.countDown();
    try {
      notifier.close();
      snmp.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the port " + address + " could not be closed", e);
    }
  }

  /// Decides on a datagram and fixes how a request in it is answered.
  private boolean admit() {
    datagrams.incrementAndGet();
    Conditions arrived = live.look();
    if (arrived.silent()) {
      unanswered.incrementAndGet();
      return false;
    }
    if (isClosedWithin(arrived.delay())) {
      return false;
    }
    Conditions now = live.look();
    answering = new Answering(viewFor(now), new Moment(now.state(), now.now()), now.refuses(null),
        now.maxVariableBindings());
    users.align(now.state().engineBoots(), now::refuses);
    return true;
  }

  private boolean isClosedWithin(Duration delay) {
    try {
      return closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// The view changes with the state and with what the script leaves of it only; values are computed when they are read.
  @SuppressWarnings("ReferenceEquality") // an equal state that is another object only costs building the view anew
  private MibView viewFor(Conditions now) {
    Answering last = answering;
    Visible visible = now.visible();
    boolean same = last != null && last.moment().state() == now.state()
        && last.view().visible().equals(visible);
    return same && last != null ? last.view() : MibView.of(now.state(), visible);
  }

  private Answering answering() {
    Answering current = answering;
    if (current == null) {
      throw new IllegalStateException("a request came past the gate");
    }
    return current;
  }
}
