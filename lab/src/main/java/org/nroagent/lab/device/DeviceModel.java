package org.nroagent.lab.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A whole device before anything happens to it.
///
/// @param sysName name of the device, also the seed of its MAC addresses and SNMP engine id; 1…27 ASCII characters
/// @param sysDescr what it says it is
/// @param sysObjectId its identity, dotted
/// @param bootTime when it started; counters are zero and sysUpTime is zero then
/// @param engineBoots snmpEngineBoots since that start
/// @param interfaces every interface
/// @param lags LAGs over them
/// @param meps CFM end points
/// @param igmpGroups multicast groups joined
/// @param pseudowires pseudowires
/// @param routing sessions with neighbouring routers
/// @param offer in which MIBs it says all that
public record DeviceModel(String sysName, String sysDescr, String sysObjectId, Instant bootTime,
    int engineBoots,
    List<InterfaceModel> interfaces, List<LagModel> lags, List<MepModel> meps,
    List<IgmpGroupModel> igmpGroups,
    List<PseudowireModel> pseudowires, RoutingModel routing, MibOffer offer) {
  private static final int MAX_NAME = 27;

  /// @throws IllegalArgumentException if names or indexes repeat, or something names an interface that is not there
  public DeviceModel {
    if (sysName.isEmpty() || sysName.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "sysName '" + sysName + "' does not have 1…" + MAX_NAME + " characters");
    }
    interfaces = List.copyOf(interfaces);
    lags = List.copyOf(lags);
    meps = List.copyOf(meps);
    igmpGroups = List.copyOf(igmpGroups);
    pseudowires = List.copyOf(pseudowires);
    Set<String> names = new HashSet<>();
    Set<Integer> indexes = new HashSet<>();
    for (InterfaceModel each : interfaces) {
      if (!names.add(each.name()) || !indexes.add(each.ifIndex())) {
        throw new IllegalArgumentException(
            sysName + ": name or ifIndex of " + each.name() + " (" + each.ifIndex() + ") is used twice");
      }
    }
    for (InterfaceModel each : interfaces) {
      requireKnown(sysName, names, each.lowerLayer(), each.name());
    }
    for (LagModel lag : lags) {
      requireKnown(sysName, names, lag.name(), "a LAG");
      lag.members().forEach(member -> requireKnown(sysName, names, member, lag.name()));
    }
    meps.forEach(mep -> requireKnown(sysName, names, mep.interfaceName(), "MEP " + mep.mepId()));
    igmpGroups
        .forEach(group -> requireKnown(sysName, names, group.interfaceName(), "group " + group.group()));
    pseudowires.forEach(wire -> requireKnown(sysName, names, wire.interfaceName(), wire.name()));
    routing.sessions().forEach(
        each -> requireKnown(sysName, names, each.interfaceName(), each.kind() + " session " + each.peer()));
  }

  private static void requireKnown(String device, Set<String> names, @Nullable String name, String user) {
    if (name != null && !names.contains(name)) {
      throw new IllegalArgumentException(
          device + ": " + user + " names the interface " + name + ", which is not there");
    }
  }

  /// The interface of a name.
  ///
  /// @throws IllegalArgumentException if there is none
  public InterfaceModel interfaceNamed(String name) {
    return interfaces.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(
        () -> new IllegalArgumentException(sysName + " has no interface " + name + "; it has "
            + interfaces.stream().map(InterfaceModel::name).toList()));
  }

  /// The MAC address of one of its parts: locally administered, unicast, and of the names alone, `xx:xx:xx:xx:xx:xx`.
  ///
  /// @param part an interface's name, or another that tells it apart
  public String macOf(String part) {
    int high = sysName.hashCode() * 31;
    int low = (sysName + '/' + part).hashCode();
    return String.format("02:00:5e:%02x:%02x:%02x", high & 0xff, low >>> 8 & 0xff, low & 0xff);
  }

  /// The MAC address of a MEP.
  public String macOf(MepModel mep) {
    String given = mep.macAddress();
    return given == null ? macOf("MEP " + mep.mepId()) : given;
  }

  /// The MAC address of the MEP at the other end.
  public String remoteMacOf(MepModel mep) {
    return macOf("remote MEP " + mep.remoteMepId());
  }

  /// Its LACP system.
  public String lacpSystem() {
    return macOf("LACP system");
  }

  /// The same device that says what it knows in another way.
  public DeviceModel with(MibOffer how) {
    return new DeviceModel(sysName, sysDescr, sysObjectId, bootTime, engineBoots, interfaces, lags, meps,
        igmpGroups, pseudowires, routing, how);
  }

  /// The same device with other pseudowires.
  public DeviceModel withPseudowires(List<PseudowireModel> wires) {
    return new DeviceModel(sysName, sysDescr, sysObjectId, bootTime, engineBoots, interfaces, lags, meps,
        igmpGroups, wires, routing, offer);
  }

  /// The same device with other routing protocols.
  public DeviceModel with(RoutingModel protocols) {
    return new DeviceModel(sysName, sysDescr, sysObjectId, bootTime, engineBoots, interfaces, lags, meps,
        igmpGroups, pseudowires, protocols, offer);
  }

  /// An empty device to add to.
  ///
  /// @param sysName its name
  /// @param bootTime when it started
  public static Builder builder(String sysName, Instant bootTime) {
    return new Builder(sysName, bootTime);
  }

  /// Collects the parts of a device.
  public static final class Builder {
    private final String sysName;
    private final Instant bootTime;
    private String sysDescr = "Simulated device";
    private String sysObjectId = "1.3.6.1.4.1.32473.1.1";
    private int engineBoots = 1;
    private final List<InterfaceModel> interfaces = new ArrayList<>();
    private final List<LagModel> lags = new ArrayList<>();
    private final List<MepModel> meps = new ArrayList<>();
    private final List<IgmpGroupModel> igmpGroups = new ArrayList<>();
    private final List<PseudowireModel> pseudowires = new ArrayList<>();
    private RoutingModel routing = RoutingModel.NONE;
    private MibOffer offer = MibOffer.STANDARD;

    private Builder(String sysName, Instant bootTime) {
      this.sysName = sysName;
      this.bootTime = bootTime;
    }

    /// Sets sysDescr and sysObjectID.
    public Builder identity(String descr, String objectId) {
      this.sysDescr = descr;
      this.sysObjectId = objectId;
      return this;
    }

    /// Sets snmpEngineBoots, 1 otherwise.
    public Builder engineBoots(int boots) {
      this.engineBoots = boots;
      return this;
    }

    /// Adds an interface.
    public Builder add(InterfaceModel part) {
      interfaces.add(part);
      return this;
    }

    /// Adds a LAG over interfaces that are added by themselves.
    public Builder add(LagModel part) {
      lags.add(part);
      return this;
    }

    /// Adds a CFM end point.
    public Builder add(MepModel part) {
      meps.add(part);
      return this;
    }

    /// Adds a joined group.
    public Builder add(IgmpGroupModel part) {
      igmpGroups.add(part);
      return this;
    }

    /// Adds a pseudowire.
    public Builder add(PseudowireModel part) {
      pseudowires.add(part);
      return this;
    }

    /// Sets the routing protocols, none otherwise.
    public Builder routing(RoutingModel part) {
      this.routing = part;
      return this;
    }

    /// Sets how it says what it knows, [MibOffer#STANDARD] otherwise.
    public Builder offer(MibOffer how) {
      this.offer = how;
      return this;
    }

    /// The device.
    ///
    /// @throws IllegalArgumentException if the parts do not fit together
    public DeviceModel build() {
      return new DeviceModel(sysName, sysDescr, sysObjectId, bootTime, engineBoots, interfaces, lags, meps,
          igmpGroups, pseudowires, routing, offer);
    }
  }
}
