package org.nroagent.model.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.proof.ToldFigure.Origin;
import org.nroagent.model.proof.ToldFigure.Percentile;

class FigureTextTest {
  private static final CivilMonth OCTOBER = new CivilMonth(YearMonth.of(2026, 10), CivilMonth.CONTRACT_ZONE);
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final String TEXT = "closing=17 zone=Europe/Paris slots=8940 seconds=300 in=8930/8484/123456 "
      + "out=8930/8484/654321 unrecorded=3 least=95 capacity=20000.50 multicast lost sha256=" + DIGEST
      + " sum +a +b -c";
  private static final ToldFigure FIGURE = new ToldFigure("hub1.sum", OCTOBER, 17, SlotGrid.FIVE_MINUTES,
      8940,
      Optional.of(new Percentile(8930, 8484, 123_456)), Optional.of(new Percentile(8930, 8484, 654_321)), 3,
      95,
      false, true, Optional.of(new BigDecimal("20000.50")), DIGEST,
      new Origin.Sum(Optional.of(new SlotFormula(List.of("a", "b"), List.of("c")))));

  @Test
  void isWhatTheProtocolSays() {
    assertEquals(TEXT, FigureText.of(FIGURE));
    assertEquals("hub1.sum 2026-10", FigureText.name(FIGURE));
    assertEquals(FIGURE, parse(TEXT));
    assertEquals(17, FigureText.closing(TEXT));
  }

  @Test
  void leavesOutWhatThereIsNot() {
    ToldFigure empty = new ToldFigure("a", OCTOBER, 1, SlotGrid.FIVE_MINUTES, 8940, Optional.empty(),
        Optional.empty(), 0, 95, true, false, Optional.empty(), DIGEST, new Origin.Interface());
    String text = "closing=1 zone=Europe/Paris slots=8940 seconds=300 least=95 sha256=" + DIGEST;
    assertEquals(text, FigureText.of(empty));
    assertEquals(empty, FigureText.parse(new FigureText.Name("a", OCTOBER.month()), text));
    assertFalse(empty.billable());
  }

  @Test
  void isNeverTooLongForAnEvent() {
    List<String> many = IntStream.range(0, 200).mapToObj(i -> "hub1.interface-" + i).toList();
    ToldFigure longest = new ToldFigure("x".repeat(128),
        new CivilMonth(OCTOBER.month(), ZoneId.of("America/Argentina/ComodRivadavia")), 999_999_999_999L,
        new SlotGrid(1), 2_682_000, Optional.of(new Percentile(2_682_000, 2_547_900, Slot.MAX_OCTETS)),
        Optional.of(new Percentile(2_682_000, 2_547_900, Slot.MAX_OCTETS)), 2_682_000, 100, false, true,
        Optional.of(new BigDecimal("123456789012345678.99")), DIGEST,
        new Origin.Sum(Optional.of(new SlotFormula(many, List.of()))));
    String text = FigureText.of(longest);
    assertTrue(text.length() < FigureText.MOST_CHARS, text);
    assertTrue(text.endsWith(" sum"), text);
    ToldFigure read = FigureText.parse(FigureText.Name.parse(FigureText.name(longest)).orElseThrow(), text);
    assertEquals(new Origin.Sum(Optional.empty()), read.origin());
    assertEquals(longest.in(), read.in());
  }

  @Test
  void passesOverWordsOfLaterSoftware() {
    assertEquals(FIGURE, parse(TEXT + " later=1 word"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "closing=1", "nonsense", "closing=x zone=Europe/Paris"})
  void refusesWhatIsNoFigure(String text) {
    assertThrows(IllegalArgumentException.class, () -> parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zone=Europe/Paris|zone=Mars/Crater", "slots=8940|slots=-1",
      "seconds=300|seconds=7",
      "in=8930/8484/123456|in=8930", "capacity=20000.50|capacity=1E999999999", "sha256=01|sha256=xy",
      "+b|+a", "in=8930/8484/123456|in=1/1/9999999999999999999"})
  void refusesWordsThatMeanNothing(String change) {
    String[] words = change.split("\\|", -1);
    assertThrows(IllegalArgumentException.class, () -> parse(TEXT.replace(words[0], words[1])), change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "2026-10", " 2026-10", "a 2026-13", "a +123456789-01", "a 2026"})
  void aNameHasSeriesAndMonth(String name) {
    assertEquals(Optional.empty(), FigureText.Name.parse(name));
  }

  @Test
  void billsNothingThatIsNotWholeAndUnicastAndCovered() {
    assertFalse(FIGURE.billable());
    assertTrue(parse(TEXT.replace(" multicast lost", "")).billable());
    assertFalse(parse(TEXT.replace(" multicast", "")).billable());
    assertFalse(parse(TEXT.replace(" lost", "")).billable());
    assertFalse(parse(TEXT.replace(" multicast lost", "").replace("out=8930", "out=8492")).billable());
    assertTrue(parse(TEXT.replace(" multicast lost", "").replace("out=8930", "out=8493")).billable());
  }

  private static ToldFigure parse(String text) {
    return FigureText.parse(new FigureText.Name("hub1.sum", OCTOBER.month()), text);
  }
}
