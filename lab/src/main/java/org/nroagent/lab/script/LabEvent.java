package org.nroagent.lab.script;

import java.net.Inet4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.device.Optics;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.traffic.IfLoss;

/// Something that happens to a device at a virtual time. Interfaces are named by ifName.
public sealed interface LabEvent {
  /// When it happens, on the device's own time.
  Instant at();

  /// A condition that holds in [at, until) and leaves no trace: how the device answers.
  sealed interface Condition extends LabEvent {
    /// How long it holds.
    Duration duration();

    /// Whether it holds at an instant.
    default boolean holdsAt(Instant instant) {
      return !instant.isBefore(at()) && instant.isBefore(at().plus(duration()));
    }
  }

  /// The port loses its signal: operationally down, carries nothing.
  record PortDown(Instant at, String interfaceName) implements LabEvent {}

  /// The signal is back.
  record PortUp(Instant at, String interfaceName) implements LabEvent {}

  /// A member stays operationally up but its LACP partner is no longer heard: it leaves the aggregate.
  record LagMemberLost(Instant at, String member) implements LabEvent {}

  /// The partner is heard again: the member carries its share.
  record LagMemberRestored(Instant at, String member) implements LabEvent {}

  /// A port is put administratively up or down.
  record PortAdmin(Instant at, String interfaceName, boolean up) implements LabEvent {}

  /// From now on the device serves so many subscribers' sessions. One that was never told a number has no such object.
  record ActiveSessions(Instant at, long count) implements LabEvent {
    /// @throws IllegalArgumentException if the count is below 0
    public ActiveSessions {
      if (count < 0) {
        throw new IllegalArgumentException(count + " sessions");
      }
    }
  }

  /// Auto-negotiation is configured on a port, or taken off.
  record AutoNegotiation(Instant at, String interfaceName, boolean on) implements LabEvent {}

  /// Other optics are plugged into a 10G port.
  record OpticsChange(Instant at, String interfaceName, Optics optics) implements LabEvent {}

  /// LACPDUs stay away, and the last partner is still believed: the receive machine is EXPIRED, the port attached but
  /// no longer collecting and distributing. A real port is [LagMemberLost] three seconds later.
  record LagMemberExpired(Instant at, String member) implements LabEvent {}

  /// Another system than the LAG's speaks on the port: it is heard, but not selected for the aggregate.
  ///
  /// @param system its MAC address, `xx:xx:xx:xx:xx:xx`
  /// @param key its key
  record LagPartnerChange(Instant at, String member, String system, int key) implements LabEvent {
    /// @throws IllegalArgumentException if the system is not a MAC address
    public LagPartnerChange {
      if (!system.matches("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}")) {
        throw new IllegalArgumentException("'" + system + "' is not a MAC address xx:xx:xx:xx:xx:xx");
      }
    }
  }

  /// A MEP no longer hears its remote MEP.
  record RemoteMepLost(Instant at, int mepId) implements LabEvent {}

  /// The remote MEP is heard again.
  record RemoteMepRestored(Instant at, int mepId) implements LabEvent {}

  /// The remote MEP says that it has a defect itself, or no longer does.
  record RemoteMepRdi(Instant at, int mepId, boolean indicated) implements LabEvent {}

  /// The remote MEP says in what state its port and its interface are.
  record RemoteMepStatus(Instant at, int mepId, CfmPortStatus port, CfmInterfaceStatus itsInterface)
      implements
        LabEvent {}

  /// The whole device restarts: silent and carrying nothing for `outage`, then sysUpTime and all counters from
  /// zero and snmpEngineBoots one higher.
  record Reboot(Instant at, Duration outage) implements LabEvent {}

  /// All counters of one interface go to zero.
  ///
  /// @param announced whether ifCounterDiscontinuityTime says so, as RFC 2863 asks
  record CounterReset(Instant at, String interfaceName, boolean announced) implements LabEvent {}

  /// An interface loses so many packets a second from now on, while it carries anything; 0 ends it. Its octets do not
  /// change.
  ///
  /// @param loss which of the device's counters counts them
  /// @param perSecond packets a second, 0…10^9
  record PacketsLost(Instant at, String interfaceName, IfLoss loss, long perSecond) implements LabEvent {
    /// @throws IllegalArgumentException if the rate is out of range
    public PacketsLost {
      if (perSecond < 0 || perSecond > 1_000_000_000) {
        throw new IllegalArgumentException("an interface loses 0…10^9 packets a second, not " + perSecond);
      }
    }
  }

  /// Interfaces get other indexes; counters go on.
  ///
  /// @param indexes the new ifIndex of each interface that changes, by ifName
  record IfIndexChange(Instant at, Map<String, Integer> indexes) implements LabEvent {
    /// Keeps a copy.
    public IfIndexChange {
      indexes = Map.copyOf(indexes);
    }
  }

  /// An interface is no longer there: no row in any table.
  record InterfaceGone(Instant at, String interfaceName) implements LabEvent {}

  /// It is there again, with counters from zero and ifCounterDiscontinuityTime set.
  record InterfaceBack(Instant at, String interfaceName) implements LabEvent {}

  /// The given pseudowire forwards from now on, all others stand by.
  record PseudowireSwitch(Instant at, String active) implements LabEvent {}

  /// The given pseudowire stands by from now on; the others stay as they are.
  record PseudowireStandby(Instant at, String pseudowire) implements LabEvent {}

  /// The network between the ends of a pseudowire loses it, or has it again.
  record PseudowireFault(Instant at, String pseudowire, boolean lost) implements LabEvent {}

  /// A neighbouring router takes part in a session no longer, or again.
  record SessionChange(Instant at, SessionKind kind, String peer, boolean up) implements LabEvent {}

  /// A path gets another local preference.
  ///
  /// @param prefix as `192.0.2.0/24`
  /// @param peer the session's other end
  /// @param localPreference -1 for none
  record PathPreference(Instant at, String prefix, String peer, int localPreference) implements LabEvent {}

  /// A group is joined on an interface.
  ///
  /// @param sources that are asked for, as only IGMPv3 does; empty for any
  record GroupJoined(Instant at, String interfaceName, String group, String lastReporter,
      List<String> sources) implements LabEvent {
    /// @throws IllegalArgumentException if an address is not dotted IPv4
    public GroupJoined {
      Inet4Address.ofLiteral(group);
      Inet4Address.ofLiteral(lastReporter);
      sources = List.copyOf(sources);
      sources.forEach(Inet4Address::ofLiteral);
    }

    /// A group joined for any source.
    public GroupJoined(Instant at, String interfaceName, String group, String lastReporter) {
      this(at, interfaceName, group, lastReporter, List.of());
    }
  }

  /// The last member of a group has left.
  record GroupLeft(Instant at, String interfaceName, String group) implements LabEvent {}

  /// No answer at all.
  record Silence(Instant at, Duration duration) implements Condition {}

  /// Every answer comes late.
  ///
  /// @param delay real time
  record SlowAnswers(Instant at, Duration duration, Duration delay) implements Condition {}

  /// No response carries more variable bindings than this: GETBULK is cut short, others get tooBig.
  record TruncatedAnswers(Instant at, Duration duration, int maxVariableBindings) implements Condition {
    /// @throws IllegalArgumentException if nothing could be answered
    public TruncatedAnswers {
      if (maxVariableBindings < 1) {
        throw new IllegalArgumentException("a response needs at least one variable binding");
      }
    }
  }

  /// Every table ends after its first rows, as agents do that give up under load.
  record TablesEndEarly(Instant at, Duration duration, int rows) implements Condition {}

  /// Tables are not there at all, as if the device did not have them.
  record TableGone(Instant at, Duration duration, Set<MibTable> tables) implements Condition {
    /// Keeps a copy.
    public TableGone {
      tables = Set.copyOf(tables);
    }
  }

  /// One row is not in its table.
  ///
  /// @param row as [MibTable] names it
  record RowGone(Instant at, Duration duration, MibTable table, String row) implements Condition {}

  /// Answers over NETCONF end in their middle, and with them the connection.
  ///
  /// @param octets of the framed answer that still arrive
  record AnswersCut(Instant at, Duration duration, int octets) implements Condition {
    /// @throws IllegalArgumentException if the number is negative
    public AnswersCut {
      if (octets < 0) {
        throw new IllegalArgumentException("an answer is cut behind 0 octets or more, not " + octets);
      }
    }
  }

  /// Whoever asks over NETCONF for anything in the modules that tell of these tables gets an error instead of an answer.
  record SubtreesRefused(Instant at, Duration duration, Set<MibTable> tables) implements Condition {
    /// Keeps a copy.
    public SubtreesRefused {
      tables = Set.copyOf(tables);
    }
  }

  /// Notifications get lost on their way: none is sent, nor sent again.
  record NotificationsLost(Instant at, Duration duration) implements Condition {}

  /// Every notification arrives more than once.
  ///
  /// @param copies how often, at least 2
  record NotificationsRepeated(Instant at, Duration duration, int copies) implements Condition {
    /// @throws IllegalArgumentException if that repeats nothing
    public NotificationsRepeated {
      if (copies < 2 || copies > 100) {
        throw new IllegalArgumentException("a notification is repeated to 2…100 copies, not " + copies);
      }
    }
  }

  /// Credentials are refused: a community gets no answer, a user the report usmStatsUnknownUserNames.
  ///
  /// @param user the refused user; null for everybody, the community included
  record CredentialsRefused(Instant at, Duration duration, @Nullable String user) implements Condition {}
}
