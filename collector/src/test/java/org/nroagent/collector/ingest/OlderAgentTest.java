package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.collector.Samples.SLOT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.SlotStore;

/// Agents of earlier releases of the protocol, played with the golden frames of their release, are served as ever:
/// what they hear has the fields that they know, and only additional ones that they pass over.
class OlderAgentTest {
  private static final Path GOLDEN = Path.of("../protocol/src/test/resources/golden");
  private static final int WELCOME = 2;
  private static final int ACK = 5;
  private static final int HEADER_OCTETS = 16;

  @TempDir
  private Path folder;

  /// Records are frame 3 and a gap is frame 4 of the agent's first connection.
  @ParameterizedTest
  @CsvSource({"1.0/hello, '1,2,3,5,6,7'", "1.2/hello-with-events, '1,2,3,4,5,6,7'",
      "1.4/hello-with-configuration, '1,2,3,4,5,6,7'"})
  void isWelcomedAndAcknowledged(String hello, String fieldsOfWelcome) throws Exception {
    try (SlotStore store = SlotStore.open(folder, new SettableTime(SLOT));
        IngestServer server = start(store);
        Socket agent = new Socket(server.address().getAddress(), server.address().getPort())) {
      send(agent, hello);
      DataInputStream in = new DataInputStream(agent.getInputStream());
      assertEquals(fieldsOfWelcome, fields(body(in, WELCOME, 1)));
      send(agent, "1.0/directory", "1.0/records", "1.0/gap");
      assertEquals("[[20301,20303]]", body(in, ACK, 2).path("1").toString());
      assertEquals("[[1001,1004]]", body(in, ACK, 3).path("1").toString());
    }
  }

  @Test
  void hearsAPongWithItsNumber() throws Exception {
    try (SlotStore store = SlotStore.open(folder, new SettableTime(SLOT));
        IngestServer server = start(store);
        Socket agent = new Socket(server.address().getAddress(), server.address().getPort())) {
      send(agent, "1.0/hello");
      DataInputStream in = new DataInputStream(agent.getInputStream());
      body(in, WELCOME, 1);
      send(agent, "1.0/directory", "1.0/records", "1.0/gap", "1.0/ping");
      // The acknowledgements come when the commit has come, before or after the Pong.
      List<Frame> frames = List.of(frame(in), frame(in), frame(in));
      assertEquals(List.of("4294967296"), frames.stream().filter(frame -> frame.type() == 8)
          .map(frame -> frame.body().path("1").toString()).toList());
    }
  }

  private record Frame(int type, int sequence, JsonNode body) {}

  private static IngestServer start(SlotStore store) throws IOException {
    return IngestServer.start(new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Optional.empty(), Set.of("pop-lux-1"), IngestSettings.Timeouts.PROTOCOL), store,
        new SettableTime(SLOT));
  }

  private static void send(Socket agent, String... golden) throws IOException {
    for (String name : golden) {
      String hex = Files.readAllLines(GOLDEN.resolve(name + ".hex")).stream()
          .filter(line -> !line.startsWith("#")).map(line -> line.replace(" ", ""))
          .collect(Collectors.joining());
      agent.getOutputStream().write(HexFormat.of().parseHex(hex));
    }
  }

  private static JsonNode body(DataInputStream in, int type, int sequence) throws IOException {
    Frame frame = frame(in);
    assertEquals(type, frame.type());
    assertEquals(sequence, frame.sequence());
    return frame.body();
  }

  private static Frame frame(DataInputStream in) throws IOException {
    int length = in.readInt();
    assertEquals(1, in.readUnsignedByte(), "version");
    int type = in.readUnsignedByte();
    in.skipNBytes(2);
    int sequence = in.readInt();
    in.skipNBytes(4);
    return new Frame(type, sequence, new CBORMapper().readTree(in.readNBytes(length + 4 - HEADER_OCTETS)));
  }

  private static String fields(JsonNode body) {
    Iterable<String> names = body::fieldNames;
    return String.join(",", names);
  }
}
