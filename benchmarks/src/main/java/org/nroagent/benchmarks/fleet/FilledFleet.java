package org.nroagent.benchmarks.fleet;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.collector.store.AnnouncedDirectory;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.Incoming;
import org.nroagent.collector.store.Opening;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;
import org.nroagent.protocol.Message.EventExtent;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Octets;

/// A store of 5000 agents of one device each, up to now: two hours of slots and twenty events of every one, with a hundred
/// interfaces, and 35 days of slots of the forty agents whose interfaces are gates, with four.
final class FilledFleet {
  static final int AGENTS = 5_000;
  private static final int GATES = 20;
  private static final int INTERFACES_OF_A_GATE = 2;
  private static final int PLAQUES = 10;
  private static final int INTERFACES = 100;
  private static final int INTERFACES_BESIDE_GATES = 4;
  private static final int SLOTS_OF_GATES = 35 * 288;
  private static final int SLOTS_OF_OTHERS = 24;
  private static final int EVENTS = 20;
  private static final int RECORDS_AT_ONCE = 256;
  private static final int AGENTS_AT_ONCE = 50;
  private static final long MOST_OCTETS = 10_000_000_000L / 8 * 300;
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;

  private final SlotStore store;
  private final Instant end = GRID.startOf(Instant.now());
  private final SplittableRandom random = new SplittableRandom(5);

  private FilledFleet(SlotStore store) {
    this.store = store;
  }

  /// Fills an empty store.
  static void fill(StoreLocation location) throws IOException {
    try (SlotStore store = SlotStore.open(location, new SystemTime())) {
      FilledFleet fleet = new FilledFleet(store);
      List<CompletableFuture<?>> pending = new ArrayList<>();
      for (int agent = 0; agent < AGENTS; agent++) {
        pending.add(fleet.agent(agent));
        if (pending.size() == AGENTS_AT_ONCE || isOfAGate(agent)) {
          pending.forEach(CompletableFuture::join);
          pending.clear();
        }
      }
      pending.forEach(CompletableFuture::join);
    }
  }

  /// The agents, plaques and gates in the collector's configuration.
  static String configuration() {
    return "agents:\n"
        + IntStream.range(0, AGENTS).mapToObj(agent -> "  - name: " + name(agent) + "\n")
            .collect(Collectors.joining())
        + "plaques:\n" + IntStream.range(0, PLAQUES).mapToObj(i -> "  - name: plaque-" + i + "\n")
            .collect(Collectors.joining())
        + "gates:\n" + IntStream.range(0, GATES).mapToObj(FilledFleet::gate).collect(Collectors.joining());
  }

  private static String gate(int gate) {
    return "  - name: gate-" + gate + "\n    plaque: plaque-" + gate % PLAQUES + "\n    capacityMbps: 20000\n"
        + "    interfaces:\n" + IntStream.range(0, INTERFACES_OF_A_GATE)
            .map(i -> gate * INTERFACES_OF_A_GATE + i)
            .mapToObj(
                agent -> "      - {agent: " + name(agent) + ", interface: " + interfaceId(agent, 0) + "}\n")
            .collect(Collectors.joining());
  }

  private static String name(int agent) {
    return String.format(Locale.ROOT, "agent-%04d", agent);
  }

  private static String device(int agent) {
    return String.format(Locale.ROOT, "hub-%04d", agent);
  }

  private static String interfaceId(int agent, int port) {
    return device(agent) + ".xe-0-0-" + port;
  }

  private CompletableFuture<?> agent(int agent) {
    Epoch epoch = new Epoch(agent, 1);
    Hello hello = new Hello(name(agent), "nro-agent 0.1.0", GRID.seconds(), Instant.now(), epoch, 1,
        slots(agent), Optional.of(new EventExtent(epoch, 1, EVENTS)), Optional.of(new Octets(new byte[32])));
    return store.open(hello).thenCompose(opening -> all(opening, agent));
  }

  private CompletableFuture<?> all(Opening opening, int agent) {
    AnnouncedDirectory directory = new AnnouncedDirectory(
        new ColumnDirectory(List.of(new ColumnDirectory.Device(
            device(agent), IntStream.range(0, interfaces(agent)).mapToObj(
                port -> new ColumnDirectory.Column(interfaceId(agent, port), "xe-0/0/" + port, 0))
                .toList()))));
    List<CompletableFuture<?>> pending = new ArrayList<>();
    for (int first = 0; first < slots(agent); first += RECORDS_AT_ONCE) {
      pending.add(records(opening.stream(), directory, agent, first));
    }
    pending.add(store.deliverEvents(opening.events().orElseThrow().stream(), events(agent)));
    return CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<?> records(AgentStream stream, AnnouncedDirectory directory, int agent,
      int first) {
    int slots = slots(agent);
    return store.deliver(stream, new Delivery(IntStream.range(first, Math.min(first + RECORDS_AT_ONCE, slots))
        .mapToObj(i -> new Incoming(i + 1L, i, directory,
            new SlotRecord.Row(device(agent), GRID.plus(end, i - slots), row(agent))))
        .toList(), List.of()));
  }

  private static int slots(int agent) {
    return isOfAGate(agent) ? SLOTS_OF_GATES : SLOTS_OF_OTHERS;
  }

  private static int interfaces(int agent) {
    return isOfAGate(agent) ? INTERFACES_BESIDE_GATES : INTERFACES;
  }

  private static boolean isOfAGate(int agent) {
    return agent < GATES * INTERFACES_OF_A_GATE;
  }

  private List<Slot> row(int agent) {
    return IntStream.range(0, interfaces(agent)).<Slot>mapToObj(
        _ -> new Slot.Metered(random.nextLong(MOST_OCTETS), random.nextLong(MOST_OCTETS), false)).toList();
  }

  private List<EventItem> events(int agent) {
    return LongStream.rangeClosed(1, EVENTS).mapToObj(sequence -> {
      boolean down = sequence % 2 == 1;
      StateEvent event = new StateEvent(sequence, end.minusSeconds(60 * (EVENTS - sequence)),
          Optional.empty(),
          device(agent), new Subject(Subject.Kind.INTERFACE, "xe-0/0/1"), Aspect.OPER_STATUS,
          down ? "up" : "down",
          down ? "down" : "up", Cause.UNKNOWN, Origin.POLL);
      return new EventItem(sequence, (int) sequence, new Octets(StateEventCodec.encode(event)));
    }).toList();
  }
}
