package org.nroagent.model.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nroagent.model.incident.ToldWindows.Declared;
import org.nroagent.model.reachability.ServiceWindow;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// Declared times of an agent's files, on their way to being told. Immutable.
///
/// The number of such a window follows from what it says. So telling it once more, as after everything that was told is
/// lost, says nothing new, and whatever is changed in a file is one window that is withdrawn and another one.
public final class FileWindows {
  /// The most that are told, those that end last.
  public static final int MOST = 1_000;
  /// So long after its end a window that is taken out of its file is withdrawn. One that ended before is only forgotten: files
  /// are tidied, and the availability of a year that is settled does not change by that.
  public static final Duration WITHDRAWN_WITHIN = Duration.ofDays(400);
  /// So few are told at once that events which matter now do not wait behind them.
  static final int MOST_AT_ONCE = 50;
  /// Above every second in which anybody declares a window, and still exact in programs that count in doubles.
  private static final long FIRST_NUMBER = 1L << 52;

  private final Map<Long, ServiceWindow> wanted;
  private final Set<Long> declared;
  private final Set<String> nros;
  private final boolean complete;

  private FileWindows(Map<Long, ServiceWindow> wanted, Set<Long> declared, Set<String> nros,
      boolean complete) {
    this.wanted = wanted;
    this.declared = Set.copyOf(declared);
    this.nros = Set.copyOf(nros);
    this.complete = complete;
  }

  /// The windows of files.
  ///
  /// @param windows in any order, also several times
  /// @param nros the NROs of the agent: a window of none of them went with its NRO and is not withdrawn
  /// @param complete whether every file was read; where one was not, nobody knows which windows it took back
  public static FileWindows of(Collection<ServiceWindow> windows, Collection<String> nros, boolean complete) {
    Map<Long, ServiceWindow> all = new LinkedHashMap<>();
    windows.stream().flatMap(window -> ofFittingNros(window).stream())
        .sorted(Comparator.comparing(ServiceWindow::to).reversed())
        .forEach(window -> all.put(number(window), window));
    Map<Long, ServiceWindow> wanted = all.entrySet().stream().limit(MOST).collect(
        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    return new FileWindows(wanted, all.keySet(), Set.copyOf(nros), complete);
  }

  /// Several where the names of the NROs do not fit one.
  private static List<ServiceWindow> ofFittingNros(ServiceWindow window) {
    List<ServiceWindow> parts = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>();
    for (String nro : window.nros()) {
      SortedSet<String> more = new TreeSet<>(names);
      more.add(nro);
      if (!ToldWindows.fits(window.of(more)) && !names.isEmpty()) {
        parts.add(window.of(names));
        names = new TreeSet<>(Set.of(nro));
      } else {
        names = more;
      }
    }
    parts.add(window.of(names));
    return parts;
  }

  private static long number(ServiceWindow window) {
    String said = String.join("\n", window.kind().word(), window.from().toString(), window.to().toString(),
        String.join(" ", window.nros()), window.note());
    return FIRST_NUMBER | (ByteBuffer.wrap(sha256().digest(said.getBytes(UTF_8))).getLong()
        & (FIRST_NUMBER - 1));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// How many windows are not told, as there are more than [#MOST].
  public int untold() {
    return declared.size() - wanted.size();
  }

  /// Whether a number is that of a window of a file.
  public static boolean isOfFile(long number) {
    return number >= FIRST_NUMBER;
  }

  /// What is to be told next. To be asked again when it was told, until there is nothing.
  ///
  /// @param now the wall clock
  public Optional<Telling> telling(ToldStates told, Instant now) {
    List<Declared> before = ToldWindows.all(told).filter(each -> isOfFile(each.number())).toList();
    Set<Long> known = before.stream().map(Declared::number).collect(Collectors.toSet());
    List<Declared> gone = before.stream().filter(each -> isGone(each.number())).limit(MOST_AT_ONCE).toList();
    List<Declared> fresh = wanted.entrySet().stream().filter(each -> !known.contains(each.getKey()))
        .limit(MOST_AT_ONCE).map(each -> new Declared(each.getKey(), each.getValue())).toList();
    if (gone.isEmpty() && fresh.isEmpty()) {
      return Optional.empty();
    }
    Draft draft = new Draft(told, now);
    gone.forEach(each -> takeBack(draft, each, now));
    fresh.forEach(each -> ToldWindows.tell(draft, each));
    return Optional.of(draft.telling());
  }

  private boolean isGone(long number) {
    return !wanted.containsKey(number) && (complete || declared.contains(number));
  }

  private void takeBack(Draft draft, Declared gone, Instant now) {
    Set<String> of = gone.window().nros();
    boolean isOfNrosHere = of.isEmpty() || of.stream().anyMatch(nros::contains);
    boolean isRecent = gone.window().to().isAfter(now.minus(WITHDRAWN_WITHIN));
    if (isOfNrosHere && isRecent && !declared.contains(gone.number())) {
      ToldWindows.withdraw(draft, gone.number());
    } else {
      ToldWindows.forget(draft, gone.number());
    }
  }
}
