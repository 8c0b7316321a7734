package org.nroagent.benchmarks.ring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.SeriesEntries;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;

/// The site that all measurements are made with: ten routers with a hundred metered interfaces each.
public final class SampleSite {
  /// Number of routers.
  public static final int DEVICES = 10;
  /// Metered interfaces of each router.
  public static final int PORTS = 100;
  /// Metered interfaces.
  public static final int INTERFACES = DEVICES * PORTS;
  /// Routers of a site of as many interfaces that has ten on each.
  public static final int NARROW_DEVICES = 100;
  /// Two directions of every interface.
  public static final int SERIES = 2 * INTERFACES;
  /// Seed of all traffic.
  public static final long SEED = 20_261_120L;

  /// Speed of every interface.
  public static final int CAPACITY_MBPS = 10_000;

  private SampleSite() {}

  /// The name of a router.
  public static String deviceName(int device) {
    return "router" + device;
  }

  /// The name of an interface at its router.
  public static String portName(int port) {
    return "port-" + (port + 1);
  }

  /// The public id of an interface.
  public static String interfaceId(int device, int port) {
    return deviceName(device) + "." + portName(port);
  }

  /// All public ids.
  public static List<String> interfaceIds() {
    return IntStream.range(0, INTERFACES).mapToObj(i -> interfaceId(i / PORTS, i % PORTS)).toList();
  }

  /// The interfaces as series with figures.
  public static List<SeriesConfig> series() {
    return IntStream.range(0, INTERFACES)
        .mapToObj(i -> new SeriesConfig(interfaceId(i / PORTS, i % PORTS), Role.GATE,
            new SeriesConfig.Measured(deviceName(i / PORTS), portName(i % PORTS)),
            Optional.of(BigDecimal.valueOf(CAPACITY_MBPS)), false, Optional.empty(),
            Optional.of(new CapacityRule(70, 1)),
            List.of(), SeriesEntries.NONE))
        .toList();
  }

  /// The columns of the site's ring.
  ///
  /// @param devices how many routers have the site's interfaces
  public static ColumnDirectory directory(int devices) {
    return new ColumnDirectory(IntStream.range(0, devices)
        .mapToObj(device -> new Device(deviceName(device), IntStream.range(0, INTERFACES / devices)
            .mapToObj(port -> new Column(interfaceId(device, port), portName(port), 0)).toList()))
        .toList());
  }

  /// A router to be polled.
  public static DeviceModel model(int device, Instant bootTime) {
    return Presets.large(deviceName(device), SEED + device, bootTime, PORTS);
  }
}
