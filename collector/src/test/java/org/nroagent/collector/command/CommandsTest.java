package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.hello;
import static org.nroagent.collector.Samples.row;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.collector.store.AnnouncedDirectory;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.EventStream;
import org.nroagent.collector.store.Incoming;
import org.nroagent.collector.store.SlotStore;

class CommandsTest {
  private static final String CONFIG = """
      plain: true
      dataDirectory: data
      agents: [{name: a1}]
      plaques: [{name: north}]
      gates:
        - name: gate-1
          plaque: north
          operator: Client
          capacityMbps: 20000
          interfaces: [{agent: a1, interface: hub1.lag-1}]
        - name: gate-2
          plaque: north
          capacityMbps: 20000
          interfaces: [{agent: a1, interface: hub1.lag-2}]
      """;

  @TempDir
  Path folder;
  private Path config;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeConfig() throws IOException {
    config = Files.writeString(folder.resolve("collector.yaml"), CONFIG);
  }

  @Test
  void rightConfigurationEndsWith0() {
    assertEquals(0, execute("check-config", "--config", config.toString()));
    assertTrue(out.toString().contains("no errors"), out.toString());
  }

  @Test
  void wrongConfigurationEndsWith2AndNamesThePlace() throws IOException {
    Files.writeString(config, CONFIG.replace("gates:", "gate:"));
    assertEquals(2, execute("check-config", "--config", config.toString()));
    assertTrue(err.toString().contains("collector.yaml:5: gate: unknown key; did you mean 'gates'?"),
        err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void exportsAGateWhileTheCollectorRuns() {
    try (SlotStore store = SlotStore.open(folder.resolve("data"), new SettableTime(SLOT))) {
      fill(store);
      assertEquals(0, export("--gate", "gate-1"), err.toString());
    }
    assertEquals("""
        slot,in_octets,out_octets
        2026-11-10T08:00:00Z,10,20
        2026-11-10T08:05:00Z,,
        """, out.toString());
  }

  @Test
  void exportsAPlaqueAndAnOperatorAsSums() {
    try (SlotStore store = SlotStore.open(folder.resolve("data"), new SettableTime(SLOT))) {
      fill(store);
    }
    assertEquals(0, export("--plaque", "north"), err.toString());
    assertTrue(out.toString().contains("2026-11-10T08:00:00Z,30,60"), out.toString());
    assertEquals(0, export("--operator", "Client"), err.toString());
    assertTrue(out.toString().contains("2026-11-10T08:00:00Z,10,20"), out.toString());
    assertEquals(2, export("--plaque", "south"));
    assertTrue(err.toString().contains("nothing is metered of plaque 'south'; there is: north"),
        err.toString());
  }

  @Test
  void exportsAsJson() {
    try (SlotStore store = SlotStore.open(folder.resolve("data"), new SettableTime(SLOT))) {
      fill(store);
    }
    assertEquals(0, export("--gate", "gate-1", "--format", "json"), err.toString());
    assertEquals("{\"kind\":\"gate\",\"name\":\"gate-1\",\"slotSeconds\":300,\"slots\":["
        + "{\"slot\":\"2026-11-10T08:00:00Z\",\"inOctets\":10,\"outOctets\":20},"
        + "{\"slot\":\"2026-11-10T08:05:00Z\",\"inOctets\":null,\"outOctets\":null}]}",
        out.toString().strip());
    assertEquals(2, export("--events", "--format", "json"));
  }

  @Test
  void exportsEventsInTheOrderOfTheirTimesHoweverMany() {
    try (SlotStore store = SlotStore.open(folder.resolve("data"), new SettableTime(SLOT))) {
      EventStream stream = store.open(SampleEvents.hello("a1", SampleEvents.EVENTS, 1, 0)).join().events()
          .orElseThrow().stream();
      store.deliverEvents(stream, SampleEvents.items(1, 2_500)).join();
      assertEquals(0, exportEvents("--agent", "a1", "--device", "hub1"), err.toString());
    }
    List<String> lines = out.toString().lines().toList();
    assertEquals(1 + 599, lines.size());
    assertTrue(lines.getFirst().startsWith("arrival,agent,sequence,at,"), lines.getFirst());
    assertEquals(
        "1,a1,1,2026-11-10T08:00:01Z,,hub1,lag,lag-1,operStatus,up,down,unknown,,poll,2026-11-10T08:00:00Z",
        lines.get(1));
    assertTrue(lines.getLast().startsWith("599,a1,599,"), lines.getLast());
    assertEquals(0, exportEvents("--agent", "a2"));
    assertEquals(601, out.toString().lines().count());
    assertEquals(2, export("--gate", "gate-1", "--agent", "a1"));
    assertTrue(err.toString().contains("--agent and --device go with --events"), err.toString());
  }

  @Test
  void exportSaysWhatIsWrong() {
    assertEquals(1, export("--gate", "gate-1"));
    assertTrue(err.toString().contains("there is no store in"), err.toString());
    SlotStore.open(folder.resolve("data"), new SettableTime(SLOT)).close();
    assertEquals(2, export("--gate", "gate-3"));
    assertTrue(err.toString().contains("nothing is metered of gate 'gate-3'; there is: gate-1, gate-2"),
        err.toString());
    assertEquals(2,
        execute("export", "--config", config.toString(), "--gate", "gate-1", "--from", "yesterday",
            "--to", "2026-11-10T09:00:00Z"));
  }

  @Test
  void unknownCommandEndsWith2() {
    assertEquals(2, execute("bill-me"));
  }

  private int export(String... subject) {
    return execute(Stream.concat(Stream.of("export", "--config", config.toString(), "--from",
        "2026-11-10T09:00:00+01:00", "--to", "2026-11-10T08:10:00Z"), Stream.of(subject))
        .toArray(String[]::new));
  }

  private int exportEvents(String... filter) {
    return export(Stream.concat(Stream.of("--events"), Stream.of(filter)).toArray(String[]::new));
  }

  private static void fill(SlotStore store) {
    AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
    store.deliver(stream, new Delivery(
        List.of(new Incoming(1, 1, new AnnouncedDirectory(HUB), row(SLOT, 10, 20))), List.of())).join();
  }

  private int execute(String... arguments) {
    return Commands.execute(new PrintWriter(out), new PrintWriter(err), new SettableTime(SLOT), arguments);
  }
}
