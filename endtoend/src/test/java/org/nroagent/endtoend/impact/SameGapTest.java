package org.nroagent.endtoend.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.agent.http.AgentHttp;
import org.nroagent.collector.impact.DataCount;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.inventory.BaseStation;
import org.nroagent.collector.inventory.BaseStation.Technology;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.collector.store.AnnouncedDirectory;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.Incoming;
import org.nroagent.collector.store.Opening;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.Slot;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.incident.CutOffGap;
import org.nroagent.model.incident.SlotTraffic;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.protocol.Message.EventExtent;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Octets;

/// The traffic that an incident took is the same whoever tells it: the agent from its rings, or the collector from what came of
/// them [R 3(5), 6(3)].
class SameGapTest {
  /// In these weeks the clock is put back.
  private static final Instant FROM = Instant.parse("2026-10-12T00:00:00Z");
  private static final Instant JUDGED = Instant.parse("2026-11-10T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-16T00:00:00Z");
  private static final int MOST_EVENTS = 100_000;
  private static final int PLACES = 2;

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void agentAndCollectorFindTheSameGap(long seed) throws Exception {
    RandomOutages outages = new RandomOutages(seed, FROM, NOW);
    Map<DataNetwork, Integer> compared = new EnumMap<>(DataNetwork.class);
    try (SlotStore store = SlotStore.open(folder, new ManualTime(NOW));
        AgentHttp agent = AgentHttp.start(ListenAddress.loopback(0),
            new AgentOfOutages(outages).view(NOW));
        HttpClient client = HttpClient.newHttpClient()) {
      deliver(store, outages);
      for (OperatorIncident incident : new OperatorImpact(inventory(),
          Regulations.shipped(Regulations.LUXEMBOURG), store.reader()).within(JUDGED, NOW).incidents()) {
        for (Map.Entry<DataNetwork, DataCount> count : incident.judged().data().entrySet()) {
          if (incident.members().size() == 1 && count.getValue() instanceof DataCount.ByTraffic traffic) {
            compared.merge(count.getKey(), compare("seed " + seed + ", " + incident.id() + " " + count
                .getKey(), traffic,
                traffic(client, agent.address().getPort(), incident.id().number(), count.getKey())),
                Integer::sum);
          }
        }
      }
    }
    for (DataNetwork network : DataNetwork.values()) {
      assertTrue(compared.getOrDefault(network, 0) > 50, "only " + compared + " gaps were compared");
    }
  }

  private static int compare(String what, DataCount.ByTraffic traffic, JsonNode agent) {
    Map<String, JsonNode> slots = new TreeMap<>();
    agent.path("slots").forEach(slot -> slots.put(slot.path("slot").asText(), slot));
    List<String> gaps = new ArrayList<>();
    agent.path("gaps").forEach(gap -> gaps.add(text(gap, "from", "to", "gapMbps", "basis")));
    for (CutOffGap gap : traffic.gaps()) {
      SlotTraffic slot = gap.slot();
      JsonNode same = slots.get(slot.from().toString());
      assertTrue(same != null, () -> what + ": the agent has no slot " + slot.from());
      assertEquals(
          List.of(shown(slot.measuredMbps()), shown(slot.expected().map(ExpectedTraffic::mbps)),
              shown(slot.gapMbps()),
              slot.expected().map(each -> each.basis().name() + " " + each.weeks()).orElse("null 0"))
              .toString(),
          List.of(text(same, "measuredMbps"), text(same, "expectedMbps"), text(same, "gapMbps"),
              text(same, "basis", "weeks")).toString(),
          () -> what + " in slot " + slot.from());
    }
    assertEquals(traffic.gaps().stream()
        .map(gap -> gap.from() + " " + gap.to() + " " + shown(gap.mbps()) + " " + gap.basis()).toList(), gaps,
        what);
    return gaps.size();
  }

  private static String shown(Optional<Fraction> mbps) {
    return mbps.map(each -> each.toDecimal(PLACES).toString()).orElse("null");
  }

  private static String text(JsonNode node, String... names) {
    return Stream.of(names).map(name -> node.path(name).asText()).collect(Collectors.joining(" "));
  }

  private static JsonNode traffic(HttpClient client, int port, long number, DataNetwork network)
      throws IOException, InterruptedException {
    String body = client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/incidents/" + number))
            .build(),
        HttpResponse.BodyHandlers.ofString()).body();
    return JsonMapper.builder().build().readTree(body)
        .path(network == DataNetwork.FIXED ? "traffic" : "mobileTraffic");
  }

  private static Inventory inventory() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    List<Nro> nros = List.of(nro("n1", day, "lag-1", "lag-2"), nro("n2", day, "lag-3"));
    BaseStation station = new BaseStation("bs-1", "X", "n2", List.of(new Technology("4G", day,
        Optional.empty(), List.of(new InterfaceRef("a1", AgentOfOutages.id(RandomOutages.STATION))))));
    return new Inventory(nros, List.of(station), List.of(), List.of(), List.of(),
        List.of(new OperatorTotals(day, Amounts.NONE, OptionalLong.of(100_000), OptionalLong.empty())),
        List.of(new ReferenceSpeed(DataNetwork.FIXED, new HalfYear(2026, 1), Fraction.of(1, 2)),
            new ReferenceSpeed(DataNetwork.MOBILE, new HalfYear(2026, 1), Fraction.of(1, 4))));
  }

  private static Nro nro(String name, LocalDate day, String... accesses) {
    return new Nro(name, "ABC", "north", day, day, Optional.empty(), List.of("g1"),
        List.of(accesses).stream().map(access -> new InterfaceRef("a1", AgentOfOutages.id(access))).toList(),
        List.of());
  }

  private static void deliver(SlotStore store, RandomOutages outages) {
    Epoch epoch = new Epoch(1, 2);
    Opening opening = store.open(new Hello("a1", "test 1", RandomOutages.GRID.seconds(), NOW, epoch, 1,
        MOST_EVENTS, Optional.of(new EventExtent(epoch, 1, outages.events.size())), Optional.empty())).join();
    store.deliver(opening.stream(), new Delivery(rows(outages), List.of())).join();
    List<EventItem> events = outages.events.stream().map(event -> new EventItem(event.sequence(), 0,
        new Octets(StateEventCodec.encode(event)))).toList();
    store.deliverEvents(opening.events().orElseThrow().stream(), events).join();
  }

  private static List<Incoming> rows(RandomOutages outages) {
    List<String> accesses = List.copyOf(RandomOutages.PLACES.keySet());
    List<ColumnDirectory.Column> columns = accesses.stream()
        .map(access -> new ColumnDirectory.Column(AgentOfOutages.id(access), access, 0)).toList();
    AnnouncedDirectory directory = new AnnouncedDirectory(
        new ColumnDirectory(List.of(new ColumnDirectory.Device(RandomOutages.SPOKE, columns),
            new ColumnDirectory.Device(ToldServices.DEVICE, List.of()))));
    List<Incoming> rows = new ArrayList<>();
    for (Instant slot = FROM; slot.isBefore(NOW); slot = RandomOutages.GRID.next(slot)) {
      Instant start = slot;
      List<Slot> values = accesses.stream()
          .map(access -> outages.slots.getOrDefault(access, Map.of()).get(start)).toList();
      rows.add(new Incoming(rows.size() + 1L, 0, directory,
          new SlotRecord.Row(RandomOutages.SPOKE, slot, values)));
      RowImpact impact = outages.rows.get(slot);
      if (impact != null) {
        rows.add(new Incoming(rows.size() + 1L, 0, directory,
            SlotRecord.Row.ofServices(ToldServices.DEVICE, slot, impact)));
      }
    }
    return rows;
  }
}
