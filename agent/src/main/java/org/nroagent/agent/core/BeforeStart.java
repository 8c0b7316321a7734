package org.nroagent.agent.core;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.meter.DeviceMeter;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.agent.store.StateFiles;
import org.nroagent.model.record.StoredRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the disk says of the time before this start: the small state beside the ring, and the newest record of each metered
/// device.
///
/// @param kept the small state, without what was not understood
/// @param newest by device name
record BeforeStart(KeptState kept, Map<String, StoredRecord> newest) {
  private static final Logger LOG = LoggerFactory.getLogger(BeforeStart.class);

  /// Reads both. Whatever stands in the small state, the agent starts.
  ///
  /// @param lead of the wall clock over the monotonic clock now, in milliseconds
  /// @throws IOException if the ring cannot be read
  static BeforeStart read(AgentConfig config, StateFiles files, RecordLog ring, long lead)
      throws IOException {
    Optional<byte[]> bytes = files.read();
    files.problems().forEach(problem -> LOG.warn("State in {}: {}", config.dataDirectory(), problem));
    KeptState kept = bytes.map(each -> KeptState.decode(each, lead, problem -> LOG.warn("{}", problem)))
        .orElse(KeptState.NONE);
    Set<String> metered = config.devices().stream().filter(device -> !device.metered().isEmpty())
        .map(DeviceConfig::name).collect(Collectors.toSet());
    return new BeforeStart(kept, LastRecords.of(ring, metered, config.grid()));
  }

  /// The end of the last slot that any record speaks of, empty while the ring is.
  Optional<Instant> recordedUntil(AgentConfig config) {
    return newest.values().stream().map(stored -> LastRecords.end(stored.record(), config.grid()))
        .max(Comparator.naturalOrder());
  }

  /// The configured devices, each where it was left.
  ///
  /// @param lead as above
  List<DeviceState> devices(AgentConfig config, long lead) {
    List<DeviceState> states = new ArrayList<>();
    config.devices().forEach(device -> states.add(device(config, device, lead)));
    return states;
  }

  private DeviceState device(AgentConfig config, DeviceConfig device, long lead) {
    String name = device.name();
    Optional<StoredRecord> last = Optional.ofNullable(newest.get(name));
    DeviceState state = new DeviceState(device, config.grid(), new DeviceMeter(device, config.grid(),
        last.map(stored -> LastRecords.end(stored.record(), config.grid()))));
    Optional.ofNullable(kept.devices().get(name)).ifPresent(bases -> state.restore(bases, lead));
    Optional.ofNullable(kept.remembered().get(name)).ifPresent(state::restore);
    // Columns of an earlier configuration would be shown under wrong names.
    last.filter(stored -> stored.directory().device(name).equals(config.directory().device(name)))
        .ifPresent(stored -> state.resume(stored.record()));
    return state;
  }
}
