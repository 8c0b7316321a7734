package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.SampleFigures;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.store.EventStream;
import org.nroagent.collector.store.PostgresServer;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// The same month in a store of either kind: every command that reads one says the same of both.
class CommandsPostgresIT {
  private static final Instant AFTER = Instant.parse("2026-12-31T23:00:00Z");
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final int EVENTS = 1_500;
  private static final String NETWORK = """
      plain: true
      agents: [{name: a1}]
      clients: [{trigramme: ABC, name: Example ISP}]
      plaques: [{name: north}]
      gates:
        - {name: bordeaux, client: ABC, operator: Example & Co, collection: regional, capacityMbps: 10000, unicast: all,
           interfaces: [{agent: a1, interface: hub1.bordeaux}]}
        - {name: paris, client: ABC, collection: national, capacityMbps: 10000, unicast: all,
           interfaces: [{agent: a1, interface: hub1.paris}], inService: 2026-10-05}
        - {name: direct, plaque: north, operator: Example & Co, capacityMbps: 10000, interfaces: [{agent: a1, interface: hub1.direct}]}
      """;

  @TempDir
  static Path folder;
  private static final PostgresServer SERVER = PostgresServer.shared();
  private static final StoreLocation.Postgres DATABASE = SERVER.createDatabase();

  @BeforeAll
  static void storeAMonthTwice() throws IOException {
    fill(new StoreLocation.Folder(folder.resolve("data")));
    fill(DATABASE);
    Files.writeString(folder.resolve("sqlite.yaml"), NETWORK + "dataDirectory: data\n");
    Path password = Files.writeString(folder.resolve("password"), DATABASE.password().reveal());
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("postgresql.yaml"), NETWORK
        + "postgresql: {url: \"%s\", user: %s, passwordFile: password}%n".formatted(DATABASE.url(),
            DATABASE.user()));
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/all.yaml"), """
        nros:
          - {name: n1, client: ABC, plaque: north, available: 2026-01-01, gates: [bordeaux, paris],
             lines: [{from: 2026-01-01, count: 1800}], interfaces: [{agent: a1, interface: hub1.n1}]}
        tickets:
          - {id: T1, client: ABC, nros: [n1], cause: provider, outage: total, detected: 2026-03-10T08:50:00Z,
             opened: 2026-03-10T09:00:00Z, restored: 2026-03-11T15:00:00Z}
        annualFees: [{client: ABC, plaque: north, year: 2026, euros: 50000}]
        sessions: [{operator: Example & Co, at: 2026-10-10T10:00:00Z, count: 200}]
        """);
  }

  @AfterAll
  static void drop() {
    SERVER.dropDatabase(DATABASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bill --month 2026-10", "bill --month 2026-10 --format json",
      "availability --year 2026",
      "availability --year 2026 --format json", "reference-speed --half-year 2026-H2 --format json",
      "export --gate bordeaux", "export --plaque north", "export --client ABC --format json",
      "export --nro n1",
      "export --operator Example_&_Co", "export --events", "export --events --agent a1 --device hub1",
      "figures --month 2026-10", "figures --month 2026-10 --all --format json"})
  void everyCommandAnswersAsOnSqlite(String command) {
    String answer = answer("sqlite.yaml", command);
    assertTrue(answer.startsWith("0\n") && answer.length() > 300, answer);
    assertEquals(answer, answer("postgresql.yaml", command));
  }

  private static String answer(String config, String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Stream<String> words = Stream.concat(
        Stream.of(command.split(" ", -1)).map(word -> word.replace('_', ' ')),
        Stream.of("--config", folder.resolve(config).toString()));
    Stream<String> times = command.startsWith("export")
        ? Stream.of("--from", "2026-10-01T00:00:00+02:00", "--to", "2026-12-01T00:00:00+01:00")
        : Stream.empty();
    int code = Commands.execute(new PrintWriter(out), new PrintWriter(err), new SettableTime(AFTER),
        Stream.concat(words, times).toArray(String[]::new));
    return code + "\n" + out + err;
  }

  /// Some slots are missing, so that figures have a coverage.
  private static void fill(StoreLocation location) {
    Random random = new Random(20_261_121);
    try (SlotStore store = SlotStore.open(location, new SettableTime(AFTER))) {
      StoredMonth.fill(store, "a1", OCTOBER, List.of("hub1.bordeaux", "hub1.paris", "hub1.direct", "hub1.n1"),
          (_, _) -> random.nextInt(100) == 0
              ? new Slot.Missing(MissingReason.COLUMN_LOST)
              : new Slot.Metered(random.nextLong(1L << 37), random.nextLong(1L << 37), false),
          slot -> OptionalLong.of(48_000 + slot));
      EventStream stream = store.open(SampleEvents.hello("a1", SampleEvents.EVENTS, 1, EVENTS)).join()
          .events()
          .orElseThrow().stream();
      for (long first = 1; first <= EVENTS; first += 100) {
        store.deliverEvents(stream, SampleEvents.items(first, first + 99)).join();
      }
      for (int i = 1; i <= 4; i++) {
        int told = i;
        store.deliverEvents(stream, List.of(SampleEvents.item(SampleFigures.event(EVENTS + i,
            SampleFigures.told(i == 1 ? "hub1.bordeaux" : "hub1.never-" + i, OCTOBER,
                slot -> new Slot.Metered((long) slot * told, 0, false)),
            OCTOBER.end())))).join();
      }
    }
  }
}
