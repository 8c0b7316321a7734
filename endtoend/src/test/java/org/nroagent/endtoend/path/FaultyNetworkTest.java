package org.nroagent.endtoend.path;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.lab.network.Fault;
import org.nroagent.lab.network.Fault.Way;
import org.nroagent.lab.network.SeededFaults;

/// Real rings, push client, ingest server and store over a network on which almost every
/// connection fails in some way, with crashes of either side. The store holds every slot and every event once.
class FaultyNetworkTest {
  private static final int ROUNDS = 40;
  private static final Duration DEAD = Duration.ofMillis(300);
  private static final Duration LONGEST_FAULT = Duration.ofMillis(400);

  @TempDir
  private Path folder = Path.of("");
  private volatile boolean calm;

  enum Transport {
    PLAIN, TLS
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, 20261121, true", "PLAIN, 4, false", "TLS, 7, false"})
  void everySlotAndEveryEventIsThereOnce(Transport transport, long seed, boolean ample) throws Exception {
    System.out.println("faulty network over " + transport + ", seed " + seed);
    Random random = new Random(seed);
    SeededFaults faults = new SeededFaults(new Random(random.nextLong()), LONGEST_FAULT);
    AgentSide.Sizes sizes = ample ? AgentSide.Sizes.AMPLE : AgentSide.Sizes.SMALL;
    try (DeliveryBench bench = new DeliveryBench(folder, sizes, new Random(random.nextLong()),
        tls(transport), DEAD, () -> calm ? new Fault.None() : faults.get())) {
      bench.startClient();
      for (int round = 0; round < ROUNDS; round++) {
        tell(bench, random, ample ? 4 : 40);
        happen(bench, random);
      }
      calm = true;
      bench.network().cutAll();
      bench.awaitDelivered();
      bench.stopClient();
      bench.stopCollector();
      DeliveryCheck.assertExactlyOnce(bench.agent(), bench.collectorFolder());
    }
  }

  /// Without TLS the frames' own checksum must find it; with TLS the connection's does.
  @ParameterizedTest
  @EnumSource
  void noCorruptedOctetIsStored(Transport transport) throws Exception {
    Random random = new Random(11);
    try (DeliveryBench bench = new DeliveryBench(folder, AgentSide.Sizes.AMPLE, random, tls(transport),
        Duration.ofSeconds(2), Fault.None::new)) {
      bench.startClient();
      for (int octet = 0; octet < 400; octet += 1 + random.nextInt(20)) {
        Way way = random.nextInt(4) == 0 ? Way.DOWN : Way.UP;
        bench.network().cutAllAndPlan(new Fault.Corrupt(way, octet, 1 << random.nextInt(8)));
        bench.tell(1);
        bench.awaitDelivered();
      }
      bench.stopClient();
      bench.stopCollector();
      DeliveryCheck.assertExactlyOnce(bench.agent(), bench.collectorFolder());
    }
  }

  private static void tell(DeliveryBench bench, RandomGenerator random, int most) throws Exception {
    int slots = 1 + random.nextInt(most);
    for (int i = 0; i < slots; i++) {
      bench.tell(1 + random.nextInt(5));
    }
  }

  private static void happen(DeliveryBench bench, RandomGenerator random) throws Exception {
    switch (random.nextInt(10)) {
      case 0 -> bench.crashAgent();
      case 1 -> bench.crashCollector();
      case 2 -> bench.network().cutAll();
      case 3 -> {
        bench.stopCollector();
        tell(bench, random, 20);
        bench.startCollector();
      }
      case 4, 5 -> bench.awaitDelivered();
      default -> {
        // The network does enough.
      }
    }
  }

  private Optional<DeliveryBench.Tls> tls(Transport transport) throws Exception {
    return transport == Transport.TLS
        ? Optional.of(DeliveryBench.Tls.create(folder.resolve("tls")))
        : Optional.empty();
  }
}
