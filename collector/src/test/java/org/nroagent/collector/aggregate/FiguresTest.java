package org.nroagent.collector.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.collector.Samples.SLOT;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Sum;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.collector.store.AnnouncedDirectory;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.Incoming;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SlotRecord;

/// Gates of two agents, fed in any order with repeats, against sums made by hand.
class FiguresTest {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(Samples.HUB);
  private static final SettableTime TIME = new SettableTime(SLOT.plusSeconds(86_400));
  private static @Nullable Path folder;
  private static @Nullable SlotStore store;
  private static int tries;

  /// What one agent knows of its slots: -1 is missing, -2 nothing; an amendment may give what is missing.
  private record Truth(List<Long> rows, List<Long> amendments) {
    static Truth random(Random random, int slots) {
      Truth truth = new Truth(new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < slots; i++) {
        int kind = random.nextInt(10);
        truth.rows.add(kind == 0 ? -2 : kind <= 2 ? -1 : random.nextLong(Slot.MAX_OCTETS / 2));
        truth.amendments.add(kind == 1 ? random.nextLong(Slot.MAX_OCTETS / 2) : -1);
      }
      return truth;
    }

    long value(int slot) {
      return rows.get(slot) == -1 && amendments.get(slot) >= 0 ? amendments.get(slot) : rows.get(slot);
    }

    List<SlotRecord> records() {
      List<SlotRecord> records = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i) > -2) {
          records.add(Samples.row(SLOT.plusSeconds(300L * i), rows.get(i), 7));
        }
        if (amendments.get(i) >= 0) {
          records.add(new SlotRecord.Amendment("hub1", SLOT.plusSeconds(300L * i), 0,
              new Slot.Metered(amendments.get(i), 2 * amendments.get(i), true)));
        }
      }
      return records;
    }
  }

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("gate-figures");
    store = SlotStore.open(folder, TIME);
  }

  @AfterContainer
  static void close() throws IOException {
    store().close();
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 40)
  void figureIsThatOfTheSummedSlots(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int slots) {
    Random random = new Random(seed);
    int number = tries++;
    List<String> agents = List.of("a" + number, "b" + number);
    GateConfig gate = new GateConfig("gate", Optional.empty(), Optional.empty(), BigDecimal.TEN,
        agents.stream().map(agent -> new InterfaceRef(agent, "hub1.lag-1")).toList());
    Figures figures = new Figures(ZoneId.of("Europe/Paris"), 95, store().reader(), TIME);
    store().onCommit(figures::accept);
    List<Truth> truths = agents.stream().map(_ -> Truth.random(random, slots)).toList();
    for (int i = 0; i < agents.size(); i++) {
      deliver(agents.get(i), truths.get(i).records(), random,
          () -> figures.report(gate, new CapacityRule(70, 1)));
    }
    List<Long> sums = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      int at = slot;
      if (truths.stream().allMatch(truth -> truth.value(at) >= 0)) {
        sums.add(truths.stream().mapToLong(truth -> truth.value(at)).sum());
      }
    }
    assertEquals(naive(sums), figures.report(gate, new CapacityRule(70, 1)).current().in());
    assertEquals(naive(sums.stream().map(sum -> 2 * sum).toList()),
        figures.report(gate, new CapacityRule(70, 1)).current().out());
    assertEquals(sums.size(), figures.report(gate, new CapacityRule(70, 1)).current().validSlots());
    SummedSlots read = figures.slots(Aggregate.of(gate), SLOT, SLOT.plusSeconds(300L * slots));
    List<Long> again = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      if (read.metered(i)) {
        again.add(read.in(i));
      }
    }
    assertEquals(sums, again);
  }

  /// A LAG of two less its multicast, against sums made by hand.
  @Property(tries = 20)
  void whatIsTakenOffIsTakenOffSlotBySlot(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int slots) {
    Random random = new Random(seed);
    int number = tries++;
    List<String> agents = List.of("a" + number, "b" + number, "multicast" + number);
    List<InterfaceRef> refs = agents.stream().map(agent -> new InterfaceRef(agent, "hub1.lag-1")).toList();
    Aggregate unicast = new Aggregate(Aggregate.Kind.UNICAST, "gate",
        new Sum(refs.subList(0, 2), refs.subList(2, 3)));
    Figures figures = new Figures(ZoneId.of("Europe/Paris"), 95, store().reader(), TIME);
    store().onCommit(figures::accept);
    List<Truth> truths = agents.stream().map(_ -> Truth.random(random, slots)).toList();
    CivilMonth month = figures.current();
    for (int i = 0; i < agents.size(); i++) {
      deliver(agents.get(i), truths.get(i).records(), random, () -> figures.figure(unicast, month));
    }
    List<Long> sums = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      int at = slot;
      long sum = truths.get(0).value(at) + truths.get(1).value(at) - truths.get(2).value(at);
      if (truths.stream().allMatch(truth -> truth.value(at) >= 0) && sum >= 0) {
        sums.add(sum);
      }
    }
    AggregateFigure figure = figures.figure(unicast, month);
    assertEquals(naive(sums), figure.figure().in());
    for (int i = 0; i < refs.size(); i++) {
      Truth truth = truths.get(i);
      long present = IntStream.range(0, slots).filter(slot -> truth.value(slot) >= 0).count();
      assertEquals(new PartCoverage(refs.get(i), Math.toIntExact(present)), figure.parts().get(i));
    }
  }

  private static void deliver(String agent, List<SlotRecord> records, Random random, Runnable between) {
    AgentStream stream = store().open(Samples.hello(agent, new Epoch(1, 1), 0)).join().stream();
    List<Incoming> incoming = new ArrayList<>();
    for (SlotRecord record : records) {
      incoming.add(new Incoming(incoming.size() + 1L, incoming.size(), DIRECTORY, record));
    }
    List<Incoming> sent = new ArrayList<>(incoming);
    sent.addAll(incoming.subList(0, incoming.size() / 3));
    Collections.shuffle(sent, random);
    for (int from = 0; from < sent.size(); from += 8) {
      store().deliver(stream, new Delivery(sent.subList(from, Math.min(sent.size(), from + 8)), List.of()))
          .join();
      between.run();
    }
  }

  private static @Nullable DirectionFigure naive(List<Long> values) {
    if (values.isEmpty()) {
      return null;
    }
    List<Long> ascending = values.stream().sorted().toList();
    int discarded = ascending.size() * 5 / 100;
    int rank = ascending.size() - discarded;
    return new DirectionFigure(ascending.size(), discarded, rank, ascending.get(rank - 1));
  }

  private static SlotStore store() {
    if (store == null) {
      throw new IllegalStateException("opened before the first try");
    }
    return store;
  }

  private static Path folder() {
    if (folder == null) {
      throw new IllegalStateException("created before the first try");
    }
    return folder;
  }
}
