package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.lab.network.Fault;
import org.nroagent.lab.network.FaultProxy;
import org.nroagent.lab.postgres.PostgresCluster;
import org.nroagent.model.CivilMonth;

/// Rings and push clients of agents whose primary and secondary collector share one PostgreSQL.
class CollectorPairPostgresIT {
  private static final List<String> AGENTS = List.of("a1", "a2", "a3");
  private static final int ROUNDS = 40;
  /// Real time: what agents and collectors do while the server is away depends on it.
  private static final Duration AWAY = Duration.ofSeconds(125);

  @TempDir
  private Path folder = Path.of("");
  private final Random random = new Random(20_261_121);
  private final PostgresCluster cluster = PostgresCluster.create();
  private final StoreLocation.Postgres store = new StoreLocation.Postgres(cluster.createDatabase(),
      PostgresCluster.USER, new Secret(PostgresCluster.PASSWORD));
  private final EventLoops loops = EventLoops.start("agents", 1);
  private final List<Collector> collectors = new ArrayList<>();
  private final List<FaultProxy> ways = new ArrayList<>();
  private final List<AgentSide> agents = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    for (int i = 0; i < 2; i++) {
      collectors.add(startCollector());
      ways.add(FaultProxy.start(collectors.get(i).pushAddress(), Fault.None::new));
    }
    List<HostAndPort> both = ways.stream().map(way -> new HostAndPort("localhost", way.port())).toList();
    for (String name : AGENTS) {
      AgentSide agent = new AgentSide(name, folder.resolve(name), AgentSide.Sizes.AMPLE, random, loops, name);
      agents.add(agent);
      agent.startClient(new PushConfig(both, null), AgentSide.hasty(Duration.ofSeconds(2)));
    }
  }

  @AfterEach
  void stop() throws IOException {
    for (AgentSide agent : agents) {
      agent.close();
    }
    for (FaultProxy way : ways) {
      way.close();
    }
    collectors.forEach(Collector::close);
    loops.close();
    cluster.close();
  }

  /// The way to either collector is cut, is gone for a while or leads to one that was just started again; never to both.
  @Test
  void agentsThatMoveBetweenThemLoseAndDoubleNothing() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int one = random.nextInt(ways.size());
      FaultProxy way = ways.get(one);
      switch (random.nextInt(4)) {
        case 0 -> way.cutAll();
        case 1 -> {
          collectors.get(one).close();
          tell();
          collectors.set(one, startCollector());
          way.leadTo(collectors.get(one).pushAddress());
        }
        default -> {
          way.down();
          tell();
          awaitDelivered();
          way.up();
        }
      }
      tell();
    }
    awaitDelivered();
    for (AgentSide agent : agents) {
      assertTrue(
          agent.status().collectors().stream().allMatch(collector -> collector.lastWelcome() != null),
          agent.name() + " came to both");
    }
    assertEverythingOnce();
  }

  @Test
  void whatIsToldWhileTheServerIsAwayForMinutesComesAfterwards() throws Exception {
    tell();
    awaitDelivered();
    cluster.stop();
    List<Long> settled = agents.stream().map(agent -> agent.status().settled()).toList();
    for (long end = System.nanoTime() + AWAY.toNanos(); System.nanoTime() - end < 0;) {
      tell();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    assertEquals(settled, agents.stream().map(agent -> agent.status().settled()).toList());
    for (AgentSide agent : agents) {
      assertEquals(agent.rows() - 1, agent.status().pending());
    }
    cluster.start();
    awaitDelivered();
    assertEverythingOnce();
  }

  private void tell() throws IOException {
    for (AgentSide agent : agents) {
      agent.tell(1 + random.nextInt(5));
    }
  }

  private void awaitDelivered() {
    agents.forEach(AgentSide::awaitDelivered);
  }

  private void assertEverythingOnce() throws Exception {
    for (AgentSide agent : agents) {
      agent.stopClient();
    }
    for (AgentSide agent : agents) {
      assertEquals(new DeliveryCheck.Tally(0, 0), DeliveryCheck.assertExactlyOnce(agent, store));
    }
  }

  private Collector startCollector() throws IOException {
    return Collector.start(new CollectorConfig(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ListenAddress.loopback(0), folder, Optional.of(store), 26, CivilMonth.CONTRACT_ZONE, 95,
        Optional.empty(), AGENTS.stream().map(AgentConfig::new).toList(), Network.EMPTY), new SystemTime());
  }
}
