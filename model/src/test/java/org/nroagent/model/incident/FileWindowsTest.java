package org.nroagent.model.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

class FileWindowsTest {
  private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
  private static final Set<String> NROS = Set.of("nro-1", "nro-2");
  private static final ServiceWindow ONE = window(-10, 10, "nro-1", "nro-2");
  private static final ServiceWindow ALL = window(0, 5);

  private final List<StateChange> changes = new ArrayList<>();
  private ToldStates told = ToldStates.NOTHING;

  private static ServiceWindow window(int fromMinute, int toMinute, String... nros) {
    return new ServiceWindow(ServiceWindow.Kind.PLANNED_MAINTENANCE, NOW.plusSeconds(60L * fromMinute),
        NOW.plusSeconds(60L * toMinute), new TreeSet<>(List.of(nros)), "new cards");
  }

  /// Tells what there is to be told of these windows, and gives what is kept then.
  private Set<ServiceWindow> files(ServiceWindow... windows) {
    return files(FileWindows.of(List.of(windows), NROS, true));
  }

  private Set<ServiceWindow> files(FileWindows files) {
    changes.clear();
    for (Optional<Telling> next = files.telling(told, NOW); next.isPresent(); next = files.telling(told,
        NOW)) {
      changes.addAll(next.get().changes());
      told = next.get().told();
    }
    return Set.copyOf(kept());
  }

  private Collection<ServiceWindow> kept() {
    return ToldWindows.all(told).map(ToldWindows.Declared::window).toList();
  }

  private List<String> words(Aspect aspect) {
    return changes.stream().filter(change -> change.aspect() == aspect).map(StateChange::after).toList();
  }

  @Test
  void areToldOnceHoweverOftenTheFilesAreRead() {
    assertEquals(Set.of(ONE, ALL), files(ONE, ALL));
    assertEquals(2, words(Aspect.STATE).size());
    assertEquals(Set.of(ONE, ALL), files(ALL, ONE, ONE));
    assertEquals(List.of(), changes);
  }

  @Test
  void haveTheSameNumbersAfterEverythingThatWasToldIsLost() {
    files(ONE, ALL);
    Set<String> numbers = told.names(Subject.Kind.WINDOW);
    told = ToldStates.NOTHING;
    files(ALL, ONE);
    assertEquals(numbers, told.names(Subject.Kind.WINDOW));
    numbers.forEach(number -> assertTrue(FileWindows.isOfFile(Long.parseLong(number)), number));
    assertFalse(FileWindows.isOfFile(NOW.getEpochSecond()));
  }

  @Test
  void oneThatIsTakenOutOfItsFileIsWithdrawnAndNothingIsKeptOfIt() {
    files(ONE, ALL);
    assertEquals(Set.of(ALL), files(ALL));
    assertEquals(List.of(ToldWindows.WITHDRAWN), words(Aspect.STATE));
    assertEquals(1, changes.size());
  }

  @Test
  void oneThatIsChangedIsWithdrawnAndDeclaredAnew() {
    files(ALL);
    ServiceWindow longer = window(0, 6);
    assertEquals(Set.of(longer), files(longer));
    assertEquals(List.of(ToldWindows.WITHDRAWN, "planned-maintenance"), words(Aspect.STATE));
  }

  /// A file with a mistake says nothing; what it declared before may still stand in it.
  @Test
  void nothingIsWithdrawnWhileAFileCouldNotBeRead() {
    files(ONE);
    assertEquals(Set.of(ONE, ALL), files(FileWindows.of(List.of(ALL), NROS, false)));
    assertEquals(List.of("planned-maintenance"), words(Aspect.STATE));
  }

  @Test
  void oneThatEndedLongAgoIsForgottenAndStaysDeclared() {
    int day = Math.toIntExact(Duration.ofDays(1).toMinutes());
    ServiceWindow recent = window(-400 * day, -400 * day + 1);
    ServiceWindow settled = window(-401 * day, -400 * day);
    files(recent, settled);
    ToldStates before = told;
    assertEquals(Set.of(), files());
    assertEquals(1, words(Aspect.STATE).size());
    assertEquals(recent.to().toString(), before.word(changes.getFirst().subject(), Aspect.UNTIL));
  }

  @Test
  void oneThatWentWithItsNroStaysDeclared() {
    files(ONE);
    assertEquals(Set.of(), files(FileWindows.of(List.of(), Set.of("nro-3"), true)));
    assertEquals(List.of(), changes);
    told = ToldStates.NOTHING;
    files(ONE);
    files(FileWindows.of(List.of(), Set.of("nro-2"), true));
    assertEquals(List.of(ToldWindows.WITHDRAWN), words(Aspect.STATE));
  }

  @Test
  void beyondABoundThoseThatEndLastAreToldAndNoneOfTheOthersIsWithdrawn() {
    ServiceWindow[] windows = IntStream.rangeClosed(1, FileWindows.MOST).mapToObj(each -> window(0, each))
        .toArray(ServiceWindow[]::new);
    assertEquals(FileWindows.MOST, files(windows).size());
    List<ServiceWindow> more = new ArrayList<>(List.of(windows));
    ServiceWindow last = window(0, FileWindows.MOST + 1);
    more.add(last);
    FileWindows tooMany = FileWindows.of(more, NROS, true);
    assertEquals(1, tooMany.untold());
    Set<ServiceWindow> kept = files(tooMany);
    assertEquals(FileWindows.MOST, kept.size());
    assertTrue(kept.contains(last));
    assertFalse(kept.contains(windows[0]));
    assertEquals(List.of("planned-maintenance"), words(Aspect.STATE));
  }

  @Test
  void fewAreToldAtOnce() {
    ServiceWindow[] windows = IntStream.rangeClosed(1, 2 * FileWindows.MOST_AT_ONCE)
        .mapToObj(each -> window(0, each)).toArray(ServiceWindow[]::new);
    Telling first = FileWindows.of(List.of(windows), NROS, true).telling(told, NOW).orElseThrow();
    assertEquals(FileWindows.MOST_AT_ONCE,
        first.changes().stream().filter(change -> change.aspect() == Aspect.STATE).count());
  }

  @Test
  void oneOfMoreNrosThanFitAWordIsToldAsSeveral() {
    String[] names = IntStream.range(0, 60).mapToObj("57%03d-nro"::formatted).toArray(String[]::new);
    Set<ServiceWindow> kept = files(window(0, 5, names));
    assertEquals(3, kept.size());
    kept.forEach(part -> assertTrue(ToldWindows.fits(part), part::toString));
    Set<String> all = new TreeSet<>();
    kept.forEach(part -> all.addAll(part.nros()));
    assertEquals(Set.of(names), all);
  }

  @Test
  void takeNoPlaceOfThoseThatAreDeclaredOverHttp() {
    files(ONE);
    assertEquals(List.of(), ToldWindows.of(told));
    told = ToldWindows.declare(told, ALL, NOW).orElseThrow().told();
    assertEquals(NOW.getEpochSecond(), ToldWindows.of(told).getFirst().number());
    files(ONE);
    assertEquals(List.of(ALL), ToldWindows.of(told).stream().map(ToldWindows.Declared::window).toList());
  }
}
