package org.nroagent.daemon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  Path folder;

  private enum Colour {
    RED, DARK_BLUE
  }

  private <T> YamlReader.Loaded<T> load(String yaml, Function<Section, T> mapping)
      throws ConfigurationException, IOException {
    Path file = Files.writeString(folder.resolve("test.yaml"), yaml);
    return new YamlReader(Map.<String, String>of()::get).read(file, mapping);
  }

  private <T> T value(String yaml, Function<Section, T> mapping) throws ConfigurationException, IOException {
    return load(yaml, mapping).value();
  }

  /// All problems, without the folder of the test.
  private List<String> problems(String yaml, Function<Section, ?> mapping) {
    ConfigurationException refused = assertThrows(ConfigurationException.class, () -> load(yaml, mapping));
    return refused.problems().stream().map(problem -> problem.render().replace(folder + "/", "")).toList();
  }

  @Test
  void readsEveryKindOfValue() throws Exception {
    String yaml = """
        text: hello
        number: 42
        decimal: 20000.5
        flag: true
        duration: 1m30s
        colour: dark-blue
        zone: Europe/Paris
        path: data
        host: "[2001:db8::1]:161"
        words: [a, b]
        """;
    record All(String text, int number, BigDecimal decimal, boolean flag, Duration duration, Colour colour,
        ZoneId zone,
        Path path, HostAndPort host, List<String> words) {}
    All all = value(yaml,
        root -> new All(root.text("text").required(""), root.integer("number", 0, 50).required(0),
            root.decimal("decimal").required(BigDecimal.ZERO), root.bool("flag").required(false),
            root.duration("duration", Duration.ZERO, HOUR).required(HOUR),
            root.enumeration("colour", Colour.class).required(Colour.RED),
            root.zone("zone").required(ZoneId.of("UTC")), root.path("path").required(Path.of("")),
            root.hostAndPort("host", 1).required(new HostAndPort("", 0)),
            root.list("words", Scalars::id).required(List.of())));
    assertEquals(
        new All("hello", 42, new BigDecimal("20000.5"), true, Duration.ofSeconds(90), Colour.DARK_BLUE,
            ZoneId.of("Europe/Paris"), folder.resolve("data"), new HostAndPort("2001:db8::1", 161),
            List.of("a", "b")),
        all);
  }

  @Test
  void absentKeysTakeTheirDefaults() throws Exception {
    assertEquals(List.of(7, 1), value("other: 1",
        root -> List.of(root.integer("number", 0, 9).orElse(7), root.integer("other", 0, 9).orElse(5))));
    assertTrue(value("{}", root -> root.text("name").optional()).isEmpty());
  }

  @Test
  void reportsAllProblemsInTheOrderOfTheFile() {
    String yaml = """
        nmae: hub1
        number: 99
        nested:
          - flag: yes
          - flag: true
            extra: 1
          - just text
        duration: 30
        """;
    List<String> problems = problems(yaml, root -> {
      String name = root.text("name").required("x");
      int number = root.integer("number", 0, 50).orElse(0);
      Duration duration = root.duration("duration", Duration.ZERO, HOUR).orElse(HOUR);
      root.sections("nested").required(List.of()).forEach(item -> item.bool("flag").required(false));
      return name + number + duration;
    });
    assertEquals(List.of("test.yaml:1: name: is required",
        "test.yaml:1: nmae: unknown key; did you mean 'name'?", "test.yaml:2: number: 99 is not within 0…50",
        "test.yaml:4: nested[0].flag: 'yes' is neither true nor false",
        "test.yaml:6: nested[1].extra: unknown key",
        "test.yaml:7: nested[2]: must be a section with keys of its own",
        "test.yaml:8: duration: '30' is not a duration with a unit, for example 500ms, 30s, 5m, 1h or PT30S"),
        problems);
  }

  @Test
  void namesTheNearestConstant() {
    assertEquals(
        List.of("test.yaml:1: colour: 'dark_blu' is none of red, dark_blue; did you mean 'dark_blue'?"),
        problems("colour: dark_blu", root -> root.enumeration("colour", Colour.class).orElse(Colour.RED)));
  }

  @Test
  void refusesDuplicateKeysWithTheLineOfTheFirst() {
    assertEquals(List.of("test.yaml:3: name: is there twice, first in line 1; remove one of them"),
        problems("name: a\nother: b\nname: c\n",
            root -> root.text("name").required("") + root.text("other").required("")));
  }

  @Test
  void formerNamesWorkWithAWarning() throws Exception {
    Function<Section, String> mapping = root -> {
      root.renamed("community_file", "communityFile");
      return root.text("communityFile").required("");
    };
    YamlReader.Loaded<String> loaded = load("community_file: x", mapping);
    assertEquals("x", loaded.value());
    assertEquals("community_file: is now called 'communityFile'; please rename it",
        loaded.warnings().getFirst().render().replaceFirst(".*warning: ", ""));
    assertEquals(
        List.of("test.yaml:2: community_file: is the former name of 'communityFile', which is there too; "
            + "remove the former one"),
        problems("communityFile: x\ncommunity_file: y", mapping));
  }

  @Test
  void saysWhatIsMissingWhereAKeyHasNoValue() {
    assertEquals(List.of("test.yaml:1: name: has no value; give one or remove the key"),
        problems("name:\n", root -> root.text("name").required("")));
    assertEquals(List.of("test.yaml:1: name: is empty"),
        problems("name: ''\n", root -> root.text("name").required("")));
  }

  @Test
  void refusesOtherShapesThanExpected() {
    assertEquals(
        List.of("test.yaml:1: name: must be a single value",
            "test.yaml:2: part: must be a section with keys of its own",
            "test.yaml:3: items: must be a list, each item with a leading '-'",
            "test.yaml:4: tagged: tags such as !secret are not supported"),
        problems("name: [a]\npart: 1\nitems: {a: 1}\ntagged: !secret x\n",
            root -> List.of(root.text("name").optional(), root.section("part").optional(),
                root.sections("items").optional(), root.text("tagged").optional())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [1, 2", "a: b: c", "\tname: x", "a: 1\n---\nb: 2\n", "a: *nowhere",
      "a: \u0001"})
  void aSyntaxErrorIsOneProblemWithItsLine(String yaml) {
    List<String> problems = problems("# first line\n" + yaml, root -> root.text("a").orElse(""));
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().matches("test\\.yaml:[23]: is not YAML: .+"), problems::toString);
  }

  @Test
  void refusesFilesThatAreAbsentEmptyTooLargeTooDeepOrNotText() throws Exception {
    assertEquals(List.of("test.yaml: is empty"), problems("# nothing\n", Section::path));
    assertEquals(List.of("test.yaml:1: must be a section with keys, for example 'name: hub1-agent'"),
        problems("[1]", Section::path));
    assertEquals(List.of("test.yaml: is larger than 1048576 bytes"),
        problems("#".repeat(YamlReader.LARGEST_FILE + 1), Section::path));
    assertTrue(problems("a: " + "[".repeat(100), Section::path).getFirst().contains("is not YAML"));
    Path latin1 = folder.resolve("latin1.yaml");
    Files.write(latin1, "name: é".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(latin1, "is not UTF-8 text");
    assertRefused(folder.resolve("absent.yaml"), "does not exist");
    assertRefused(folder, "cannot be read: Is a directory");
  }

  private static void assertRefused(Path file, String why) {
    ConfigurationException refused = assertThrows(ConfigurationException.class,
        () -> new YamlReader(Map.<String, String>of()::get).read(file, Section::path));
    assertEquals(file + ": " + why, refused.getMessage());
  }

  @Test
  void aliasesMayRepeatAWholeSectionButNotWithoutEnd() throws Exception {
    assertEquals("xx", value("a: &same {name: x}\nb: *same\n",
        root -> root.section("a").optional().orElseThrow().text("name").required("")
            + root.section("b").optional().orElseThrow().text("name").required("")));
    String bomb = "a: &a [1]\nb: [" + "*a, ".repeat(1000) + "*a]\n";
    assertTrue(problems(bomb, Section::path).getFirst().contains("aliases"));
    assertEquals(List.of("test.yaml:2: <<: merge keys are not supported; use an alias for a whole section"),
        problems("a: &same {}\n<<: *same\n", root -> root.section("a").isGiven()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"010", "1_000", "0x10", "1e3", "12:30", "1.0", "99999999999999999999", "-0"})
  void integersAreWrittenPlainly(String text) {
    assertEquals(1, problems("number: " + text, root -> root.integer("number", -10, 2000).orElse(0)).size());
  }

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "1h30m,PT1H30M", "7d,PT168H", "PT30S,PT30S", "0s,PT0S"})
  void durationsHaveUnits(String text, Duration expected) throws Exception {
    assertEquals(expected,
        value("d: " + text, root -> root.duration("d", Duration.ZERO, Duration.ofDays(9)).required(HOUR)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "5 m", "-5m", "PT", "1w", "2h"})
  void durationsOutOfRangeOrWithoutUnitAreRefused(String text) {
    assertEquals(1,
        problems("d: " + text, root -> root.duration("d", Duration.ZERO, HOUR).orElse(HOUR)).size());
  }

  @Test
  void crossChecksAreReportedWhereTheValueStands() {
    assertEquals(List.of("test.yaml:2: number: must be even"),
        problems("# one\nnumber: 3\n",
            root -> root.integer("number", 0, 9).check(n -> n % 2 == 0, "must be even")
                .required(0)));
  }

  @Test
  void keysThatMakeNoSenseHereAreNotCalledUnknown() {
    assertEquals(
        List.of("test.yaml:2: user: is for version 3 only",
            "test.yaml:3: usr: unknown key; did you mean 'user'?"),
        problems("# one\nuser: a\nusr: b\n", root -> {
          root.refuse("is for version 3 only", List.of("user", "password"));
          return root;
        }));
  }

  @Test
  void aThousandMistakesAreCutOff() {
    String yaml = "list: [" + "x/, ".repeat(1000) + "x]";
    assertEquals(Problems.MOST,
        problems(yaml, root -> root.list("list", Scalars::id).orElse(List.of())).size());
  }
}
