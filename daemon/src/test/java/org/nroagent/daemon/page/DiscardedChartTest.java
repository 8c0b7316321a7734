package org.nroagent.daemon.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nroagent.model.figure.DiscardedSlots;

class DiscardedChartTest {
  private static DiscardedSlots evening(boolean capacityKnown) {
    List<Integer> byHour = new ArrayList<>(Collections.nCopies(24, 0));
    byHour.set(20, 30);
    byHour.set(21, 100);
    return new DiscardedSlots(140, 10, byHour,
        new TreeMap<>(capacityKnown ? Map.of(70, 130, 80, 60, 90, 7, 100, 0) : Map.of()));
  }

  private static String svg(Optional<DiscardedSlots> in, Optional<DiscardedSlots> out) {
    return new DiscardedChart("October", in, out).svg().toString();
  }

  @Test
  void drawsTheHoursToScale() {
    String svg = svg(Optional.of(evening(true)), Optional.empty());
    assertTrue(svg.contains("<title>IN, 21 to 22 h: 100 slots</title>"), svg);
    assertTrue(svg.contains("height=\"98\""), "the busiest hour fills the chart: " + svg);
    assertTrue(svg.contains("height=\"29.4\""), svg);
    assertEquals(2, svg.split(" h: ").length - 1, "hours without slots have no bar");
  }

  @Test
  void tellsTheBandsOfTheCapacity() {
    String svg = svg(Optional.of(evening(true)), Optional.of(evening(true)));
    assertTrue(svg.contains(">70 %<") && svg.contains(">IN 130<") && svg.contains(">OUT 7<"), svg);
    assertTrue(svg.contains("IN: 130 discarded slots, most of them between 21 and 22 o&#39;clock, 130 of at"
        + " least 70 % of capacity"), svg);
  }

  @Test
  void saysThatTheCapacityIsUnknown() {
    String svg = svg(Optional.of(evening(false)), Optional.empty());
    assertTrue(svg.contains("The capacity is unknown"), svg);
  }

  @Test
  void drawsNoEvidenceToo() {
    assertTrue(svg(Optional.empty(), Optional.empty()).contains("</svg>"));
  }
}
