package org.nroagent.agent.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.command.CommandRun;
import org.nroagent.model.CivilMonth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The 95th percentile of `percentile` and that of rrdtool over the same slots. `docs/percentile-and-rrdtool.md`
/// explains where they differ; the numbers there are those of this test.
class RrdtoolInteropIT {
  private static final long SEED = 20_261_120L;
  private static final long STEP_OCTETS = 1_000_003L;

  @TempDir
  private Path folder = Path.of("");

  /// A month of which every slot has another value: the multiples 1…n of [#STEP_OCTETS], shuffled.
  private static List<OptionalLong> shuffled(CivilMonth month, int slots) {
    List<OptionalLong> values = new ArrayList<>();
    for (int i = 1; i <= slots; i++) {
      values.add(OptionalLong.of(i * STEP_OCTETS));
    }
    Collections.shuffle(values, new Random(SEED + month.month().getMonthValue()));
    return values;
  }

  private record Figures(int ourRank, long ours, long percent, long percentNan) {}

  private Figures compare(String monthName, List<OptionalLong> slots) throws Exception {
    CivilMonth month = CivilMonth.parse(monthName, CivilMonth.CONTRACT_ZONE);
    JsonNode ours = percentile(monthName, month.start(), slots);
    assertEquals(slots.size(), ours.get("expectedSlots").intValue());
    RoundRobinFile file = RoundRobinFile.create(folder, month.start(), slots, "U");
    return new Figures(ours.at("/in/rank").intValue(), ours.at("/in/octets").longValue(),
        file.vdef("octets,95,PERCENT", month.start(), month.end()),
        file.vdef("octets,95,PERCENTNAN", month.start(), month.end()));
  }

  private JsonNode percentile(String month, Instant first, List<OptionalLong> slots) throws Exception {
    List<String> lines = new ArrayList<>(List.of("slot,in_octets,out_octets"));
    for (int i = 0; i < slots.size(); i++) {
      OptionalLong slot = slots.get(i);
      lines.add(first.plusSeconds(300L * i) + "," + (slot.isPresent() ? slot.getAsLong() : "") + ",");
    }
    Path csv = Files.write(folder.resolve("slots.csv"), lines);
    return CommandRun
        .of("percentile", "--samples", csv.toString(), "--month", month, "--zone", "Europe/Paris",
            "--format", "json")
        .json();
  }

  /// The value that stands at a 1-based ascending rank.
  private static long at(List<OptionalLong> slots, int rank) {
    return slots.stream().filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong).sorted()
        .skip(rank - 1L)
        .findFirst().orElseThrow();
  }

  /// rrdtool's rule: the array's index is 0.95 × (n − 1), rounded half up.
  private static int rrdtoolRank(int n) {
    return (int) Math.round(95.0 * (n - 1) / 100.0) + 1;
  }

  @Test
  void aMonthOfThirtyDaysGivesTheSame() throws Exception {
    List<OptionalLong> slots = shuffled(CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE), 8640);
    Figures figures = compare("2026-11", slots);
    assertEquals(8208, figures.ourRank());
    assertEquals(8208, rrdtoolRank(8640));
    assertEquals(new Figures(8208, 8208 * STEP_OCTETS, 8208 * STEP_OCTETS, 8208 * STEP_OCTETS), figures);
  }

  @Test
  void inMarchRrdtoolRetainsTheSlotOneRankLower() throws Exception {
    List<OptionalLong> slots = shuffled(CivilMonth.parse("2026-03", CivilMonth.CONTRACT_ZONE), 8916);
    Figures figures = compare("2026-03", slots);
    assertEquals(8470, rrdtoolRank(8916));
    assertEquals(new Figures(8471, 8471 * STEP_OCTETS, 8470 * STEP_OCTETS, 8470 * STEP_OCTETS), figures);
  }

  /// PERCENT takes a missing slot for the smallest value there is, so the month seems to be complete and more of
  /// the real values are discarded; PERCENTNAN leaves missing slots out, as we do.
  @Test
  void missingSlotsCountAsTheSmallestForPercentOnly() throws Exception {
    List<OptionalLong> slots = shuffled(CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE), 8640);
    Random random = new Random(SEED);
    for (int missing = 0; missing < 437;) {
      int at = random.nextInt(slots.size());
      missing += slots.get(at).isPresent() ? 1 : 0;
      slots.set(at, OptionalLong.empty());
    }
    Figures figures = compare("2026-11", slots);
    int valid = 8640 - 437;
    assertEquals(8203, valid);
    assertEquals(7793, figures.ourRank());
    assertEquals(at(slots, 7793), figures.ours());
    assertEquals(7793, rrdtoolRank(valid));
    assertEquals(at(slots, 7793), figures.percentNan());
    assertEquals(at(slots, 8208 - 437), figures.percent());
    assertNotEquals(figures.ours(), figures.percent());
  }

  /// Which counts of values make a difference, and that it is never more than one rank.
  @Test
  void theRankDiffersWhereTheCountLeavesTwelveOrMoreOverTwenty() {
    for (int n = 1; n <= 9000; n++) {
      int ours = n - n * 5 / 100;
      int expected = n % 20 >= 12 ? ours - 1 : ours;
      assertEquals(expected, rrdtoolRank(n), "n = " + n);
    }
  }

  /// Given the month's own end, rrdtool takes in the first slot of the next month; drawn as wide as a graph is, it
  /// takes the percentile of averages.
  @Test
  void endAndWidthOfAGraphChangeTheFigure() throws Exception {
    CivilMonth month = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
    List<OptionalLong> slots = shuffled(month, 8640);
    RoundRobinFile file = RoundRobinFile.create(folder, month.start(), slots, "U");
    long start = month.start().getEpochSecond();
    long end = month.end().getEpochSecond();
    assertEquals(8209 * STEP_OCTETS, file.vdef("octets,95,PERCENT", start, end, 20_000));
    long narrow = file.vdef("octets,95,PERCENT", start, end - 1, 400);
    assertTrue(narrow < 7000 * STEP_OCTETS, narrow + " in a graph of 400 pixels");
  }

  /// A bound on a data source turns what exceeds it into unknown, silently; PERCENTNAN then retains a lower rank.
  @Test
  void aBoundMakesTheLargestSlotsUnknown() throws Exception {
    CivilMonth month = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
    List<OptionalLong> slots = shuffled(month, 8640);
    RoundRobinFile file = RoundRobinFile.create(folder, month.start(), slots,
        String.valueOf(8640 * 9 / 10 * STEP_OCTETS));
    assertEquals(8640 * 9 / 10 * STEP_OCTETS, file.vdef("octets,MAXIMUM", month.start(), month.end()));
    int rank = rrdtoolRank(8640 * 9 / 10);
    assertEquals(7387, rank);
    assertEquals(rank * STEP_OCTETS, file.vdef("octets,95,PERCENTNAN", month.start(), month.end()));
  }

  /// 0.015 Mbit/s is a little less than 0.015 as a binary fraction.
  @Test
  void aBinaryFractionIsRoundedDownWhereTheDecimalOneIsHalf() throws Exception {
    CivilMonth month = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
    List<OptionalLong> slots = Collections.nCopies(8640, OptionalLong.of(562_500));
    JsonNode ours = percentile("2026-11", month.start(), slots);
    assertEquals("0.02", ours.at("/in/mbps").textValue());
    RoundRobinFile file = RoundRobinFile.create(folder, month.start(), slots, "U");
    assertEquals("0.01", file.percentileMbps(month.start(), month.end()));
  }
}
