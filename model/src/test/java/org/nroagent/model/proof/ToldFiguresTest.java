package org.nroagent.model.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldCodec;
import org.nroagent.model.state.ToldEntry;
import org.nroagent.model.state.ToldStates;

class ToldFiguresTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:15:00Z");
  private static final CivilMonth OCTOBER = new CivilMonth(YearMonth.of(2026, 10), CivilMonth.CONTRACT_ZONE);

  @Test
  void tellsEachFigureOnceInTheirOrder() {
    Telling first = ToldFigures.tell(ToldStates.NOTHING, figures(1, 2, 3), NOW);
    assertEquals(List.of("series1 2026-10", "series2 2026-10", "series3 2026-10"),
        first.changes().stream().map(change -> change.subject().name()).toList());
    assertEquals(3, ToldFigures.last(first.told()));
    Telling second = ToldFigures.tell(first.told(), figures(2, 3, 4), NOW);
    assertEquals(List.of("series4 2026-10"),
        second.changes().stream().map(change -> change.subject().name()).toList());
    assertEquals(4, ToldFigures.last(second.told()));
  }

  /// However many are told: what counts as told is one entry.
  @Test
  void whatCountsAsToldStaysSmall() {
    ToldStates told = ToldFigures.tell(ToldStates.NOTHING,
        figures(IntStream.rangeClosed(1, 1000).toArray()), NOW).told();
    assertEquals(1, told.entries().size());
    Map.Entry<Subject, ToldEntry> only = told.entries().entrySet().iterator().next();
    byte[] bytes = ToldCodec
        .encode(new ToldCodec.Told(ToldFigures.DEVICE, only.getKey(), Optional.of(only.getValue())));
    ToldCodec.Told read = ToldCodec.decode(ByteBuffer.wrap(bytes));
    assertEquals(1000, ToldFigures.last(ToldStates.of(Map.of(read.subject(), read.entry().orElseThrow()))));
  }

  /// What a start makes of the events alone is what was told.
  @Test
  void followsFromTheEvents() {
    Telling telling = ToldFigures.tell(ToldStates.NOTHING, figures(1, 2, 3), NOW);
    Map<Subject, ToldEntry> replayed = new HashMap<>();
    for (StateChange change : telling.changes()) {
      StateEvent event = change.event(1, NOW, ToldFigures.DEVICE, Origin.AGENT);
      StateEvent read = StateEventCodec.decode(1, ByteBuffer.wrap(StateEventCodec.encode(event)));
      assertEquals(event, read);
      ToldStates.take(replayed, read.change(), read.at());
    }
    assertEquals(telling.told(), ToldStates.of(replayed));
  }

  @Test
  void aLongSumSurvivesItsEvent() {
    List<String> parts = IntStream.range(0, 60).mapToObj(i -> "hub1.lag-" + i).toList();
    ToldFigure sum = new ToldFigure("gate", OCTOBER, 1, SlotGrid.FIVE_MINUTES, 8940, Optional.empty(),
        Optional.empty(), 0, 95, true, false, Optional.empty(), "0".repeat(64),
        new ToldFigure.Origin.Sum(Optional.of(new SlotFormula(parts, List.of()))));
    StateChange change = ToldFigures.tell(ToldStates.NOTHING, List.of(sum), NOW).changes().getFirst();
    StateEvent event = change.event(1, NOW, ToldFigures.DEVICE, Origin.AGENT);
    StateEvent read = StateEventCodec.decode(1, ByteBuffer.wrap(StateEventCodec.encode(event)));
    assertEquals(sum,
        FigureText.parse(FigureText.Name.parse(read.subject().name()).orElseThrow(), read.after()));
  }

  private static List<ToldFigure> figures(int... closings) {
    return IntStream.of(closings)
        .mapToObj(closing -> new ToldFigure("series" + closing, OCTOBER, closing, SlotGrid.FIVE_MINUTES, 8940,
            Optional.empty(), Optional.empty(), 0, 95, true, false, Optional.empty(), "0".repeat(64),
            new ToldFigure.Origin.Interface()))
        .toList();
  }
}
