package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.CivilMonth;
import picocli.CommandLine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PercentileCommandTest {
  @TempDir
  private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void gives8208OfAPermutationOf8640() throws Exception {
    JsonNode json = november(permutation(8640));
    assertEquals(8208, json.at("/in/octets").longValue());
    assertEquals(8208, json.at("/in/rank").intValue());
    assertEquals(432, json.at("/in/discarded").intValue());
    assertEquals("1.0000", json.get("coverage").textValue());
    assertTrue(json.get("billable").booleanValue());
  }

  @ParameterizedTest
  @CsvSource({"2026-02,8064,403", "2028-02,8352,417", "2026-11,8640,432", "2026-03,8916,445",
      "2026-12,8928,446",
      "2026-10,8940,447"})
  void goldenMonths(String month, int slots, int discarded) throws Exception {
    Instant first = CivilMonth.parse(month, CivilMonth.CONTRACT_ZONE).start();
    JsonNode json = run(write(first, permutation(slots)), "--month", month);
    assertEquals(slots, json.get("expectedSlots").intValue());
    assertEquals(discarded, json.at("/in/discarded").intValue());
    assertEquals(slots - discarded, json.at("/in/octets").longValue());
  }

  @Test
  void digestIsTakenOverOneLinePerExpectedSlot() throws Exception {
    Path file = Files.writeString(folder.resolve("s.csv"),
        "slot,in_octets,out_octets,quality\n2026-11-01T00:05:00Z,7,,measured\n2026-12-24T00:00:00Z,9,9,measured\n");
    JsonNode json = run(file, "--month", "2026-11");
    Instant first = Instant.parse("2026-10-31T23:00:00Z");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 8640; i++) {
      lines.append(first.plusSeconds(300L * i)).append(',').append(i == 13 ? "7" : "").append(",\n");
    }
    String expected = HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(US_ASCII)));
    assertEquals(expected, json.get("digest").textValue());
    assertTrue(json.get("out").isNull());
    assertEquals("in", json.at("/reference/direction").textValue());
    assertEquals("0.0000", json.get("coverage").textValue());
  }

  @Test
  void comparesWithTheThreshold() throws Exception {
    Path file = write(Instant.parse("2026-10-31T23:00:00Z"),
        IntStream.range(0, 8640).mapToObj(_ -> 262_500_000_000L).toList());
    JsonNode json = run(file, "--month", "2026-11", "--capacity-mbps", "10000", "--threshold-percent", "70");
    assertEquals("7000.00", json.at("/reference/mbps").textValue());
    assertEquals("70.00", json.get("utilisationPercent").textValue());
    assertTrue(json.get("thresholdReached").booleanValue());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"2026-11-01T00:05:00Z,-1,2|line 2: in_octets is '-1'",
      "2026-11-01T00:05:00Z,1,2.5|line 2: out_octets is '2.5'", "2026-11-01T00:05:01Z,1,2|line 2: slot",
      "2026-11-01T00:05:00Z,1|line 2: has 2 columns", "yesterday,1,2|line 2: 'yesterday' is no slot start",
      "1999-11-01T00:05:00Z,x,2|line 2: in_octets is 'x'"})
  void namesTheLineThatIsWrong(String row, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.csv"), "slot,in_octets,out_octets\n" + row + "\n");
    assertEquals(1, execute(file, "--month", "2026-11"));
    assertTrue(err.toString().contains(message), err::toString);
  }

  @Test
  void aDuplicateSlotNamesBothLines() throws Exception {
    Path file = Files.writeString(folder.resolve("twice.csv"),
        "slot,in_octets,out_octets\n2026-11-01T00:05:00Z,1,2\n2026-11-01T00:05:00Z,1,2\n");
    assertEquals(1, execute(file, "--month", "2026-11"));
    assertTrue(err.toString().contains("line 3: slot 2026-11-01T00:05:00Z already stands in line 2"),
        err::toString);
  }

  @Test
  void aWrongMonthIsWrongUsage() throws Exception {
    assertEquals(2, execute(folder.resolve("none.csv"), "--month", "November"));
    assertTrue(err.toString().contains("'November' is not a month"), err::toString);
  }

  private JsonNode november(List<Long> octets) throws IOException {
    return run(write(Instant.parse("2026-10-31T23:00:00Z"), octets), "--month", "2026-11");
  }

  private JsonNode run(Path file, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--format", "json"));
    assertEquals(0, execute(file, arguments.toArray(String[]::new)), err::toString);
    return JsonMapper.builder().build().readTree(out.toString());
  }

  private int execute(Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--samples", file.toString()));
    arguments.addAll(List.of(options));
    return new CommandLine(new PercentileCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private Path write(Instant first, List<Long> octets) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < octets.size(); i++) {
      lines.add(first.plusSeconds(300L * i) + "," + octets.get(i) + "," + octets.get(i));
    }
    Collections.shuffle(lines, new Random(7));
    lines.addFirst("slot,in_octets,out_octets");
    return Files.write(folder.resolve("slots.csv"), lines);
  }

  private static List<Long> permutation(int count) {
    List<Long> values = IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).collect(Collectors.toList());
    Collections.shuffle(values, new Random(95));
    return values;
  }
}
