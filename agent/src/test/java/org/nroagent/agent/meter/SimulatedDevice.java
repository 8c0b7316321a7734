package org.nroagent.agent.meter;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.nroagent.model.DropCounter;
import org.nroagent.model.metering.UpTime;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DropCounters;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.SampleTime;

/// A device with one interface whose true octets and losses are known: traffic per second from a seed, or at a constant
/// rate. Its counters of lost packets have 32 bits and wrap soon after the start.
final class SimulatedDevice {
  static final long SPEED_MBPS = 10_000;
  /// So slow that not even two slots at line rate wrap 32 bits.
  static final long SLOW_MBPS = 50;

  private static final long OCTETS_PER_MILLI_AND_MBPS = 125;
  private static final long MODULUS_32 = 1L << 32;
  private static final int MOST_LOSSES_PER_SECOND = 500;
  private static final long UP_BEFORE_MILLIS = 1_000_000_000L;

  /// Sums of a quantity by second.
  private static final class Sums {
    private final long startMillis;
    private final long[] untilSecond;

    private Sums(long startMillis, long[] untilSecond) {
      this.startMillis = startMillis;
      this.untilSecond = untilSecond;
    }

    static Sums of(long startMillis, int seconds, LongSupplier perSecond) {
      long[] sums = new long[seconds];
      long sum = 0;
      for (int i = 0; i < seconds; i++) {
        sum += perSecond.getAsLong();
        sums[i] = sum;
      }
      return new Sums(startMillis, sums);
    }

    long until(long millis) {
      int second = Math.toIntExact((millis - startMillis) / 1000);
      long part = (millis - startMillis) % 1000;
      long before = second == 0 ? 0 : untilSecond[second - 1];
      return before + (untilSecond[second] - before) * part / 1000;
    }

    /// The same with nothing outside of [from, to).
    Sums within(long fromMillis, long toMillis) {
      long[] cut = new long[untilSecond.length];
      long sum = 0;
      for (int i = 0; i < cut.length; i++) {
        long at = startMillis + i * 1000L;
        long each = untilSecond[i] - (i == 0 ? 0 : untilSecond[i - 1]);
        sum += at >= fromMillis && at < toMillis ? each : 0;
        cut[i] = sum;
      }
      return new Sums(startMillis, cut);
    }
  }

  private final int bits;
  private final long speedMbps;
  private Sums octets;
  private final Map<DropCounter, Sums> losses = new EnumMap<>(DropCounter.class);
  /// What the octet counter showed, and the counters of losses showed, when the quantity's sum was nil.
  private long octetsAtNil;
  private final Map<DropCounter, Long> lossesAtNil = new EnumMap<>(DropCounter.class);
  private long bootMillis;
  private long discontinuityTicks;
  private int ifIndex = 1;
  private int engine = 1;
  private final boolean tellsBoots;
  private int boots = 1;

  private SimulatedDevice(int bits, long speedMbps, Sums octets, Random random) {
    this.bits = bits;
    this.speedMbps = speedMbps;
    this.octets = octets;
    this.bootMillis = octets.startMillis - UP_BEFORE_MILLIS;
    this.octetsAtNil = bits == 64 ? random.nextLong() >>> 2 : random.nextLong(MODULUS_32);
    this.tellsBoots = random.nextBoolean();
    for (DropCounter counter : DropCounter.values()) {
      losses.put(counter, Sums.of(octets.startMillis, octets.untilSecond.length,
          () -> random.nextInt(10) == 0 ? random.nextInt(MOST_LOSSES_PER_SECOND) : 0));
      lossesAtNil.put(counter, MODULUS_32 - random.nextLong(200_000));
    }
  }

  static SimulatedDevice random(long startMillis, int seconds, long seed) {
    return random(64, startMillis, seconds, seed);
  }

  /// A device with 32-bit counters on a link that is too fast for them.
  static SimulatedDevice tooFast(long startMillis, int seconds) {
    return new SimulatedDevice(32, SPEED_MBPS, Sums.of(startMillis, seconds, () -> 1000), new Random(1));
  }

  /// @param bits width of its octet counters: 64 on a fast link, 32 on a slow one
  static SimulatedDevice random(int bits, long startMillis, int seconds, long seed) {
    Random random = new Random(seed);
    long speed = bits == 64 ? SPEED_MBPS : SLOW_MBPS;
    return new SimulatedDevice(bits, speed,
        Sums.of(startMillis, seconds, () -> random.nextLong(speed * OCTETS_PER_MILLI_AND_MBPS * 1000)),
        random);
  }

  static SimulatedDevice constant(long startMillis, int seconds, long octetsPerMilli) {
    return new SimulatedDevice(64, SPEED_MBPS, Sums.of(startMillis, seconds, () -> octetsPerMilli * 1000),
        new Random(octetsPerMilli));
  }

  static DeviceConfig config() {
    return config(Direction.IN);
  }

  static DeviceConfig config(Direction ifIn) {
    return config(ifIn, Duration.ZERO);
  }

  /// @param counterRefresh null to take what the device's profile says
  static DeviceConfig config(Direction ifIn, @Nullable Duration counterRefresh) {
    SnmpSettings.Credentials credentials = new SnmpSettings.Credentials.Community(new Secret("public"));
    return new DeviceConfig("hub1",
        new SnmpSettings("127.0.0.1", 161, credentials, Duration.ofSeconds(1), 0, 20), counterRefresh,
        List.of(new MeteredConfig("hub1.lag-1", "lag-1", ifIn, Role.GATE, Optional.empty())));
  }

  /// Nothing passes and nothing is lost outside of [from, to).
  void idleOutside(long fromMillis, long toMillis) {
    octets = octets.within(fromMillis, toMillis);
    losses.replaceAll((counter, sums) -> sums.within(fromMillis, toMillis));
  }

  /// sysUpTime wraps at this moment (RFC 3418 §2).
  void wrapUpTimeAt(long millis) {
    bootMillis = millis - UpTime.MODULUS * 10;
  }

  /// The octets that truly passed since the start, the same in both directions.
  long trueOctets(long millis) {
    return octets.until(millis);
  }

  /// The packets that were truly lost since the start, as the device counts directions.
  long trueLosses(DropCounter counter, long millis) {
    return sums(counter).until(millis);
  }

  void reboot(long millis) {
    bootMillis = millis;
    boots++;
    reset(millis);
    ifIndex += 7;
  }

  /// The counters start again from zero; the device says so only if `told`.
  void reset(long millis, boolean told) {
    reset(millis);
    if (told) {
      discontinuityTicks = ticks(millis);
    }
  }

  /// The octet counters jump ahead by more than any link carries.
  void jump() {
    octetsAtNil += 1L << 50;
  }

  void renumber() {
    ifIndex += 100;
  }

  /// Another device answers at the address, with counters and a clock of its own.
  void replace(long seed) {
    Random random = new Random(seed);
    engine++;
    octetsAtNil = bits == 64 ? random.nextLong() >>> 2 : random.nextLong(MODULUS_32);
    lossesAtNil.replaceAll((_, _) -> random.nextLong(MODULUS_32));
    bootMillis = octets.startMillis - random.nextLong(UP_BEFORE_MILLIS);
  }

  /// A reading whose device time lies somewhere in the window.
  ///
  /// @param sampleMillis when the device takes its counters
  DeviceReading read(long sentMillis, long sampleMillis, long receivedMillis, Columns columns) {
    SampleTime time = new SampleTime(ticks(sampleMillis), sentMillis * 1_000_000, receivedMillis * 1_000_000);
    long octetsNow = octetsAtNil + trueOctets(sampleMillis);
    CounterSample sample = bits == 64 && columns != Columns.LOW_HALF_ONLY
        ? new CounterSample(octetsNow, 64, time)
        : new CounterSample(Math.floorMod(octetsNow, MODULUS_32), 32, time);
    @Nullable
    CounterSample out = columns == Columns.OUT_LOST ? null : sample;
    DropCounters drops = columns == Columns.DROPS_LOST
        ? DropCounters.UNKNOWN
        : new DropCounters(loss(DropCounter.IN_DISCARDS, sampleMillis, time),
            loss(DropCounter.OUT_DISCARDS, sampleMillis, time),
            loss(DropCounter.IN_ERRORS, sampleMillis, time),
            loss(DropCounter.OUT_ERRORS, sampleMillis, time));
    InterfaceReading lag = new InterfaceReading("lag-1", ifIndex, "", "ieee8023adLag", "up", "up", speedMbps,
        9018, sample, out, columns == Columns.DISCONTINUITY_LOST ? null : discontinuityTicks, drops);
    List<InterfaceReading> interfaces = columns == Columns.ROW_LOST || columns == Columns.ABSENT
        ? List.of()
        : List.of(lag);
    return new DeviceReading(
        new DeviceReading.SystemReading("snmp", "hub1", "1.3.6.1.4.1.1", "standard",
            tellsBoots ? OptionalLong.of(boots) : OptionalLong.empty(), "800000" + engine),
        time, interfaces, columns != Columns.ROW_LOST, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /// What a reading lacks.
  enum Columns {
    ALL, OUT_LOST, ROW_LOST, ABSENT, LOW_HALF_ONLY, DISCONTINUITY_LOST, DROPS_LOST
  }

  private CounterSample loss(DropCounter counter, long millis, SampleTime time) {
    long atNil = lossesAtNil.getOrDefault(counter, 0L);
    return new CounterSample(Math.floorMod(atNil + trueLosses(counter, millis), MODULUS_32), 32, time);
  }

  private Sums sums(DropCounter counter) {
    return losses.getOrDefault(counter, octets);
  }

  private void reset(long millis) {
    octetsAtNil = -trueOctets(millis);
    lossesAtNil.replaceAll((counter, _) -> -trueLosses(counter, millis));
  }

  private long ticks(long millis) {
    return Math.floorMod((millis - bootMillis) / 10, UpTime.MODULUS);
  }
}
