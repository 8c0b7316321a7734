package org.nroagent.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.DeviceRef;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.SessionCount;
import org.nroagent.collector.report.OperatorSessions.Part;
import org.nroagent.collector.report.OperatorSessions.Standing;
import org.nroagent.collector.store.SessionReader;
import org.nroagent.collector.store.SessionReader.Device;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.DataNetwork;

/// The sessions of operators in one slot [R 3(5), 6(3)]. Those of a gate are served by the devices that its configuration names,
/// else by those that carried its interfaces in that slot; an operator has those of its gates, each device once. Those of a mobile
/// network are served by the devices that it names.
final class SessionSums {
  private final Network network;
  private final SessionReader reader;
  private final SlotGrid grid;
  private final Instant slot;
  private final Map<String, List<Device>> asked = new HashMap<>();

  /// @param slot its start, in the grid
  SessionSums(Network network, SessionReader reader, SlotGrid grid, Instant slot) {
    this.network = network;
    this.reader = reader;
    this.grid = grid;
    this.slot = slot;
  }

  OperatorSessions of(DataNetwork kind, String operator) {
    Set<DeviceRef> own = servers(kind, operator);
    Set<String> agents = own.stream().map(DeviceRef::agent).collect(Collectors.toSet());
    Set<DeviceRef> others = new HashSet<>();
    for (GateConfig gate : network.gates()) {
      if (gate.operator().filter(other -> kind == DataNetwork.MOBILE || !other.equals(operator))
          .isPresent()) {
        others.addAll(servers(gate, agents));
      }
    }
    network.mobileNetworks().stream()
        .filter(other -> kind == DataNetwork.FIXED || !other.operator().equals(operator))
        .forEach(other -> others.addAll(other.sessionDevices()));
    return new OperatorSessions(entered(kind, operator),
        own.stream().map(device -> part(device, others.contains(device))).toList());
  }

  /// The latest count within the slot (choice).
  private OptionalLong entered(DataNetwork kind, String operator) {
    Instant end = grid.next(slot);
    return network.inventory().sessions().stream()
        .filter(count -> count.network() == kind && count.operator().equals(operator)
            && !count.at().isBefore(slot)
            && count.at().isBefore(end))
        .max(Comparator.comparing(SessionCount::at)).map(count -> OptionalLong.of(count.count()))
        .orElse(OptionalLong.empty());
  }

  private Part part(DeviceRef ref, boolean shared) {
    Optional<Device> found = devices(ref.agent()).stream()
        .filter(device -> device.name().equals(ref.device())).findFirst();
    OptionalLong told = found.map(Device::sessions).orElse(OptionalLong.empty());
    if (found.isEmpty()) {
      return new Part(ref, Standing.ABSENT, told);
    }
    if (told.isEmpty()) {
      return new Part(ref, Standing.NOT_TOLD, told);
    }
    return new Part(ref, shared ? Standing.SHARED : Standing.COUNTED, told);
  }

  private Set<DeviceRef> servers(DataNetwork kind, String operator) {
    Set<DeviceRef> servers = new TreeSet<>(Comparator.comparing(DeviceRef::toString));
    if (kind == DataNetwork.MOBILE) {
      network.mobileNetworks().stream().filter(each -> each.operator().equals(operator))
          .forEach(each -> servers.addAll(each.sessionDevices()));
      return servers;
    }
    for (GateConfig gate : network.gates()) {
      if (gate.operator().filter(operator::equals).isPresent()) {
        servers.addAll(servers(gate, agents(gate)));
      }
    }
    return servers;
  }

  private static Set<String> agents(GateConfig gate) {
    return gate.interfaces().stream().map(InterfaceRef::agent).collect(Collectors.toSet());
  }

  /// The devices that serve a gate's sessions; where it names none, as far as they are of these agents.
  private List<DeviceRef> servers(GateConfig gate, Set<String> agents) {
    if (!gate.sessionDevices().isEmpty()) {
      return gate.sessionDevices();
    }
    List<DeviceRef> carriers = new ArrayList<>();
    for (InterfaceRef ref : gate.interfaces()) {
      if (agents.contains(ref.agent())) {
        devices(ref.agent()).stream().filter(device -> device.interfaceIds().contains(ref.interfaceId()))
            .forEach(device -> carriers.add(new DeviceRef(ref.agent(), device.name())));
      }
    }
    return carriers;
  }

  private List<Device> devices(String agent) {
    return asked.computeIfAbsent(agent, name -> reader.devices(name, grid, slot));
  }
}
