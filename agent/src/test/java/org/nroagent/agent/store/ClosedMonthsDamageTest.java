package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.nroagent.model.figure.ClosedMonth;

/// Bits flip in the file of a month, anywhere and many at once: it opens, says what it lost, invents nothing, and costs no
/// other month; the month can be closed again.
class ClosedMonthsDamageTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final String FILE = MonthFiles.name(OCTOBER);
  private static final int SERIES = 12;

  private final FaultyDisk disk = new FaultyDisk();
  private final ClosedMonths months = new ClosedMonths(disk);
  private final List<ClosedMonth> september;
  private final List<ClosedMonth> october;
  private final List<ClosedMonth> november;

  ClosedMonthsDamageTest() throws IOException {
    Random random = new Random(26);
    september = keep(OCTOBER.minusMonths(1), random);
    october = keep(OCTOBER, random);
    november = keep(OCTOBER.plusMonths(1), random);
  }

  private List<ClosedMonth> keep(YearMonth month, Random random) throws IOException {
    List<ClosedMonth> closed = IntStream.range(0, SERIES)
        .mapToObj(i -> Samples.closedMonth(String.format("hub%02d.lag-1", i), month, random)).toList();
    ClosedMonths.Draft draft = months.draft(month);
    closed.forEach(draft::add);
    assertTrue(draft.keep());
    return closed;
  }

  @Property(tries = 500)
  void flippedBitsCostWhatTheyHitAndAreTold(
      @ForAll @Size(min = 1, max = 60) @UniqueElements List<@IntRange(max = Integer.MAX_VALUE
          - 1) Integer> flips)
      throws IOException {
    long bytes = disk.bytes(FILE).length;
    FaultyDisk damaged = disk.copy();
    Set<Long> bits = new HashSet<>();
    flips.forEach(flip -> bits.add(flip % (bytes * 8)));
    bits.forEach(bit -> damaged.flipBit(FILE, bit));
    ClosedMonths store = new ClosedMonths(damaged);
    List<ClosedMonth> found = new ArrayList<>();
    List<String> notices = store.open(found::add);
    assertEquals(november, found.subList(0, SERIES));
    assertEquals(september, found.subList(found.size() - SERIES, found.size()));
    List<ClosedMonth> left = found.subList(SERIES, found.size() - SERIES);
    assertTrue(october.containsAll(left) && left.size() == new HashSet<>(left).size(), "nothing is invented");
    assertTold(notices, SERIES - left.size());
    assertClosedAgain(store, left);
  }

  private static void assertTold(List<String> notices, int lost) {
    if (lost == 0) {
      assertEquals(List.of(), notices);
      return;
    }
    assertEquals(1, notices.size(), notices::toString);
    String notice = notices.getFirst();
    boolean inPart = notice.startsWith(lost + " figures in " + FILE + " are damaged");
    boolean whole = notice.startsWith(FILE + " is damaged: ") && notice.contains("it was set aside as ");
    assertTrue(inPart || (whole && lost == SERIES), lost + " are lost: " + notice);
  }

  /// What is closed again joins what was left.
  private void assertClosedAgain(ClosedMonths store, List<ClosedMonth> left) throws IOException {
    ClosedMonths.Draft draft = store.draft(OCTOBER);
    october.stream().filter(month -> !left.contains(month)).forEach(draft::add);
    assertTrue(draft.keep());
    List<ClosedMonth> found = new ArrayList<>();
    assertEquals(new ClosedMonths.Kept.Figures(0), store.read(OCTOBER, found::add));
    assertEquals(october, found);
  }
}
