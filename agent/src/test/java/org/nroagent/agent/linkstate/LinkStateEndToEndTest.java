package org.nroagent.agent.linkstate;

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
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.script.ScriptFile;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// The whole agent over a device of the lab: whatever happens to the device, the agent's API has exactly the expected
/// events, once each, also when the agent was stopped, or died, before and after it could see what had happened.
@Timeout(60)
class LinkStateEndToEndTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant BOOT = START.minus(Duration.ofDays(3));
  private static final String DEVICE = "hub1";
  private static final String COMMUNITY = "public";
  private static final int ROUNDS = 5;
  private static final long PATIENCE_SECONDS = 30;
  /// When an agent that was away is there again: after the poll of that slot would have been.
  private static final Duration BACK = Duration.ofSeconds(20);

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START.plus(BACK));
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private final ObjectMapper json = new ObjectMapper();
  private @Nullable Agent agent;
  private Path data = Path.of("");
  private int deaths;

  /// How an agent goes away.
  private enum Away {
    /// not at all
    NEVER,
    /// it is stopped
    STOPPED,
    /// it dies with what is on the disk at that moment
    KILLED
  }

  static List<Fault> faults() throws IOException {
    return Fault.all();
  }

  @BeforeEach
  void prepare() throws IOException {
    data = folder.resolve("data");
    Files.setPosixFilePermissions(Files.writeString(folder.resolve("community"), COMMUNITY + "\n"),
        PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void stop() {
    if (agent != null) {
      agent.close();
    }
    assertEquals(List.of(), List.copyOf(errors));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsExactlyWhatHappened(Fault fault) throws Exception {
    play(fault, Away.NEVER);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsTheSameAfterStops(Fault fault) throws Exception {
    play(fault, Away.STOPPED);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsTheSameAfterDeaths(Fault fault) throws Exception {
    play(fault, Away.KILLED);
  }

  /// The agent is away while the fault happens, and again right after it was told.
  private void play(Fault fault, Away away) throws Exception {
    String script = String.join("\n", fault.script());
    try (LabDevice device = LabDevice.start(fault.model(DEVICE, BOOT), ScriptFile.parse(script, START), time,
        LabSnmp.v2c(COMMUNITY))) {
      start(device);
      for (int round = 1; round < ROUNDS; round++) {
        Instant border = START.plus(GRID.length().multipliedBy(round));
        if (away == Away.NEVER || round == 1 || round == ROUNDS - 1) {
          time.awaitSleepers(1);
          time.advanceToNextWake();
        } else {
          goAway(away);
          time.advanceTo(border.plus(BACK));
          start(device);
        }
        awaitRound(border);
      }
      assertEquals(String.join("\n", fault.told()), String.join("\n", told()));
      running().close();
      agent = null;
    }
  }

  private void goAway(Away away) throws IOException {
    if (away == Away.KILLED) {
      Path left = folder.resolve("data-" + deaths++);
      snapshot(left);
      running().close();
      data = left;
    } else {
      running().close();
    }
    agent = null;
    rounds.clear();
  }

  /// What a process leaves that ends without doing anything any more: the folder as it was at one moment, so that nothing
  /// was written while it was copied.
  private void snapshot(Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(data)) {
      files = all.toList();
    }
    boolean whole = false;
    while (!whole) {
      for (Path file : files) {
        Path copy = to.resolve(data.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      whole = true;
      for (Path file : files) {
        whole &= Files.isDirectory(file) || Files.mismatch(file, to.resolve(data.relativize(file))) < 0;
      }
    }
  }

  private void start(LabDevice device) throws Exception {
    Path config = Files.writeString(folder.resolve("agent.yaml"), """
        name: link-states
        zone: UTC
        dataDirectory: %s
        http: {listen: "127.0.0.1:0"}
        devices:
          - name: %s
            snmp: {address: 127.0.0.1, version: 2c, communityFile: community}
            meter:
              - {ifName: lag-1, role: gate, ifIn: IN, unicast: all}
        """.formatted(data, DEVICE));
    SnmpSettings snmp = new SnmpSettings("127.0.0.1", device.address().getPort(),
        new SnmpSettings.Credentials.Community(new Secret(COMMUNITY)), Duration.ofSeconds(1), 0, 20);
    Profiles profiles = Profiles.shipped();
    agent = Agent.start(new AgentConfigReader(System::getenv).read(config).value(),
        new AgentEnvironment(time, Instant.EPOCH, _ -> new SnmpSource(snmp, profiles, time), new Random(1),
            "test",
            rounds::add, (_, error) -> errors.add(error)));
    if (time.wall().equals(START.plus(BACK))) {
      awaitRound(START);
    }
  }

  private void awaitRound(Instant border) throws InterruptedException {
    Instant done;
    do {
      done = rounds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } while (done != null && done.isBefore(border));
    assertEquals(border, done);
  }

  private Agent running() {
    if (agent == null) {
      throw new IllegalStateException("not started");
    }
    return agent;
  }

  /// All events of the API, whose numbers have no holes.
  private List<String> told() throws Exception {
    int port = running().httpAddress().getPort();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events?after=0&limit=1000"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      String body = answer.body();
      List<String> lines = new ArrayList<>();
      for (JsonNode event : json.readTree(body).path("events")) {
        assertEquals(lines.size() + 1, event.get("sequence").asLong());
        lines.add(text(event));
      }
      return lines;
    }
  }

  private static String text(JsonNode event) {
    Instant at = Instant.parse(event.get("at").asText());
    String cause = (event.get("cause").asText() + " " + event.get("causeSubject").asText()).strip();
    JsonNode deviceTime = event.get("deviceTime");
    return "+" + Duration.between(START, GRID.startOf(at)).toMinutes() + "m " + event.get("kind").asText()
        + " "
        + event.get("subject").asText() + " " + event.get("aspect").asText() + " "
        + wholeSeconds(event.get("before").asText()) + ">" + wholeSeconds(event.get("after").asText()) + " ("
        + cause + ")"
        + (deviceTime == null || deviceTime.isNull()
            ? ""
            : " at +" + minutes(Instant.parse(deviceTime.asText())));
  }

  /// sysUpTime counts hundredths of a second, and a poll happens in between.
  private static String wholeSeconds(String word) {
    return word.replaceFirst("(:\\d\\d)\\.\\d+Z$", "$1Z");
  }

  private static String minutes(Instant instant) {
    Duration since = Duration.between(START, instant);
    return since.toMinutes() + "m" + (since.toSecondsPart() == 0 ? "" : since.toSecondsPart() + "s");
  }
}
