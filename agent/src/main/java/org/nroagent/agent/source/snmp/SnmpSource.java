package org.nroagent.agent.source.snmp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.Deadline;
import org.nroagent.agent.source.HostLookup;
import org.nroagent.agent.source.RequestLimits;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.Profile;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.profile.Quirk;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.model.MissingReason;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.time.TimeSource;
import org.snmp4j.smi.UdpAddress;

/// A device that is read over SNMP v2c or v3. Between readings it keeps the device's engine, how much the device
/// can take per request and how it orders the flags of LACP states; it holds no socket and no thread.
public final class SnmpSource implements Source {
  private final SnmpSettings settings;
  private final Profiles profiles;
  private final TimeSource clock;
  private final String peer;
  private @Nullable Peer known;
  /// What an earlier run learnt, until a device has answered.
  private Optional<RequestLimits> before = Optional.empty();

  /// What was learnt about the device at one address; another address may be another device.
  private static final class Peer {
    private final InetSocketAddress address;
    private final MessageLayer messages;
    private @Nullable Profile profile;
    private String sysObjectId = "";
    private RequestSize size = new RequestSize(1, 1);
    private LacpBitOrder lacpBitOrder = LacpBitOrder.UNDECIDED;
    /// The last whole reading, upon which one of the states alone is built.
    private @Nullable DeviceReading whole;

    Peer(InetSocketAddress address, MessageLayer messages) {
      this.address = address;
      this.messages = messages;
    }

    /// The last whole reading, null where it was another device's, or there was none.
    @Nullable
    DeviceReading wholeOf(SystemReading said) {
      return whole == null
          || said.isAnotherThan(whole.system().sysObjectId(), whole.system().engineId()) ? null : whole;
    }
  }

  /// @param settings how to reach the device
  /// @param profiles what is known of families of devices
  /// @param clock for the times of samples; waiting for answers is always real time
  public SnmpSource(SnmpSettings settings, Profiles profiles, TimeSource clock) {
    this.settings = settings;
    this.profiles = profiles;
    this.clock = clock;
    this.peer = settings.host() + " port " + settings.port();
  }

  @Override
  public Optional<RequestLimits> limits() {
    return known == null || known.profile == null ? before : known.size.limits(known.sysObjectId);
  }

  @Override
  public void restore(RequestLimits limits) {
    before = Optional.of(limits);
  }

  @Override
  public DeviceReading read(Duration budget) throws SourceException, InterruptedException {
    return read(budget, false);
  }

  /// Whole where the device, or one that took its place, was not read whole yet.
  @Override
  public DeviceReading readStates(Duration budget) throws SourceException, InterruptedException {
    return read(budget, true);
  }

  private DeviceReading read(Duration budget, boolean statesOnly)
      throws SourceException, InterruptedException {
    Deadline deadline = Deadline.in(budget);
    Peer device = resolve(budget);
    Warnings warnings = new Warnings();
    try (UdpExchange exchange = new UdpExchange(peer, device.address, device.messages, settings.timeout(),
        deadline, clock)) {
      SystemGroup system = SystemGroup.read(peer, exchange, settings.retries() + 1);
      Profile profile = choose(device, system);
      TableReader reader = new TableReader(exchange, device.size, settings.retries() + 1, warnings);
      SystemReading said = systemReading(system, profile, device.messages);
      @Nullable
      DeviceReading before = statesOnly ? device.wholeOf(said) : null;
      MibReader ofInterfaces = new MibReader(reader, profile.modules(TableKind.INTERFACES).getFirst(),
          warnings);
      InterfaceTables interfaces = before == null
          ? InterfaceTables.read(ofInterfaces, warnings)
          : InterfaceTables.readStates(ofInterfaces, before.interfaces(), warnings);
      if (interfaces.interfaces().isEmpty() && !interfaces.complete()) {
        throw new SourceException(MissingReason.NO_ANSWER,
            peer + " answers, but not for its interfaces: " + String.join("; ", warnings.all()));
      }
      StateTables states = new StateTables(profile, reader, warnings,
          new InterfaceNames(interfaces.interfaces()));
      device.lacpBitOrder = (before == null ? states : states.keepingStateless(before))
          .read(device.lacpBitOrder);
      DeviceReading reading = states.reading(said, system.time(), interfaces);
      if (before == null) {
        device.whole = reading;
      }
      return reading;
    } finally {
      device.size.readingEnded();
    }
  }

  /// The address is looked up for each reading, as it may change; what was learnt is dropped if it does.
  private Peer resolve(Duration budget) throws SourceException, InterruptedException {
    InetAddress address = HostLookup.find(settings.host(), budget);
    InetSocketAddress endpoint = new InetSocketAddress(address, settings.port());
    if (known == null || !known.address.equals(endpoint)) {
      known = new Peer(endpoint, messages(new UdpAddress(address, settings.port())));
    }
    return known;
  }

  private MessageLayer messages(UdpAddress address) {
    return switch (settings.credentials()) {
      case Credentials.Community community -> new CommunityMessages(address, community.community());
      case Credentials.User user -> new UserMessages(address, user);
    };
  }

  /// The profile; where it changed, because another device answers now, what depends on it starts anew.
  private Profile choose(Peer device, SystemGroup system) {
    Profile profile = profiles.of(system.sysObjectId(), system.sysDescr());
    device.sysObjectId = system.sysObjectId();
    if (!profile.equals(device.profile)) {
      device.profile = profile;
      boolean bulk = !profile.quirks().contains(Quirk.NO_GET_BULK);
      int cells = bulk ? profile.maxVarbinds() : 1;
      device.size = before.filter(limits -> limits.sysObjectId().equals(system.sysObjectId()))
          .map(limits -> new RequestSize(cells, settings.maxRepetitions(), limits))
          .orElseGet(() -> new RequestSize(cells, settings.maxRepetitions()));
      before = Optional.empty();
      device.lacpBitOrder = LacpBitOrder.of(profile.quirks());
    }
    return profile;
  }

  private static SystemReading systemReading(SystemGroup system, Profile profile, MessageLayer messages) {
    OptionalLong boots = system.engineBoots().isPresent() ? system.engineBoots() : messages.engineBoots();
    String engineId = system.engineId().isEmpty() ? messages.engineId() : system.engineId();
    return new SystemReading("snmp", system.sysName(), system.sysObjectId(), profile.name(), boots, engineId,
        profile.counterRefresh());
  }

  @Override
  public void close() {
    known = null;
  }
}
