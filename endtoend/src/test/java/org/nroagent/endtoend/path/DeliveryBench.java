package org.nroagent.endtoend.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.push.PushSettings;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.RingReader;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.config.Network;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.endtoend.Certificates;
import org.nroagent.lab.network.Fault;
import org.nroagent.lab.network.FaultProxy;
import org.nroagent.model.CivilMonth;

/// An agent's delivery, a network that fails, and a collector, in one process. Both sides can be stopped, started again, put
/// back from copies, and lost as by a crash.
@SuppressWarnings("NullAway.Init") // started in the constructor
final class DeliveryBench implements AutoCloseable {
  static final String AGENT = "a1";
  /// Dead connections are given up late: only what a test does ends them.
  static final Duration PATIENT = Duration.ofSeconds(30);

  private final Folders folders;
  private final AgentSide.Sizes sizes;
  private final Random random;
  private final Optional<Tls> tls;
  private final PushSettings settings;
  private final EventLoops loops = EventLoops.start("bench", 1);
  private final FaultProxy network;
  private Collector collector;
  private AgentSide agent;

  /// Certificates of both sides.
  record Tls(TlsFiles agent, TlsFiles collector) {
    static Tls create(Path folder) throws Exception {
      Certificates certificates = Certificates.create(folder);
      return new Tls(certificates.agent(AGENT), certificates.collector());
    }
  }

  /// A bench over plain TCP on which nothing goes wrong but what is planned.
  DeliveryBench(Path folder, AgentSide.Sizes sizes, Random random) throws IOException {
    this(folder, sizes, random, Optional.empty(), PATIENT, Fault.None::new);
  }

  /// @param sizes how large the rings are
  /// @param random makes epochs, octets and jitter
  /// @param dead the silence after which the agent gives a connection up
  /// @param faults what goes wrong on each connection
  DeliveryBench(Path folder, AgentSide.Sizes sizes, Random random, Optional<Tls> tls, Duration dead,
      Supplier<Fault> faults) throws IOException {
    this.folders = new Folders(folder);
    this.sizes = sizes;
    this.random = random;
    this.tls = tls;
    this.settings = AgentSide.hasty(dead);
    startCollector();
    network = FaultProxy.start(collector.pushAddress(), faults);
    agent = openAgent("first");
  }

  FaultProxy network() {
    return network;
  }

  AgentSide agent() {
    return agent;
  }

  EventRing events() {
    return agent.events();
  }

  RingReader records() {
    return agent.records();
  }

  long rows() {
    return agent.rows();
  }

  /// When the last slot ends.
  Instant end() {
    return AgentSide.slot(rows());
  }

  void tellAnotherStory(String name) {
    agent.tellAnotherStory(name);
  }

  void tell(int count) throws IOException {
    agent.tell(count);
  }

  /// What an event under this number says.
  String subject(long sequence) {
    return agent.story() + "-" + sequence;
  }

  void startClient() {
    startClient(agent);
  }

  /// The agent's files as they are now in another place, opened there by a second agent of its name.
  AgentSide openClone(String story) throws IOException {
    Path copy = agentFolder().resolveSibling("clone");
    Folders.copy(agentFolder(), copy);
    AgentSide clone = new AgentSide(AGENT, copy, sizes, random, loops, story);
    clone.continueAt(agent.rows());
    return clone;
  }

  /// Lets it push to the bench's collector.
  void startClient(AgentSide one) {
    one.startClient(
        new PushConfig("localhost", network.port(), tls.map(Tls::agent).orElse(null)), settings);
  }

  void stopClient() {
    agent.stopClient();
  }

  void awaitDelivered() {
    agent.awaitDelivered();
  }

  /// What the collector has, in the order of arrival.
  List<JsonNode> collected() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Http http = Http.at(collector.httpAddress().getPort())) {
      JsonNode part = http.json("/api/v1/events?after=0&limit=1000");
      while (!part.get("events").isEmpty()) {
        part.get("events").forEach(all::add);
        part = http.json("/api/v1/events?limit=1000&after=" + part.get("next").asLong());
      }
    }
    return all;
  }

  JsonNode json(String path) throws IOException {
    try (Http http = Http.at(collector.httpAddress().getPort())) {
      return http.json(path);
    }
  }

  /// A page of the collector.
  String text(String path) throws IOException {
    try (Http http = Http.at(collector.httpAddress().getPort())) {
      return http.text(path);
    }
  }

  /// Closes the rings and reads them again from the disk, as a new process would; slots go on where they were.
  void reopenRings() throws IOException {
    long rows = agent.rows();
    String story = agent.story();
    agent.close();
    agent = openAgent(story);
    agent.continueAt(rows);
  }

  /// The agent ends without a word; a new process starts from the files as they were then.
  void crashAgent() throws IOException {
    network.down();
    Path before = folders.agent();
    folders.crashAgent();
    agent.close();
    Folders.delete(before);
    agent = openAgent(agent.story());
    network.up();
    startClient();
  }

  /// The collector ends in the middle of whatever it does; a new process starts from the files as they were then.
  void crashCollector() throws IOException {
    network.down();
    Path before = folders.collector();
    folders.crashCollector();
    collector.close();
    Folders.delete(before);
    startCollector();
    network.up();
  }

  private AgentSide openAgent(String story) throws IOException {
    return new AgentSide(AGENT, folders.agent(), sizes, random, loops, story);
  }

  void startCollector() throws IOException {
    collector = Collector.start(new CollectorConfig(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ListenAddress.loopback(0),
        collectorFolder(), Optional.empty(), 26, CivilMonth.CONTRACT_ZONE, 95, tls.map(Tls::collector),
        List.of(new AgentConfig(AGENT)), Network.EMPTY), new SystemTime());
    leadTo(network);
  }

  private void leadTo(@Nullable FaultProxy started) {
    if (started != null) {
      started.leadTo(collector.pushAddress());
    }
  }

  void stopCollector() {
    collector.close();
  }

  Path agentFolder() {
    return folders.agent();
  }

  Path collectorFolder() {
    return folders.collector();
  }

  @Override
  public void close() throws IOException {
    network.close();
    agent.close();
    collector.close();
    loops.close();
  }
}
