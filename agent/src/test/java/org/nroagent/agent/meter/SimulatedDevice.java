package org.nroagent.agent.meter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.daemon.config.Secret;
import org.nroagent.model.Direction;
import org.nroagent.model.metering.UpTime;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.SampleTime;

/// A device with one interface whose true octets are known: traffic per second from a seed, or at a constant rate.
final class SimulatedDevice {
  static final long SPEED_MBPS = 10_000;
  private static final long MOST_PER_MILLI = SPEED_MBPS * 125;

  private final long[] octetsUntilSecond;
  private final long startMillis;
  private long counterAtReset;
  private long bootMillis;
  private long discontinuityTicks;
  private int ifIndex = 1;

  private SimulatedDevice(long startMillis, long[] octetsUntilSecond) {
    this.startMillis = startMillis;
    this.octetsUntilSecond = octetsUntilSecond;
    this.bootMillis = startMillis - 1_000_000_000L;
  }

  static SimulatedDevice random(long startMillis, int seconds, long seed) {
    Random random = new Random(seed);
    return new SimulatedDevice(startMillis,
        cumulative(seconds, () -> random.nextLong(MOST_PER_MILLI * 1000)));
  }

  static SimulatedDevice constant(long startMillis, int seconds, long octetsPerMilli) {
    return new SimulatedDevice(startMillis, cumulative(seconds, () -> octetsPerMilli * 1000));
  }

  static DeviceConfig config() {
    SnmpSettings.Credentials credentials = new SnmpSettings.Credentials.Community(new Secret("public"));
    return new DeviceConfig("hub1",
        new SnmpSettings("127.0.0.1", 161, credentials, Duration.ofSeconds(1), 0, 20), Duration.ZERO,
        List.of(new MeteredConfig("hub1.lag-1", "lag-1", Direction.IN, Role.GATE, Optional.empty())));
  }

  /// The octets that truly passed since the start.
  long trueOctets(long millis) {
    int second = Math.toIntExact((millis - startMillis) / 1000);
    long part = (millis - startMillis) % 1000;
    long before = second == 0 ? 0 : octetsUntilSecond[second - 1];
    return before + (octetsUntilSecond[second] - before) * part / 1000;
  }

  void reboot(long millis) {
    bootMillis = millis;
    reset(millis);
    ifIndex += 7;
  }

  /// The counter starts again from zero; the device says so only if `told`.
  void reset(long millis, boolean told) {
    reset(millis);
    if (told) {
      discontinuityTicks = ticks(millis);
    }
  }

  void renumber() {
    ifIndex += 100;
  }

  /// A reading whose device time lies somewhere in the window.
  ///
  /// @param sampleMillis when the device takes its counters
  DeviceReading read(long sentMillis, long sampleMillis, long receivedMillis, Columns columns) {
    SampleTime time = new SampleTime(ticks(sampleMillis), sentMillis * 1_000_000, receivedMillis * 1_000_000);
    long octets = trueOctets(sampleMillis) - counterAtReset;
    CounterSample sample = new CounterSample(octets, 64, time);
    @Nullable
    CounterSample out = columns == Columns.OUT_LOST ? null : sample;
    InterfaceReading lag = new InterfaceReading("lag-1", ifIndex, "", "ieee8023adLag", "up", "up", SPEED_MBPS,
        9018,
        sample, out, discontinuityTicks);
    List<InterfaceReading> interfaces = columns == Columns.ROW_LOST || columns == Columns.ABSENT
        ? List.of()
        : List.of(lag);
    return new DeviceReading(
        new DeviceReading.SystemReading("snmp", "hub1", "1.3.6.1.4.1.1", "standard", OptionalLong.empty(),
            ""),
        time,
        interfaces, columns != Columns.ROW_LOST, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  enum Columns {
    ALL, OUT_LOST, ROW_LOST, ABSENT
  }

  private void reset(long millis) {
    counterAtReset = trueOctets(millis);
  }

  private long ticks(long millis) {
    return Math.floorMod((millis - bootMillis) / 10, UpTime.MODULUS);
  }

  private static long[] cumulative(int seconds, LongSupplier perSecond) {
    long[] sums = new long[seconds];
    long sum = 0;
    for (int i = 0; i < seconds; i++) {
      sum += perSecond.getAsLong();
      sums[i] = sum;
    }
    return sums;
  }
}
