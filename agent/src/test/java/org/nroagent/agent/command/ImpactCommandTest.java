package org.nroagent.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.daemon.regulation.Regulations;
import picocli.CommandLine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ImpactCommandTest {
  private static final String INVENTORY = """
      profile: lu-ilr-14-181
      services:
        - {id: voice, kind: FIXED_VOICE, total: {pra: 100, bra: 500, analogue: 10000}}
        - {id: data, kind: FIXED_DATA, total: {subscribers: 100000}, referenceSpeedMbps: "0.5"}
        - {id: mobile, kind: MOBILE_VOICE, total: {simCards: 420000}}
        - {id: mobile-data, kind: MOBILE_DATA, total: {simCards: 420000}, referenceSpeedMbps: 2}
        - {id: "112", kind: EMERGENCY}
        - {id: empty, kind: MOBILE_VOICE, total: {simCards: 0}}
        - {id: slow, kind: FIXED_DATA, total: {subscribers: 1}, referenceSpeedMbps: 0}
        - {id: unknown, kind: MOBILE_DATA, total: {simCards: 1}}
      """;
  private static final String TIME = "from: 2026-11-18T10:00:00Z, to: 2026-11-18T11:00:00Z";

  @TempDir
  private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static String incident(String id, String... parts) {
    StringBuilder yaml = new StringBuilder(
        "  - id: " + id + "\n    detected: 2026-11-18T07:35:00+01:00\n    parts:\n");
    for (String part : parts) {
      yaml.append("      - {").append(part).append("}\n");
    }
    return yaml.toString();
  }

  private int execute(String inventory, String incidents, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--inventory",
        Files.writeString(folder.resolve("inventory.yaml"), inventory).toString(), "--incidents",
        Files.writeString(folder.resolve("incidents.yaml"), incidents).toString()));
    arguments.addAll(List.of(options));
    return new CommandLine(new ImpactCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private JsonNode json(String... incidents) throws IOException {
    assertEquals(0, execute(INVENTORY, "incidents:\n" + String.join("", incidents), "--format", "json"),
        err::toString);
    return JsonMapper.builder().build().readTree(out.toString());
  }

  /// What is wrong with a part that starts in line 5, without the folder of the test.
  private String problem(String part) throws IOException {
    assertEquals(2, execute(INVENTORY, "incidents:\n" + incident("cut-1", part)));
    assertEquals("", out.toString());
    return problems();
  }

  private String problems() {
    return err.toString().replace(folder + "/", "");
  }

  @Test
  void printsTheAgreedShape() throws Exception {
    JsonNode json = json(incident("cut-1",
        "service: voice, from: 2026-11-18T07:30:00+01:00, to: 2026-11-18T08:30:00+01:00, pra: 10"));
    assertEquals(JsonMapper.builder().build().readTree("""
        {"incidents": [{
          "id": "cut-1",
          "services": [{
            "service": "voice",
            "segments": [
              {"from": "2026-11-18T06:30:00Z", "to": "2026-11-18T07:00:00Z", "period": "OFF_PEAK",
               "affectedUsers": 1940, "totalUsers": 29900, "ratePercent": "6.4883"},
              {"from": "2026-11-18T07:00:00Z", "to": "2026-11-18T07:30:00Z", "period": "PEAK",
               "affectedUsers": 5810, "totalUsers": 68600, "ratePercent": "8.4694"}],
            "notifiable": true,
            "criterion": "5-10%/1h"}],
          "notifiable": true,
          "preNotificationDue": "2026-11-20",
          "finalNotificationDue": "2026-12-03"}]}
        """), json);
  }

  @Test
  void everyKindCountsItsUnits() throws Exception {
    JsonNode services = json(incident("all", "service: voice, e1: 1, " + TIME,
        "service: data, trafficGapMbps: '1000.5', " + TIME, "service: mobile, channels: 2, e1: 1, " + TIME,
        "service: mobile-data, channels: 1, " + TIME, "service: mobile-data, trafficGapMbps: 3, " + TIME,
        "service: 112, bra: 3, " + TIME)).at("/incidents/0/services");
    assertEquals("581", services.at("/0/segments/0/affectedUsers").asText());
    assertEquals("2001", services.at("/1/segments/0/affectedUsers").asText());
    assertEquals("2.0010", services.at("/1/segments/0/ratePercent").asText());
    assertEquals("660", services.at("/2/segments/0/affectedUsers").asText());
    assertEquals("107", services.at("/3/segments/0/affectedUsers").asText(), "105 + 1.5, half up");
    assertEquals("3", services.at("/4/segments/0/affectedUsers").asText());
    assertTrue(services.at("/1/segments/0/period").isNull());
    assertEquals("emergency", services.at("/4/criterion").asText());
    assertTrue(services.at("/4/segments/0/period").isNull());
    assertTrue(services.at("/4/segments/0/totalUsers").isNull());
    assertTrue(services.at("/4/segments/0/ratePercent").isNull());
    assertEquals(5, services.size());
  }

  @Test
  void whatIsNotDueIsNull() throws Exception {
    JsonNode json = json(incident("small", "service: mobile, channels: 1, " + TIME),
        incident("none", "service: data, trafficGapMbps: -5, " + TIME));
    assertTrue(json.at("/incidents/0/services/0/criterion").isNull());
    assertEquals("2026-11-20", json.at("/incidents/0/preNotificationDue").asText());
    assertTrue(json.at("/incidents/0/finalNotificationDue").isNull());
    assertTrue(json.at("/incidents/1/preNotificationDue").isNull());
    assertEquals("0.0000", json.at("/incidents/1/services/0/segments/0/ratePercent").asText());
  }

  @Test
  void tellsPeopleWhatIsDueWhenAndWhere() throws Exception {
    assertEquals(0, execute(INVENTORY, "incidents:\n" + incident("cut-1", "service: voice, pra: 10, " + TIME)
        + incident("small", "service: data, trafficGapMbps: 5, " + TIME)
        + incident("none", "service: data, trafficGapMbps: 0, " + TIME)), err::toString);
    assertEquals("""
        lu-ilr-14-181, hours of Europe/Luxembourg

        incident cut-1, detected 2026-11-18T07:35+01:00
          judged by Règlement 14/181/ILR, lu-ilr-14-181 from 2014-08-28 (shipped)
          voice (FIXED_VOICE): to be notified, criterion 5-10%/1h
            2026-11-18T11:00+01:00  2026-11-18T12:00+01:00  PEAK      5810 of 68600 users, 8.4694 %
          pre-notification due 2026-11-20, to securite@ilr.lu
          final notification due 2026-12-03, form 'Notification des incidents'

        incident small, detected 2026-11-18T07:35+01:00
          judged by Règlement 14/181/ILR, lu-ilr-14-181 from 2014-08-28 (shipped)
          data (FIXED_DATA): meets no criterion
            2026-11-18T11:00+01:00  2026-11-18T12:00+01:00  -         10 of 100000 users, 0.0100 %
          pre-notification due 2026-11-20, to securite@ilr.lu
          no final notification: where it was pre-notified, tell that none is required

        incident none, detected 2026-11-18T07:35+01:00
          judged by Règlement 14/181/ILR, lu-ilr-14-181 from 2014-08-28 (shipped)
          data (FIXED_DATA): meets no criterion
            2026-11-18T11:00+01:00  2026-11-18T12:00+01:00  -         0 of 100000 users, 0.0000 %
          nobody is affected: nothing is due
        """, out.toString());
  }

  /// What nobody counted is not 0 users.
  @Test
  void tellsPeopleThatUsersOfTheEmergencyServicesWereNotCounted() throws Exception {
    assertEquals(0, execute(INVENTORY, "incidents:\n" + incident("deaf", "service: '112', " + TIME)
        + incident("two", "service: '112', bra: 2, " + TIME)), err::toString);
    assertTrue(out.toString().contains("  2026-11-18T12:00+01:00  -         nobody counted the users\n"),
        out.toString());
    assertTrue(out.toString().contains("  2026-11-18T12:00+01:00  -         2 users\n"), out.toString());
  }

  /// 1.5 % for three hours, the day before an amendment that asks for 2 % and the day after.
  @Test
  void judgesByTheVersionOfTheDayOfDetection() throws Exception {
    terms("lu.yaml", shipped("lu-ilr-14-181").replace("id: lu-ilr-14-181", "id: lu-2027")
        .replace("validFrom: 2014-08-28", "validFrom: 2027-01-01").replace("percent: 1,", "percent: 2,"));
    String incidents = """
        incidents:
          - {id: before, detected: 2026-12-31T20:00:00+01:00, parts: [{service: data, trafficGapMbps: 750,
             from: 2026-12-31T20:00:00+01:00, to: 2026-12-31T23:00:00+01:00}]}
          - {id: after, detected: 2027-01-01T00:00:00+01:00, parts: [{service: data, trafficGapMbps: 750,
             from: 2027-01-01T00:00:00+01:00, to: 2027-01-01T03:00:00+01:00}]}
        """;
    assertEquals(0, execute(INVENTORY, incidents, "--drafts", "fr"), err::toString);
    String text = out.toString();
    assertTrue(text.contains("""
        incident before, detected 2026-12-31T20:00+01:00
          judged by Règlement 14/181/ILR, lu-ilr-14-181 from 2014-08-28 (shipped)
          data (FIXED_DATA): to be notified, criterion 1-2%/3h
        """), text);
    assertTrue(text.contains("""
        incident after, detected 2027-01-01T00:00+01:00
          judged by Règlement 14/181/ILR, lu-2027 from 2027-01-01 (terms.d/lu.yaml)
          data (FIXED_DATA): meets no criterion
        """), text);
    assertTrue(text.contains("Règlement 14/181/ILR, version du 2014-08-28, article 2(2)"), text);
    assertTrue(text.contains("Règlement 14/181/ILR, version du 2027-01-01, article 2(3)"), text);
    out.getBuffer().setLength(0);
    assertEquals(0, execute(INVENTORY, incidents, "--format", "json"), err::toString);
    JsonNode json = JsonMapper.builder().build().readTree(out.toString());
    assertEquals("lu-ilr-14-181 shipped lu-2027 terms.d/lu.yaml",
        json.at("/incidents/0/judgedBy/id").asText() + " " + json.at("/incidents/0/judgedBy/source").asText()
            + " " + json.at("/incidents/1/judgedBy/id").asText() + " "
            + json.at("/incidents/1/judgedBy/source").asText());
  }

  @Test
  void tellsMistakesOfTermsAndOfIncidentsBeforeAnyLaw() throws Exception {
    terms("lu.yaml", shipped("lu-ilr-14-181").replace("restDays: [SUNDAY]", "restDays: [SONDAY]"));
    assertEquals(2, execute(INVENTORY, "incidents: []"));
    assertTrue(problems().contains("terms.d/lu.yaml:15: notification.restDays[0]: 'SONDAY' is not a day of"
        + " the week; write it as MONDAY"), this::problems);
    terms("lu.yaml", shipped("lu-ilr-14-181").replace("securite@ilr.lu", "other@ilr.lu"));
    err.getBuffer().setLength(0);
    assertEquals(2, execute(INVENTORY, "incidents:\n" + incident("old", "service: voice, pra: 1, " + TIME)
        .replace("2026-11-18T07:35", "2014-08-27T07:35")));
    assertTrue(problems().contains("incidents.yaml:3: incidents[0].detected: is before any version of"
        + " lu-ilr-14-181 is in force; the first one is 'lu-ilr-14-181' from 2014-08-28"), this::problems);
    err.getBuffer().setLength(0);
    assertEquals(0, execute(INVENTORY, "incidents: []"), this::problems);
    assertTrue(problems().contains("terms.d/lu.yaml:4: warning: id: replaces 'lu-ilr-14-181' (shipped)"),
        this::problems);
  }

  private void terms(String name, String text) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("terms.d")).resolve(name), text);
  }

  private static String shipped(String id) throws IOException {
    try (var in = Regulations.class.getResourceAsStream(id + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "service: voice, pra: 101|pra is 101, but service 'voice' has 100 in the inventory",
      "service: voice, channels: 1|FIXED_VOICE counts pra, bra, analogue, e1, estimatedUsers, not channels",
      "service: data, pra: 1|FIXED_DATA counts trafficGapMbps, estimatedUsers, not pra",
      "service: mobile, trafficGapMbps: 1|MOBILE_VOICE counts e1, channels, estimatedUsers, not trafficGapMbps",
      "service: mobile-data, e1: 1|MOBILE_DATA counts channels, trafficGapMbps, estimatedUsers, not e1",
      "service: mobile-data, channels: 1, trafficGapMbps: 1|stands beside 'channels'",
      "service: empty, channels: 1|the total of service 'empty' is 0",
      "service: slow, trafficGapMbps: 1|referenceSpeedMbps of service 'slow' is 0",
      "service: unknown, trafficGapMbps: 1|service 'unknown' has no referenceSpeedMbps",
      "service: voise, pra: 1|there is no service 'voise' in the inventory; did you mean 'voice'?",
      "service: voice|says nothing of what is lost; it counts pra, bra, analogue, e1, estimatedUsers",
      "service: 112, estimatedUsers: 1, estimatedOn: 2026-11-18|EMERGENCY counts pra, bra, analogue, e1, not"})
  void namesThePartThatIsWrong(String part, String message) throws Exception {
    String problem = problem(part + ", " + TIME);
    assertTrue(problem.startsWith("incidents.yaml:5: incidents[0].parts[0]"), problem);
    assertTrue(problem.contains("part 1 of incident 'cut-1': "), problem);
    assertTrue(problem.contains(message), problem);
  }

  /// [R 4(2), 6(6)]: the operator's own figure, with its day.
  @Test
  void anInternationalLinkCountsAsTheOperatorEstimates() throws Exception {
    assertEquals(0, execute(INVENTORY, "incidents:\n"
        + incident("sea", "service: mobile, estimatedUsers: 42000, estimatedOn: 2026-11-17, " + TIME)),
        err::toString);
    assertTrue(out.toString().contains("to be notified, criterion 10%"), out::toString);
    assertTrue(out.toString().contains("42000 users of mobile are the operator's estimate of 2026-11-17"),
        out::toString);
  }

  @Test
  void anEstimateHasItsDay() throws Exception {
    assertEquals("incidents.yaml:5: incidents[0].parts[0].estimatedOn: is required\n",
        problem("service: mobile, estimatedUsers: 1, " + TIME));
  }

  @Test
  void noDayStandsWithoutAnEstimate() throws Exception {
    assertEquals("incidents.yaml:5: incidents[0].parts[0].estimatedOn: is for estimatedUsers only\n",
        problem("service: mobile, channels: 1, estimatedOn: 2026-11-17, " + TIME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"from: 2026-11-18T11:00:00Z, to: 2026-11-18T11:00:00Z",
      "from: 2026-11-18T11:00:00+01:00, to: 2026-11-18T10:00:00Z",
      "from: 2026-11-18T11:00:00Z, to: 2026-11-18T10:59:59Z"})
  void aPartEndsAfterItBegins(String time) throws Exception {
    assertEquals(
        "incidents.yaml:5: incidents[0].parts[0].to: part 1 of incident 'cut-1': 'to' is not after 'from'\n",
        problem("service: voice, pra: 1, " + time));
  }

  @Test
  void partsThatOverlapAreTooMuchTogether() throws Exception {
    assertEquals(2, execute(INVENTORY, "incidents:\n" + incident("cut-1", "service: voice, bra: 300, " + TIME,
        "service: voice, bra: 201, from: 2026-11-18T10:30:00Z, to: 2026-11-18T12:00:00Z")));
    assertEquals(
        "incidents.yaml:6: incidents[0].parts[1]: part 2 of incident 'cut-1': bra is 501 together with the parts it"
            + " overlaps from 2026-11-18T10:30:00Z on, but service 'voice' has 500 in the inventory\n",
        problems());
  }

  @Test
  void allProblemsOfBothFilesAreToldAtOnce() throws Exception {
    assertEquals(2, execute("""
        profile: lu-ilr-14-182
        services:
          - {id: voice, kind: FIXED_VOYCE, total: {pra: 1}}
          - {id: data, kind: FIXED_DATA, total: {subscriber: 5}, referenceSpeedMbps: 1}
          - {id: data, kind: MOBILE_VOICE, total: {simCards: -1}, referenceSpeedMbps: 1}
        """, """
        incidents:
          - id: cut-1
            detectd: 2026-11-18T07:35:00+01:00
            parts:
              - {service: voice, from: 2026-11-18, to: 2026-11-18T11:00:00Z, pra: 1.5}
        """));
    List<String> problems = problems().lines().toList();
    assertEquals(List.of("inventory.yaml:1: profile", "inventory.yaml:3: services[0].kind",
        "inventory.yaml:4: services[1].total.subscribers", "inventory.yaml:4: services[1].total.subscriber",
        "inventory.yaml:5: services[2].id", "inventory.yaml:5: services[2].total.simCards",
        "inventory.yaml:5: services[2].referenceSpeedMbps", "incidents.yaml:2: incidents[0].detected",
        "incidents.yaml:3: incidents[0].detectd", "incidents.yaml:5: incidents[0].parts[0].from",
        "incidents.yaml:5: incidents[0].parts[0].pra"),
        problems.stream().map(line -> line.substring(0, line.indexOf(": ", line.indexOf(": ") + 1))).toList(),
        () -> String.join("\n", problems));
    assertTrue(problems.getFirst().endsWith("did you mean 'lu-ilr-14-181'?"), problems.getFirst());
    assertTrue(problems.get(1).endsWith("did you mean 'FIXED_VOICE'?"), problems.get(1));
    assertTrue(problems.get(8).endsWith("unknown key; did you mean 'detected'?"), problems.get(8));
  }

  @Test
  void aFileThatIsNotThereIsWrongUsage() {
    String nowhere = folder.resolve("nowhere.yaml").toString();
    assertEquals(2, new CommandLine(new ImpactCommand()).setErr(new PrintWriter(err))
        .execute("--inventory", nowhere, "--incidents", nowhere));
    assertEquals("nowhere.yaml: does not exist\nnowhere.yaml: does not exist\n", problems());
  }

  private static final String REPORTED = "incidents:\n" + incident("cut-1",
      "service: voice, from: 2026-11-18T07:30:00+01:00, to: 2026-11-18T08:30:00+01:00, pra: 10")
      + "    ended: 2026-11-18T08:30:00+01:00\n    cause: fibre cut\n" + incident("small", "service: data, "
          + "trafficGapMbps: 5, " + TIME)
      + incident("none", "service: data, trafficGapMbps: 0, " + TIME);

  @Test
  void draftsWhatMayHaveToBeTold() throws Exception {
    assertEquals(0,
        execute("operator: Exemple S.A.\n" + INVENTORY, REPORTED, "--drafts", "en", "--format", "json"),
        err::toString);
    JsonNode drafts = JsonMapper.builder().build().readTree(out.toString()).get("drafts");
    assertEquals(
        List.of("Pre-notification of an incident – cut-1", "Final notification of an incident – cut-1",
            "Pre-notification of an incident – small",
            "Pre-notified incident: no final notification is required – small"),
        drafts.findValuesAsText("subject"));
    String last = drafts.at("/1/body").asText();
    assertTrue(last.contains("Operator: Exemple S.A.\n"), last);
    assertTrue(last.contains("Cause: fibre cut\n"), last);
    assertTrue(last.contains("duration 1 h 00 min"), last);
  }

  @Test
  void draftsAreInTheLanguageThatIsAskedFor() throws Exception {
    assertEquals(0, execute(INVENTORY, REPORTED, "--drafts", "fr"), err::toString);
    assertTrue(
        out.toString().contains("---- draft, to securite@ilr.lu: Pré-notification d'un incident – cut-1"),
        out::toString);
    assertEquals(2, execute(INVENTORY, REPORTED, "--drafts", "lb"));
    assertTrue(err.toString().contains("'lb' is neither 'fr' nor 'en'"), err::toString);
  }

  /// What is asked for by no option stays as it was agreed.
  @Test
  void withoutTheOptionThereAreNoDrafts() throws Exception {
    assertEquals(0, execute(INVENTORY, REPORTED, "--format", "json"), err::toString);
    assertTrue(JsonMapper.builder().build().readTree(out.toString()).path("drafts").isMissingNode());
  }
}
