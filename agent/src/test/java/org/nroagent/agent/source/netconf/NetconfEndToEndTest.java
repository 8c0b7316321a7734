package org.nroagent.agent.source.netconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.yang.Dialect;

/// The whole agent over one device that speaks NETCONF: slots have the octets that the lab's traffic had, lost connections cost
/// nothing, a silent device is unknown and not down, a restart is told once.
class NetconfEndToEndTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(20);
  private static final String PASSWORD = "lab-only";
  private static final int SLOTS = 14;
  private static final long PATIENCE_SECONDS = 60;

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START.plus(AFTER_POLL));
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final List<Throwable> errors = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(names = {"IETF", "OPENCONFIG"})
  void metersThroughLostConnectionsSilenceAndRestart(Dialect dialect) throws Exception {
    Script script = Script.of(new LabEvent.Silence(START.plus(SLOT.multipliedBy(5)), Duration.ofMinutes(7)),
        new LabEvent.PortDown(START.plus(SLOT.multipliedBy(8)), "xe-1/1/3"),
        new LabEvent.Reboot(START.plus(SLOT.multipliedBy(10)).plusSeconds(100), Duration.ofSeconds(60)));
    LiveDevice device = new LiveDevice(Presets.hub("hub1", 7, START.minus(Duration.ofDays(3))), script, time);
    try (
        NetconfServer server = NetconfServer.start(device, LabNetconf.withPassword("nro", PASSWORD, dialect));
        Agent agent = start(server);
        HttpClient client = HttpClient.newHttpClient()) {
      awaitRound(START);
      for (int slot = 1; slot <= SLOTS; slot++) {
        if (slot == 3) {
          server.disconnectAll();
        }
        time.awaitSleepers(1);
        Instant border = START.plus(SLOT.multipliedBy(slot));
        time.advanceTo(border.plus(AFTER_POLL));
        awaitRound(border);
      }
      assertSlots(device, json(client, agent, "/api/v1/interfaces/hub1.lag-1/slots?from=" + START + "&to="
          + START.plus(SLOT.multipliedBy(SLOTS))).get("slots"));
      assertEvents(dialect, json(client, agent, "/api/v1/events?after=0&limit=1000").get("events"));
    }
    assertEquals(List.of(), errors);
  }

  private static void assertSlots(LiveDevice device, JsonNode slots) {
    assertEquals(SLOTS, slots.size());
    List<Integer> missing = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      JsonNode each = slots.get(slot);
      if (each.get("quality").asText().equals("missing")) {
        missing.add(slot);
      } else {
        assertTruth(device, each, "inOctets", IfDirection.IN);
        assertTruth(device, each, "outOctets", IfDirection.OUT);
      }
    }
    // The first poll came after its border; polls 5 and 6 found a silent device; it restarted between polls 10 and 11. As polls come
    // behind the borders, what lies between two of them touches one slot more.
    assertEquals(List.of(0, 4, 5, 6, 7, 10, 11), missing);
  }

  /// To the octet: each poll came [#AFTER_POLL] behind its border, and what was carried between two polls is apportioned
  /// evenly (both parts are rounded).
  private static void assertTruth(LiveDevice device, JsonNode slot, String name, IfDirection direction) {
    Instant border = Instant.parse(slot.get("slot").asText());
    Instant poll = border.plus(AFTER_POLL);
    long before = device.trueOctets("lag-1", direction, poll.minus(SLOT), poll);
    long after = device.trueOctets("lag-1", direction, poll, poll.plus(SLOT));
    long late = AFTER_POLL.toSeconds();
    long expected = (before * late + after * (SLOT.toSeconds() - late)) / SLOT.toSeconds();
    long told = slot.get(name).asLong();
    assertTrue(Math.abs(expected - told) <= 1, () -> name + " of " + slot + ", truly " + expected);
  }

  /// Silence and lost connections change no state but that of the device.
  private static void assertEvents(Dialect dialect, JsonNode events) {
    List<String> told = StreamSupport.stream(events.spliterator(), false)
        .map(each -> String.join(" ", each.get("kind").asText(), each.get("subject").asText(),
            each.get("aspect").asText(), each.get("before").asText() + ">" + each.get("after").asText()))
        .filter(each -> dialect == Dialect.IETF || !each.contains("lagMember")).toList();
    String members = """
        lagMember lag-2/xe-1/1/3 attached yes>no
        lagMember lag-2/xe-1/1/3 actor lacpActivity,lacpTimeout,aggregation,synchronization,collecting,distributing\
        >lacpActivity,lacpTimeout,aggregation,defaulted
        lagMember lag-2/xe-1/1/3 partner lacpActivity,lacpTimeout,aggregation,synchronization,collecting,distributing>none
        lagMember lag-2/xe-1/1/3 partnerSystem 02:00:5e:00:ea:01>00:00:00:00:00:00
        """;
    assertEquals("""
        device hub1 reachable yes>no
        device hub1 reachable no>yes
        interface xe-1/1/3 operStatus up>down
        mep FTTH_NRO_AXN/NRO_AXN_3/301 highestDefect none>defRemoteCCM
        mep FTTH_NRO_AXN/NRO_AXN_3/301 defects none>bDefRemoteCCM
        remoteMep FTTH_NRO_AXN/NRO_AXN_3/301/300 state rMepOk>rMepFailed
        %slag lag-2 state full>degraded
        device hub1 restart 2026-11-17T10:00:00Z>2026-11-20T10:52:40Z""".formatted(
        dialect == Dialect.IETF ? members : ""), String.join("\n", told));
  }

  private Agent start(NetconfServer server) throws Exception {
    Files.writeString(folder.resolve("known_hosts"), server.knownHost() + "\n");
    Files.setPosixFilePermissions(Files.writeString(folder.resolve("password"), PASSWORD + "\n"),
        PosixFilePermissions.fromString("rw-------"));
    Path config = Files.writeString(folder.resolve("agent.yaml"),
        """
            name: over-netconf
            zone: UTC
            dataDirectory: %s
            pollBudget: 2s
            http: {listen: "127.0.0.1:0"}
            devices:
              - name: hub1
                netconf: {address: "ssh:127.0.0.1:%d", user: nro, passwordFile: password, knownHostsFile: known_hosts, timeout: 1s}
                meter:
                  - {ifName: lag-1, role: gate, ifIn: IN, unicast: all}
            """
            .formatted(folder.resolve("data"), server.address().getPort()));
    return Agent.start(new AgentConfigReader(System::getenv).read(config).value(),
        new AgentEnvironment(time, Instant.EPOCH, new DeviceSources(Profiles.shipped(), time), new Random(1),
            "test",
            rounds::add, (_, error) -> errors.add(error)));
  }

  private void awaitRound(Instant border) throws InterruptedException {
    Instant done;
    do {
      done = rounds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } while (done != null && done.isBefore(border));
    assertEquals(border, done);
  }

  private static JsonNode json(HttpClient client, Agent agent, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + agent.httpAddress().getPort() + path);
    HttpResponse<String> answer = client.send(HttpRequest.newBuilder(uri).build(),
        HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return new ObjectMapper().readTree(answer.body());
  }
}
