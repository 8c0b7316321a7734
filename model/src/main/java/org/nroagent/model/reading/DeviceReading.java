package org.nroagent.model.reading;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Everything a device said in one poll.
///
/// @param system who answered
/// @param time when its first PDU was sampled
/// @param interfaces every interface it has, metered or not, by ifIndex
/// @param lags link aggregation groups, empty where the device has none or cannot say
/// @param meps maintenance end points
/// @param igmpGroups multicast groups with members
/// @param pseudowires pseudowires
/// @param services what it says of sessions, classes of service and the like
/// @param tables how far each kind of table was read; every kind is named
/// @param warnings what the device lacks or answered oddly, one sentence each
public record DeviceReading(SystemReading system, SampleTime time, List<InterfaceReading> interfaces,
    List<LagReading> lags, List<MepReading> meps, List<IgmpGroupReading> igmpGroups,
    List<PseudowireReading> pseudowires, Services services, Map<TableKind, TableState> tables,
    List<String> warnings) {
  private static final int TICKS_PER_SECOND = 100;

  public DeviceReading {
    interfaces = List.copyOf(interfaces);
    lags = List.copyOf(lags);
    meps = List.copyOf(meps);
    igmpGroups = List.copyOf(igmpGroups);
    pseudowires = List.copyOf(pseudowires);
    warnings = List.copyOf(warnings);
    Map<TableKind, TableState> all = new EnumMap<>(TableKind.class);
    for (TableKind kind : TableKind.values()) {
      all.put(kind, tables.getOrDefault(kind, TableState.NOT_READ));
    }
    tables = Collections.unmodifiableMap(all);
  }

  /// A reading without services. Its other tables were read to their end.
  ///
  /// @param interfacesComplete whether the interface tables were, too
  public DeviceReading(SystemReading system, SampleTime time, List<InterfaceReading> interfaces,
      boolean interfacesComplete, List<LagReading> lags, List<MepReading> meps,
      List<IgmpGroupReading> igmpGroups, List<PseudowireReading> pseudowires, List<String> warnings) {
    this(system, time, interfaces, lags, meps, igmpGroups, pseudowires, Services.NONE,
        Map.of(TableKind.INTERFACES, interfacesComplete ? TableState.COMPLETE : TableState.CUT,
            TableKind.LAGS,
            TableState.COMPLETE, TableKind.CFM, TableState.COMPLETE, TableKind.IGMP, TableState.COMPLETE,
            TableKind.PSEUDOWIRES, TableState.COMPLETE),
        warnings);
  }

  /// This reading with another state of one kind of table.
  public DeviceReading withTable(TableKind kind, TableState state) {
    Map<TableKind, TableState> changed = new EnumMap<>(tables);
    changed.put(kind, state);
    return new DeviceReading(system, time, interfaces, lags, meps, igmpGroups, pseudowires, services, changed,
        warnings);
  }

  /// How far one kind of table was read.
  public TableState table(TableKind kind) {
    return tables.getOrDefault(kind, TableState.NOT_READ);
  }

  /// Whether the interface tables were read to their end; where not, an absent interface may merely have been lost.
  public boolean interfacesComplete() {
    return table(TableKind.INTERFACES) == TableState.COMPLETE
        || table(TableKind.INTERFACES) == TableState.ABSENT;
  }

  /// Whether a port that was a member of a group was taken from it for good, and is not merely gone: people agreed on
  /// other members, or the device, which has the port still, says that it is configured for something else.
  ///
  /// @param lag the group, as this reading has it
  /// @param port ifName
  public boolean wasTakenFrom(LagReading lag, String port) {
    if (hasMember(lag, port)) {
      return false;
    }
    return lag.membership().agreed().map(agreed -> !agreed.contains(port))
        .orElseGet(() -> interfaces.stream().anyMatch(each -> each.name().equals(port))
            && (lag.membership().listed() || lag.membership().others().contains(port)
                || lags.stream().anyMatch(other -> hasMember(other, port))));
  }

  private static boolean hasMember(LagReading lag, String port) {
    return lag.members().stream().anyMatch(member -> member.name().equals(port));
  }

  /// The same reading of a device on whose groups people agreed.
  ///
  /// @param agreed ports by group; of other groups nothing was agreed
  public DeviceReading withAgreedMembers(Map<String, Set<String>> agreed) {
    List<LagReading> groups = lags.stream().map(lag -> {
      Set<String> ports = agreed.get(lag.name());
      return ports == null ? lag : lag.withAgreed(ports);
    }).toList();
    return new DeviceReading(system, time, interfaces, groups, meps, igmpGroups, pseudowires, services,
        tables,
        warnings);
  }

  /// Interfaces that listen for members of multicast groups.
  public List<IgmpInterfaceReading> igmpInterfaces() {
    return services.igmpInterfaces();
  }

  /// Sessions with neighbours.
  public List<SessionReading> sessions() {
    return services.sessions();
  }

  /// Counters per class of service.
  public List<ClassOfServiceReading> classesOfService() {
    return services.classesOfService();
  }

  /// Paths learnt over BGP.
  public List<BgpPathReading> bgpPaths() {
    return services.bgpPaths();
  }

  /// Since when the device runs in seconds, empty where it does not say.
  public OptionalLong upTimeSeconds() {
    return system.sampleClock() == SampleClock.REQUEST
        ? OptionalLong.empty()
        : OptionalLong.of(time.upTimeTicks() / TICKS_PER_SECOND);
  }

  /// How many subscribers' sessions the device serves, empty where its profile names no count or it could not be read.
  public OptionalLong activeSessions() {
    return services.activeSessions();
  }

  /// What a device says of sessions, classes of service and the like.
  ///
  /// @param igmpInterfaces interfaces that listen for members of multicast groups
  /// @param sessions sessions with neighbours
  /// @param classesOfService counters per class of service
  /// @param bgpPaths paths learnt over BGP
  /// @param activeSessions how many subscribers' sessions it serves, empty where that is not known
  public record Services(List<IgmpInterfaceReading> igmpInterfaces, List<SessionReading> sessions,
      List<ClassOfServiceReading> classesOfService, List<BgpPathReading> bgpPaths,
      OptionalLong activeSessions) {
    /// Nothing of all that.
    public static final Services NONE = new Services(List.of(), List.of(), List.of(), List.of());

    public Services {
      igmpInterfaces = List.copyOf(igmpInterfaces);
      sessions = List.copyOf(sessions);
      classesOfService = List.copyOf(classesOfService);
      bgpPaths = List.copyOf(bgpPaths);
    }

    /// Of a device of which nobody asked how many sessions it serves.
    public Services(List<IgmpInterfaceReading> igmpInterfaces, List<SessionReading> sessions,
        List<ClassOfServiceReading> classesOfService, List<BgpPathReading> bgpPaths) {
      this(igmpInterfaces, sessions, classesOfService, bgpPaths, OptionalLong.empty());
    }
  }

  /// What the times of samples are taken from.
  public enum SampleClock {
    /// The device's sysUpTime in the very answer.
    DEVICE("device"),
    /// The agent's clock in the middle of the request, counted from when the device says that it started.
    REQUEST_SINCE_START("requestSinceStart"),
    /// The agent's clock in the middle of the request: the device does not say since when it runs.
    REQUEST("request");

    private final String word;

    SampleClock(String word) {
      this.word = word;
    }

    /// How it is written in documents.
    public String word() {
      return word;
    }
  }

  /// Who answered.
  ///
  /// @param source `snmp` or `netconf`
  /// @param sysName the device's own name
  /// @param sysObjectId the vendor's identification, dotted, empty where the device does not say
  /// @param profile name of the device profile that was used
  /// @param engineBoots snmpEngineBoots, where known: counts the restarts of the device
  /// @param engineId the SNMP engine's id in hexadecimal, empty where unknown: changes when the device is replaced
  /// @param counterRefresh how long the device may keep a counter before it refreshes it, as its profile says
  /// @param sampleClock what the times of its samples are taken from
  public record SystemReading(String source, String sysName, String sysObjectId, String profile,
      OptionalLong engineBoots, String engineId, Duration counterRefresh, SampleClock sampleClock) {
    /// A device that tells its sysUpTime with each sample.
    public SystemReading(String source, String sysName, String sysObjectId, String profile,
        OptionalLong engineBoots, String engineId, Duration counterRefresh) {
      this(source, sysName, sysObjectId, profile, engineBoots, engineId, counterRefresh, SampleClock.DEVICE);
    }

    /// A device that refreshes its counters all the time.
    public SystemReading(String source, String sysName, String sysObjectId, String profile,
        OptionalLong engineBoots, String engineId) {
      this(source, sysName, sysObjectId, profile, engineBoots, engineId, Duration.ZERO);
    }

    /// Whether another device answered than the one that said this of itself. What either of them does not say
    /// tells nothing.
    ///
    /// @param earlierObjectId the earlier sysObjectId, empty where unknown
    /// @param earlierEngineId the earlier engine id, empty where unknown
    public boolean isAnotherThan(String earlierObjectId, String earlierEngineId) {
      return differ(earlierEngineId, engineId) || differ(earlierObjectId, sysObjectId);
    }

    private static boolean differ(String before, String now) {
      return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
    }
  }
}
