package org.nroagent.lab.script;

import java.net.Inet4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  /// A MEP no longer hears its remote MEP.
  record RemoteMepLost(Instant at, int mepId) implements LabEvent {}

  /// The remote MEP is heard again.
  record RemoteMepRestored(Instant at, int mepId) implements LabEvent {}

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

  /// A group is joined on an interface.
  record GroupJoined(Instant at, String interfaceName, String group,
      String lastReporter) implements LabEvent {
    /// @throws IllegalArgumentException if an address is not dotted IPv4
    public GroupJoined {
      Inet4Address.ofLiteral(group);
      Inet4Address.ofLiteral(lastReporter);
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

  /// Credentials are refused: a community gets no answer, a user the report usmStatsUnknownUserNames.
  ///
  /// @param user the refused user; null for everybody, the community included
  record CredentialsRefused(Instant at, Duration duration, @Nullable String user) implements Condition {}
}
