package org.nroagent.endtoend.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A page of the documentation as its readers follow it: the links that leave it and the anchors that lead into it. What stands
/// in a block of code is neither.
///
/// @param file where it lies
/// @param lines its lines outside blocks of code
record MarkdownPage(Path file, List<String> lines) {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?)\\s*");
  private static final Pattern LINKED_WORDS = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
  private static final Pattern NO_ANCHOR = Pattern.compile("[^\\p{L}\\p{N}_ -]");

  static MarkdownPage read(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(file)) {
      if (line.strip().startsWith("```")) {
        code = !code;
      } else if (!code) {
        lines.add(line);
      }
    }
    return new MarkdownPage(file, lines);
  }

  /// Targets of links as they are written, those to other machines left out.
  List<String> links() {
    return lines.stream().map(line -> CODE.matcher(line).replaceAll(""))
        .flatMap(line -> LINK.matcher(line).results().map(found -> found.group(1)))
        .filter(target -> !target.contains("://")).toList();
  }

  /// What may follow `#`, as GitHub makes it of headings: a heading that comes again has a number.
  Set<String> anchors() {
    Set<String> anchors = new TreeSet<>();
    for (String line : lines) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor = anchor(heading.group(1));
        String unique = anchor;
        for (int again = 1; !anchors.add(unique); again++) {
          unique = anchor + "-" + again;
        }
      }
    }
    return anchors;
  }

  private static String anchor(String heading) {
    String words = LINKED_WORDS.matcher(heading).replaceAll("$1").toLowerCase(Locale.ROOT);
    return NO_ANCHOR.matcher(words).replaceAll("").replace(' ', '-');
  }
}
