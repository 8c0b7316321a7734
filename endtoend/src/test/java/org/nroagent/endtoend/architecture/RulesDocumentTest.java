package org.nroagent.endtoend.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// `docs/rules.md` names only classes and tests that exist, in their right columns, and each rule once.
class RulesDocumentTest {
  private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9]+)`");
  private static final Path ROOT = Path.of("..");

  @Test
  void everyClassAndTestOfTheRulesExists() throws IOException {
    Set<String> classes = names("src/main/java");
    Set<String> tests = names("src/test/java");
    List<String> rows = rows();
    assertTrue(rows.size() >= 20, "the table has only " + rows.size() + " rows");
    TreeSet<String> unknown = new TreeSet<>();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      assertEquals(7, cells.length, row);
      unknown.addAll(missing(cells[4], classes, row));
      unknown.addAll(missing(cells[5], tests, row));
    }
    assertEquals(Set.of(), unknown);
  }

  /// Two rows that begin alike are two versions of one rule, of which one holds no more.
  @Test
  void noRuleStandsTwice() throws IOException {
    Set<String> beginnings = new TreeSet<>();
    for (String row : rows()) {
      String rule = row.split("\\|", -1)[2].strip();
      assertTrue(beginnings.add(rule.substring(0, Math.min(rule.length(), 40))), row);
    }
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/rules.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| rule")).toList();
  }

  private static Set<String> missing(String cell, Set<String> known, String row) {
    Set<String> named = NAME.matcher(cell).results().map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(!named.isEmpty(), () -> "names nothing: " + row);
    named.removeAll(known);
    return named;
  }

  private static Set<String> names(String sources) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String module : List.of("model", "daemon", "protocol", "lab", "agent", "collector", "endtoend")) {
      Path folder = ROOT.resolve(module).resolve(sources);
      try (Stream<Path> files = Files.walk(folder)) {
        files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
            .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
      }
    }
    return names;
  }
}
