package org.nroagent.agent.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.recompute.IncidentRecomputation;
import org.nroagent.agent.recompute.IncidentReport;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingReader;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.ScriptFile;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// A PE-Spoke with one OLT and both PE-Hubs, real SNMP on loopback, and one agent that polls them. Every round is five
/// minutes of a clock that stands still between them.
final class Site implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant BOOT = START.minus(Duration.ofDays(3));
  private static final String COMMUNITY = "public";
  private static final String INVENTORY = """
      name: nro-1
      attachments:
        - {olt: olt-1, lines: [{from: 2026-01-01, ftth: 1200, pra: 3, analogue: 40}]}
        - {lines: [{from: 2026-01-01, emergency: 1}]}
      """;
  private static final Duration AFTER_POLLS = Duration.ofSeconds(20);
  private static final long PATIENCE_SECONDS = 30;

  private final Path folder;
  private final ManualTime time = new ManualTime(START.plus(AFTER_POLLS));
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private final Map<String, LabDevice> devices = new LinkedHashMap<>();
  private final String services;
  private final Instant plausibleFrom;
  private Path data;
  private @Nullable Agent agent;
  private Instant border = START;
  private int deaths;

  /// @param services the section `services`, may be empty
  /// @param scripts what happens, by device
  Site(Path folder, String services, Map<String, String> scripts) throws Exception {
    this(folder, services, scripts, INVENTORY, Instant.EPOCH);
  }

  /// @param nro the inventory's file of the NRO
  Site(Path folder, String services, Map<String, String> scripts, String nro) throws Exception {
    this(folder, services, scripts, nro, Instant.EPOCH);
  }

  /// @param plausibleFrom a clock before this instant is not believed
  Site(Path folder, String services, Map<String, String> scripts, Instant plausibleFrom) throws Exception {
    this(folder, services, scripts, INVENTORY, plausibleFrom);
  }

  private Site(Path folder, String services, Map<String, String> scripts, String nro, Instant plausibleFrom)
      throws Exception {
    this.plausibleFrom = plausibleFrom;
    this.folder = Files.createDirectories(folder);
    this.services = services;
    this.data = folder.resolve("data");
    secret("community", COMMUNITY);
    secret("token", "0123456789abcdef");
    Path inventory = Files.createDirectories(folder.resolve("inventory.d"));
    Files.writeString(inventory.resolve("nro.yaml"), nro);
    device(Presets.spoke("spoke1", 1, BOOT), scripts);
    device(Presets.hub("hub1", 2, BOOT), scripts);
    device(Presets.standbyHub("hub2", 3, BOOT), scripts);
    start();
    awaitRound();
  }

  private void secret(String name, String value) throws IOException {
    Files.setPosixFilePermissions(Files.writeString(folder.resolve(name), value + "\n"),
        PosixFilePermissions.fromString("rw-------"));
  }

  private void device(DeviceModel model, Map<String, String> scripts) throws Exception {
    devices.put(model.sysName(), LabDevice.start(model,
        ScriptFile.parse(scripts.getOrDefault(model.sysName(), ""), START), time, LabSnmp.v2c(COMMUNITY)));
  }

  private void start() throws Exception {
    Path config = Files.writeString(folder.resolve("agent.yaml"),
        """
            name: services
            zone: UTC
            dataDirectory: %s
            http: {listen: "127.0.0.1:0"}
            devices:
              - {name: spoke1, snmp: &snmp {address: 127.0.0.1, version: 2c, communityFile: community}, meter: [{ifName: lag-1, role: access, ifIn: IN}]}
              - {name: hub1, snmp: *snmp}
              - {name: hub2, snmp: *snmp}
            topology:
              client: {name: Client, trigramme: NRO}
              gates:
                - {name: A, device: hub1, interface: lag-1, rank: nominal, scope: local, sheet: {cfm: true}}
                - {name: B, device: hub2, interface: lag-1, rank: standby, scope: local, sheet: {cfm: true}}
              plaques:
                - name: plaque-1
                  nros:
                    - name: nro-1
                      olts:
                        - name: olt-1
                          svlan: 1201
                          access: {device: spoke1, interface: lag-1}
                          nominalGate: A
                          standbyGate: B
                          nominalWay: {pseudowire: pw-nominal}
                          standbyWay: {pseudowire: pw-standby}
            %s"""
            .formatted(data, services));
    Profiles profiles = Profiles.shipped();
    agent = Agent.start(new AgentConfigReader(System::getenv).read(config).value(),
        new AgentEnvironment(time, plausibleFrom,
            device -> new SnmpSource(settings(device.name()), profiles, time), new Random(1), "test",
            rounds::add, (_, error) -> errors.add(error)));
  }

  private SnmpSettings settings(String device) {
    LabDevice lab = devices.get(device);
    if (lab == null) {
      throw new IllegalStateException("no device " + device);
    }
    return new SnmpSettings("127.0.0.1", lab.address().getPort(),
        new SnmpSettings.Credentials.Community(new Secret(COMMUNITY)), Duration.ofMillis(400), 0, 20);
  }

  private void awaitRound() throws InterruptedException {
    Instant done;
    do {
      done = rounds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } while (done != null && done.isBefore(border));
    assertEquals(border, done);
  }

  /// Lets slots pass.
  Site pass(int slots) throws InterruptedException {
    for (int i = 0; i < slots; i++) {
      time.awaitSleepers(devices.size());
      border = GRID.next(border);
      time.advanceTo(border.plus(AFTER_POLLS));
      awaitRound();
    }
    return this;
  }

  /// Sets the wall clock forward or back.
  ///
  /// @param step whole slots
  Site stepWall(Duration step) throws InterruptedException {
    time.awaitSleepers(devices.size());
    time.stepWall(step);
    return this;
  }

  /// Lets slots pass after the wall clock was set: borders are not looked at.
  Site passBySteppedClock(int slots) throws InterruptedException {
    for (int i = 0; i < slots; i++) {
      time.awaitSleepers(devices.size());
      rounds.clear();
      time.advance(Duration.ofSeconds(GRID.seconds()));
      assertNotNull(rounds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
    border = GRID.startOf(time.wall());
    return this;
  }

  /// The agent dies with what is on the disk, and one starts a slot later.
  Site die() throws Exception {
    time.awaitSleepers(devices.size());
    Path left = folder.resolve("data-" + deaths++);
    copy(left);
    running().close();
    data = left;
    rounds.clear();
    border = GRID.next(border);
    time.advanceTo(border.plus(AFTER_POLLS));
    start();
    return this;
  }

  private void copy(Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(data)) {
      files = all.toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(data.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  Agent running() {
    if (agent == null) {
      throw new IllegalStateException("not started");
    }
    return agent;
  }

  /// `up`, `degraded`, `unknown` or `down`.
  String state(String place) {
    return ToldServices.services(running().snapshots().states().services().told()).stream()
        .filter(service -> service.place().equals(place))
        .flatMap(service -> service.state().stream()).map(ServiceState::word).findFirst().orElse("");
  }

  List<ToldServices.Incident> incidents() {
    return ToldServices.incidents(running().snapshots().states().services().told());
  }

  /// Declares a window over HTTP.
  ///
  /// @return the status of the answer
  int declare(String token, String body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + running().httpAddress().getPort() + "/api/v1/windows");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token)
          .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  /// Takes a window back over HTTP.
  ///
  /// @return the status of the answer
  int withdraw(String token, long number) throws Exception {
    URI uri = URI
        .create("http://127.0.0.1:" + running().httpAddress().getPort() + "/api/v1/windows/" + number);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).DELETE().build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  /// A page of the agent.
  String page(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + running().httpAddress().getPort() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  /// A document of the agent's API.
  JsonNode json(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + running().httpAddress().getPort() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new ObjectMapper().readTree(client.send(HttpRequest.newBuilder(uri).build(),
          HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  /// The declared time that an NRO is in at a minute.
  String window(String nro, int minute) {
    return running().snapshots().states().services().window(nro, START.plus(Duration.ofMinutes(minute)))
        .map(window -> window.kind().word() + " until +" + minutes(window.to())).orElse("none");
  }

  /// All incidents in short: state, cause, minutes from the start.
  List<String> inShort() {
    List<String> all = new ArrayList<>();
    for (ToldServices.Incident each : incidents()) {
      all.add(each.state() + " " + each.cause() + " +" + minutes(each.since()) + "…"
          + each.until().map(Site::minutes).orElse("") + " " + each.mostLines().text());
    }
    return all;
  }

  /// The slots in whose rows lines were cut off, by minutes from the start: `+5 ftth=1200 not confirmed pra=3`.
  List<String> impact() throws IOException {
    RingReader ring = RingReader.openForReading(data);
    List<String> all = new ArrayList<>();
    for (StoredRecord stored : ring.read(new SequenceRange(1, ring.extent().head()), 10_000).records()) {
      if (stored.record() instanceof SlotRecord.Row row && row.device().equals(ToldServices.DEVICE)) {
        AffectedLines lines = row.impact().total();
        String unconfirmed = lines.unconfirmed().isNone()
            ? ""
            : " not confirmed " + lines.unconfirmed().text();
        all.add("+" + minutes(row.slotStart()) + " " + lines.confirmed().text() + unconfirmed);
      }
    }
    return all;
  }

  /// What the rings of the running agent have, computed anew.
  IncidentReport recomputed() throws Exception {
    AgentConfig config = new AgentConfigReader(System::getenv).read(folder.resolve("agent.yaml")).value();
    return IncidentRecomputation.of(RealDisk.existingFolder(data), config.services(), config.zone(),
        Instant.EPOCH, START.plus(Duration.ofDays(1)));
  }

  /// Where the rings are.
  Path data() {
    return data;
  }

  private static String minutes(Instant at) {
    return Long.toString(Duration.between(START, at).toMinutes());
  }

  @Override
  public void close() {
    running().close();
    devices.values().forEach(LabDevice::close);
    assertEquals(List.of(), List.copyOf(errors));
  }
}
