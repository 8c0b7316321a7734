package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.snapshot.NotificationsSnapshot.Outcome;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.daemon.time.SystemTime;

/// The running agent and the notifications of net-snmp: those that `snmpd` sends by itself of the kernel's interfaces, and
/// right and wrong ones of `snmptrap` and `snmpinform`.
class NotificationInteropIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /// snmpd looks at its interfaces once a second.
  private static final Duration ACCURACY = Duration.ofSeconds(3);
  /// The first events after the device's interface was notified to be down although it is up.
  private static final List<String> CORRECTED = List.of("operStatus up>down notification",
      "operStatus down>up poll");

  @TempDir
  private Path folder = Path.of("");
  private final SystemTime time = new SystemTime();
  private final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();
  private @Nullable NotifyingRouter router;
  private @Nullable Agent agent;

  @AfterEach
  void stop() throws Exception {
    if (agent != null) {
      agent.close();
    }
    if (router != null) {
      router.stop();
    }
    Throwable error = fatal.get();
    if (error != null) {
      throw new AssertionError("a thread ended", error);
    }
  }

  /// Starts router and agent, and waits until the agent has read the router.
  private NotifyingRouter start(boolean byUser) throws Exception {
    int port = ExternalProgram.freePort();
    NotifyingRouter started = NotifyingRouter.start(folder,
        byUser ? NotifyingRouter.V3 : NotifyingRouter.V2C, port);
    router = started;
    String credentials = byUser
        ? "version: 3, user: " + NotifyingRouter.USER + ", authPasswordFile: "
            + secret("auth", NotifyingRouter.AUTH) + ", privPasswordFile: "
            + secret("priv", NotifyingRouter.PRIV)
        : "version: 2c, communityFile: " + secret("community", NotifyingRouter.COMMUNITY);
    Files.writeString(folder.resolve("agent.yaml"), """
        name: notified
        dataDirectory: %s
        http: {listen: '127.0.0.1:0'}
        notifications: {listen: '%s:%d'}
        devices:
          - name: router
            snmp: {address: 'udp:%s:161', %s}
        """.formatted(folder.resolve("data"), started.hostAddress(), port, started.address(), credentials));
    Profiles profiles = Profiles.shipped();
    agent = Agent.start(new AgentConfigReader(System::getenv).read(folder.resolve("agent.yaml")).value(),
        new AgentEnvironment(time, Instant.EPOCH, new DeviceSources(profiles, time),
            new SecureRandom(), "test", rounds::add, (_, error) -> fatal.set(error)));
    assertTrue(rounds.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS) != null, "the first round");
    return started;
  }

  private String secret(String name, String value) throws Exception {
    Path file = Files.createFile(folder.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, value).toString();
  }

  private Agent agent() {
    if (agent == null) {
      throw new IllegalStateException("not started");
    }
    return agent;
  }

  private JsonNode get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + agent().httpAddress().getPort() + path);
      return JsonMapper.builder().build()
          .readTree(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    }
  }

  /// Events of the interface that is notified of.
  private List<JsonNode> events() throws Exception {
    return StreamSupport.stream(get("/api/v1/events?after=0&limit=100").get("events").spliterator(), false)
        .filter(event -> event.get("subject").asText().equals(NotifyingRouter.INTERFACE)).toList();
  }

  private List<JsonNode> awaitEvents(int count) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<JsonNode> events = events();
    while (events.size() < count) {
      assertTrue(Instant.now().isBefore(deadline), events + " " + get("/api/v1/status").get("notifications"));
      events = events();
    }
    return events;
  }

  private static List<String> texts(List<JsonNode> events) {
    return events.stream()
        .map(event -> event.get("aspect").asText() + " " + event.get("before").asText() + ">"
            + event.get("after").asText() + " " + event.get("origin").asText())
        .toList();
  }

  private static Instant deviceTime(JsonNode event) {
    return Optional.of(event.get("deviceTime").asText()).map(Instant::parse).orElseThrow();
  }

  private long count(Outcome outcome) throws Exception {
    return get("/api/v1/status").at("/notifications/counts/" + outcome.word()).longValue();
  }

  private void awaitCount(long expected, Outcome outcome) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (count(outcome) < expected) {
      assertTrue(Instant.now().isBefore(deadline),
          outcome + ": " + get("/api/v1/status").get("notifications"));
    }
    assertEquals(expected, count(outcome));
  }

  /// The trap tells that the link is down, the early reading that somebody switched it off.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLinkThatReallyGoesDownIsToldAtOnceAndTheRestReadEarly(boolean byUser) throws Exception {
    NotifyingRouter device = start(byUser);
    Instant before = Instant.now();
    device.setUp(false);
    List<JsonNode> events = awaitEvents(2);
    assertEquals(List.of("operStatus up>down notification", "adminStatus up>down poll"), texts(events));
    Instant told = deviceTime(events.getFirst());
    assertFalse(told.isBefore(before.minusSeconds(1)), () -> told + " is before " + before);
    assertFalse(told.isAfter(before.plus(ACCURACY)), () -> told + " is long after " + before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInformIsAcknowledgedAndWhatItSaidInErrorIsPutRightByAnEarlyReading(boolean byUser) throws Exception {
    NotifyingRouter device = start(byUser);
    assertTrue(device.inform(byUser ? NotifyingRouter.V3 : NotifyingRouter.V2C));
    assertEquals(CORRECTED, texts(awaitEvents(2)));
    awaitCount(1, Outcome.ACCEPTED);
  }

  @Test
  void whatIsNotOfTheDeviceIsCountedAndNotAcknowledged() throws Exception {
    NotifyingRouter device = start(true);
    assertFalse(
        device.inform(NotifyingRouter.v3(NotifyingRouter.USER, "wrong-password", NotifyingRouter.PRIV)));
    awaitCount(1, Outcome.WRONG_DIGEST);
    assertFalse(
        device.inform(NotifyingRouter.v3(NotifyingRouter.USER, NotifyingRouter.AUTH, "wrong-password")));
    awaitCount(1, Outcome.NOT_DECRYPTABLE);
    assertFalse(device.inform(NotifyingRouter.v3("nobody", NotifyingRouter.AUTH, NotifyingRouter.PRIV)));
    awaitCount(1, Outcome.UNKNOWN_USER);
    assertFalse(
        device.inform(List.of("-v3", "-l", "authNoPriv", "-u", NotifyingRouter.USER, "-a", "SHA-256", "-A",
            NotifyingRouter.AUTH)));
    awaitCount(1, Outcome.WRONG_SECURITY_LEVEL);
    assertFalse(device.inform(NotifyingRouter.V2C));
    awaitCount(1, Outcome.WRONG_VERSION);
    device.trap(NotifyingRouter.V3);
    awaitCount(1, Outcome.UNKNOWN_ENGINE);
    assertFalse(device.informFromElsewhere(NotifyingRouter.V3));
    assertTrue(count(Outcome.UNKNOWN_SENDER) > 0);
    assertEquals(0, count(Outcome.ACCEPTED));
    assertEquals(List.of(), events());
  }

  @Test
  void anotherCommunityIsCountedAndNotAcknowledged() throws Exception {
    NotifyingRouter device = start(false);
    assertFalse(device.inform(List.of("-v2c", "-c", "somebody")));
    awaitCount(1, Outcome.WRONG_COMMUNITY);
    assertEquals(0, count(Outcome.ACCEPTED));
    assertEquals(List.of(), events());
  }

  @Test
  void aTrapThatComesLateIsDropped() throws Exception {
    NotifyingRouter device = start(true);
    device.trapOfEngine(1_000);
    awaitCount(1, Outcome.ACCEPTED);
    device.trapOfEngine(0);
    awaitCount(1, Outcome.NOT_IN_TIME_WINDOW);
    assertEquals(CORRECTED, texts(awaitEvents(2)));
    assertEquals(1, count(Outcome.ACCEPTED));
  }
}
