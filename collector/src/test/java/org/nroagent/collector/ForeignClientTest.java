package org.nroagent.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.SLOT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.config.Network;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.model.CivilMonth;
import org.nroagent.protocol.Message.RefusalCode;

/// A client in another language, written from `PROTOCOL.md` alone, is understood: the document suffices for a
/// stranger. Needs `python3`.
class ForeignClientTest {
  private static final Path CLIENT = Path.of("src/test/python/push_client.py").toAbsolutePath();
  /// The most that six octets hold.
  private static final long MOST_OCTETS = (1L << 48) - 1;
  private static final int PATIENCE_SECONDS = 60;
  private static final String OTHER_EPOCH = "0f0e0d0c0b0a09080706050403020100";

  @TempDir
  Path folder;
  private final SettableTime time = new SettableTime(SLOT.plusSeconds(660));
  private final HttpClient http = HttpClient.newHttpClient();
  private Collector collector;

  @BeforeEach
  void start() throws IOException {
    collector = Collector.start(config(Optional.empty()), time);
  }

  @AfterEach
  void stop() {
    collector.close();
    http.close();
  }

  @Test
  void deliversASlotAndAnEvent() throws Exception {
    JsonNode told = deliver();
    assertEquals("[]", told.path("settled").toString());
    assertEquals("[0,0]", told.path("eventsSettled").toString());
    assertEquals("[[1,1]]", told.path("acknowledged").toString());
    assertEquals(1, told.path("eventsAcknowledged").asLong());

    assertEquals("2026-11-10T08:00:00Z,1000000," + MOST_OCTETS, slot("if-1"));
    assertEquals("2026-11-10T08:00:00Z,,", slot("if-2"));
    JsonNode event = json("/api/v1/events").path("events").path(0);
    assertEquals("a1 r1 interface xe-0/0/1 operStatus up down unknown poll 2026-11-10T08:00:00Z",
        String.join(" ", event.path("agent").asText(), event.path("device").asText(),
            event.path("kind").asText(), event.path("subject").asText(), event.path("aspect").asText(),
            event.path("before").asText(), event.path("after").asText(), event.path("cause").asText(),
            event.path("origin").asText(), event.path("at").asText()));
    JsonNode status = json("/api/v1/status");
    assertEquals(0, json("/api/v1/refused").path("parked").size());
    assertEquals("{\"stored\":1,\"repeats\":0,\"conflicts\":0,\"parked\":0,\"lost\":0}",
        status.path("events").toString());
  }

  @Test
  void storesOnceWhatComesAgain() throws Exception {
    deliver();
    JsonNode again = deliver("--again");
    assertEquals(1, again.path("settled").size());
    assertEquals(1, again.path("settled").path(0).path(1).asLong());
    assertEquals("[[1,1]]", again.path("acknowledged").toString());
    assertEquals(1, again.path("eventsSettled").path(0).asLong());

    JsonNode restored = deliver("--epoch", OTHER_EPOCH, "--event-epoch", OTHER_EPOCH);
    assertEquals("[]", restored.path("settled").toString());
    assertEquals("[[1,1]]", restored.path("acknowledged").toString());
    assertEquals(1, restored.path("eventsAcknowledged").asLong());
    assertEquals(1, json("/api/v1/status").path("records").asInt());
    assertEquals(1, json("/api/v1/events").path("events").size());
    assertEquals("2026-11-10T08:00:00Z,1000000," + MOST_OCTETS, slot("if-1"));
  }

  @ParameterizedTest
  @CsvSource({"crc, PROTOCOL_ERROR", "oversized, PROTOCOL_ERROR", "short, PROTOCOL_ERROR",
      "version, UNSUPPORTED_VERSION", "reserved, PROTOCOL_ERROR", "sequence, PROTOCOL_ERROR",
      "type, PROTOCOL_ERROR", "early, PROTOCOL_ERROR", "body, PROTOCOL_ERROR", "flow, PROTOCOL_ERROR",
      "directory, PROTOCOL_ERROR"})
  void brokenFrameIsRefusedAsTheDocumentSays(String spoil, RefusalCode expected) throws Exception {
    JsonNode told = deliver("--spoil", spoil);
    assertEquals(expected.code(), told.path("refusal").asInt(), told.toString());
    assertFalse(told.path("text").asText().isEmpty());
    assertEquals(0, json("/api/v1/status").path("records").asInt());
  }

  @Test
  void recordThatMakesNoSenseIsParkedAndAcknowledged() throws Exception {
    JsonNode told = deliver("--slot-start", String.valueOf(SLOT.getEpochSecond() + 1));
    assertEquals("[[1,1]]", told.path("acknowledged").toString());
    assertEquals(1, json("/api/v1/refused").path("parked").size());
    assertEquals(0, json("/api/v1/status").path("records").asInt());
  }

  @Test
  void strangersAndOtherSlotLengthsAreRefused() throws Exception {
    assertEquals(RefusalCode.UNKNOWN_AGENT.code(), run("stranger", List.of()).path("refusal").asInt());
    deliver();
    assertEquals(RefusalCode.SLOT_LENGTH_CHANGED.code(),
        deliver("--slot-seconds", "60").path("refusal").asInt());
  }

  @Test
  void speaksTlsWithACertificateThatBearsItsName() throws Exception {
    collector.close();
    X509Bundle authority = new CertificateBuilder().subject("CN=authority").setIsCertificateAuthority(true)
        .buildSelfSigned();
    collector = Collector.start(config(Optional.of(files("localhost", authority))), time);
    TlsFiles mine = files("a1", authority);
    List<String> tls = List.of("--host", "localhost", "--ca", mine.trust().toString(),
        "--certificate", mine.certificate().toString(), "--key", mine.key().toString());
    assertEquals("[[1,1]]", run("a1", tls).path("acknowledged").toString());
    assertEquals(RefusalCode.NAME_MISMATCH.code(), run("a2", tls).path("refusal").asInt());
  }

  /// What the client of agent a1 was told.
  private JsonNode deliver(String... more) throws Exception {
    return run("a1", List.of(more));
  }

  private JsonNode run(String agent, List<String> more) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", "-B", CLIENT.toString(), "--agent", agent,
        "--port", String.valueOf(collector.pushAddress().getPort()),
        "--slot-start", String.valueOf(SLOT.getEpochSecond()), "--octets-in", "1000000",
        "--octets-out", String.valueOf(MOST_OCTETS)));
    command.addAll(more);
    Path output = folder.resolve("client.json");
    Path errors = folder.resolve("client.err");
    Process client = start(command, output, errors);
    try {
      assertTrue(client.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the client does not end");
    } finally {
      client.destroyForcibly();
    }
    assertEquals(0, client.exitValue(), () -> read(errors));
    return new ObjectMapper().readTree(Files.readString(output));
  }

  private static Process start(List<String> command, Path output, Path errors) {
    try {
      return new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile())
          .start();
    } catch (IOException e) {
      throw new AssertionError("cannot run python3, which this test needs; install it", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  /// The line of the one slot of an interface: its start, octets IN and octets OUT.
  private String slot(String interfaceId) throws Exception {
    String csv = get("/api/v1/interfaces/a1~" + interfaceId
        + "/slots?from=2026-11-10T08:00:00Z&to=2026-11-10T08:05:00Z&format=csv");
    return csv.lines().skip(1).reduce("", (before, line) -> before + line);
  }

  private JsonNode json(String path) throws Exception {
    return new ObjectMapper().readTree(get(path));
  }

  private String get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + collector.httpAddress().getPort() + path);
    HttpResponse<String> response = http.send(HttpRequest.newBuilder(uri).build(),
        HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  private CollectorConfig config(Optional<TlsFiles> tls) {
    return new CollectorConfig(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ListenAddress.loopback(0), folder.resolve("store"), Optional.empty(),
        CollectorConfig.DEFAULT_RETENTION_MONTHS,
        CivilMonth.CONTRACT_ZONE, 95, tls, List.of(new AgentConfig("a1"), new AgentConfig("a2")),
        Network.EMPTY);
  }

  /// A certificate in this name by the given authority, which is the trusted one.
  private TlsFiles files(String name, X509Bundle authority) throws Exception {
    X509Bundle own = new CertificateBuilder().subject("O=Test, CN=" + name).addSanDnsName(name)
        .buildIssuedBy(authority);
    Path key = write(name + ".key", own.getPrivateKeyPEM());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return new TlsFiles(write(name + ".pem", own.getCertificatePathPEM()), key,
        write("trust.pem", authority.getCertificatePEM()));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
