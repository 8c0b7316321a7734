package org.nroagent.endtoend.path;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.endtoend.demo.Lockstep;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;

/// Simulated devices, agents that poll them and a collector that the agents push to, in one process, which live slot by slot
/// under a clock that the test drives.
final class Replay implements AutoCloseable {
  static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(20);
  private static final Duration UP_SINCE = Duration.ofDays(3);

  private final ManualTime time;
  private final Lockstep lockstep = new Lockstep();
  private final List<LabDevice> devices = new ArrayList<>();
  private final Map<String, Agent> agents = new LinkedHashMap<>();
  private @Nullable CollectorConfig config;
  private @Nullable Collector collector;
  private Instant border;

  Replay(Instant start) {
    this.time = new ManualTime(start);
    this.border = start;
  }

  /// Since when devices are up: some days before the replay begins.
  static Instant upBefore(Instant start) {
    return start.minus(UP_SINCE);
  }

  LabDevice device(DeviceModel model, Script script, String community) throws Exception {
    LabDevice device = LabDevice.start(model, script, time, LabSnmp.v2c(community));
    devices.add(device);
    return device;
  }

  /// Starts the collector, of which there is one.
  void collector(Path file) throws Exception {
    config = new CollectorConfigReader(System::getenv).read(file).value();
    collector = Collector.start(config, time);
  }

  /// Starts an agent and waits for its first poll. One that had this name before is closed by then.
  Agent agent(String name, Path file) throws Exception {
    AgentConfig read = new AgentConfigReader(System::getenv).read(file).value();
    Agent agent = Agent.start(read,
        new AgentEnvironment(time, Instant.EPOCH, new DeviceSources(read.profiles(), time),
            new SecureRandom(), "test", lockstep.join(name), (thread, error) -> error.printStackTrace()));
    agents.put(name, agent);
    lockstep.await(border);
    return agent;
  }

  /// Lets slots pass, each until it was polled.
  void play(int slots) throws InterruptedException {
    for (int i = 0; i < slots; i++) {
      time.awaitSleepers(agents.size());
      border = border.plus(SLOT);
      time.advanceTo(border.plus(AFTER_POLL));
      lockstep.await(border);
    }
  }

  void playUntil(Instant end) throws InterruptedException {
    play((int) Duration.between(border, end).dividedBy(SLOT));
  }

  /// The end of the last slot that was polled.
  Instant border() {
    return border;
  }

  Instant now() {
    return time.wall();
  }

  CollectorConfig config() {
    return Objects.requireNonNull(config, "no collector yet");
  }

  private Collector collector() {
    return Objects.requireNonNull(collector, "no collector yet");
  }

  int pushPort() {
    return collector().pushAddress().getPort();
  }

  /// The collector's page, to be closed.
  Http page() {
    return Http.at(collector().httpAddress().getPort());
  }

  /// Waits until the collector has what the agents recorded.
  void awaitDelivered() {
    Eventually.until("the collector has everything", this::isDelivered);
  }

  /// The same with so many beginnings and ends of incidents.
  void awaitDelivered(Http page, int incidentEvents) {
    Eventually.until("the collector has everything", () -> isDelivered()
        && page.json("/api/v1/events?kind=incident&aspect=state&limit=100").get("events")
            .size() == incidentEvents);
  }

  private boolean isDelivered() {
    return agents.values().stream()
        .allMatch(agent -> agent.pushStatus().pending() == 0 && agent.pushStatus().settled() > 0);
  }

  @Override
  public void close() {
    agents.values().forEach(Agent::close);
    if (collector != null) {
      collector.close();
    }
    devices.forEach(LabDevice::close);
  }
}
