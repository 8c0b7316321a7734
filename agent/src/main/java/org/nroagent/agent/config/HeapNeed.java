package org.nroagent.agent.config;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.LargestOfMany;
import org.nroagent.model.figure.Percentile95;

/// The heap that the daemon needs for a configuration: pure computation from numbers that were
/// measured part by part. The launcher sets the JVM's `-Xmx` to it.
///
/// @param series metered interfaces and derived series
/// @param bytes the need, a multiple of [#STEP_BYTES]
public record HeapNeed(int series, long bytes) {
  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;

  /// What is live without any interface: the program itself, its buffers, a page that is being rendered.
  private static final long BASE_BYTES = 8 * MIB;
  /// What is live for each series beside its largest values: counters, reading, snapshot, history, metrics, and its
  /// share of the largest answer over HTTP.
  private static final long SERIES_BYTES = 17 * KIB;
  /// What a topology at its bounds and its audit hold: 200 gates, 2000 OLTs, 4096 groups and 3503 findings took 1.8 MB.
  private static final long TOPOLOGY_BYTES = 2 * MIB;
  /// What is live for each device with a thousand interfaces: what was told of their states, and what a reading says of
  /// them.
  public static final long DEVICE_BYTES = 768 * KIB;
  /// What SSH and the profiles for NETCONF hold as soon as a device is read so.
  private static final long NETCONF_BYTES = 4 * MIB;
  /// What is live for each such device with a thousand interfaces while it is read: its session's window, and its answer.
  private static final long NETCONF_DEVICE_BYTES = 4 * MIB;
  /// A segment of the ring of events while it is read, and a commit.
  private static final long EVENTS_BYTES = 2 * MIB;
  /// Two directions, six octets each.
  private static final int LARGEST_VALUE_BYTES = 12;
  /// So that collecting garbage takes a few percent of the processor time and no more: heap for each live byte, in
  /// tenths.
  private static final int TENTHS_PER_LIVE_BYTE = 18;
  private static final long STEP_BYTES = 4 * MIB;
  private static final long LEAST_BYTES = 24 * MIB;
  /// Heap is not all that a process needs: what the JVM takes beside it.
  private static final long OUTSIDE_BYTES = 64 * MIB;

  /// The environment variable with options of the JVM, which win over those of the launcher.
  public static final String JAVA_OPTIONS = "NRO_AGENT_JAVA_OPTS";
  private static final Pattern MAX_HEAP = Pattern.compile("(?:^|\\s)-Xmx(\\d{1,12})([kKmMgG]?)(?=\\s|$)");
  private static final int LONGEST_MONTH_DAYS = 31;

  /// The need of a configuration.
  public static HeapNeed of(AgentConfig config) {
    long overNetconf = config.devices().stream()
        .filter(device -> device.access() instanceof DeviceAccess.Netconf).count();
    return of(config.series().size(), config.grid(),
        states(config.devices().size()) + (config.topology().isPresent() ? TOPOLOGY_BYTES : 0)
            + (overNetconf == 0 ? 0 : NETCONF_BYTES + overNetconf * NETCONF_DEVICE_BYTES));
  }

  /// The need of a number of series.
  public static HeapNeed of(int series, SlotGrid grid) {
    return of(series, grid, 0);
  }

  /// The need of a number of series and of the states of a number of devices.
  public static HeapNeed of(int series, int devices, SlotGrid grid) {
    return of(series, grid, states(devices));
  }

  private static long states(int devices) {
    return devices == 0 ? 0 : EVENTS_BYTES + devices * DEVICE_BYTES;
  }

  private static HeapNeed of(int series, SlotGrid grid, long more) {
    long live = BASE_BYTES + more + series * SERIES_BYTES
        + Math.max(withFigures(series, grid), whileRebuilding(series, grid));
    long steps = Math.ceilDiv(live * TENTHS_PER_LIVE_BYTE / 10, STEP_BYTES);
    return new HeapNeed(series, Math.max(LEAST_BYTES, steps * STEP_BYTES));
  }

  /// The largest values of all series, and what the worker holds while it closes months.
  private static long withFigures(int series, SlotGrid grid) {
    long largestValues = (Percentile95.discarded(LONGEST_MONTH_DAYS * grid.perDay()) + 1L)
        * LARGEST_VALUE_BYTES;
    return series * largestValues + MonthCloser.mostBytes(series, grid);
  }

  /// Largest values, two directions each, before they are packed.
  private static long whileRebuilding(int series, SlotGrid grid) {
    return 2L * series * LargestOfMany.bytesPerSeries(LONGEST_MONTH_DAYS * grid.perDay());
  }

  /// The need in units of 2^20 bytes, as `-Xmx` takes them.
  public long mebibytes() {
    return bytes / MIB;
  }

  /// Whether a JVM has that much heap.
  ///
  /// @param mostBytes `Runtime.maxMemory()`, which leaves out a part that is never filled
  public boolean fits(long mostBytes) {
    return mostBytes >= bytes - bytes / 20;
  }

  /// What is wrong, for a person; empty where the machine can give what is needed.
  ///
  /// @param machineBytes the machine's memory, or what the process may take of it
  /// @param javaOptions value of `NRO_AGENT_JAVA_OPTS`, null where it is not set
  public Optional<String> problem(long machineBytes, @Nullable String javaOptions) {
    OptionalLong explicit = explicitBytes(javaOptions);
    if (explicit.isPresent() && explicit.getAsLong() < bytes) {
      return Optional.of("devices: " + series + " series need " + mebibytes()
          + " MB of heap, but -Xmx in " + JAVA_OPTIONS + " allows " + explicit.getAsLong() / MIB
          + " MB; leave it out, so that the launcher sets what is needed");
    }
    return bytes + OUTSIDE_BYTES <= machineBytes
        ? Optional.empty()
        : Optional.of("devices: " + series + " series need " + mebibytes() + " MB of heap and "
            + OUTSIDE_BYTES / MIB + " MB beside it, but this machine has " + machineBytes / MIB
            + " MB of memory; meter fewer interfaces or take a larger machine");
  }

  /// The largest heap that the options of the JVM allow, empty where they do not say; the last one counts.
  static OptionalLong explicitBytes(@Nullable String javaOptions) {
    Matcher matcher = MAX_HEAP.matcher(javaOptions == null ? "" : javaOptions);
    OptionalLong found = OptionalLong.empty();
    while (matcher.find()) {
      long unit = switch (matcher.group(2)) {
        case "k", "K" -> KIB;
        case "m", "M" -> MIB;
        case "g", "G" -> KIB * MIB;
        default -> 1;
      };
      found = OptionalLong.of(Long.parseLong(matcher.group(1)) * unit);
    }
    return found;
  }
}
