package org.nroagent.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Secret;

class CollectorConfigReaderTest {
  private static final String GOOD = """
      listen: 127.0.0.1:9485
      plain: true
      dataDirectory: data
      agents:
        - name: hub1-agent
        - name: hub2-agent
      plaques:
        - name: north
      gates:
        - name: gate-1
          plaque: north
          operator: Client & Co
          capacityMbps: 20000
          interfaces:
            - {agent: hub1-agent, interface: hub1.lag-1}
            - {agent: hub2-agent, interface: hub2.lag-1}
      """;

  @TempDir
  Path folder;

  @Test
  void readsWhatIsConfiguredAndFillsInTheRest() throws ConfigurationException {
    CollectorConfig config = read(GOOD);
    assertEquals(folder.resolve("data"), config.dataDirectory());
    assertEquals("Europe/Paris", config.zone().getId());
    assertEquals(9490, config.http().address().getPort());
    assertTrue(config.tls().isEmpty());
    Network.GateConfig gate = config.network().gates().getFirst();
    assertEquals(DatedCapacity.always(new BigDecimal("20000")), gate.capacity());
    assertEquals("hub2-agent~hub2.lag-1", gate.interfaces().get(1).toString());
  }

  @Test
  void aCapacityMayChangeOnDays() throws ConfigurationException {
    DatedCapacity capacity = read(GOOD.replace("capacityMbps: 20000",
        "capacityMbps: [{from: 2026-01-01, mbps: 10000}, {from: 2026-11-10, mbps: 20000}]")).network()
        .gates().getFirst().capacity();
    assertEquals(Optional.empty(), capacity.on(LocalDate.of(2025, 12, 31)));
    assertEquals(Optional.of(new BigDecimal(10000)), capacity.on(LocalDate.of(2026, 11, 9)));
    assertEquals(Optional.of(new BigDecimal(20000)), capacity.on(LocalDate.of(2026, 11, 10)));
    assertEquals(List.of("entry for this day"), problems(GOOD.replace("capacityMbps: 20000",
        "capacityMbps: [{from: 2026-01-01, mbps: 10000}, {from: 2026-01-01, mbps: 20000}]")).stream()
        .map(problem -> problem.message().substring(12, 30)).toList());
  }

  @Test
  void slotsAreKeptAsLongAsReferenceSpeedsWantThem() throws Exception {
    var enough = new CollectorConfigReader(_ -> null).read(write(GOOD + "retentionMonths: 13\n"));
    assertEquals(List.of(), enough.warnings());
    var few = new CollectorConfigReader(_ -> null).read(write(GOOD + "retentionMonths: 12\n"));
    assertEquals(12, few.value().retentionMonths());
    assertEquals(1, few.warnings().size());
    assertTrue(few.warnings().getFirst().render().contains("13 months"), few.warnings().toString());
  }

  @Test
  void readsCertificates() throws ConfigurationException {
    CollectorConfig config = read("""
        listen: 0.0.0.0
        tls: {certificate: c.pem, key: k.pem, trust: t.pem}
        agents: [{name: a}]
        """);
    assertEquals(folder.resolve("k.pem"), config.tls().orElseThrow().key());
    assertEquals(9485, config.listen().getPort());
    assertTrue(config.listen().getAddress().isAnyLocalAddress());
  }

  @Test
  void theStoreMayBeAPostgresqlDatabase() throws IOException, ConfigurationException {
    Path password = Files.writeString(folder.resolve("password"), "hidden\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    CollectorConfig config = read("""
        plain: true
        agents: [{name: a}]
        postgresql:
          url: jdbc:postgresql://db.example/nro?sslmode=verify-full
          user: nro
          passwordFile: password
        """);
    assertEquals(new StoreLocation.Postgres("jdbc:postgresql://db.example/nro?sslmode=verify-full", "nro",
        new Secret("hidden")), config.store());
    assertFalse(config.toString().contains("hidden"));
    assertEquals(new StoreLocation.Folder(folder.resolve("data")), read(GOOD).store());
  }

  @Test
  void aPasswordIsNotWrittenIntoTheUrl() {
    List<Problem> problems = problems("""
        plain: true
        agents: [{name: a}]
        postgresql: {url: "jdbc:postgresql://db/nro?ssl=true&Password=hidden", user: nro}
        """);
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().render().contains("passwordFile"), problems.toString());
    assertFalse(problems.getFirst().render().contains("hidden"), problems.toString());
  }

  @Test
  void reportsEveryProblemAtOnceWithItsPlace() {
    List<Problem> problems = problems("""
        listen: 127.0.0.1:9485
        plain: true
        dataDirctory: data
        zone: Europe/Pari
        agents:
          - name: hub1-agent
          - name: hub1-agent
        gates:
          - name: gate-1
            plaque: nowhere
            capacityMbps: 0
            interfaces:
              - {agent: hub1-agnt, interface: hub1.lag-1}
              - {agent: hub1-agent, interface: hub1.lag-2}
              - {agent: hub1-agent, interface: hub1.lag-2}
        """);
    assertEquals(List.of("3 dataDirctory", "4 zone", "7 agents[1].name", "10 gates[0].plaque",
        "11 gates[0].capacityMbps", "13 gates[0].interfaces[0].agent", "15 gates[0].interfaces[2]"),
        problems.stream().map(problem -> problem.line() + " " + problem.keyPath()).toList());
    assertEquals("dataDirectory", problems.getFirst().nearest());
    assertEquals("hub1-agent", problems.get(5).nearest());
  }

  @Test
  void demandsEitherCertificatesOrPlain() {
    assertTrue(problems("agents: [{name: a}]").getFirst().message().contains("needs 'tls'"));
    assertTrue(problems("""
        plain: true
        tls: {certificate: c.pem, key: k.pem, trust: t.pem}
        agents: [{name: a}]
        """).getFirst().message().contains("contradicts 'tls'"));
  }

  @Test
  void plainIsForThisMachineUnlessItIsSaidOtherwise() throws Exception {
    String remote = "listen: 192.0.2.1:9485\nplain: true\nagents: [{name: a}]\n";
    assertTrue(problems(remote).getFirst().message().contains("not a loopback address"));
    var loaded = new CollectorConfigReader(_ -> null).read(write(remote + "plainToRemote: true\n"));
    assertEquals(1, loaded.warnings().size());
  }

  private CollectorConfig read(String text) throws ConfigurationException {
    return new CollectorConfigReader(_ -> null).read(write(text)).value();
  }

  private List<Problem> problems(String text) {
    return assertThrows(ConfigurationException.class, () -> read(text)).problems();
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("collector.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
