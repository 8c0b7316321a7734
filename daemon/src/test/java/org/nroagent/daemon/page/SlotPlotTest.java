package org.nroagent.daemon.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.nroagent.daemon.page.SlotPlot.Discarded;
import org.nroagent.daemon.page.SlotPlot.Limit;
import org.nroagent.daemon.page.SlotPlot.Marks;
import org.nroagent.daemon.page.SlotPlot.Span;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.DeclaredWindow;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SlotPlotTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
  private static final long OCTETS_PER_MBPS = 300 * 125_000;
  private static final Slot MISSING = new Slot.Missing(MissingReason.NO_ANSWER);

  private static Slot slot(long inMbps, long outMbps) {
    return new Slot.Metered(inMbps * OCTETS_PER_MBPS, outMbps * OCTETS_PER_MBPS, false);
  }

  private static List<TimedSlot> slots(Slot... slots) {
    return IntStream.range(0, slots.length).mapToObj(i -> new TimedSlot(GRID.plus(FROM, i), slots[i]))
        .toList();
  }

  private static SlotPlot plot(List<TimedSlot> slots, int count, Limit... limits) {
    return new SlotPlot("hub1.lag-1 <today>", GRID, FROM, GRID.plus(FROM, count), slots, List.of(limits),
        PARIS);
  }

  private static Document parse(Html svg) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(
        new InputSource(new StringReader(svg.toString())));
  }

  private static List<Element> elements(Document svg, String tag, String style) {
    NodeList nodes = svg.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).filter(
        element -> element.getAttribute("class").equals(style)).toList();
  }

  private static String line(Document svg, String style) {
    return elements(svg, "path", style).getFirst().getAttribute("d");
  }

  @Test
  void drawsOneLevelPerSlotAndBreaksAtGaps() throws Exception {
    Document svg = parse(plot(slots(slot(100, 0), slot(50, 0), MISSING, slot(100, 0)), 4).svg());
    assertEquals("M64 26H285.5V150H507M728.5 26H950", line(svg, "in"));
    List<Element> gaps = elements(svg, "rect", "gap");
    assertEquals("507", gaps.getFirst().getAttribute("x"));
    assertEquals("221.5", gaps.getFirst().getAttribute("width"));
    assertEquals(2, gaps.size()); // the gap and the legend's sample
  }

  @Test
  void holesBetweenSlotsAreGapsButTheFutureIsNot() throws Exception {
    List<TimedSlot> slots = new ArrayList<>(slots(slot(1, 1), MISSING, MISSING, slot(1, 1)));
    slots.remove(1);
    Document svg = parse(plot(slots, 10).svg());
    List<Element> gaps = elements(svg, "rect", "gap");
    assertEquals(2, gaps.size());
    assertEquals("missing from 1 Oct 2026 02:05:00 to 1 Oct 2026 02:15:00", gaps.getFirst().getTextContent());
    assertTrue(svg.getElementsByTagName("desc").item(0).getTextContent().endsWith("2 of 4 slots missing."));
  }

  @Test
  void aPeakSurvivesALongInterval() throws Exception {
    int count = 31 * 288;
    List<TimedSlot> slots = IntStream.range(0, count).mapToObj(
        i -> new TimedSlot(GRID.plus(FROM, i), i == 4321 ? slot(1000, 1) : slot(1, 1))).toList();
    String line = line(parse(plot(slots, count).svg()), "in");
    assertTrue(line.contains("V26H"), "the peak reaches the top");
    assertTrue(line.length() < 20_000, "a month stays small: " + line.length());
  }

  @Test
  void limitsHaveLinesAndLabelsThatDoNotOverlap() throws Exception {
    Document svg = parse(plot(slots(slot(100, 90), slot(80, 95)), 2,
        new Limit("95th percentile IN", new BigDecimal("95.00"), Limit.Kind.IN),
        new Limit("95th percentile OUT", new BigDecimal("94.50"), Limit.Kind.OUT)).svg());
    double upper = Double.parseDouble(elements(svg, "text", "in").getFirst().getAttribute("y"));
    double lower = Double.parseDouble(elements(svg, "text", "out").getFirst().getAttribute("y"));
    assertEquals("95th percentile IN", elements(svg, "text", "in").getFirst().getTextContent());
    assertTrue(lower - upper >= 26, upper + " and " + lower);
    assertEquals(1, elements(svg, "line", "in").size());
  }

  @Test
  void aCapacityFarAboveIsNamedButDoesNotFlattenTheLines() throws Exception {
    Limit capacity = new Limit("capacity", new BigDecimal("20000"), Limit.Kind.BOTH);
    Document far = parse(plot(slots(slot(100, 90)), 1, capacity).svg());
    assertEquals(0, elements(far, "line", "limit").size());
    assertEquals("capacity 20\u202f000 is above", elements(far, "text", "limit").getFirst().getTextContent());
    Document near = parse(plot(slots(slot(9000, 90)), 1, capacity).svg());
    assertEquals(1, elements(near, "line", "limit").size());
  }

  @Test
  void drawsNothingAndZeroToo() throws Exception {
    assertEquals("", line(parse(plot(List.of(), 12).svg()), "in"));
    assertEquals("M64 274H950", line(parse(plot(slots(slot(0, 0)), 1).svg()), "in"));
    assertThrows(IllegalArgumentException.class, () -> plot(List.of(), 0));
  }

  private static SlotPlot month(IntFunction<Slot> slot, Marks marks) {
    int count = 31 * 288;
    List<TimedSlot> slots = IntStream.range(0, count).mapToObj(
        i -> new TimedSlot(GRID.plus(FROM, i), slot.apply(i))).toList();
    return new SlotPlot("October", GRID, FROM, GRID.plus(FROM, count), slots, List.of(), marks, PARIS);
  }

  private static Marks discarded(Discarded... discarded) {
    return new Marks(Optional.empty(), List.of(discarded), List.of());
  }

  private static Discarded above(String mbps, int retained, int... slots) {
    return new Discarded(Direction.IN, new BigDecimal(mbps), GRID.plus(FROM, retained),
        IntStream.of(slots).mapToObj(i -> GRID.plus(FROM, i)).toList());
  }

  @Test
  void fillsWhatIsAboveThePercentileAndTicksEachDiscardedSlot() throws Exception {
    List<TimedSlot> slots = slots(slot(50, 0), slot(100, 0), slot(75, 0), slot(50, 0));
    Document svg = parse(new SlotPlot("", GRID, FROM, GRID.plus(FROM, 4), slots, List.of(),
        discarded(above("50.00", 3, 1, 2)), PARIS).svg());
    assertEquals("M285.5 150V26H507V88H728.5V150z", line(svg, "peak in"));
    assertEquals("M285.5 283H728.5v10H285.5z", line(svg, "tick in"));
    assertEquals("728.5", elements(svg, "circle", "dot in").getFirst().getAttribute("cx"));
    assertTrue(svg.getElementsByTagName("desc").item(0).getTextContent().endsWith(
        "IN: 2 slots are above the 95th percentile of 50.00 Mbit/s."));
    assertTrue(elements(svg, "text", "in").stream().anyMatch(
        text -> text.getTextContent().equals("2 discarded")));
  }

  @Test
  void aSingleDiscardedSlotOfAMonthIsWideEnoughToBeSeen() throws Exception {
    Document svg = parse(month(i -> i == 4321 ? slot(1000, 1) : slot(1, 1),
        discarded(above("1.00", 5, 4321))).svg());
    assertEquals("M492.8 283H494v10H492.8z", line(svg, "tick in"));
    assertTrue(line(svg, "peak in").contains("V26H"), "the peak is filled to its top");
  }

  @Test
  void aMonthStaysSmallHoweverOftenADeviceFails() throws Exception {
    int[] odd = IntStream.range(0, 4464).map(i -> 2 * i + 1).toArray();
    SlotPlot plot = month(i -> i % 2 == 0 ? MISSING : slot(i % 100, 1), discarded(above("0.00", 0, odd)));
    String svg = plot.svg().toString();
    assertTrue(svg.length() < 80_000, "size " + svg.length());
    assertEquals(1, line(parse(plot.svg()), "in").chars().filter(c -> c == 'M').count(), "one line");
    assertTrue(svg.contains("4464 of 8928 slots missing"), svg);
    assertTrue(svg.contains("4464 gaps from"), "gaps that touch on the screen are one shade");
  }

  @Test
  void whatIsExpectedButUnknownIsAGapToo() throws Exception {
    SlotPlot plot = new SlotPlot("", GRID, FROM, GRID.plus(FROM, 4),
        List.of(new TimedSlot(GRID.plus(FROM, 1), slot(1, 1))), List.of(),
        new Marks(Optional.of(new Span(Instant.EPOCH, GRID.plus(FROM, 3))), List.of(), List.of()), PARIS);
    List<Element> gaps = elements(parse(plot.svg()), "rect", "gap");
    assertEquals(List.of("64", "507"), gaps.stream().limit(2).map(gap -> gap.getAttribute("x")).toList());
    assertTrue(plot.svg().toString().contains("2 of 3 slots missing"));
    SlotPlot empty = new SlotPlot("", GRID, FROM, GRID.plus(FROM, 4), List.of(), List.of(),
        new Marks(Optional.of(new Span(FROM, Instant.MAX)), List.of(), List.of()), PARIS);
    assertTrue(empty.svg().toString().contains("4 of 4 slots missing"));
  }

  @Test
  void shadesDeclaredWindowsWithTheirNote() throws Exception {
    Marks marks = new Marks(Optional.empty(), List.of(), List.of(
        new DeclaredWindow(FROM.plusSeconds(300), FROM.plusSeconds(600), DeclaredWindow.Kind.PLANNED,
            "<card> swapped"),
        new DeclaredWindow(FROM.plusSeconds(1200), FROM.plusSeconds(9999), DeclaredWindow.Kind.INCIDENT,
            "later")));
    Document svg = parse(new SlotPlot("", GRID, FROM, GRID.plus(FROM, 4), slots(slot(1, 1)), List.of(),
        marks, PARIS).svg());
    List<Element> windows = elements(svg, "rect", "window");
    assertEquals(2, windows.size(), "the window and the legend's sample, not the one outside");
    assertEquals("declared planned from 1 Oct 2026 02:05:00 to 1 Oct 2026 02:10:00: <card> swapped",
        windows.getFirst().getTextContent());
  }

  @Test
  void fourLabelsAtTheLowerEdgeStayInTheDrawing() throws Exception {
    Document svg = parse(plot(slots(slot(1000, 0)), 1, new Limit("a", new BigDecimal("3"), Limit.Kind.IN),
        new Limit("b", new BigDecimal("2"), Limit.Kind.OUT), new Limit("c", BigDecimal.ONE, Limit.Kind.BOTH),
        new Limit("d", BigDecimal.ZERO, Limit.Kind.THRESHOLD)).svg());
    double lowest = Double.parseDouble(elements(svg, "text", "threshold").getLast().getAttribute("y"));
    assertTrue(lowest <= 278, "the lowest label is at " + lowest);
    double above = Double.parseDouble(elements(svg, "text", "limit").getLast().getAttribute("y"));
    assertEquals(28, lowest - above, 0.1);
  }

  @Test
  void isReadableWithoutSeeing() {
    String svg = plot(slots(slot(100, 0)), 1).svg().toString();
    assertTrue(svg.contains("role=\"img\""));
    assertTrue(svg.contains("<title>hub1.lag-1 &lt;today&gt;</title>"));
    assertFalse(svg.contains("<today>"));
  }

  @Test
  void aSparklineIsTheSameInSmall() throws Exception {
    Document svg = parse(
        new Sparkline("hub1.lag-1", GRID, FROM, GRID.plus(FROM, 2), slots(slot(2, 1), MISSING)).svg());
    assertEquals("M0 2H80", line(svg, "in"));
    assertEquals(1, elements(svg, "rect", "gap").size());
  }
}
