package org.nroagent.model.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.Cause;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// Declared times, kept as what was told of them.
public final class ToldWindows {
  /// The most that were declared over HTTP and are kept; those that ended longest ago give way.
  public static final int MOST = 200;
  /// The state of a window that was taken back: as if it had never been declared.
  public static final String WITHDRAWN = "withdrawn";

  private ToldWindows() {}

  /// A declared time.
  ///
  /// @param number unique for the agent; ascending, where it was declared over HTTP
  /// @param window the time
  public record Declared(long number, ServiceWindow window) {}

  /// All that somebody declared over HTTP and that are kept, in the order in which they were declared.
  public static List<Declared> of(ToldStates told) {
    return all(told).filter(each -> !FileWindows.isOfFile(each.number()))
        .sorted(Comparator.comparingLong(Declared::number)).toList();
  }

  /// Those too that stand in files.
  static Stream<Declared> all(ToldStates told) {
    return told.entries().entrySet().stream().filter(each -> each.getKey().kind() == Subject.Kind.WINDOW)
        .flatMap(each -> declared(each.getKey().name(), each.getValue().row()).stream());
  }

  private static Optional<Declared> declared(String number, StateRow row) {
    Optional<Instant> from = ToldServices.instant(row, Aspect.SINCE);
    Optional<Instant> to = ToldServices.instant(row, Aspect.UNTIL);
    return ServiceWindow.Kind.ofWord(row.word(Aspect.STATE)).filter(_ -> from.isPresent() && to.isPresent())
        .map(kind -> new Declared(Long.parseLong(number), new ServiceWindow(kind, from.get(), to.get(),
            new TreeSet<>(nros(row.word(Aspect.NROS))), row.word(Aspect.NOTE))));
  }

  private static List<String> nros(String word) {
    return word.isEmpty() ? List.of() : List.of(word.split(" ", -1));
  }

  /// Whether the names of the NROs fit a word; more are several windows.
  public static boolean fits(ServiceWindow window) {
    return String.join(" ", window.nros()).length() <= StateChange.MOST_CHARS;
  }

  /// What is to be told when a window is declared; empty where there are so many already that have not ended.
  ///
  /// @param window one that [#fits]
  public static Optional<Telling> declare(ToldStates told, ServiceWindow window, Instant now) {
    List<Declared> before = of(told);
    Draft draft = new Draft(told, now);
    if (before.size() >= MOST) {
      Optional<Declared> oldest = before.stream().filter(each -> !each.window().to().isAfter(now))
          .min(Comparator.comparing(each -> each.window().to()));
      if (oldest.isEmpty()) {
        return Optional.empty();
      }
      forget(draft, oldest.get().number());
    }
    long number = Math.max(now.getEpochSecond(), before.isEmpty() ? 0 : before.getLast().number() + 1);
    tell(draft, new Declared(number, window));
    return Optional.of(draft.telling());
  }

  /// What is to be told when a window that was declared over HTTP is taken back; empty where there is none of this number.
  public static Optional<Telling> withdraw(ToldStates told, long number, Instant now) {
    if (of(told).stream().noneMatch(each -> each.number() == number)) {
      return Optional.empty();
    }
    Draft draft = new Draft(told, now);
    withdraw(draft, number);
    return Optional.of(draft.telling());
  }

  /// Tells that a window was declared.
  static void tell(Draft draft, Declared declared) {
    Subject subject = subject(declared.number());
    ServiceWindow window = declared.window();
    tell(draft, subject, Aspect.SINCE, window.from().toString());
    tell(draft, subject, Aspect.UNTIL, window.to().toString());
    tell(draft, subject, Aspect.NROS, String.join(" ", window.nros()));
    tell(draft, subject, Aspect.NOTE, window.note());
    tell(draft, subject, Aspect.STATE, window.kind().word());
  }

  /// Tells that a window is taken back, and keeps nothing of it.
  static void withdraw(Draft draft, long number) {
    tell(draft, subject(number), Aspect.STATE, WITHDRAWN);
    forget(draft, number);
  }

  /// Keeps nothing of a window that was told and stays declared.
  static void forget(Draft draft, long number) {
    draft.forget(subject(number));
  }

  private static Subject subject(long number) {
    return ToldServices.subject(Subject.Kind.WINDOW, number);
  }

  private static void tell(Draft draft, Subject subject, Aspect aspect, String word) {
    draft.tell(subject, aspect, word, Cause.UNKNOWN, Optional.empty());
  }
}
