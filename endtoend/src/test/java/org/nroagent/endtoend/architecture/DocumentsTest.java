package org.nroagent.endtoend.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every link of the documentation leads somewhere, and every test that it names exists.
class DocumentsTest {
  private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+(?:Test|IT))(?:\\.([A-Za-z0-9]+))?`");
  private static final Pattern METHOD = Pattern.compile("void ([A-Za-z0-9]+)\\(");
  private static final Pattern PAGE_IN_CODE = Pattern.compile("\\bdocs/[a-z0-9/-]+\\.md");
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES = List.of("model", "daemon", "protocol", "lab", "agent",
      "collector", "endtoend");

  @Test
  void everyLinkLeadsToAFileAndEveryAnchorToAHeading() throws IOException {
    List<Path> pages = pages();
    assertTrue(pages.size() >= 50, () -> "only " + pages);
    Set<String> broken = new TreeSet<>();
    for (Path file : pages) {
      MarkdownPage page = MarkdownPage.read(file);
      for (String link : page.links()) {
        if (!leadsSomewhere(page, link)) {
          broken.add(ROOT.relativize(file) + " -> " + link);
        }
      }
    }
    assertEquals(Set.of(), broken);
  }

  private static boolean leadsSomewhere(MarkdownPage page, String link) throws IOException {
    int hash = link.indexOf('#');
    String name = hash < 0 ? link : link.substring(0, hash);
    Path target = name.isEmpty() ? page.file() : page.file().resolveSibling(name).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || MarkdownPage.read(target).anchors().contains(link.substring(hash + 1));
  }

  @Test
  void everyTestThatAPageNamesExists() throws IOException {
    Set<String> known = tests();
    Set<String> unknown = new TreeSet<>();
    for (Path file : pages()) {
      for (MatchResult found : TEST.matcher(Files.readString(file)).results().toList()) {
        if (!known.contains(found.group().replace("`", ""))) {
          unknown.add(ROOT.relativize(file) + ": " + found.group());
        }
      }
    }
    assertEquals(Set.of(), unknown);
  }

  /// Each number of the articles and of the contract's service level has a test by name.
  @Test
  void everyNumberNamesItsTest() throws IOException {
    String document = Files.readString(ROOT.resolve("docs/impact.md"));
    int begin = document.indexOf("### Every number");
    List<String> rows = document.substring(begin, document.indexOf("\n## ", begin)).lines()
        .filter(line -> line.startsWith("| [")).toList();
    assertTrue(rows.size() >= 30, () -> "only " + rows);
    assertEquals(List.of(), rows.stream().filter(row -> TEST.matcher(row).results().noneMatch(
        found -> found.group(2) != null)).toList());
  }

  @Test
  void everyPageThatSourcesNameExists() throws IOException {
    Set<String> unknown = new TreeSet<>();
    for (Path file : sources()) {
      PAGE_IN_CODE.matcher(Files.readString(file)).results().map(MatchResult::group)
          .filter(page -> !Files.exists(ROOT.resolve(page)))
          .forEach(page -> unknown.add(ROOT.relativize(file) + ": " + page));
    }
    assertEquals(Set.of(), unknown);
  }

  /// All pages of the project, whatever folder they lie in, but none that a build made.
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = folder.getFileName().toString();
        boolean skipped = !folder.equals(ROOT) && (name.equals("target") || name.startsWith("."));
        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.toString().endsWith(".md")) {
          pages.add(file);
        }
        return FileVisitResult.CONTINUE;
      }
    });
    return pages;
  }

  /// `XTest` and `XTest.method` of every module.
  private static Set<String> tests() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (Path file : sources()) {
      String name = file.getFileName().toString().replace(".java", "");
      if (name.endsWith("Test") || name.endsWith("IT")) {
        tests.add(name);
        tests
            .addAll(METHOD.matcher(Files.readString(file)).results().map(found -> name + "." + found.group(1))
                .collect(Collectors.toSet()));
      }
    }
    return tests;
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
