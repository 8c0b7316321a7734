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
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.nroagent.daemon.page.SlotPlot.Limit;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
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
    assertEquals("M64 26H250.5V140H437M623.5 26H810", line(svg, "in"));
    List<Element> gaps = elements(svg, "rect", "gap");
    assertEquals("437", gaps.getFirst().getAttribute("x"));
    assertEquals("186.5", gaps.getFirst().getAttribute("width"));
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
    assertEquals("M64 254H810", line(parse(plot(slots(slot(0, 0)), 1).svg()), "in"));
    assertThrows(IllegalArgumentException.class, () -> plot(List.of(), 0));
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
