package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.collector.Samples.SLOT;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.IncidentStatement.Fact;
import org.nroagent.collector.store.IncidentVerdict.Verdict;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.notice.NoticeKind;

/// Cut-off lines, and what people say was sent about them.
@SuppressWarnings("NullAway.Init") // set before each test
abstract class OutageStoreContract {
  private static final LineCounts LINES = LineCounts.of(LineKind.FTTH, 1_200);
  private static final Instant LATER = SLOT.plusSeconds(3_000);

  private StoreHost host;
  private SlotStore store;

  /// Where the stores of a test are.
  abstract StoreHost host();

  @BeforeEach
  void open() {
    host = host();
    store = host.open(new SettableTime(LATER));
  }

  @AfterEach
  void close() {
    store.close();
    host.close();
  }

  @Test
  void cutOffLinesAreFoundByTimeAndThoseThatCameFirstCount() {
    Instant cut = SLOT.plusSeconds(600);
    new OutageAgent(store, "a1").works(SLOT, cut).cutOff(cut, cut.plusSeconds(300), 7, LINES)
        .cutOff(cut, cut.plusSeconds(300), 8, LINES);
    ImpactReader impacts = store.reader().impacts();
    List<ImpactReader.Row> rows = impacts.rows(SLOT, LATER);
    assertEquals(1, rows.size());
    assertEquals("a1 " + cut + " " + cut.plusSeconds(300), rows.getFirst().agent() + " "
        + rows.getFirst().slotStart() + " " + rows.getFirst().slotEnd());
    assertEquals(LINES, rows.getFirst().impact().lines());
    assertEquals(List.of(), impacts.rows(SLOT, cut));
    assertEquals(List.of(), impacts.rows(cut.plusSeconds(300), LATER));
  }

  @Test
  void agentsThatLackASlotAreSilentUnlessTheyBeganLater() {
    new OutageAgent(store, "whole").works(SLOT, LATER);
    new OutageAgent(store, "gap").works(SLOT, SLOT.plusSeconds(300)).works(SLOT.plusSeconds(600), LATER);
    new OutageAgent(store, "gone").works(SLOT, SLOT.plusSeconds(300));
    new OutageAgent(store, "new").works(SLOT.plusSeconds(900), LATER);
    ImpactReader impacts = store.reader().impacts();
    assertEquals(List.of("gap", "gone"), impacts.silent(SLOT, SLOT.plusSeconds(900)));
    assertEquals(List.of(), impacts.silent(SLOT, SLOT.plusSeconds(300)));
    BitSet heard = impacts.heard("gap", SlotGrid.FIVE_MINUTES, SLOT, SLOT.plusSeconds(900));
    assertEquals("{0, 2}", heard.toString());
  }

  @Test
  void aMarkIsCorrectedByAnotherOneAndNeverChanged() {
    NoticeLedger ledger = store.reader().notices();
    NoticeMark first = mark(Optional.of(SLOT), "Anne", OptionalLong.empty());
    long number = store.mark(first).join().orElseThrow();
    assertEquals(OptionalLong.empty(), ledger.add(first), "there is one already");
    assertEquals(OptionalLong.empty(), store.mark(first).join());
    long correction = ledger.add(mark(Optional.empty(), "Bob", OptionalLong.of(number))).orElseThrow();
    assertEquals(OptionalLong.empty(), ledger.add(mark(Optional.empty(), "Eve", OptionalLong.of(number))),
        "it was corrected already");
    assertEquals(OptionalLong.empty(), ledger.add(mark(Optional.empty(), "Eve", OptionalLong.of(99))));
    assertEquals(
        List.of(numbered(first, number), numbered(mark(Optional.empty(), "Bob", OptionalLong.of(number)),
            correction)),
        ledger.marks());
  }

  /// Of each fact of an incident there is one chain of statements, whoever is faster.
  @Test
  void aStatementIsReplacedByAnotherOneAndNeverChanged() {
    StatementLedger ledger = store.reader().statements();
    IncidentStatement first = statement(Fact.CAUSE, "digger", OptionalLong.empty());
    long number = store.state(first).join().orElseThrow();
    assertEquals(OptionalLong.empty(), ledger.add(first), "there is one already");
    IncidentStatement later = statement(Fact.CAUSE, "fire", OptionalLong.of(number));
    long second = ledger.add(later).orElseThrow();
    assertEquals(OptionalLong.empty(), store.state(later).join());
    IncidentStatement media = statement(Fact.MEDIA, "", OptionalLong.empty());
    assertEquals(OptionalLong.empty(), ledger.add(statement(Fact.MEDIA, "", OptionalLong.of(second))),
        "it is of another fact");
    long third = ledger.add(media).orElseThrow();
    assertEquals(List.of(numbered(first, number), numbered(later, second), numbered(media, third)),
        ledger.statements());
  }

  private static IncidentStatement statement(Fact fact, String text, OptionalLong corrects) {
    return IncidentStatement.made("a1", 7, fact, text, "Anne", LATER, corrects);
  }

  private static IncidentStatement numbered(IncidentStatement statement, long number) {
    return new IncidentStatement(number, statement.agent(), statement.incident(), statement.fact(),
        statement.text(), statement.by(), statement.madeAt(), statement.corrects());
  }

  /// On the same incidents there is one chain of verdicts, in whatever order they are named.
  @Test
  void aVerdictIsCorrectedByAnotherOneAndNeverChanged() {
    VerdictLedger ledger = store.reader().verdicts();
    assertEquals(0, ledger.last());
    IncidentVerdict one = verdict(Verdict.ONE, OptionalLong.empty(), "a2~7", "a1~7", "a2~7");
    long number = store.decide(one).join().orElseThrow();
    assertEquals(OptionalLong.empty(),
        ledger.add(verdict(Verdict.APART, OptionalLong.empty(), "a1~7", "a2~7")), "there is one already");
    long other = ledger.add(verdict(Verdict.APART, OptionalLong.empty(), "a1~7", "a3~9")).orElseThrow();
    long correction = ledger.add(verdict(Verdict.UNDECIDED, OptionalLong.of(number), "a1~7", "a2~7"))
        .orElseThrow();
    assertEquals(OptionalLong.empty(),
        store.decide(verdict(Verdict.APART, OptionalLong.of(number), "a1~7", "a2~7")).join());
    assertEquals(OptionalLong.empty(),
        ledger.add(verdict(Verdict.ONE, OptionalLong.of(other), "a1~7", "a2~7")), "it is on others");
    List<IncidentVerdict> all = ledger.verdicts();
    assertEquals(List.of(number, other, correction), all.stream().map(IncidentVerdict::id).toList());
    assertEquals(new IncidentVerdict(number, Verdict.ONE, List.of("a1~7", "a2~7"), "Anne", "one cable", LATER,
        OptionalLong.empty()), all.getFirst());
    assertEquals(List.of(other, correction),
        PersonsAct.inForce(all).stream().map(IncidentVerdict::id).toList());
    assertEquals(correction, ledger.last());
  }

  @Test
  void anEndIsCorrectedByAnotherOneAndNeverChanged() {
    EndLedger ledger = store.reader().ends();
    assertEquals(0, ledger.last());
    long number = store.end(end(7, Optional.of(SLOT), OptionalLong.empty())).join().orElseThrow();
    assertEquals(OptionalLong.empty(), ledger.add(end(7, Optional.of(LATER), OptionalLong.empty())),
        "there is one already");
    long other = ledger.add(end(8, Optional.of(LATER), OptionalLong.empty())).orElseThrow();
    assertEquals(OptionalLong.empty(), store.end(end(7, Optional.empty(), OptionalLong.of(other))).join(),
        "it is another incident's");
    long correction = ledger.add(end(7, Optional.empty(), OptionalLong.of(number))).orElseThrow();
    assertEquals(OptionalLong.empty(), ledger.add(end(7, Optional.empty(), OptionalLong.of(number))));
    assertEquals(new IncidentEnd(number, "a1", 7, Optional.of(SLOT), "Anne", "dismantled", LATER,
        OptionalLong.empty()), ledger.ends().getFirst());
    assertEquals(List.of(other, correction),
        PersonsAct.inForce(ledger.ends()).stream().map(IncidentEnd::id).toList());
    assertEquals(correction, ledger.last());
  }

  private static IncidentEnd end(long incident, Optional<Instant> at, OptionalLong corrects) {
    return IncidentEnd.made("a1", incident, at, "Anne", "dismantled", LATER, corrects);
  }

  private static IncidentVerdict verdict(Verdict verdict, OptionalLong corrects, String... incidents) {
    return IncidentVerdict.made(verdict, List.of(incidents), "Anne", "one cable", LATER, corrects);
  }

  private static NoticeMark mark(Optional<Instant> sentAt, String by, OptionalLong corrects) {
    return NoticeMark.made("a1", 7, NoticeKind.FINAL_NOTIFICATION, sentAt, by, "by mail", LATER, corrects);
  }

  private static NoticeMark numbered(NoticeMark mark, long number) {
    return new NoticeMark(number, mark.agent(), mark.incident(), mark.step(), mark.sentAt(), mark.by(),
        mark.note(),
        mark.madeAt(), mark.corrects());
  }
}
