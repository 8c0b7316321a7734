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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The worked incidents of `docs/impact.md`: what the document prints is what is computed, rate by rate.
class WorkedIncidentsTest {
  private static final Pattern CRITERION = Pattern.compile("`([^`]+)`|none");

  /// A row of the document's table.
  private record Row(String title, String arithmetic, String result) {
    String criterion() {
      MatchResult found = CRITERION.matcher(result).results().findFirst().orElseThrow();
      return found.group(1) == null ? "none" : found.group(1);
    }
  }

  private final List<Row> left = rows();

  private static List<Row> rows() {
    try {
      String document = Files.readString(Path.of("../docs/impact.md"));
      String section = document.substring(document.indexOf("## Worked incidents"));
      List<Row> rows = new ArrayList<>();
      section.substring(0, section.indexOf("## Reference speeds")).lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith("| incident")).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            rows.add(new Row(cells[1].strip(), cells[2].strip(), cells[3].strip()));
          });
      return rows;
    } catch (IOException e) {
      throw new AssertionError("docs/impact.md cannot be read", e);
    }
  }

  /// The row with this title has the criterion of these parts, and the rate of each of their segments.
  private void assertRow(String title, Part... parts) {
    Row row = left.stream().filter(each -> each.title().startsWith(title)).findFirst()
        .orElseThrow(() -> new AssertionError("no row '" + title + "'"));
    left.remove(row);
    assertEquals(row.criterion(), criterion(parts), title);
    for (Segment segment : impact(parts).services().getFirst().segments()) {
      segment.ratePercent().map(rate -> rate.toDecimal(4)).ifPresent(rate -> assertTrue(
          row.arithmetic().contains(rate.toPlainString() + " %")
              || row.arithmetic().contains(plain(rate) + " %"),
          () -> title + " has no " + rate + " %: " + row.arithmetic()));
    }
  }

  private static String plain(BigDecimal rate) {
    return rate.stripTrailingZeros().toPlainString();
  }

  @Test
  void everyRowIsWhatIsComputed() {
    assertTrue(left.size() >= 14, left::toString);
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
