package org.nroagent.model.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.model.impact.Given.criterion;
import static org.nroagent.model.impact.Given.gap;
import static org.nroagent.model.impact.Given.impact;
import static org.nroagent.model.impact.Given.lines;
import static org.nroagent.model.impact.Given.part;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The worked incidents of `docs/impact.md`: what the document prints is what is computed, users, totals and rates of every
/// segment, and its own arithmetic is right.
class WorkedIncidentsTest {
  private static final Pattern CRITERION = Pattern.compile("`([^`]+)`|none");
  private static final Pattern FIGURE = Pattern.compile("([\\d,.]+) of ([\\d,]+) = ([\\d.]+) %");
  private static final Pattern STEP = Pattern.compile("([\\d,.]+) ([×+/]) ([\\d,.]+) = ([\\d,.]+)");

  /// A row of the document's table.
  private record Row(String title, String arithmetic, String result) {
    String criterion() {
      MatchResult found = CRITERION.matcher(result).results().findFirst().orElseThrow();
      return found.group(1) == null ? "none" : found.group(1);
    }

    Set<Figure> figures() {
      return FIGURE.matcher(arithmetic).results()
          .map(found -> Figure.of(number(found.group(1)), number(found.group(2)), number(found.group(3))))
          .collect(Collectors.toSet());
    }
  }

  /// `users of total = rate %`, as it is shown.
  private record Figure(BigDecimal users, BigDecimal total, BigDecimal percent) {
    static Figure of(BigDecimal users, BigDecimal total, BigDecimal percent) {
      return new Figure(users.stripTrailingZeros(), total.stripTrailingZeros(), percent.stripTrailingZeros());
    }

    /// Empty where the service has no total, and so no rate.
    static Optional<Figure> of(Segment segment) {
      return segment.totalUsers().flatMap(total -> segment.ratePercent().map(
          rate -> of(segment.users().toDecimal(4), total.toDecimal(4), rate.toDecimal(4))));
    }
  }

  private final List<Row> left = rows();

  private static List<Row> rows() {
    try {
      String document = Files.readString(Path.of("../docs/impact.md"));
      String section = document.substring(document.indexOf("## Worked incidents"));
      List<Row> rows = new ArrayList<>();
      section.lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith("| incident")).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            rows.add(new Row(cells[1].strip(), cells[2].strip(), cells[3].strip()));
          });
      return rows;
    } catch (IOException e) {
      throw new AssertionError("docs/impact.md cannot be read", e);
    }
  }

  /// The row with this title has the criterion of these parts, and the users, total and rate of each of their segments and no
  /// others.
  private void assertRow(String title, Part... parts) {
    Row row = left.stream().filter(each -> each.title().startsWith(title)).findFirst()
        .orElseThrow(() -> new AssertionError("no row '" + title + "'"));
    left.remove(row);
    assertEquals(row.criterion(), criterion(parts), title);
    assertEquals(impact(parts).services().getFirst().segments().stream().map(Figure::of)
        .flatMap(Optional::stream).collect(Collectors.toSet()), row.figures(), title);
    STEP.matcher(row.arithmetic()).results().forEach(WorkedIncidentsTest::assertStep);
  }

  private static void assertStep(MatchResult step) {
    BigDecimal left = number(step.group(1));
    BigDecimal right = number(step.group(3));
    BigDecimal result = switch (step.group(2)) {
      case "×" -> left.multiply(right);
      case "+" -> left.add(right);
      default -> left.divide(right);
    };
    assertEquals(0, result.compareTo(number(step.group(4))), step::group);
  }

  private static BigDecimal number(String printed) {
    return new BigDecimal(printed.replace(",", ""));
  }

  @Test
  void everyRowIsWhatIsComputed() {
    assertTrue(left.size() >= 15, left::toString);
    assertRow("10 PRA, Wednesday",
        part(Given.VOICE, "2026-11-18T07:30+01:00", "2026-11-18T08:30+01:00", lines(10, 0, 0)));
    assertRow("10 PRA, 23 June 2026",
        part(Given.VOICE, "2026-06-23T12:00+02:00", "2026-06-23T13:00+02:00", lines(10, 0, 0)));
    assertRow("10 PRA, Friday 18:00 to Monday 09:00",
        part(Given.VOICE, "2026-11-20T18:00+01:00", "2026-11-23T09:00+01:00", lines(10, 0, 0)));
    assertRow("100 BRA and 200 lines",
        part(Given.VOICE, "2026-11-18T23:00+01:00", "2026-11-19T02:00+01:00", lines(0, 100, 200)));
    assertRow("500 Mbit/s missing, 25 October 2026",
        part(Given.DATA, "2026-10-25T01:00+02:00", "2026-10-25T03:00+01:00", gap(500)));
    assertRow("the same, 29 March 2026",
        part(Given.DATA, "2026-03-29T01:00+01:00", "2026-03-29T04:00+02:00", gap(500)));
    assertRow("1 PRA, Saturday 24 October 2026",
        part(Given.VOICE, "2026-10-24T23:30+02:00", "2026-10-26T09:00+01:00", lines(1, 0, 0)),
        part(Given.VOICE, "2026-10-24T23:30+02:00", "2026-10-25T02:00+01:00", lines(0, 100, 200)));
    assertRow("1,000 Mbit/s missing for exactly 2 h",
        part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T12:00Z", gap(1000)));
    assertEquals("none", criterion(part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T11:59Z", gap(1000))));
    assertRow("5,000 Mbit/s missing for 5 minutes",
        part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T10:05Z", gap(5000)));
    assertRow("3 Mbit/s of mobile data",
        part(Given.MOBILE_DATA, "2026-11-18T10:00Z", "2026-11-18T11:00Z", gap(3)));
    assertRow("40 channels for 3 h",
        part(Given.MOBILE, "2026-11-18T06:00Z", "2026-11-18T09:00Z", Amounts.of(Unit.CHANNELS, 40)));
    assertRow("a base station",
        part(Given.MOBILE, "2026-11-18T06:00Z", "2026-11-18T08:00Z", Amounts.of(Unit.CHANNELS, 48)),
        part(Given.MOBILE, "2026-11-18T06:00Z", "2026-11-18T08:00Z", Amounts.of(Unit.CHANNELS, 32)));
    assertRow("2 E1 to another operator, fixed",
        part(Given.VOICE, "2026-11-18T06:30Z", "2026-11-18T07:30Z", Amounts.of(Unit.E1, 2)));
    assertRow("2 E1 to another operator, mobile",
        part(Given.MOBILE, "2026-11-18T10:00Z", "2026-11-18T11:00Z", Amounts.of(Unit.E1, 2)));
    assertRow("the emergency number",
        part(Given.EMERGENCY, "2026-11-18T10:00Z", "2026-11-18T10:01Z", Amounts.NONE));
    assertEquals(List.of(), left, "rows that nothing computes");
  }
}
