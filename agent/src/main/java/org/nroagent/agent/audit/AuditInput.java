package org.nroagent.agent.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.InterfaceRef;
import org.nroagent.agent.config.Olt;
import org.nroagent.agent.config.Topology;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.TableKind;

/// What an audit is told: everything that was agreed, everything that is known.
///
/// @param topology what was agreed
/// @param readings the last reading of each device that answers
/// @param seen groups that were seen up to now
/// @param history what happened to gates and pseudowires
/// @param when the time of the audit
/// @param today its day in the contract's zone
public record AuditInput(Topology topology, Map<String, DeviceReading> readings, SeenGroups seen,
    LinkHistory history,
    Instant when, LocalDate today) {
  public AuditInput {
    readings = Map.copyOf(readings);
  }

  /// A link aggregation group that the contract speaks of.
  ///
  /// @param subject for people
  /// @param at where it is
  /// @param gate the delivery gate that it is; empty where it is the access to an OLT
  public record AuditedLag(String subject, InterfaceRef at, Optional<Gate> gate) {
    static AuditedLag of(Gate gate) {
      return new AuditedLag("gate " + gate.name() + " (" + gate.at() + ")", gate.at(), Optional.of(gate));
    }

    static AuditedLag of(Olt olt, InterfaceRef access) {
      return new AuditedLag("access of " + olt.name() + " (" + access + ")", access, Optional.empty());
    }
  }

  /// The gates that this agent can tell something of. Another agent audits those on its devices.
  public List<Gate> gates() {
    return topology.gates().stream().filter(gate -> !gate.at().elsewhere()).toList();
  }

  /// Where an OLT is connected, empty where that is not known, or on another agent's device.
  public static Optional<InterfaceRef> access(Olt olt) {
    return olt.access().filter(at -> !at.elsewhere());
  }

  /// Every group that the contract speaks of and this agent can tell something of: the gates, then the accesses.
  public List<AuditedLag> lags() {
    return Stream.concat(gates().stream().map(AuditedLag::of),
        topology.olts().flatMap(olt -> access(olt).stream().map(access -> AuditedLag.of(olt, access))))
        .toList();
  }

  /// The readings of devices that the topology names, in the order of their names.
  public Map<String, DeviceReading> concerned() {
    return readingsOf(lags().stream());
  }

  /// Those of devices with an access, which hear what subscribers ask for.
  public Map<String, DeviceReading> spokes() {
    return readingsOf(lags().stream().filter(lag -> lag.gate().isEmpty()));
  }

  private Map<String, DeviceReading> readingsOf(Stream<AuditedLag> lags) {
    Map<String, DeviceReading> named = new TreeMap<>();
    lags.map(lag -> lag.at().device()).distinct().forEach(device -> {
      DeviceReading reading = readings.get(device);
      if (reading != null) {
        named.put(device, reading);
      }
    });
    return named;
  }

  /// The reading of the device that an interface is on.
  public Sight<DeviceReading> device(InterfaceRef at) {
    if (at.elsewhere()) {
      return new Sight.Unknown<>("another agent polls " + at.device());
    }
    DeviceReading reading = readings.get(at.device());
    return reading == null
        ? new Sight.Unknown<>(at.device() + " does not answer")
        : new Sight.Seen<>(reading);
  }

  /// One kind of table of the device that an interface is on.
  ///
  /// @return the reading where it has all of the table, possibly no row
  public Sight<DeviceReading> table(InterfaceRef at, TableKind kind) {
    return device(at).then(reading -> readWhole(at.device(), reading, kind));
  }

  /// A group.
  public Sight<LagReading> lag(InterfaceRef at) {
    return table(at, TableKind.LAGS).then(reading -> reading.lags().stream()
        .filter(lag -> lag.name().equals(at.ifName())).findFirst().<Sight<LagReading>>map(Sight.Seen::new)
        .orElseGet(() -> new Sight.Gone<>(at.device() + " has no group " + at.ifName())));
  }

  /// An interface of the device that another one is on.
  public Sight<InterfaceReading> interfaceOf(InterfaceRef at, String ifName) {
    return device(at).then(reading -> reading.interfaces().stream().filter(each -> each.name().equals(ifName))
        .findFirst().<Sight<InterfaceReading>>map(Sight.Seen::new)
        .orElseGet(() -> readWhole(at.device(), reading, TableKind.INTERFACES)
            .then(_ -> new Sight.Gone<>(at.device() + " has no interface " + ifName))));
  }

  private static Sight<DeviceReading> readWhole(String device, DeviceReading reading, TableKind kind) {
    String tables = kind.words();
    return switch (reading.table(kind)) {
      case COMPLETE -> new Sight.Seen<>(reading);
      case CUT -> new Sight.Unknown<>(
          device + " gave " + tables + " in part only: its warnings on the status page say why");
      case ABSENT -> new Sight.Unknown<>(device + " shows no " + tables
          + ": it has none, or its SNMP view leaves them out");
      case NOT_READ -> new Sight.Unknown<>(tables + " of " + device + " are not read: profile "
          + reading.system().profile() + " names no table of them, or the reading's time ended before");
    };
  }
}
